"""The people that some words of a page list."""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import replace

from store.catalogue.entries import Byline
from store.catalogue.importers.webpage.page.line import Line, Piece, single
from store.catalogue.importers.webpage.people.likely import EAST, eastern_at_work, is_name
from store.catalogue.tidy import names, organisations

_LABEL = re.compile(
    r"^(?:(?P<role>(?:(?:general|vice|program(?:me)?|workshop|conference|track|honorary|organi[sz]ing"
    r"|steering)\s+)+(?:committee\s+)?(?:co-?)?chairs?|authors?|autor(?:en|innen)?|auteurs?|speakers?"
    r"|presenters?|presented|given|proposed|led|taught|hosted|by|von|par"
    r"|organi[sz]ers?|organi[sz]ed|organisateurs?|organisatoren|veranstalter|facilitators?|facilitated|prof\.?|dr\.?"
    r"|sprecher(?:innen|in)?|ponentes?|conferenciantes?|relator[ei]|animée?|modérée?|animateurs?|modérat(?:eur|rice)s?"
    r"|instructors?|lecturers?|tutors?|trainers?|hosts?|referent(?:en|in)?|vortragende[rn]?|intervenant(?:e?s)?|orateurs?|panel+ists?|moderat(?:ors?|ed|ion)|mit"
    r"|作者|講者|主講人|主講者|演講人|演講者|引言人|主持人|报告人|演讲者|演讲人|主讲人|讲者|报告嘉宾|著者|講演者|発表者|登壇者|講師)(?:\(s\))?\s*(?:[:：]|\bby\b:?|\bpar\b|(?<=by)\s|(?<=von)\s|(?<=par)\s))\s*",
    re.IGNORECASE,
)
_ROLES = (
    ("panel", "panellist"), ("moderat", "moderator"), ("modér", "moderator"), ("anim", "moderator"),
    ("organi", "organiser"), ("veranst", "organiser"), ("facilit", "organiser"), ("author", "author"),
    ("aut", "author"), ("引言", "moderator"), ("主持", "moderator"),
    ("by", "author"), ("von", "author"), ("par", "author"), ("作者", "author"), ("著者", "author"),
)  # fmt: skip
_INNER = re.compile(
    r"[;.,]\s+(?=(?:panel+ists?|moderators?|moderated by|speakers?|authors?|presenters?)\s*:)"
    r"|,\s+(?=(?:(?:moderated|chaired|hosted) by|(?:animée?|modérée?) par|moderiert von)\s)",
    re.IGNORECASE,
)
"""Where people of another role follow: "Moderator: Ann Lee; Panelists: Bo Ray"."""
_AFTER = re.compile(
    r"[.,;|–-]?\s*[\[(]?\s*\b(?:abstract|teaser|poster|paper|video|slides|pdf|talk|code|bib)\s*[\])]?[\s(.]*$|[\s(.]+$",
    re.IGNORECASE,
)
"""What is left of a line of links after the names."""
_KIND_OF = re.compile(
    r"(?:\S+ ){0,2}(?:full|short|long|regular|invited|contributed|research|position|industry|student|best)"
    r" (?:paper|talk|poster)s?\W*",
    re.IGNORECASE,
)
"""What kind of thing something is: no names before a link to it."""
_NUMBERS = re.compile(r"\s*\d(?:\s*[,;]\s*\d)*\s*")
_LEGEND = re.compile(r"[(\[](\d)[)\]]\s*([^()\[\]]+)")
_NUMBER_BEHIND = re.compile(
    r"[.,]?\s*\((?:paper|submission|poster|talk|id|no\.?)?\s*(?:id|no\.?)?\s*#?\d{1,4}\)[\s.]*$",
    re.IGNORECASE,
)
"""The number of a work behind its people."""
_DASHED = re.compile(r"(?P<name>[^–—|-]{4,60}?)\s+[–—|-]\s+(?P<where>[^–—|]{2,90})")
"""Somebody and where he works: "Ann Lee - University of A"."""
_WIDE = str.maketrans({"、": ", ", "，": ", ", "；": "; ", "（": " (", "）": ")", "：": ": "})
_DASH_AHEAD = re.compile(r"(?<=\w)\s*[–—-]\s*\(")
_DOTS = re.compile(r"\s+[·•|]\s+")
_WHERE = re.compile(
    r"(?:,\s*|\s*\(\s*)(?P<where>[A-Z][\w&'/-]*(?: [\w&'/-]+){0,4} (?:'\d\d|(?:19|20)\d\d))"
    r"\s*\)?[\s.\[\]()–—-]*$"
)
"""A venue with its year behind the people."""
_PLACE = re.compile(r"\.\w|\d|\b(?:of|for|at)\b|&|^\S+ \S+ \S+")
"""What no first name has, and names of companies may have."""
_LEADING = re.compile(
    r"\s*\((?P<role>moderat\w+|chair|host)\s*(?::|by|von|par)\s*(?P<names>[^()]+)\)\s*$", re.IGNORECASE
)
"""Who leads a panel, in brackets behind those on it."""
_Y = re.compile(r"\s+[ye]\s+")
_OTHERS = re.compile(r",?\s+(?:et\.? ?al\.?|and others|and colleagues|u\. ?a\.|等)[\s.,]*$")
_NO_PLACE = re.compile(
    r"(?:bio(?:graphy)?|home ?page|website|web|link|profile|slides?|video|pdf|abstract|paper"
    r"|remote(?:ly)?|online|virtual(?:ly)?"
    r"|in[- ]person|presenter|presenting|speaker|short|long|full|demo|poster|talk)(?:\s*[,;/|]\s*\w+)*",
    re.IGNORECASE,
)
_UNSETTLED = re.compile(r"\s+[–—-]\s+(?:title\s)?t\.?b\.?[acd]\.?$", re.IGNORECASE)
"""What somebody speaks of, where that is not said yet."""
_LEADS = re.compile(
    r"(?:session |general |program(?:me)? )?(?:co-?)?(?:chair|moderator|organi[sz]er)", re.IGNORECASE
)
_MOST_OF_A_PLACE = 8
"""Words of where somebody works."""
_YEAR = re.compile(r"\b(?:19|20)\d\d\b")
_LONGEST = 3_000
_MOSTLY = 0.75
"""Share of a list's parts that must look like names, where they stand behind a title."""


