"""Sentences to claims: clause splitting, attribution, factuality, checkability and self-contained
rewriting."""

from factcheck.extraction.claims import extract_atoms, extract_claims

__all__ = ["extract_atoms", "extract_claims"]
