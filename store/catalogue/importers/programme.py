"""What all programmes have in common: kinds of entries, and links that may or may not be shown."""

from __future__ import annotations

import re
from collections.abc import Callable, Collection, Iterable
from dataclasses import replace
from datetime import date, datetime

from store.catalogue.entries import Entry, Findings, Hints, Markup, Warned
from store.catalogue.importers import linking
from store.catalogue.importers.document import Document
from store.catalogue.importers.guards import address
from store.catalogue.tidy import kinds
from store.catalogue.tidy.addresses import MEETING, PASSCODE, is_meeting
from store.records import Link

Reader = Callable[[Document, Hints], Findings]
_MARKDOWN_LINK = re.compile(r"!?\[(?P<text>[^\[\]]{0,200})\]\((?P<url>[^()\s]{1,2000})\)")
_MARKDOWN_HEADING = re.compile(r"^#{1,6} +", re.MULTILINE)
_MARKDOWN_BOLD = re.compile(r"(?P<mark>\*\*|``?)(?=[^\s*`])(?P<text>[^*`\n]{1,300}?)(?<=[^\s*`])(?P=mark)")
_LEADING = re.compile(
    r"(?:(?:opening|closing|morning|evening|industry|plenary) (?:keynotes?|panel)\b"
    r"|(?:workshop|conference|symposium|school) (?:opening|closing|welcome|introduction|registration)\b"
    r"|(?:(?:live|virtual|morning|afternoon|evening|daily|opening|closing) |(?:conference|workshop|gala|group"
    r"|official|evening|social|summer school) (?=reception|dinner|banquet|lunch|breakfast|drinks|excursion))?"
    r"(?:q ?& ?a|q ?\+ ?a|keynotes?|invited talks?|opening|closing|welcome|lunch|coffee"
    r"|break(?! into| down| out\b)|registration|panel|poster(?: session)?s?|tutorials?|workshops?"
    r"|paper session|oral session|social"
    r"|banquet|reception|dinner|excursion|guided tour|city tour|business meeting|awards?|demo session"
    r"|meet-?up|birds of a feather|lightning talks?)\b)",
    re.IGNORECASE,
)
_SESSION = re.compile(
    r"(?:(?:Paper|Technical|Parallel|Plenary|Oral|Spotlight|Contributed|Research|Talk|Breakout|Regular"
    r"|Industry|Industrial|Special) )?[Ss]ession\s*-?\s*(?:\d{1,2}[A-Za-z]?|[A-Z]\d?)\b"
)
_POSTERS = re.compile(r"posters?\b.*\bsession\b", re.IGNORECASE)
_OPENS = re.compile(
    r"(?:[\w'’-]+ ){0,2}(?:opening|closing|welcome|wrap[- ]?up|conclusions?|farewell)"
    r"(?: (?:remarks?|session|ceremony|address|words?|speech|notes?|message)| ?[+&/,] ?.*| and .*)?",
    re.IGNORECASE,
)
_ONLY_POSTERS = re.compile(
    r"posters?(?:\s*(?:sessions?|reception|exhibition|viewing|display|hall|social|break|coffee|lunch|drinks"
    r"|demos?|demonstrations|spotlights?|time|slot|and|&|\+|with|/|[,:-]|[ivx]+|[a-d]|\d{1,2}))*",
    re.IGNORECASE,
)
"""What names a session of posters and no poster."""
_BRACKETED = re.compile(r"\s*\([^()]*\)$")
_TALK = re.compile(r"talk|lecture|vortrag|presentation", re.IGNORECASE)
_FIXED = {"podium": ("panel", ""), "junior": ("workshop", "junior"), "other": ("", "")}
_TELLING = frozenset(
    ("break", "social", "opening", "keynote", "panel", "poster_session", "oral_session", "tutorial")
)
BETWEEN = frozenset(("break", "social", "opening"))
"""Kinds of what goes on between sessions."""
_GIVEN = frozenset(("keynote", "invited_talk", "panel", "tutorial", "workshop", "demo"))
_NO_TITLE = re.compile(
    r"t\.?b\.?[acd]\.?|tdb|n\.\s?n\.|to be (?:announced|confirmed|determined|decided)|untitled|[^\w]+",
    re.IGNORECASE,
)
_LONGEST_BLANK = 20
"""Characters of what stands for a title that is not known yet."""
_CHAT = re.compile(r"chat ?room|feedback|matrix|zoom|discord|slack|livestream chat", re.IGNORECASE)
_LINK_WORDS = (
    ("slides", re.compile(r"\bslides?\b|\bfolien\b|\bpr[aeä]+sentation\b", re.IGNORECASE)),
    ("video", re.compile(r"\bvideos?\b|\brecording\b|\bpreview\b|\bteaser\b|\btalk\b|youtu", re.IGNORECASE)),
    (
        "code",
        re.compile(
            r"\bsource\b|\bcode\b|\brepo(?:sitory)?\b|git(?:hub|lab)\.com|codeberg\.org", re.IGNORECASE
        ),
    ),
    ("poster", re.compile(r"\bposter\b", re.IGNORECASE)),
)


