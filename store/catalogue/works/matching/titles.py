"""A title taken apart, so that two of them can be compared quickly."""

from __future__ import annotations

import html
import re
from functools import lru_cache

from store.catalogue.works.matching.generic import generic
from store.catalogue.works.matching.labels import without_labels
from store.catalogue.works.matching.lexicon import COUNTED, COUNTS, FILLERS, NUMBERS, RECURRING
from store.quick import quick
from store.text import fold, words

_RUN = re.compile(r"[^\W_]+")
_MARKUP = re.compile(r"[\\${}&<^ˆ]")
_ACCENT = re.compile(r"\\[`'^\"~=.]\s*\{?\\?([A-Za-z])\}?")
_LETTER_ACCENT = re.compile(r"\\[uvHcdbkr]\{(\w)\}")
_STYLE = re.compile(
    r"\\(?:circ|math\w*|text\w*|emph|bm|boldsymbol|operatorname|rm|bf|it|sf|tt|cal|ensuremath|left|right|,|;|!)(?![a-z])\s*"
)
_TAG = re.compile(r"</?(?:i|b|em|strong|sub|sup|span|tt|u|p|br)\b[^>]*>", re.IGNORECASE)
_GREEK = {
    ord(letter): name
    for letter, name in zip(
        "αβγδεζηθκλμνξπρστφχψω",
        (
            "alpha beta gamma delta epsilon zeta eta theta kappa lambda mu nu xi pi rho sigma tau phi chi psi"
            " omega"
        ).split(),
        strict=True,
    )
}
_SIGNS = {**dict.fromkeys(map(ord, "™®©℠")), ord("×"): "x"}
_POWERS = dict.fromkeys(map(ord, "^ˆ"), " ")
"""A caret, also as the letter that some take for one."""
_CUT = re.compile(r"[:：?!—\s](?:(?<=—)|(?<=[:：?!])\s|(?<=\s)(?:[-–—|]+\s|--|\[|\((?=[^()]*\)\W*$)))")
"""Where a second part begins. It names the characters that it begins with, which are sooner looked for."""
_ACRONYM = re.compile(r"[A-Z](?<=\b.)[A-Z]{1,4}(?=s?\b)")
_PLUS = re.compile(r"(?<=\w)\+(?=\+*(?:[\s:,.)]|$))|(?<=\w\+)\+")
"""As in ``Net++``, which is another thing than ``Net``."""
_SHARP = re.compile(r"(?<=\b[A-Za-z])#(?!\w)")
"""As in ``C#``, which is neither ``C`` nor ``C++``."""
_INTO = re.compile(r"(?<=[A-Za-z]{3})2(?=[A-Za-z]{3})")
"""As in "sim2real"."""
_TRUNCATED = re.compile(r"(?:…|\.\.\.+|[\[(](?:…|\.\.\.)[\])])\s*$")
"""An index has no room for more."""
_COUNTING = COUNTED | NUMBERS.keys() | {"percent"}


@quick(frozen=True, slots=True)
class Title:
    """A title in folded words."""

    squeezed: str
    words: tuple[str, ...]
    """With numbers as digits."""
    main: tuple[str, ...]
    """Up to the first colon, dash or question mark; all words where there is none."""
    rest: tuple[str, ...]
    """What follows it."""
    content: tuple[str, ...]
    """Without words that come and go."""
    content_set: frozenset[str]
    generic: bool
    text: str
    """As it is written."""
    acronyms: tuple[str, ...]
    """Words in capitals, folded, without the ``s`` of several."""
    truncated: bool = False
    """Whether it says itself that more follows."""

    @property
    def telling(self) -> int:
        """How many different words say something."""
        return len(self.content_set)

    @property
    def recurring(self) -> bool:
        """Whether it is likely to come again each year: "Overview of the Shared Task on ..."."""
        return not RECURRING.isdisjoint(self.content[:2]) or {"shared", "task"} <= self.content_set


def taken_apart(text: str) -> Title:
    """Take a title apart; markup, and words that only say how it was shown, are left out."""
    if _MARKUP.search(text):
        text = _unmarked(text)
    if not text.isascii():
        text = text.translate(_SIGNS)
    if "+" in text:
        text = _PLUS.sub(" plus", text)
    if "#" in text:
        text = _SHARP.sub(" sharp", text)
    if "2" in text:
        text = _INTO.sub(r" to ", text)
    plain = without_labels(text)
    found = words(plain)
    if not plain.isascii():
        found = tuple(word.translate(_GREEK) for word in found)
    cut = _CUT.search(plain)
    before = len(words(plain[: cut.start()])) if cut else 0
    counted = numbered(found)
    main, rest = (counted[:before], counted[before:]) if 0 < before < len(counted) else (counted, ())
    content = tuple([word for word in counted if word not in FILLERS]) or counted
    return Title(
        _squeezed(plain, found) or text.strip(),
        counted,
        main,
        rest,
        content,
        frozenset(content),
        generic(found),
        plain,
        () if plain.isupper() else tuple([each.lower() for each in _ACRONYM.findall(plain)]),
        plain[-3:].rstrip().endswith(("…", "..")) and _TRUNCATED.search(plain) is not None,
    )


title = lru_cache(maxsize=8192)(taken_apart)
"""The same for titles that are compared with many others."""


def _squeezed(plain: str, found: tuple[str, ...]) -> str:
    """The words without blanks. ``words`` cuts CJK in overlapping pairs, which blanks would change."""
    if plain.isascii():
        return "".join(found)
    return "".join(_RUN.findall(fold(plain))).translate(_GREEK)


def _unmarked(text: str) -> str:
    text = html.unescape(text)
    if "\\" in text:
        text = _LETTER_ACCENT.sub(r"\1", _ACCENT.sub(r"\1", text))
        text = _STYLE.sub("", text)
    text = _TAG.sub("", text) if "<" in text else text
    return (
        text.replace("&", " and ")
        .replace("{", "")
        .replace("}", "")
        .replace("\\", " ")
        .replace("$", "")
        .translate(_POWERS)
    )


def numbered(found: tuple[str, ...]) -> tuple[str, ...]:
    """Words with numbers as digits: "Part II" and "Part 2" are one."""
    if _COUNTING.isdisjoint(found):
        return found
    before = ""
    counted: list[str] = []
    for word in found:
        digits = (COUNTS.get(word) if before in COUNTED else None) or NUMBERS.get(word, word)
        if word == "percent" and before.isdigit():
            continue  # the sign leaves nothing
        if before == "part" and digits.isdigit() and len(counted) > 1:
            counted.pop()  # "Revisited, Part II" is "Revisited II"
        counted.append(digits)
        before = word
    return tuple(counted)
