"""Claim-level fact-checking and source comparison, offline."""

__version__ = "0.1.0"
