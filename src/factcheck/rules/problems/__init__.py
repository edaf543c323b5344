"""Rules over inputs and suppressions."""
