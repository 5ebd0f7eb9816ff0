"""Quote verification: did they really say that? Verdicts with reasons, not similarity scores."""

from claimtable.verify.checking import verify
from claimtable.verify.model import Match, Piece, Verdict

__all__ = ["Match", "Piece", "Verdict", "verify"]
