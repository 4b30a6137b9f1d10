"""What the headings of a page say of what stands below them."""

from __future__ import annotations

import re

from store.catalogue.importers.webpage.page.line import Line
from store.catalogue.importers.webpage.people import persons
from store.catalogue.importers.webpage.words.phrases import AWARD

_JUNK = re.compile(
    r"^(?!program(?:me)? overview)(?:the |our |program(?:me)? |technical |steering |organi[sz]ing |workshop "
    r"|conference |platinum |gold |silver |senior |local |about |key |distinguished |outstanding |best "
    r"|student |web |publicity |all )*"
    r"(?:committees?|organi[sz]ers?|organi[sz]ation|chairs|co-?chairs|general chairs?|reviewers?|area chairs"
    r"|sponsors?|sponsorship|exhibitors?|exhibition|vendors|supporters|partners|important dates|dates"
    r"|deadlines|contacts?(?: us)?"
    r"|(?:on-?site )?registration(?: (?:desks?|fees?|information|and fees))?|venue|travel|accommodation"
    r"|hotels?|news|announcements|call for .*|submissions?|submit.*"
    r"|(?:submission )?guidelines|instructions.*|(?:related|similar) .*|(?:useful |quick )?links"
    r"|about.*|us|past .*"
    r"|previous .*|archives?|follow us|share(?: (?:this|it|on|via|with)\b.*)?|code of conduct|diversity.*"
    r"|faqs?|frequently asked .*"
    r"|questions|team|members"
    r"|volunteers|secretariat|credits|editors?|edited by|meet (?:the|our) .*|our team|who we are"
    r"|acknowledge?ments|speakers?|(?:invited|keynote) speakers?|visa.*"
    r"|(?:scope|topics)(?: .*)?|overview|motivation|people|history|comments?|leave a .*|stay .*|subscribe.*"
    r"|read next|read more.*|more (?:from|on|stories|news)\b.*|you (?:may|might) also like.*"
    r"|most (?:read|viewed|popular).*"
    r"|trending(?: .*)?|latest (?:news|posts|articles|stories)|recommended.*|blog|press(?: .*)?|in the media"
    r"|recent posts|categories|tags|menu|search|navigation|sponsoren|veranstalter|organisatoren"
    r"|programmkomitee|kontakt|anmeldung|(?:wichtige )?termine|anfahrt|impressum|comité.*|partenaires"
    r"|inscriptions?|dates importantes|lieu|组委会|委员会|程序委员会|重要日期|赞助.*|联系.*|组织.*)"
    r"\s*(?:\d{4})?\s*[:?!]?$",
    re.IGNORECASE,
)
_PAPERS = re.compile(
    r"\b(?:papers|posters|talks|demos|demonstrations|publications|abstracts|presentations|proceedings|articles"
    r"|accepted|orals|spotlights|contributions|beiträge|vorträge|communications|tutorials|workshops|findings)\b"
    r"|录用|论文",
    re.IGNORECASE,
)
_CALLS = re.compile(r"\b(?:call|submi|instructions|deadline|guidelines|review)", re.IGNORECASE)
_KINDS = {
    "poster": "poster", "demo": "demo", "tutorial": "tutorial", "keynote": "keynote",
    "invited": "invited_talk", "plenary": "keynote", "workshop": "workshop", "panel": "panel",
}  # fmt: skip
_AT_WORKSHOP = re.compile(r"\bworkshop (?=(?:papers?|talks?|posters?|contributions|presentations|program)\b)")
_TALK = re.compile(
    r"(?:keynotes?|invited|plenary)(?: (?:talk|address|lecture|session)s?)?\s*:?", re.IGNORECASE
)
"""A heading over a talk or two."""
_ASIDE = re.compile(r"(?:main )?(?:menu|navigation|search|(?:quick )?links)\b", re.IGNORECASE)
_SPEAKERS = re.compile(r"speakers?\b", re.IGNORECASE)
_YEAR = re.compile(r"(?:19|20)\d\d")
"""A heading within a list of works."""
PSEUDO = 7
"""The level of a line in bold that stands as a heading does."""


def is_junk(text: str) -> bool:
    """Whether what stands below is nothing of a programme: people of the committee, dates, sponsors."""
    return len(text) < 80 and _JUNK.match(text) is not None


def is_papers(text: str) -> bool:
    """Whether below are entries, even where they are titles alone."""
    return len(text) < 100 and _PAPERS.search(text) is not None and not _CALLS.search(text)


def kind(text: str, default: str) -> str:
    """The kind of what a heading stands over."""
    said = _AT_WORKSHOP.sub("", text.lower())
    found = [kind for word, kind in _KINDS.items() if word in said]
    return found[0] if len(found) == 1 or {*found} == {"keynote", "invited_talk"} else default


def level(line: Line) -> int:
    """Of a heading, or of a whole line in bold outside of boxes; 0 for any other."""
    in_row = line.box is not None and line.box.tag in ("tr", "row", "dt", "li")
    if line.level:
        return 0 if in_row else line.level
    bold = all(piece.strong for piece in line.pieces if piece.text.strip())
    titled = line.part == "title" and (is_papers(line.text) or is_junk(line.text))
    return PSEUDO if (bold or titled) and line.box is None and len(line.text) < 80 else 0


class Sections:
    """Which section of a page a line stands in."""

    def __init__(self, kind: str, *, papers: bool) -> None:
        """Begin a page.

        :param kind: of the page's entries, where no heading says another
        :param papers: whether the page's title announces entries
        """
        self._kind = self._now = kind
        self.papers = papers
        """Whether the heading above announces entries."""
        self.junk = 0
        """The level of a heading below which nothing is read, or 0."""
        self._invited = False
        self._aside = False
        """Whether that heading is of what stands beside the page's text, which ends before it does."""
        self._level = 0
        """Of the heading that announces entries."""
        self.award = ""
        """What the works below a heading were honoured with."""
        self._honoured = 0

    def kind_from(self, line: Line) -> str:
        """The kind of entries from a line on: it may be a heading."""
        above = level(line)
        if not above or _YEAR.fullmatch(line.text.strip()):
            return self._now
        if self.junk and (above <= self.junk or (self._aside and is_papers(line.text))):
            self.junk = 0
        if above <= self._honoured or not self._honoured:
            self._honoured = above if AWARD.fullmatch(line.text) else 0
            self.award = line.text if self._honoured else ""
        papers = is_papers(line.text) or bool(self._honoured and self._honoured == above)
        if is_junk(line.text):
            self._aside = _ASIDE.match(line.text) is not None and not self.junk
            self.junk, self._invited = self.junk or above, _SPEAKERS.search(line.text) is not None
        elif papers or (not self.junk and above < PSEUDO):
            self.papers = papers
            if not papers and 0 < self._level < above:
                return self._now  # a heading below that of, say, all workshops
            self._level = above if papers else 0
            self._now = kind(line.text, self._kind) if papers or _TALK.fullmatch(line.text) else self._kind
        return self._now

    def is_read(self, line: Line) -> bool:
        """Whether a line is of the programme; of speakers, those are that say what they speak of."""
        if not self.junk:
            return True
        who, colon, _ = line.text.partition(": ")
        return bool(self._invited and colon and line.box and persons.surely(who))
