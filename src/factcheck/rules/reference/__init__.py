"""Rules over an article and what is known."""
