"""Rules: one a file, with its documentation."""
