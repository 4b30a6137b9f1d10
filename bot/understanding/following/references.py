"""Follow-ups that point at an item shown before: "it", "the second one", "her", "more like that"."""

from __future__ import annotations

import re

from bot.understanding.chat import written_out
from bot.understanding.cleaning import squeezed
from bot.understanding.following import forms
from bot.understanding.following.records import Before, Shown, Step, Way
from bot.understanding.words import content
from store.text import NUMERALS, ORDINALS

_ASKED = re.compile(r"\b(who|where|when|how)(?:'|\u2019)s\b", re.IGNORECASE)
_FEW = 3
"""Telling words of a text that only points; more of them name something."""
LONGEST = 12
"""Words of a follow-up that points at something; longer texts say what they are about."""


def reference(text: str, before: Before) -> Step | None:
    """Where a text leads that points at something shown; None where it points at nothing."""
    text = _ASKED.sub(r"\1 is", written_out(text))
    if not text or len(text.split()) > LONGEST:
        return None
    for way, form in ((Way.ANEW, forms.ANEW), (Way.FINE, forms.FINE)):
        if form.fullmatch(text):
            return Step(way)
    return _pointed(text, before) or _paged(text, before) or _said_of(text, before)


def pointing(text: str) -> bool:
    """Whether a text only points at something, so that by itself it asks nothing."""
    anything = Shown("", "it", people=("them",))
    found = reference(text, Before("", shown=(anything,) * len(ORDINALS), focus=anything))
    if found is None or found.way in (Way.ANEW, Way.FINE):
        return False
    return not re.fullmatch(r"\d+|\W*(?:who|when|where|what)\W*", squeezed(text))


def _pointed(text: str, before: Before) -> Step | None:
    """A number, or more like one."""
    if like := forms.LIKE.fullmatch(text):
        return _one(Way.LIKE, text, before, like["ref"] or like["other"] or "it")
    alone = forms.ALONE.fullmatch(text)
    item = before.numbered(_number(alone["ref"])) if alone else None
    if alone is None or item is None or not _of_kind(alone["ref"], item):
        return None
    if before.pending:
        return _asked(before.pending, item)
    if before.focus and before.of_focus and forms.AGAIN.match(text):
        return Step(Way.ASK, before.text.replace(before.focus.quoted, item.quoted), item)
    return Step(Way.CARD, item=item)


def _paged(text: str, before: Before) -> Step | None:
    if not before.pages:
        return None
    if forms.MORE.fullmatch(text):
        return Step(Way.MORE)
    return Step(Way.BACK) if forms.BACK.fullmatch(text) else None


def _said_of(text: str, before: Before) -> Step | None:
    """What is asked of one thing, or of its people."""
    if forms.CARD.fullmatch(text):
        return _one(Way.CARD, text, before, "it")
    for made, short in forms.SHORT:
        if found := short.fullmatch(text):
            return _short(text, made, found.groupdict().get("what") or "", before)
    return _counted(text, before) or _of_person(text, before) or _same(text, before) or _of_it(text, before)


def _counted(text: str, before: Before) -> Step | None:
    """ "who wrote the second one?"."""
    inside = forms.INSIDE.search(text)
    item = before.numbered(_number(inside[0])) if inside else None
    fits = inside and item and _of_kind(inside[0], item)
    return _replaced(text, inside, item) if inside and item and fits else None


def _of_kind(said: str, *items: Shown) -> bool:
    """Whether one of the items is of the kind that the words name: "the first keynote" is no paper."""
    named = forms.KIND.search(said)
    return named is None or any(named["kind"].lower() in item.kind for item in items)


def _same(text: str, before: Before) -> Step | None:
    """ "what is next in that room?"."""
    same = forms.SAME.search(text)
    named = getattr(before.it, same["what"].lower(), "") if same and before.it else ""
    return Step(Way.ASK, f"{text[: same.start()]}{named}{text[same.end() :]}") if same and named else None


def _of_it(text: str, before: Before) -> Step | None:
    """ "does it have slides?"; of several it is asked which one."""
    found = forms.ITS.search(text) or forms.IT.search(text) or forms.THEM.search(text)
    if found is None or not before.shown or not forms.ASKING.match(text) or _names_something(text):
        return None
    if not _of_kind(found[0], *((before.it,) if before.it else before.shown)):
        return None
    return _asked(text, before.it) if before.it else Step(Way.WHICH, text)


