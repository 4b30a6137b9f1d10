"""People's names: lists of them parted, each as people write it."""

from __future__ import annotations

import re
from functools import lru_cache
from typing import Literal

from store.catalogue.entries import Byline
from store.catalogue.tidy import capitals, eastern, initials, organisations, sentences
from store.catalogue.tidy import text as texts
from store.catalogue.tidy.brackets import parted

Style = Literal["pipes", "commas", "semicolons", "and", "auto"]
_LONGEST_LIST = 200_000
_LONGEST_NAME = 200
_LONGEST_PRINTED = 2_000
"""Of one name with all its marks and addresses."""
_EMAIL = re.compile(r"[<(\[]?(?:mailto:)?[^\s<>()\[\],;|@]+@[^\s<>()\[\],;|@]+\.[^\s<>()\[\],;|@]+[>)\]]?")
_SIMPLE = re.compile(r"[^\W\d_]+(?:[-'’][^\W\d_]+)*(?: (?:[^\W\d_]\.|[^\W\d_]+(?:[-'’][^\W\d_]+)*))+")
_USUAL = re.compile(r"[A-Z][a-z]+(?:-[A-Z][a-z]+)?(?: (?:[A-Z]\.|[A-Z][a-z]+(?:-[A-Z][a-z]+)?))+")
"""The same for most names, sooner told."""
_UNUSUAL = frozenset("Prof Professor Dr Doctor And Et To Tba Anon Anonymous Unknown Various Email No".split())
"""Words that begin what looks like a name, and is a title or nobody's."""
_MARKS = "*†‡§¶#✉⋆∗★☆✝✦♯♭♠♣♥♦◦•·○◎●◊◇◆◯△▲▽□■♢¹²³⁴⁵⁶⁷⁸⁹⁰ᵃᵇᶜᵈᵉ⁎⁑^~_|"
_TRAILING = re.compile(
    rf"(?:[\s,]*(?:[{re.escape(_MARKS)}](?:(?<=[\^_])\d{{1,2}})?|(?<=[^\W\d_.])\s?\d{{1,2}}(?:\s?,\s?\d{{1,2}})*|\{{\d\}}))+$"
)
_HOMONYM = re.compile(r"\s+\d{4}$")
_TITLES = re.compile(
    r"(?:(?:(?:(?:assoc(?:iate)?|asst|assist(?:ant)?|adj(?:unct)?|full|visiting|emeritus|distinguished|president)\b\.?"
    r"(?=\s+(?:prof|dr)\b|\s+professor|\s+doctor))|(?:prof(?:a|\.ª)?|dra?|professor|professora|doctor|doctora)\b\.?|(?:mr|mrs|ms|mx|hon|dipl|ing|med|habil|herr|frau)\.)"
    r"(?:\s*-?\s*(?:ing|med|phil|rer|nat|habil|h\.?c)\b\.)*[\s,]+)+(?=\S)",
    re.IGNORECASE,
)
_BRACKET = re.compile(r"(?<=\S)\s*\((?P<inside>[^()]*(?:\([^()]*\)[^()]*)?)\)?$")
_PRONOUNS = re.compile(
    r"(?:s?he|they|him|her|them|his|hers|theirs|ze|xe|it|any|all)(?:\s*[/|,]\s*\w+)+|deceased|†",
    re.IGNORECASE,
)
_SUFFIX = re.compile(r"(?:jr|sr|jnr|snr)\.?|[IVX]{2,4}", re.IGNORECASE)
_DEGREE = re.compile(r"(?:ph\.?\s?d|m\.?d|m\.?sc|b\.?sc|mba|esq|d\.?sc|llm|frs)\.?", re.IGNORECASE)
_NOBODY = re.compile(
    r"(?:and )?(?:others?|et\.? ?al)\.?|tb[acd]|to be (?:announced|confirmed|determined)|n\.?/?a\.?|none|null"
    r"|nan|-+|\?+|\.+|anon(?:ymous)?(?: authors?| submission)?|unknown(?: author| speaker)?"
    r"|(?:speaker|author) ?#?\d{1,3}|tdb|n\.\s?n\.|(?:authors?|speakers?) tb[acd]"
    r"|various(?: authors| speakers)?|tba .*"
    r"|everyone|all|\[?(?:retracted|withdrawn)\]?|removed|\[?e-?mail removed\]?|no author(?:s)?(?: listed)?",
    re.IGNORECASE,
)
_LAST_FIRST = re.compile(r"[^\W\d_]+(?:[-'’][^\W\d_]+)*, ?(?:[^\W\d_]\.?-?){1,30}\W*")
_FAMILY_FIRST = re.compile(r"(?:^|(?<=\), ))([^\W\d_][\w'’-]*), ([^\W\d_][\w'’-]*\.?) (?=\()")
"""One person, whose affiliation follows: "Lee, Ann (MIT)"."""
_EAST = re.compile("[\u3040-\u30ff\u4e00-\u9fff\uac00-\ud7a3]")
_COMMA = re.compile(r"\s*[,;]\s*(?:(?:and|&)\s+)?")
_AMPERSAND = re.compile(r"\s+(?:and|&)\s+", re.IGNORECASE)
_JOINED = re.compile(r"(\([^()]{2,200}\)[*†‡]*) (?=[^\W\d_])(?!and )")
_AND_ONLY = re.compile(r"\s+and\s+", re.IGNORECASE)
_AND_FIRST = re.compile(r"(?:and|&)\s+(?=\S{2})")
"""What a list that was parted at its commas leaves before its last name."""
_TAG = re.compile(r"</?(?:i|b|em|strong|u|su[bp]|span|a|br|font)\b[^<>]{0,200}/?>", re.IGNORECASE)
_SHORT_FORM = re.compile(r"\b[A-Z]{2,}\b")
"""As institutions are called for short, alone or beside other words: "EPFL", "Sony CSL"."""


