"""Rules over one article: what cannot be right in it."""