def _names_something(text: str) -> bool:
    """Whether it says what it is about: "who organised the gear workshop, and where are they from?"."""
    return len(content(text)) > _FEW


def _one(way: Way, text: str, before: Before, ref: str) -> Step | None:
    """That of the item meant, or the question which one that is."""
    number = _number(ref)
    item = before.numbered(number) if number else before.it
    if item is None:
        return Step(Way.WHICH, text) if before.shown else None
    return Step(way, item=item)


def _short(text: str, made: str, what: str, before: Before) -> Step | None:
    """ "where?", "who?", "slides?"."""
    item = before.it
    if item is None:
        return Step(Way.WHICH, text) if before.shown else None
    return Step(Way.ASK, _made(made, item, what), item)


def _made(made: str, item: Shown, what: str) -> str:
    who = "who wrote" if item.kind == "paper" else "who is the speaker of"
    there = {"slides": "are there slides", "code": "is there code"}.get(what.lower(), f"is there a {what}")
    return made.format(item.quoted, who=who, there=there)


def _asked(text: str, item: Shown) -> Step:
    """The question with the item's title in the place of the word that points at it."""
    for made, short in forms.SHORT:
        if found := short.fullmatch(text):
            return Step(Way.ASK, _made(made, item, found.groupdict().get("what") or ""), item)
    if forms.LIKE.fullmatch(text):
        return Step(Way.LIKE, item=item)
    if its := forms.ITS.search(text):
        return Step(Way.ASK, squeezed(f"{text[: its.start()]}the {its['what']} of {item.quoted}"), item)
    found = forms.IT.search(text) or forms.THEM.search(text)
    return _replaced(text, found, item) if found else Step(Way.CARD, item=item)


def _replaced(text: str, found: re.Match[str], item: Shown) -> Step:
    asked = squeezed(re.sub(rf"^{forms.LEAD}", "", text[: found.start()], flags=re.IGNORECASE))
    if asked.lower() in ("", "what about", "how about", "show me", "show", "tell me about"):
        return Step(Way.CARD, item=item)
    return Step(Way.ASK, squeezed(f"{asked} {item.quoted}{text[found.end() :]}"), item)


def _of_person(text: str, before: Before) -> Step | None:
    """ "where does she work?", "her other talks": the one person of the item meant."""
    people = before.it.people if before.it else _of_all(before)
    if before.person and (not before.focus or before.person in people):
        people = (before.person,)
    if not people or _names_something(text) or not (forms.SHE.search(text) or forms.ELSE.fullmatch(text)):
        return None
    if len(people) > 1 and (before.it or before.shown):
        return Step(Way.WHO, text, before.it or before.shown[0])
    name = people[0]
    if forms.ELSE.fullmatch(text):
        return Step(Way.ASK, f"papers and talks by {name}")
    if theirs := forms.THEIRS.search(text):
        what = re.sub(r"^(?:other|own) ", "", theirs["what"], flags=re.IGNORECASE)
        by = (
            "of" if re.match("affiliation|job|company|university|employer|bio", what, re.IGNORECASE) else "by"
        )
        lead = re.sub(r"^.*\babout $", "", text[: theirs.start()], flags=re.IGNORECASE)
        return Step(Way.ASK, squeezed(f"{lead} {what} {by} {name}{text[theirs.end() :]}"))
    asked = re.sub(rf"^{forms.LEAD}", "", text, flags=re.IGNORECASE)
    return Step(Way.ASK, squeezed(forms.THEY.sub(name, asked, count=1)))


def _of_all(before: Before) -> tuple[str, ...]:
    """The people that all items shown have in common; more than one of them is nobody."""
    each = [set(item.people) for item in before.shown]
    common = set.intersection(*each) if each else set()
    return tuple(common) if len(common) == 1 else ()


def _number(ref: str) -> int:
    """The place that a word says, from 1; -1 for the last, 0 for none."""
    words = ref.lower().split()
    if "last" in words:
        return -1
    for at, word in enumerate(ORDINALS, 1):
        if word in words:
            return at
    if words[0] == "number" and words[-1] in NUMERALS:
        return NUMERALS.index(words[-1]) + 1
    digits = re.sub(r"\D", "", ref)
    return int(digits) if digits else 0
