"""Damage undone where it is certain: mojibake, word breaks, ligatures, characters nobody sees."""

from __future__ import annotations

import re
import unicodedata
from importlib import import_module

from store.text import not_ascii

# Controls, unpaired surrogates, soft hyphens, marks of width and direction, tags: nobody sees them.
_MOST_READINGS = 4
"""Of text that was wrongly decoded again and again."""
_UNSEEN = re.compile(
    "[\x00-\x1f\x7f-\x9f\ud800-\udfff\xad\u180e\u200b\u200e\u200f\u202a-\u202e\u2060-\u2064\u2066-\u206f\ufeff"
    "\ufff9-\ufffb\U000e0000-\U000e007f]"
)
_LIGATURE = re.compile("[\ufb00-\ufb06]")
_LETTERS = dict(
    zip("\ufb00\ufb01\ufb02\ufb03\ufb04\ufb05\ufb06", "ff fi fl ffi ffl st st".split(), strict=True)
)
_LATIN_JOINERS = re.compile("(?<=[\x20-\u024f])[\u200c\u200d]+|[\u200c\u200d]+(?=[\x20-\u024f])")
_COMBINING = re.compile("[\u0300-\u036f]")
# What UTF-8 of two, three or four bytes looks like when it was read as Latin-1 or Windows-1252.
_REST = "[\u0080-\u00bf\u0152-\u0192\u02c6-\u02dc\u2013-\u203a\u20ac\u2122]"
_MOJIBAKE = re.compile(f"[\u00c2-\u00df]{_REST}|[\u00e0-\u00ef]{_REST}{{2}}|[\u00f0-\u00f4]{_REST}{{3}}")
_TAILS = "|".join(
    r"""
    tions? tionships?
    tional tionally tives? tively sions? zations? sation lation ration tation nition ings? ments? ness
    ity ities ences? ances? ically tures? gorithms? guages? mance formance mation tributed tently
    ciently ficient ficiently rithms? (?<=i-\s)cations? (?<=in-\s)formation
    """.split()
)
"""Ends of words that begin none."""
_HYPHEN = (
    rf"-(?<=[^\W\d_]{{2}}-)(?: (?P<sure>(?:{_TAILS})\b)"
    r"|(?:[ \t]*\r?\n[ \t]*|[ \t]{2,40})(?P<tail>[a-z]+))"
)
_BREAK, _BREAK_OR_SOFT = re.compile(_HYPHEN), re.compile(rf"\xad\s*|{_HYPHEN}")
"""Without soft hyphens the search goes from hyphen to hyphen, which is much quicker."""
_COMPOUND = re.compile(r"(?<=\w)-[ \t]*\r?\n[ \t]*(?=[A-Z\d])|(?<=\b[^\W\d_])-[ \t]*\r?\n[ \t]*(?=[a-z])")
"""A line that ends in a hyphen which was meant, as "GPT-" before "4", and "e-" before "mail"."""
_LINE_END = re.compile(r"-[ \t]*\r?\n")
"""What ``_COMPOUND`` finds some of; without it that one, which is slow, is not looked for."""
_SURE = re.compile(_TAILS)
_NO_WORD_PART = frozenset("and or to und oder et nor versus vs".split())
"""After these, "pre- and post-training" was meant."""


_DAMAGE = re.compile(f"{_MOJIBAKE.pattern}|{_LIGATURE.pattern}|{_COMBINING.pattern}")


def may_be_damaged(text: str) -> bool:
    """False for a text that ``mended`` leaves as it is, once it is printable.

    Only what is not ASCII is looked at, which is little of most texts and quick to take out of them.
    """
    if text.isascii():
        return False
    return _DAMAGE.search(not_ascii(text)) is not None


def mended(text: str) -> str:
    """Text of one line without mojibake, ligatures and unseen characters; U+FFFD stays."""
    for _ in range(_MOST_READINGS):
        before = text
        text = read_again(text)
        if not text.isprintable():
            text = " ".join(_LATIN_JOINERS.sub("", _UNSEEN.sub("", text)).split())
        if text == before:
            break
    if not text.isascii():
        text = _LIGATURE.sub(lambda found: _LETTERS[found[0]], text)
    return unicodedata.normalize("NFC", text) if _COMBINING.search(text) else text


def read_again(text: str) -> str:
    """The text as it was before UTF-8 was taken for Latin-1, where that is what happened."""
    if not _MOJIBAKE.search(text):
        return text
    ftfy = import_module("ftfy")  # here, as few runs need it and it takes its time to load
    return str(ftfy.fix_encoding(text))


def without_word_breaks(text: str) -> str:
    r"""Words cut at the end of a line joined: "atten-\ntion"; "multi-\nhead" keeps its hyphen."""
    if "\xad" not in text and "- " not in text and "-\n" not in text and "-\r" not in text:
        return text
    if _LINE_END.search(text):
        text = _COMPOUND.sub("-", text)
    folded = text.lower()

    def joined(found: re.Match[str]) -> str:
        if found["sure"]:
            return found["sure"]
        tail = found["tail"]
        if tail is None:
            return ""
        if tail in _NO_WORD_PART:
            return f"- {tail}"
        head = re.search(r"[^\W\d_]+$", folded[max(0, found.start() - 40) : found.start()])
        whole = (head[0] if head else "") + tail
        certain = _SURE.fullmatch(tail) or whole.endswith(("ication", "ications")) or whole in folded
        return tail if certain else f"-{tail}"

    return (_BREAK_OR_SOFT if "\xad" in text else _BREAK).sub(joined, text)