def named(text: str, mostly: float = _MOSTLY) -> tuple[Byline, ...]:
    """The people that a text is a list of; none where more of it is no name.

    :param mostly: the share that must look like names
    """
    said = _unbracketed(text.translate(_WIDE).strip(" ,;:–—-.|·\t"))
    role = "author"
    label = _LABEL.match(said)
    if label:
        role = role_of(label["role"])
        said = said[label.end() :]
    said = _DOTS.sub(", ", _NUMBER_BEHIND.sub("", said))
    if lone := _lone(said):
        return (Byline(lone[0], role, lone[1]),)
    if len(parts := _INNER.split(said)) > 1:
        several = [named(part, mostly) for part in (f"{label[0] if label else ''}{parts[0]}", *parts[1:])]
        return tuple(one for each in several for one in each) if all(several) else ()
    if lead := _LEADING.search(said):
        return _with_lead(said[: lead.start()], lead, mostly)
    said = _joined(said)
    if not said or len(said) > _LONGEST or _KIND_OF.fullmatch(text.strip()):
        return ()
    if ";" in said and "," in said and "(" not in said and (people := _at_work(said)):
        return tuple(replace(each, role=role) for each in people)
    found = names.with_affiliations(said)
    found = tuple(_rolled(one) for each in found for one in _each(each))
    likely = sum(is_name(each.name) for each in found)
    if likely < max(mostly * len(found), 1):
        working = employed(said) if label and not _YEAR.search(said) else ()
        return tuple(replace(one, role=role) for one in working)
    return tuple(replace(each, role=role) if each.role == "author" else each for each in found)


