"""Folding, words, stems and keys of text. Pure: no file, no clock, no settings."""

from __future__ import annotations

import re
import unicodedata
from functools import lru_cache
from threading import Lock

import snowballstemmer

_DASHES = dict.fromkeys(map(ord, "\u2010\u2011\u2012\u2013\u2014\u2015\u2212"), "-")
_QUOTES = dict.fromkeys(map(ord, "\u2018\u2019\u201b\u02bc\u0060\u00b4"), "'")
_LETTERS = {
    ord("ø"): "o",
    ord("ł"): "l",
    ord("đ"): "d",
    ord("ß"): "ss",
    ord("æ"): "ae",
    ord("œ"): "oe",
    ord("ı"): "i",
}
_FOLD = {**_DASHES, **_QUOTES, **_LETTERS}
_CJK = re.compile(r"[\u3040-\u30ff\u3400-\u4dbf\u4e00-\u9fff\uac00-\ud7af]")
STOP = frozenset(
    """
    a an and are as at be been being but by for from had has have he her him his i if in into is it
    its itself me my of on or our she so than that the their them then there these they this those
    to too us was we were which while who whom whose will with you your am do does did doing dont
    not no nor only own same s t can could should would may might must shall what when where why how
    d ll m re ve about above after again against all any because before below between both during
    each few further here just more most off once other out over some such through until very don
    doesn didn isn aren wasn weren won couldn hasn haven
    """.split()
)
"""Words of grammar."""
ORDINALS = tuple("first second third fourth fifth sixth seventh eighth ninth tenth".split())
NUMERALS = tuple("one two three four five six seven eight nine ten".split())
"""As people write small numbers: from one on, in order."""

CHAT = frozenset(
    """
    please pls next thanks thank hi hello hey dear ok okay tell show find give get got list search lookup
    look looking want wanted wants need needs needed like know knows knew remember recall think thought
    wonder wondering help anything something nothing anyone someone everybody everything things thing
    stuff somewhere available exist exists existing happen happens happened happening going gone go goes
    went come comes came say says said tells told mention mentions mentioned mentioning describe
    describes described describing discuss discusses discussed discussing covered cover covers covering
    deal deals dealing concern concerning regarding related relating relevant interesting interested
    interest cool nice good great best recommend recommended suggest missed miss saw seen see heard hear read
    reading watch gave given giving held hold take takes place took day days today every also one ones
    let lets kindly maybe perhaps somebody ever still really actually catalogue hallway conference
    conferences item items entry entries document documents source sources schedule year years there
    starts start starting started begins begin beginning any much many lot lots kind kinds sort type
    types called named name names using use uses used way ways people venue location whats whos wheres
    whens hows wrote bring brings u im ive id etc fine abouts
    """.split()
)
"""Words of small talk and of asking."""
_stemmer = snowballstemmer.stemmer("porter")
_stemming = Lock()  # the stemmer works on its own fields: two threads at once get each other's words


_CONTROLS = re.compile("[\x00-\x08\x0b-\x1f\x7f-\x9f\ud800-\udfff]")
_PLAIN = bytes(ord(chr(i).lower()) if chr(i).isalnum() else 32 for i in range(128)) + bytes(range(128, 256))
_ASCII = bytes(range(128))
_FEW = 20
"""Different letters that are replaced one by one sooner than all are looked at."""
_SHORT = 200
"""Letters of a text whose folding is kept: names and titles come again, abstracts do not."""


def harmless(text: str) -> str:
    """Text whose control characters and bytes that are no text are replaced, one by one.

    File systems and archives take any bytes for a name. The catalogue takes text only, and a terminal obeys
    what is hidden in it.
    """
    return text if text.isprintable() else "".join(each if each.isprintable() else "\ufffd" for each in text)


def clean(text: str) -> str:
    """Text without NULs, other control characters and unpaired surrogates; single blanks."""
    if is_clean(text):
        return text
    return " ".join(_CONTROLS.sub("", text).split())


def is_clean(text: str) -> bool:
    """Whether ``clean`` has nothing to do: all that is printed, blanks aside, is no control and no blank."""
    return text.isprintable() and not ("  " in text or text[:1] == " " or text[-1:] == " ")


def fold(text: str) -> str:
    """Case, accents, width and typographic variants away, dashes plain: "Löning—P²" is "loning-p2"."""
    if text.isascii():
        return text.lower()
    return _by_letters(text) if len(text) > _SHORT else _kept(text)


def _by_letters(text: str) -> str:
    """The same for long texts, which mostly are ASCII but for a few letters: each letter folds by itself."""
    odd = {*not_ascii(text)}
    if len(odd) > _FEW:
        return _fold(text)
    plain = text.encode("utf-8", "surrogatepass").lower().replace(b"`", b"'").decode("utf-8", "surrogatepass")
    for letter in odd:
        plain = plain.replace(letter, _kept(letter))
    return plain


def not_ascii(text: str) -> str:
    """The letters of a text that are not ASCII, in order."""
    return text.encode("utf-8", "surrogatepass").translate(None, _ASCII).decode("utf-8", "surrogatepass")


def _fold(text: str) -> str:
    plain = unicodedata.normalize("NFKD", text).casefold().translate(_FOLD)
    for mark in {c for c in set(plain) if c > "\u02ff" and unicodedata.combining(c)}:
        plain = plain.replace(mark, "")
    return plain


_kept = lru_cache(maxsize=65536)(_fold)


def words(text: str) -> tuple[str, ...]:
    """The folded words of a text in order; CJK runs, which have no blanks, are cut in pairs of characters."""
    if text.isascii():
        return tuple(text.encode().translate(_PLAIN).decode().split())
    return tuple(_words(text))


def _words(text: str) -> list[str]:
    folded = text if text.isascii() else fold(text)
    return folded.encode().translate(_PLAIN).decode().split() if folded.isascii() else _parted(folded)


def _parted(folded: str) -> list[str]:
    odd = not_ascii(folded)
    plain = folded.encode("utf-8", "surrogatepass").translate(_PLAIN).decode("utf-8", "surrogatepass")
    for mark in {*odd}:
        if not mark.isalnum():
            plain = plain.replace(mark, " ")
    found = plain.split()
    return _pairs(found) if _CJK.search(odd) else found


def _pairs(found: list[str]) -> list[str]:
    cut: list[str] = []
    for word in found:
        if len(word) > 2 and _CJK.search(word):
            cut += [word[i : i + 2] for i in range(len(word) - 1)]
        else:
            cut.append(word)
    return cut


@lru_cache(maxsize=262144)
def stem(word: str) -> str:
    """Porter's stem of a folded word, as FTS5's ``porter`` tokenizer makes it (M. F. Porter, 1980)."""
    if not word.isascii() or len(word) <= 2:
        return word
    with _stemming:
        return str(_stemmer.stemWord(word))


@lru_cache(maxsize=8192)
def stems(text: str) -> tuple[str, ...]:
    return tuple(stem(word) for word in words(text))


def key(text: str) -> str:
    """Equal for titles or names that differ only in case, accents, punctuation and blanks."""
    folded = text if text.isascii() else fold(text)
    if folded.isascii():
        return b" ".join(folded.encode().translate(_PLAIN).split()).decode()
    return " ".join(_parted(folded))


def squeezed(text: str) -> str:
    """``key`` without its blanks: equal for "BNS-GCN", "bns gcn" and "BNSGCN"."""
    return "".join(_words(text))


def slug(text: str) -> str:
    """An id made of a name: "Rashmi K. Vinayak" is "rashmi-k-vinayak"."""
    return "-".join(_words(text))
