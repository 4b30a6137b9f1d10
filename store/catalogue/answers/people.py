"""People of an item put in words."""

from __future__ import annotations

from store.catalogue.answers.wording import listing
from store.records import Credit, Item

_HEARD = ("speaker", "presenter", "author")


def heard(item: Item) -> list[Credit]:
    """Who presents an item; where no speaker is named, its authors."""
    found = ([credit for credit in item.credits if credit.role == role] for role in _HEARD)
    return next((people for people in found if people), [])


def named(found: list[Credit]) -> str:
    """Names with affiliations, those only implied by the source marked as such."""
    return listing([f"{credit.name}{_from(credit)}" for credit in found])


def _from(credit: Credit) -> str:
    if not credit.affiliation:
        return ""
    return f" ({credit.affiliation}{', implied' if credit.implied else ''})"
