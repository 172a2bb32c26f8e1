"""What would change for readers, and for editors' corrections, before it does."""

from minutes.comparison.differences import Change, Difference, between
from minutes.comparison.trial import Comparison, Reapplied, of_reading, of_version
from minutes.comparison.words import Piece

__all__ = ["Change", "Comparison", "Difference", "Piece", "Reapplied", "between", "of_reading", "of_version"]
