"""The conference items that ship with Hallway, as YAML files; ``folder()`` says where they are."""

from importlib.resources import files
from importlib.resources.abc import Traversable


def folder() -> Traversable:
    """The folder of the seed files, in a checkout and in an installed wheel alike."""
    return files(__name__)
