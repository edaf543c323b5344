"""Rules over what articles share."""