def _rolled(one: Byline) -> Byline:
    """A person without what stands in brackets and says no place: a role, or what a link leads to."""
    if _LEADS.match(one.affiliation):
        return replace(one, role="moderator", affiliation="")
    return replace(one, affiliation="") if _NO_PLACE.fullmatch(one.affiliation.strip()) else one


def _unbracketed(text: str) -> str:
    """A text without the brackets around all of it."""
    return text[1:-1] if text.startswith("(") and text.endswith(")") and ")" not in text[:-1] else text


def _with_lead(text: str, lead: re.Match[str], mostly: float) -> tuple[Byline, ...]:
    """People, and who leads them in brackets behind."""
    others = named(text, mostly)
    led = tuple(replace(one, role=role_of(lead["role"])) for one in named(lead["names"], 1))
    return (*others, *led) if others and led else ()


def _lone(text: str) -> tuple[str, str] | None:
    """Name and institution of one person: "Ann Lee - University of A", "某某大學 李安教授"."""
    dashed = _DASHED.fullmatch(text)
    if dashed and is_name(dashed["name"]) and organisations.is_one(dashed["where"]):
        return dashed["name"], dashed["where"]
    return eastern_at_work(text)


def _joined(text: str) -> str:
    """A list of people with "and" before the last of them, and nothing behind."""
    if "・" in text and all(EAST.fullmatch(each.strip()) for each in re.split("[・,(]", text)[:2]):
        text = text.replace("・", ", ")
    text = _Y.sub(lambda y: " and " if _parts_names(text, y) else y[0], text)
    text = _UNSETTLED.sub("", _DASH_AHEAD.sub(" (", text))
    text = _AFTER.sub("", _OTHERS.sub("", _WHERE.sub("", text)))
    return re.sub(r"\s(?:und|et(?!\.? al))\s", " and ", text)


def _parts_names(text: str, y: re.Match[str]) -> bool:
    """Whether a Spanish or Italian "and" stands between two names, and not within one: "Ramón y Cajal"."""
    before = re.split(r"[,;)]", text[: y.start()])[-1]
    behind = re.split(r"[,;(]|\s[ye]\s", text[y.end() :])[0]
    return is_name(re.split(r"\s[ye]\s", before)[-1]) and is_name(behind)


def employed(text: str) -> tuple[Byline, ...]:
    """People who are followed by where they work: "Ann Lee, Cloudline; Bo Ray & Cy Fox, Netco"."""
    found: list[Byline] = []
    for part in text.translate(_WIDE).strip(" .").split(";"):
        who, _, place = (each.strip() for each in part.partition(","))
        several = re.split(r"\s+(?:&|and)\s+", who)
        if (
            not all(map(is_name, several))
            or not place
            or all(is_name(each.strip()) for each in place.split(","))
            or _LEADS.match(place)
            or len(place.split()) > _MOST_OF_A_PLACE
        ):
            return ()
        found += [Byline(name, affiliation=place) for name in several]
    return tuple(found)


def employed_at(text: str) -> tuple[Byline, ...]:
    """One person and where they work, in an entry of a list of people: "Ann Lee, Coastal Trust"."""
    who, mark, place = text.partition(",")
    fits = mark and is_name(who) and place.strip() and not re.search(r"[.!?] ", place)
    return (Byline(who.strip(), affiliation=place.strip()),) if fits else ()


def _at_work(text: str) -> tuple[Byline, ...]:
    """People parted by semicolons, each followed by where they work; not "Last, First; Last, First"."""
    found: list[Byline] = []
    for part in text.split(";"):
        who, _, place = (each.strip() for each in part.partition(","))
        several = re.split(r"\s+(?:&|and)\s+", who)
        if not place or not all(is_name(name) for name in several):
            return ()
        found += [Byline(name, affiliation=place) for name in several]
    return tuple(found) if any(_PLACE.search(each.affiliation) for each in found) else ()


