"""Citations: records for reference managers, as text that can be copied, and which other forms there are."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace

from slack_sdk.models.blocks import Block, ButtonElement

from bot.views import actions, parts
from bot.views.message import Message, compose, first_fitting
from bot.views.state import State
from bot.views.text import shorten
from store.records import Item

CALLED = {"bibtex": "BibTeX", "ris": "RIS"}
"""Formats and their names."""
_ROOMS = (7_000, 4_500, 2_500, 1_000)
"""Characters of records in a message, whichever fits: signs that JSON escapes take more room than one."""
_CHOICES = 5
_SCOPE = "With the optional scope files:write all of it comes as one file."


@dataclass(frozen=True, slots=True)
class Records:
    """What was asked for, an item a record."""

    form: str
    texts: tuple[str, ...]
    """Without abstracts, as they are to be read."""
    lost: int = 0
    """Saved items that the catalogue does not hold any more."""
    follows: bool = False
    """Whether a file with all of it comes as well."""
    longest: str = ""
    """How whoever runs Hallway gets from the command line what is too long for a message."""


def button(item: Item, here: State, number: int = 0) -> ButtonElement | None:
    """Cite: leads to the citation of the item, and from there back to ``here``."""
    state = replace(here, item=item.id, cite="bibtex")
    return parts.button("Cite", f"{actions.CITE}{number}", state, f"Cite: {item.title}")


def everything(form: str) -> str:
    """What one types to have all saved items cited."""
    return f"cite saved as {form}"


def citation(found: Records, title: str, here: State) -> Message:
    """The records as text, as many whole ones as fit; ``here`` is the state of the citation itself."""
    return first_fitting(_version(found, title, here, room) for room in _ROOMS)


def _version(found: Records, title: str, here: State, room: int) -> Message:
    begin = 0 if here.item else min(here.offset, len(found.texts))
    shown = _that_fit(found.texts[begin:], room)
    head = f"{CALLED[found.form]} of {title}"
    under = list(_remarks(found, begin, begin + len(shown)))
    after = State(here.query, begin + max(1, len(shown)))
    more = after if after.offset < len(found.texts) and not found.follows else None
    text = "\n\n".join(shown)
    plain = "\n".join((head, *under, "", text))
    blocks: list[Block] = [parts.paragraph([parts.strong(shorten(head, 300))])]
    if shown:
        blocks.append(parts.verbatim(text))
    blocks += [parts.small(line) for line in under]
    return compose(plain, [*blocks, *parts.buttons(_ways(found.form, here, more))])


def _that_fit(texts: Sequence[str], room: int) -> list[str]:
    shown: list[str] = []
    for text in texts:
        room -= len(text) + 2
        if room < 0:
            break
        shown.append(text)
    return shown


def _remarks(found: Records, begin: int, end: int) -> Iterator[str]:
    """Which of the records these are, and how the others are to be had."""
    total = len(found.texts)
    part = end - begin < total
    if found.follows:
        yield f"{'All of it' if part else 'The same'} comes as a file in our direct messages."
    elif end == begin < total:
        yield f"Record {end + 1:,} is too long for a message. Whoever runs Hallway can run: {found.longest}"
    elif part:
        these = f"{begin + 1:,} to {end:,}" if end - begin > 1 else f"{end:,}"
        rest = "; press Next records for more" if end < total else ""
        yield f"Records {these} of {total:,}, as a message holds no more{rest}. {_SCOPE}"
    if found.lost:
        gone = f"{found.lost} of them are" if found.lost > 1 else "1 of them is"
        yield f"{gone} not in the catalogue any more, and left out."


def _ways(form: str, here: State, more: State | None) -> Iterator[ButtonElement | None]:
    """The next records, the other formats, and the way back."""
    if more:
        yield parts.button("Next records", actions.NEXT, more)
    for other, name in CALLED.items():
        if other != form:
            state = replace(here, cite=other) if here.item else replace(here, query=everything(other))
            yield parts.button(f"As {name}", f"{actions.CITE_AS}{other}", state, f"Cite as {name}")
    if here.item:
        yield parts.button("Back to the item", actions.BACK, replace(here, cite=""))
    else:
        yield parts.button("Saved items", actions.BACK, State("saved"))


def choices(typed: str, near: Sequence[Item], form: str) -> Message:
    """Several items may be meant, or none is."""
    if not near:
        text = f'Nothing here is called "{shorten(typed, 200)}".'
        lines = [text, "Search for it first; each item that I show can be cited with a button."]
        return compose("\n".join(lines), [parts.paragraph(*([parts.said(line)] for line in lines))])
    head = "Which one shall I cite?"
    listed = [f"{at}. {item.title} ({item.id})" for at, item in enumerate(near[:_CHOICES], 1)]
    plain = "\n".join((head, *listed))
    lead = parts.paragraph([parts.strong(head)])
    ways = [State(item=item.id, cite=form) for item in near[:_CHOICES]]
    return first_fitting(
        compose(
            plain, [lead, *(_choice(at, *each) for at, each in enumerate(zip(near, states, strict=False), 1))]
        )
        for states in (ways, [None] * len(ways))
    )


def _choice(at: int, item: Item, state: State | None) -> Block:
    way = parts.button("Cite", f"{actions.CITE}{at}", state, f"Cite: {item.title}") if state else None
    return parts.row(f"{at}. {shorten(item.title, 250)}", way)


def usage(asked: str = "") -> Message:
    """How to cite and how to export; ``asked`` is what someone wanted exported that is no list of theirs."""
    lines = [
        f'A whole list such as "{shorten(asked, 100)}" is exported where Hallway runs: hallway export'
        f" --format bibtex {shorten(asked, 100)}"
        if asked
        else "",
        "Cite one item: cite and its title or id, such as cite DietCode. Add as ris for RIS.",
        "Cite all that you saved: cite saved. The list itself: saved.",
        "Every item that I show has the buttons Save and Cite.",
    ]
    told = [line for line in lines if line]
    saved = parts.button("Saved items", f"{actions.SUGGESTION}0", State("saved"))
    return compose(
        "\n".join(told),
        [parts.paragraph(*([parts.said(line)] for line in told)), *parts.buttons([saved])],
    )