def split(text: str, style: Style) -> tuple[str, ...]:
    """Names of a list, without marks, e-mail addresses and those who are nobody ("et al.").

    Brackets are respected: they hold an affiliation, a nickname or, after the only other name, co-authors.
    In ``and`` a comma belongs to the name ("Last, First and Last, First").
    """
    text = " ".join(text[:_LONGEST_LIST].translate(eastern.MARKS).split()).replace(" + ", ", ")
    if " / " in text and all(map(looks_like_person, text.split(" / "))):
        text = text.replace(" / ", "; ")
    if style == "auto":
        style = _style(text)
        if style == "commas" and _LAST_FIRST.fullmatch(text) and not _EAST.match(text):
            return (unmarked(text),)
    if style == "commas":
        names = _by_commas(text)
    elif style == "and":
        names = parted(text, _AND_ONLY)
    else:
        names = parted(
            text, re.compile(r"\s*\|\s*|\s*;\s*" if style == "pipes" and "|" in text else r"\s*;\s*")
        )
        names = [part for name in names for part in several(name)]
    found = (unmarked(name) for name in names)
    return tuple(name for name in found if name and not _NOBODY.fullmatch(name))


def _style(text: str) -> Style:
    if "|" in text:
        return "pipes"
    if len(parted(text, re.compile(";"))) > 1:
        return "semicolons"
    pieces = parted(text, _AND_ONLY)
    if len(pieces) > 1 and all(piece.count(",") == 1 for piece in pieces):
        return "commas" if organisations.is_one(text) else "and"
    return "commas"


def several(name: str) -> tuple[str, ...]:
    """People in the place of one, "Ann Lee and Bo Ray", each; any other name as it is."""
    if " and " not in name and name.count(",") < 2 and ";" not in name:
        return (name,)
    people = [piece for part in parted(name, _COMMA) for piece in parted(part, _AND_ONLY)]
    return tuple(people) if len(people) > 1 and all(looks_like_person(piece) for piece in people) else (name,)