def where(text: str) -> str:
    """Where and when something appeared, as its people's line ends with: "Ann Lee (ICLR 2026)"."""
    found = _WHERE.search(text)
    return found["where"] if found else ""


def _each(listed: Byline) -> tuple[Byline, ...]:
    """Those in the place of one, "Ann Lee and Bo Ray, University of A"."""
    parts = names.several(listed.name)
    if len(parts) == 1 and "," in listed.name:
        inner = names.with_affiliations(listed.name.replace(";", ","))
        if inner and all(is_name(each.name) for each in inner):
            return tuple(replace(each, affiliation=each.affiliation or listed.affiliation) for each in inner)
    return tuple(replace(listed, name=part) for part in parts)


def numbered(people: Sequence[Byline], legend: str) -> tuple[Byline, ...]:
    """People with their institutions for the numbers in brackets behind their names: "Ann Lee (1)".

    :param legend: what the numbers mean: "(1) University of A; (2) B Inc"; may be empty
    """
    meant = {number: place.strip(" ;,") for number, place in _LEGEND.findall(legend)}
    return tuple(
        replace(
            each,
            affiliation=", ".join(meant[one] for one in re.findall(r"\d", each.affiliation) if one in meant),
        )
        if _NUMBERS.fullmatch(each.affiliation)
        else each
        for each in people
    )


def heading_at_work(line: Line) -> Byline | None:
    """Who stands out at the beginning of a line that goes on with where that person works."""
    runs = line.runs()
    said = single("".join(piece.text for piece in runs[0])) if len(runs) > 1 else ""
    behind = line.text[len(said) :].strip()
    if (
        not said
        or not is_name(said.strip(" ,:"))
        or (not behind.startswith((",", "(")) and not said.endswith(","))
    ):
        return None
    return Byline(said.strip(" ,:"), affiliation=behind.strip(" ,.()"))


def surely(text: str) -> tuple[Byline, ...]:
    """The people of a text that holds nothing else."""
    return named(text, 1)


def label_alone(text: str) -> str:
    """The role of those in the next lines, where a text is only a label, "Panelists:"; else ""."""
    said = text.translate(_WIDE).strip()
    label = _LABEL.match(f"{said} " if said.endswith(":") else f"{said}: ")
    return role_of(label["role"]) if label and label.end() >= len(said) else ""


def role_of(word: str) -> str:
    """The role that a label means."""
    return next((role for begin, role in _ROLES if word.lower().startswith(begin)), "speaker")


def labelled(text: str) -> bool:
    """Whether a text begins with a word that announces people."""
    return _LABEL.match(text.translate(_WIDE).strip()) is not None


def spelt(pieces: Sequence[Piece]) -> str:
    """Names as one text: without raised marks, with institutions that are set apart in brackets."""
    text = ""
    for piece in pieces:
        if piece.raised:
            continue
        said = single(piece.text).strip(" ,;")
        apart = piece.slanted and text.strip(" (") and ": " not in said and organisations.is_one(said)
        apart = apart and not is_name(said.partition(",")[0])
        if said and (piece.part == "affiliation" or apart) and not text.rstrip().endswith("("):
            text = f"{text.rstrip(' ,;')} ({said}), "
        else:
            text += piece.text
    return re.sub(r",\s*(?=[,;)])|(?<=\)),\s*(?=and\b)", " ", single(text)).replace(") ,", "),").strip(" ,;")


def of_line(line: Line, pieces: Sequence[Piece]) -> str:
    """The names of a line: where its tags say which of it are people, those."""
    if line.part == "people" or not any(piece.part == "people" for piece in pieces):
        return spelt(pieces)
    kept: list[Piece] = []
    for piece in pieces:
        if piece.part in ("people", "affiliation"):
            kept.append(piece)
        elif kept and kept[-1].text != ", ":
            kept.append(Piece(", "))
    return spelt(kept)
