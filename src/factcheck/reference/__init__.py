"""What is known, loaded from `claims/`, and asked."""

from factcheck.reference.loading import load_reference
from factcheck.reference.store import Office, Reference, Tenure, VerifiedClaim

__all__ = ["Office", "Reference", "Tenure", "VerifiedClaim", "load_reference"]
