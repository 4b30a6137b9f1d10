"""What the headings of a page say of what stands below them."""

from __future__ import annotations

import re

from store.catalogue.importers.webpage.lines import Line

_JUNK = re.compile(
    r"^(?:the |our |program(?:me)? |technical |steering |organi[sz]ing |workshop |conference |platinum |gold |silver |senior |local |about |key )*"
    r"(?:committees?|organi[sz]ers?|organi[sz]ation|chairs|co-?chairs|general chairs?|reviewers?|area chairs|sponsors?|sponsorship|supporters"
    r"|partners|important dates|dates|deadlines|contacts?(?: us)?|registration|venue|travel|accommodation|hotels?|news|announcements|call for .*"
    r"|submissions?|submit.*|(?:submission )?guidelines|instructions.*|related .*|(?:useful |quick )?links|about.*|us|past .*|previous .*|archives?|follow us"
    r"|share.*|code of conduct|diversity.*|faq|questions|team|members|volunteers|secretariat|credits|acknowledge?ments|speakers?|(?:invited|keynote) speakers?"
    r"|visa.*|(?:scope|topics)(?: .*)?|overview|motivation|people|history|comments?|leave a .*|stay .*|subscribe.*|recent posts|categories|tags|menu|search|navigation"
    r"|sponsoren|veranstalter|organisatoren|programmkomitee|kontakt|anmeldung|(?:wichtige )?termine|anfahrt|impressum|comité.*|partenaires|inscriptions?"
    r"|dates importantes|lieu|组委会|委员会|程序委员会|重要日期|赞助.*|联系.*|组织.*)\s*(?:\d{4})?\s*:?$",
    re.IGNORECASE,
)
_PAPERS = re.compile(
    r"\b(?:papers|posters|talks|demos|demonstrations|publications|abstracts|presentations|proceedings|articles|accepted|orals|spotlights|contributions"
    r"|beiträge|vorträge|communications|tutorials|workshops|findings)\b|录用|论文",
    re.IGNORECASE,
)
_CALLS = re.compile(r"\b(?:call|submi|instructions|deadline|guidelines|review)", re.IGNORECASE)
_KINDS = (
    ("poster", "poster"),
    ("demo", "demo"),
    ("tutorial", "tutorial"),
    ("keynote", "keynote"),
    ("workshop", "workshop"),
)
_PSEUDO = 7
"""The level of a line in bold that stands as a heading does."""


def is_junk(text: str) -> bool:
    """Whether what stands below is nothing of a programme: people of the committee, dates, sponsors."""
    return len(text) < 80 and _JUNK.match(text) is not None


def is_invited(text: str) -> bool:
    """Whether below are speakers, perhaps with what they speak of."""
    return re.search(r"speakers?\b", text, re.IGNORECASE) is not None


def is_papers(text: str) -> bool:
    """Whether below are entries, even where they are titles alone."""
    return len(text) < 100 and _PAPERS.search(text) is not None and not _CALLS.search(text)


def kind(text: str, default: str) -> str:
    """The kind of what a heading stands over."""
    said = text.lower()
    return next((kind for word, kind in _KINDS if word in said), default)


def level(line: Line) -> int:
    """Of a heading, or of a whole line in bold outside of boxes; 0 for any other."""
    in_row = line.box is not None and line.box.tag in ("tr", "dt", "li")
    if line.level:
        return 0 if in_row else line.level
    bold = all(piece.strong for piece in line.pieces if piece.text.strip())
    return _PSEUDO if bold and line.box is None and len(line.text) < 80 else 0
