"""Persons, roles and organisations in a text: "papers by X", "speakers from Y", "what did X work on"."""

from __future__ import annotations

import re
from typing import Any

from bot.understanding import venues
from bot.understanding.cleaning import squeezed
from store.queries import Ask, Question
from store.text import words
from store.vocabulary import Vocabulary

Fields = dict[str, Any]
_END = (
    r"(?= (?:at|in|on|from|about|during|since|before|after|with|who|that|for|of|or|except)\b| ?[?!.,;]| ?$)"
)
_NAME = r"[^\d?!,;]{1,80}?"
_THINGS = (
    "papers? talks? works? items? anything something everything stuff tutorials? written presented given held"
    " authored organi[sz]ed publications? presentations? posters? keynotes?"
)
_MAKERS = (
    "speakers? people persons? guys? woman man"
    " papers? talks? works? authors? researchers? anything something items?"
    " presenters? organi[sz]ers? contributions? everything professors?"
)


def _pattern(text: str) -> re.Pattern[str]:
    for name, part in {
        "THING": _any(_THINGS), "MAKER": _any(_MAKERS), "NAME": _NAME, "END": _END,
    }.items():  # fmt: skip
        text = text.replace(name, part)
    return re.compile(text, re.IGNORECASE)


def _any(words: str) -> str:
    return f"(?:{'|'.join(words.split())})"


_BY = _pattern(r"(?:^|\b(?P<thing>THING)) ?\bby (?P<name>NAME)END")
_BY_LAST = re.compile(
    r"(?<=\w )by (?P<name>[A-Z][\w.-]{0,40}(?: [A-Z][\w.-]{0,40}){0,4})(?= (?:at|in) [A-Z]|[ ?!.]{0,9}$)"
)
"""Behind what it is about: "papers on graph kernels by Google"; a name begins with a capital there."""
_WROTE = _pattern(
    r"\b(?P<thing>THING) (?:did|has|have|does|do) (?P<name>NAME) (?:written|write|publish(?:ed)?|give|given"
    r"|present(?:ed)?|author(?:ed)?|hold|held|organi[sz]ed?|have)\b"
)
_WORKED = _pattern(
    r"^what (?:did|has|does|have|is|was) (?P<name>NAME) "
    r"(?:(?:been )?work(?:ed|ing)?|publish(?:ed)?|present(?:ed|ing)?|written|write|talk(?:ed|ing)?"
    r"|speak(?:ing)?|spoken|do|done)\b(?: (?:on|about|at))?"
)
_FROM = _pattern(
    r"\b(?P<who>MAKER|who(?:'s| is| are| was| were| comes?| came| spoke)?) (?:there )?"
    r"(?:(?:come|comes|came|is|are|was|were) )?from (?:the )?(?P<org>[^\d?!;]{1,80}?)END"
)
_AT = _pattern(
    r"\b(?P<who>speakers?|people|some(?:one|body)|any(?:one|body)|researchers?|authors?|professors?)"
    r" (?:(?:who |that )?(?:are )?(?:works?|worked|working) (?:at|for)|at|of|with) (?:the )?"
    r"(?P<org>[^\d?!;]{1,80}?)(?:END|(?= (?P<verb>publish|present|write|wrote|say|do|did|work|build)\b))"
)
_ABOUT = _pattern(
    r"^(?:who|which (?:people|researchers|speakers|authors)) (?:(?:else|all|is|are) )?"
    r"(?:spoke|talked|speaks?|talks?|presented|gave a talk|works?|worked|working|writes?|wrote)"
    r" (?:about|on)\b"
)
_WORKING = re.compile(r"\bw(?:ork|rite|rote)", re.IGNORECASE)
"""Who works on something may write about it or speak."""
_ROLES = {"organizer": "organiser"} | {role: role for role in ("speaker", "author", "organiser", "presenter")}
_PERSONS = (
    "who", "people", "person", "speaker", "researcher", "organi", "someone", "somebody", "anyone", "anybody",
    "professor", "presenter", "guy", "woman", "man",
)  # fmt: skip
"""Beginnings of words that ask for people, and not for what they made."""
_MADE = _pattern(r"\b(?:papers?|talks?|works?|posters?|tutorials?|keynotes?|anything|something|everything)\b")
_EVERY = _pattern(r"(?:last|past|recent|previous|all|any|every|each|both|different|other|several)\b")
_NOT_ABOUT = re.compile(
    r",? ?\b(?:(?:but )?(?:that |which )?(?:(?:is|are|was|were) )?not"
    r" (?:about|on|regarding|including|at|in|from|by|of|with)|(?:, |but )not"
    r"|except(?: for)?|excluding|other than|apart from) (?:an? |the |any )?"
    r"(?P<words>[^\W_][\w -]{1,60}?)(?P<rest> (?:at|in|of|from|by) [\w -]{1,60})?[ ?!.]{0,9}$",
    re.IGNORECASE,
)
_WITHOUT = re.compile(
    r"\b(?:without|except(?: for)?|excluding|other than|but not|not by|not from) (?:the )?"
    r"(?P<name>[A-Z][\w.-]{0,40}(?: [A-Z][\w.-]{0,40}){0,4})[ ?!.]{0,9}$"
)
_OTHERS = re.compile(r" (?:ones?|people|researchers|papers?|talks?|items?)$", re.IGNORECASE)
_PURPOSE = re.compile(r"^(?:for|to|using|with) (?=\w)", re.IGNORECASE)
_NO_NAME = _pattern(
    r"(?:how|what|which|when|where|why|using|far|default|hand|design)\b"
    r"|(?:the|a|an|this|that|these|your|my|our|it|you|we|they|he|she|them|some|any|every|no)(?:one|body)?\b"
    r"|(?:people|women|men|researchers|students|authors?|speakers?|scientists|professors?|organi[sz]ers?)\b|[\W\d_]"
)
_DONE = _pattern(r"(?:written|presented|given|held|authored|organi[sz]ed)")
"""What leads to a name and is nothing that is looked for."""
_BOTH = re.compile(r"^both ", re.IGNORECASE)
_AND = re.compile(r" (?:and|&) ")


