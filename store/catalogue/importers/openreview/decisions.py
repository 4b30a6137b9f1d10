"""What a note of OpenReview says about its fate: status, presentation, venue and year.

Newer notes say it in ``venue`` and ``venueid``. Older ones leave both out: there the decision is a reply, the
BibTeX record (``@misc`` until a paper is accepted) or the invitation that the note answers.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator, Mapping
from typing import Any

from store.catalogue.importers.guards import plain, plains

_GONE = re.compile(r"withdrawn|withdrawal|retracted", re.IGNORECASE)
_REJECTED = re.compile(r"reject", re.IGNORECASE)
_WAITING = re.compile(
    r"submitted to|under review|decision pending|submission$|/submission\b|^submission", re.IGNORECASE
)
_ACCEPTED = re.compile(r"accept|oral|spotlight|poster", re.IGNORECASE)
_PRESENTED = re.compile(r"notable[ -]top[ -]\d+%|oral|spotlight|poster", re.IGNORECASE)
_BEFORE = re.compile(
    r"^(?:submitted to|under review (?:for|at)|decision pending for|accepted (?:by|at|to)|rejected by)\s+",
    re.IGNORECASE,
)
_AFTER = re.compile(
    r"(?:conditional|oral|poster|spotlight)+|conference|submission|withdrawn|rejected|desk|blind|accept|accepted"
    r"|notable|top|regular|\d+%",
    re.IGNORECASE,
)
_GROUP = re.compile(r"^([A-Za-z][\w-]*)(?:\.[\w.]+)?/((?:19|20)\d\d)(?:/|$)")
_YEAR = re.compile(r"(?<!\d)(?:19|20)\d\d(?!\d)")
Note = Mapping[str, Any]


def status(note: Note, content: Note, decided: str = "") -> str:
    """One of the statuses of an entry, or "" where nothing says it.

    :param decided: what a note of its own says of this one
    """
    invitations = " ".join(_invitations(note))
    venue, venueid = plain(content.get("venue")), plain(content.get("venueid"))
    told = next(iter(_decisions(note, content)), decided)
    if venue or venueid:
        stated = _of_venue(venue, venueid)
        if stated != "submitted" or not told:  # of papers that wait, a decision may tell already
            return stated
    if _GONE.search(told) or _GONE.search(invitations):
        return "withdrawn"
    if _REJECTED.search(told) or re.search("desk_reject", invitations, re.IGNORECASE):
        return "rejected"
    if _ACCEPTED.search(told):
        return "accepted"
    return _of_record(plain(content.get("_bibtex")), invitations)


def _of_venue(venue: str, venueid: str) -> str:
    both = f"{venue}\n{venueid}"
    if _GONE.search(both):
        return "withdrawn"
    if _REJECTED.search(both):
        return "rejected"
    if _WAITING.search(venue) or _WAITING.search(venueid):
        return "submitted"
    return "preprint" if venue.lower().startswith(("corr ", "arxiv")) else "accepted"


def _of_record(bibtex: str, invitations: str) -> str:
    if bibtex:
        return "submitted" if bibtex.lower().startswith("@misc") else "accepted"
    return "submitted" if "submission" in invitations.lower() else ""


def _invitations(note: Note) -> tuple[str, ...]:
    return (*plains(note.get("invitation")), *plains(note.get("invitations")))


def _decisions(note: Note, content: Note) -> Iterator[str]:
    """Decisions as the note states them, or as its replies do where they were fetched with it."""
    if decision := plain(content.get("decision")):
        yield decision
    details = note.get("details")
    for key in ("replies", "directReplies"):
        replies = details.get(key) if isinstance(details, Mapping) else None
        for reply in replies if isinstance(replies, list) else []:
            yield from _told(reply)


def decisions(notes: Iterable[object]) -> dict[str, str]:
    """Decisions that are notes of their own, by the forum that they stand in."""
    return {
        plain(note.get("forum")): told
        for note in notes
        if isinstance(note, Mapping) and note.get("forum")
        for told in _told(note)
    }


def _told(reply: object) -> Iterator[str]:
    if not isinstance(reply, Mapping) or not isinstance(reply.get("content"), Mapping):
        return
    if not any("decision" in invitation.lower() for invitation in _invitations(reply)):
        return
    value = reply["content"].get("decision") or reply["content"].get("recommendation")
    yield from plains(value.get("value") if isinstance(value, Mapping) else value)


def presentation(note: Note, content: Note, decided: str = "") -> str:
    """``oral``, ``spotlight``, ``poster`` or ``notable top 5%``, as far as venue or decision say it."""
    for text in (plain(content.get("venue")), *_decisions(note, content), decided):
        found = _PRESENTED.search(text)
        if found:
            return found[0].lower().replace("-", " ")
    return ""


def booktitle(content: Note) -> str:
    found = re.search(r"booktitle\s*=\s*\{(.*?)\}\s*(?:,|\n|$)", plain(content.get("_bibtex")), re.DOTALL)
    return found[1].strip() if found else ""


def venue(note: Note, content: Note) -> str:
    """Where it was sent to, without what became of it there: "ICLR 2026 Poster" is "ICLR 2026"."""
    words = _BEFORE.sub("", plain(content.get("venue"))).split()
    while words and _AFTER.fullmatch(words[-1].strip("():,")):
        words.pop()
    return " ".join(words) or booktitle(content) or _group(note, content)


def _group(note: Note, content: Note) -> str:
    """ "ICLR 2020" out of ``ICLR.cc/2020/Conference/-/Blind_Submission``."""
    for text in (plain(content.get("venueid")), plain(note.get("domain")), *_invitations(note)):
        found = _GROUP.match(text)
        if found:
            return f"{found[1]} {found[2]}"
    return ""


def year(note: Note, content: Note) -> int | None:
    record = re.search(r"\byear\s*=\s*\{(\d{4})\}", plain(content.get("_bibtex")))
    texts = (plain(content.get("venue")), plain(content.get("venueid")), _group(note, content))
    stated = next((found[0] for text in texts if (found := _YEAR.search(text))), record[1] if record else "")
    return int(stated) if stated else None
