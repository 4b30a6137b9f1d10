"""The shipped seeds, loaded once."""

from tests.answers.seeded import ask, catalogue, seeded

__all__ = ["ask", "catalogue", "seeded"]
