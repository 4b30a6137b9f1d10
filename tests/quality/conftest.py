"""The shipped seeds, loaded once."""

from tests.answers.folders import prepared
from tests.answers.seeded import ask, catalogue, seeded

__all__ = ["ask", "catalogue", "prepared", "seeded"]