def _by_commas(text: str) -> list[str]:
    if found := re.fullmatch(r"([^()]+?)\s*\(([^()]+)\)\s*", text):
        inside = [part for part in re.split(r"\s*,\s*(?:and\s+)?|\s+and\s+", found[2]) if part]
        if all(looks_like_person(part) for part in (found[1], *inside)):
            return [found[1], *inside]
    if "." in text and (turned := initials.apart(text)):
        return turned
    names: list[str] = []
    at_institution = False
    for part in parted(text, _COMMA):
        if names and (_SUFFIX.fullmatch(part) or _DEGREE.fullmatch(part)):
            names[-1] += f" {part}" if _SUFFIX.fullmatch(part) else ""
        elif names and (organisations.is_one(_before_bracket(part)) or (at_institution and " " not in part)):
            at_institution = True
        else:
            at_institution = False
            names += parted(part, _AMPERSAND)
    return names


def _before_bracket(part: str) -> str:
    """What stands before the bracket that a text ends in: "Ann Lee (NTT)" is a person, "MIT (USA)" is not."""
    found = _BRACKET.search(part)
    return part[: found.start()] if found else part


def is_place(inside: str, name: str) -> bool:
    """Whether what stands in brackets behind a name says where somebody works, and is no other name."""
    if organisations.is_one(inside) or (_SHORT_FORM.search(inside) is not None and not name.isupper()):
        return True
    return eastern.is_institution(inside)


def looks_like_person(text: str) -> bool:
    """Two to five capitalised words, none of an institution."""
    words = text.split()
    capital = sum(word[:1].isupper() for word in words)
    return (
        2 <= len(words) <= 6
        and capital >= 2
        and not organisations.is_one(text)
        and not any(c.isdigit() for c in text)
    )


def with_affiliations(text: str) -> tuple[Byline, ...]:
    """Names with what stands in the brackets after them.

    "Ann Lee (Uni A; Uni B)*; Bo Ray (Uni C)" and "Ann Lee, Bo Ray (Uni A), Cy Fox (Uni B)": a bracket covers
    the names before it since the last one. "Ann Lee, University of A" without brackets gives the affiliation
    where its words say that it is one.
    """
    if "@" in text:
        text = _EMAIL.sub("", text)
    text = " ".join(text[:_LONGEST_LIST].translate(eastern.MARKS).split()).replace(" + ", ", ")
    text = _JOINED.sub(r"\1, ", text) if _joined(text) else _FAMILY_FIRST.sub(r"\2 \1 ", text)
    semicolons = len(parted(text, re.compile(";"))) > 1
    separator = r"\s*;\s*" if semicolons else r"\s*,\s*(?:(?:and|&)\s+)?|\s+(?:and|&)\s+"
    found: list[Byline] = []
    waiting: list[str] = []
    for part in parted(text, re.compile(separator)):
        name, affiliation = _apart(part)
        if not affiliation and _is_workplace(name, waiting, found):
            found += [Byline(one, affiliation=name) for one in waiting]
            if not waiting and found:
                last = found[-1]
                found[-1] = Byline(last.name, affiliation=f"{last.affiliation}, {name}".strip(" ,"))
            waiting = []
            continue
        if waiting and (_SUFFIX.fullmatch(name) or _DEGREE.fullmatch(name)):
            waiting[-1] += f" {name}" if _SUFFIX.fullmatch(name) else ""
            continue
        if name and not _NOBODY.fullmatch(name):
            waiting.append(name)
        if affiliation or semicolons:
            found += [Byline(one, affiliation=affiliation) for one in waiting]
            waiting = []
    return tuple(found + [Byline(one) for one in waiting])


def _is_workplace(name: str, waiting: list[str], found: list[Byline]) -> bool:
    """Whether words name an institution, or in one word the land or the town of the one before them."""
    if organisations.is_one(name) or (waiting and organisations.is_known(name)):
        return bool(waiting or found)
    land = " " not in name and name[:1].isupper() and len(name) > 1
    return land and not waiting and bool(found) and organisations.is_one(found[-1].affiliation)


def _joined(text: str) -> bool:
    """Whether people are only parted by the institutions in brackets behind them."""
    places = re.findall(r"\(([^()]*)\)", text) if _JOINED.search(text) else []
    return len(places) > 1 and all(organisations.is_one(each) or _SHORT_FORM.search(each) for each in places)