def kind(words: str, title: str, default: str = "talk") -> tuple[str, str]:
    """Kind and subkind out of what the source calls it, else out of a telling title, else ``default``.

    A title counts only where it begins with such a word or is a few words long: "Break" is one,
    "How to break a cipher in five lines" is none.
    """
    if names_posters(title):
        return "poster_session", ""
    if words and (found := _said(words)):
        return found
    if _POSTERS.match(title):
        return "poster_session", ""
    if _SESSION.match(title):
        return "oral_session", ""
    if leading := _LEADING.match(title.strip()):
        return kinds.of(leading[0])
    if len(_BRACKETED.sub("", title).split()) <= 5:
        found = kinds.of(title)
        if found[0] in _TELLING:
            return found
    return default, ""


def told_by(tag: str, default: str) -> str:
    """The kind that words beside a title tell for sure: "Keynote", "Tutorial"; else ``default``."""
    found = kinds.of(tag)[0] if tag else default
    found = "keynote" if tag.lower().startswith("plenary") else found
    return found if found in _GIVEN else default


def given(entry: Entry, fields: Collection[str]) -> Entry:
    """A row of a timetable with speakers and no authors: a talk, where it would be a paper, or an opening.

    :param fields: what the columns of the table mean
    """
    spoken = "start" in fields and "speakers" in fields and "authors" not in fields and "kind" not in fields
    if entry.kind != "paper" or not spoken:
        return entry
    return replace(entry, kind="opening" if opens(entry.title) else "talk")


def within(session: str) -> tuple[str, str]:
    """Kind and subkind of what stands below a session that is called so."""
    if "lightning" in session.lower():
        return "talk", "lightning"
    found = kinds.of(session)[0]
    held = "poster" if found == "poster_session" else found
    return held if held in ("poster", "demo", "talk", "invited_talk") else "paper", ""


def pauses(title: str) -> bool:
    """Whether a title is that of a break, a social or an opening: what goes on between sessions."""
    return kind("", title, "")[0] in BETWEEN


def opens(title: str) -> bool:
    """Whether a title says that something opens or ends, and nothing else: "Closing remarks"."""
    return bool(_OPENS.fullmatch(title.strip()))


def names_posters(title: str) -> bool:
    """Whether a title names a session of posters and no poster: "Posters", "Poster Session 2"."""
    return bool(_ONLY_POSTERS.fullmatch(title.strip()))


def _said(words: str) -> tuple[str, str] | None:
    """Kind and subkind out of the source's own word for it, such as "Talk 30 min + 10 min Q&A"."""
    if fixed := _FIXED.get(words.strip().lower()):
        return fixed if fixed[0] else None
    if "lightning" in words.lower():
        return "talk", "lightning"
    found = kinds.of(words)
    if found == ("talk", "q+a") and _TALK.search(words):
        return "talk", ""
    return found if found != ("paper", "") or re.search(r"\bpaper", words, re.IGNORECASE) else None