def find(text: str, vocabulary: Vocabulary) -> tuple[str, Fields]:
    """The text without the persons and organisations it names, and the fields of ``Lookup`` they fill."""
    fields: Fields = {}
    text = _persons(text, fields, vocabulary)
    text = _organisations(squeezed(text), fields, vocabulary)
    text = _left_out(text, fields)
    if about := _ABOUT.search(text):
        if not _WORKING.search(about[0]):
            fields.setdefault("role", "speaker")
        text = _ABOUT.sub(" ", text)
    return text, fields


def _left_out(text: str, fields: Fields) -> str:
    """The text without the exclusion at its end; of what it speaks before, nothing is left out by that."""
    for pattern, part in ((_WITHOUT, "name"), (_NOT_ABOUT, "words")):
        if found := pattern.search(text):
            named, before = _OTHERS.sub("", found[part].strip()), text[: found.start()]
            named = _PURPOSE.sub("", named)
            if words(named) and set(words(named)) <= set(words(before)):
                return text
            fields["excluded"] = (named,)
            return f"{before} {found.groupdict().get('rest') or ''}"
    return text


def _persons(text: str, fields: Fields, vocabulary: Vocabulary) -> str:
    for pattern in (_WORKED, _WROTE, _BY, _BY_LAST):
        match = pattern.search(text)
        if match and pattern is _BY_LAST and not _MADE.search(text[: match.start()]):
            continue
        if match and _may_be_names(match["name"], vocabulary):
            fields["people"] = tuple(_AND.split(_BOTH.sub("", match["name"].strip())))
            thing = match.groupdict().get("thing") or ""
            kept = "" if _DONE.fullmatch(thing) else thing
            return f"{text[: match.start()]} {kept} {text[match.end() :]}"
    return text


def _may_be_names(text: str, vocabulary: Vocabulary) -> bool:
    return not (_NO_NAME.match(text) or text.endswith("'s") or _is_venue(text, vocabulary))


def _organisations(text: str, fields: Fields, vocabulary: Vocabulary) -> str:
    for pattern in (_FROM, _AT):
        match = pattern.search(text)
        if match and not _EVERY.match(match["org"]) and not _is_venue(match["org"], vocabulary):
            fields["organisations"] = (match["org"].strip(),)
            who = match["who"].lower().removesuffix("s")
            if who in _ROLES:
                fields["role"] = _ROLES[who]
            if who.startswith(_PERSONS) and not _asks_for_works(match, text):
                fields["question"] = Question(Ask.FROM)
            kept = match["who"] if who in ("paper", "talk") else ""
            return f"{text[: match.start()]} {kept} {text[match.end() :]}"
    return text


def _asks_for_works(match: re.Match[str], text: str) -> bool:
    """ "papers by people at X", "what did people at X publish"."""
    return bool(match.groupdict().get("verb") or _MADE.search(text[: match.start()]))


def _is_venue(name: str, vocabulary: Vocabulary) -> bool:
    return bool(venues.find(name, vocabulary).venues)