def _apart(part: str) -> tuple[str, str]:
    """Name and affiliation; a bracket with a name after it holds a nickname."""
    found = re.fullmatch(
        r"(?P<name>[^()]*(?:\([^()]*\)\s*[^\W\d_][^()]*)?)\((?P<inside>.*?)\)?[\s*†‡§,.]*", part
    )
    if not found or (re.search(r"\)\s*[^\W\d_]", found["inside"]) and "(" not in found["inside"]):
        return unmarked(part), ""
    inside = "; ".join(piece for piece in re.split(r"\s*;\s*", found["inside"]) if piece.strip())
    return unmarked(found["name"]), "" if _NOBODY.fullmatch(inside) else _EMAIL.sub("", inside).strip()


def unmarked(name: str) -> str:
    """Without marks, superscripts, tags, e-mail address and blanks around."""
    name = name[:_LONGEST_PRINTED].strip(" ,;|\t")
    if "<" in name or ">" in name:
        name = _TAG.sub("", _EMAIL.sub("", name)).replace("<", " ").replace(">", "").strip(" ,;")
    if "@" in name:
        name = _EMAIL.sub("", name).strip(" ,;")
    if name.isascii() and name.replace(" ", "").isalpha():
        return name
    return _TRAILING.sub("", name).lstrip(_MARKS + " ").strip(" ,;")


@lru_cache(maxsize=65536)
def tidied(name: str) -> str:
    """ "First Last" without titles, degrees, marks and numbers; empty where it names nobody at all."""
    name = eastern.titleless(" ".join(name[:_LONGEST_NAME].split()))
    if is_tidy(name):
        return name
    if "\\" in name or "{" in name or "&" in name or not name.isprintable():
        name = texts.plain(name, "tex")
    name = _AND_FIRST.sub("", name, count=1) if _AND_FIRST.match(name) else name
    name = _turned(titleless(_without_bracket(_HOMONYM.sub("", unmarked(name)))))
    if _NOBODY.fullmatch(name) or not any(c.isalpha() for c in name) or sentences.is_one(name):
        return ""
    return capitals.lowered(name)


def is_tidy(name: str) -> bool:
    """Whether a name is written as people write it, as most are: no second look is needed."""
    if _USUAL.fullmatch(name) and len(name) <= _LONGEST_NAME and name.partition(" ")[0] not in _UNUSUAL:
        return True
    odd = len(name) > _LONGEST_NAME or name.isupper() or " and " in name or name.startswith("and ")
    if odd or not _SIMPLE.fullmatch(name) or sentences.is_one(name):
        return False
    return not (_TITLES.match(name) or _NOBODY.fullmatch(name))


def titleless(name: str) -> str:
    """A name without what somebody is called before it: "Assoc. Prof. Dr."."""
    found = _TITLES.match(name)
    return name[found.end() :] if found else name


def _without_bracket(name: str) -> str:
    """Without an institution, pronouns or the like behind the name; "Chee Wee (Ben) Leong" stays."""
    found = _BRACKET.search(name)
    if not found:
        return name
    inside, before = found["inside"].strip(), name[: found.start()]
    other = is_place(inside, before) or _PRONOUNS.fullmatch(inside) or "," in inside or inside in (before, "")
    return unmarked(before) if other else name


def _turned(name: str) -> str:
    """ "Last, First" and "Last, Jr., First" as "First Last" and "First Last Jr."."""
    if "," not in name or "(" in name or " and " in name:
        return name
    parts = [
        part for part in (part.strip() for part in name.split(",")) if part and not _DEGREE.fullmatch(part)
    ]
    suffixes = [part for part in parts[1:] if _SUFFIX.fullmatch(part)]
    rest = [part for part in parts if part not in suffixes]
    if len(rest) == 2 and not organisations.is_one(rest[1]):
        rest = [eastern.together(*rest) or f"{titleless(rest[1])} {rest[0]}"]
    elif len(rest) > 1:
        return name
    return " ".join(rest + suffixes)