def untitled(title: str) -> str:
    """Why what takes place is no item, where its title is not there, or not known yet; else empty."""
    if not title:
        return "the event has no title"
    return "its title is not known yet" if is_blank(title) else ""


def is_blank(text: str) -> bool:
    """Whether a text only says that it is still to come: "TBA"."""
    return len(text) <= _LONGEST_BLANK and _NO_TITLE.fullmatch(text) is not None


def without_meetings(text: str) -> str:
    """The text without links to meetings and chats, and without their passcodes."""
    text = _MARKDOWN_LINK.sub(lambda link: "" if is_meeting(link["url"]) else link[0], text)
    return PASSCODE.sub("", MEETING.sub("", text))


def prose(*texts: str) -> str:
    """Abstract and description one below the other, without meetings and marks; what is said twice, once."""
    kept = [
        text for text in dict.fromkeys(texts) if text and not any(text in other != text for other in texts)
    ]
    return without_markdown(without_meetings("\n\n".join(kept)).strip())


def whole(title: str, subtitle: str) -> str:
    """The title, with the line below it where it goes on there: "Stones:" and "A history"."""
    return f"{title} {subtitle}" if subtitle and title.endswith(":") else title


def without_markdown(text: str) -> str:
    """The text without marks of bold, headings, code and links; marks of lists and italics may stand."""
    text = _MARKDOWN_LINK.sub(lambda link: link["text"] or link["url"], text)
    text = _MARKDOWN_HEADING.sub("", text)
    return _MARKDOWN_BOLD.sub(lambda bold: bold["text"], text)


def link(kind_of_link: str, url: object) -> tuple[Link, ...]:
    """One link, or none where the address is relative, unsafe or a meeting."""
    found = address(url)
    return (Link(kind_of_link, found),) if found and not is_meeting(found) else ()


def worded_link(words: str, url: object) -> tuple[Link, ...]:
    """A link whose kind its words tell; chats and feedback forms are left out."""
    if _CHAT.search(words):
        return ()
    said = f"{words} {url}"
    which = next((name for name, pattern in _LINK_WORDS if pattern.search(said)), "page")
    if which == "video" and linking.kind_of(str(url)) == "pdf":  # of a talk
        which = "slides"
    return link(linking.kind_of(str(url)) if which == "page" else which, url)


def distinct(links: Iterable[Link]) -> tuple[Link, ...]:
    """Each address once, in order."""
    return tuple({found.url: found for found in reversed(list(links))}.values())[::-1]


def markup(text: str) -> Markup:
    """``html`` where the text holds tags as editors of programmes write them."""
    return (
        "html"
        if re.search(r"</?(?:p|br|div|ul|ol|li|a|b|i|em|strong|h\d|span)\b[^<>]*>", text, re.IGNORECASE)
        else "plain"
    )


def telling(read: Reader, least: float) -> Reader:
    """The same reader, which tells of entries without a time if at least this share of the others has one."""

    def watched(document: Document, hints: Hints) -> Findings:
        total, timeless = 0, list[str]()
        for found in read(document, hints):
            if isinstance(found, Entry):
                total += 1
                timeless += [] if found.when and found.when.start else [found.place]
            yield found
        if timeless and total - len(timeless) >= least * total:
            yield Warned(
                f"{len(timeless):,} of {total:,} entries have no time, or none that can be read; the first"
                f" stands at {timeless[0]}"
            )

    return watched


def end_after(start: datetime, end: datetime | None) -> datetime | None:
    """The end, where it is none before the start; nothing where only one of them knows its zone."""
    if end is None or (start.tzinfo is None) != (end.tzinfo is None):
        return None
    return end if end >= start else None


def day(moment: datetime | date | None) -> date | None:
    return moment.date() if isinstance(moment, datetime) else moment
