"""Rules over what articles tell differently."""
