"""Which encoding a file is in. Pure: bytes in, the name of a codec out."""

from __future__ import annotations

import codecs
import re
from collections.abc import Iterable

_MARKS = (
    (codecs.BOM_UTF8, "utf-8-sig"),
    (codecs.BOM_UTF32_LE, "utf-32"),  # before UTF-16, whose mark is its beginning
    (codecs.BOM_UTF32_BE, "utf-32"),
    (codecs.BOM_UTF16_LE, "utf-16"),
    (codecs.BOM_UTF16_BE, "utf-16"),
)
_DECLARED = re.compile(
    rb"""^\s*<\?xml[^>]{0,200}?encoding\s*=\s*["']([\w.:-]+)|<meta[^>]{0,200}?charset\s*=\s*["']?\s*([\w.:-]+)""",
    re.IGNORECASE,
)
_HIGH = re.compile(rb"[\x80-\xff]+")
_LIKELY = [
    "cp1251",
    "koi8_r",
    "gb18030",
    "big5",
    "shift_jis",
    "euc_jp",
    "euc_kr",
    "cp1253",
    "cp1255",
    "cp1256",
]
_LATIN = {"ascii", "latin-1", "iso8859-1", "cp1252"}
"""As browsers do, what is called one of these is read as the last, which has quotation marks."""
_ESCAPING = ("unicode", "raw", "idna", "punycode", "utf-7")
"""Codecs that no file is in, and that read more into plain text than stands there."""
_SHIFTING = ("iso2022", "hz")
_WIDE = ("utf-16", "utf-32")
_SAMPLE = 32 * 1024


def by_mark(head: bytes) -> str:
    """The codec that the byte order mark names, or that the NULs of unmarked UTF-16 give away; else empty."""
    for mark, codec in _MARKS:
        if head.startswith(mark):
            return codec
    start = head[:1024]
    half = len(start) // 2
    if half >= 8 and start[1::2].count(0) > 0.8 * half and not start[0::2].count(0):
        return "utf-16-le"
    if half >= 8 and start[0::2].count(0) > 0.8 * half and not start[1::2].count(0):
        return "utf-16-be"
    return ""


def declared(head: bytes) -> str:
    """The codec that an XML or HTML head names, where Python knows it; else empty."""
    found = _DECLARED.search(head[:4096])
    codec = _named((found[1] or found[2]).decode("ascii")) if found else ""
    return "" if codec.startswith("utf") else codec  # it is read as ASCII: UTF-16 without a mark it is not


def _named(label: str) -> str:
    """The codec that is called so, where Python knows it and it is one for text; else empty."""
    try:
        codec = codecs.lookup(label)
        b"".decode(codec.name)  # some codecs of Python's are not for text
    except (LookupError, ValueError):
        return ""
    if codec.name.startswith(_ESCAPING):
        return ""
    return "cp1252" if codec.name in _LATIN else codec.name


def said(head: bytes, charset: str, plain: str) -> tuple[str, ...]:
    """The codecs that count for something where there is no mark: the server's before the file's own.

    Letters that are UTF-8 are so by no chance: no other label counts then. Of ASCII only those say anything
    that write other letters in ASCII, too.

    :param charset: what the server says; may be empty
    :param plain: of ``unicode``
    """
    labels = (_named(charset) if charset.isascii() else "", declared(head))
    if labels[0].startswith(_WIDE) and b"\0" in head:
        return labels[:1]
    if plain:
        return tuple(label for label in labels if plain == "ascii" and label.startswith(_SHIFTING))
    return tuple(label for label in labels if label and label != "utf-8")


def unicode(chunks: Iterable[bytes]) -> str:
    """``ascii`` or ``utf-8``, if all of it, in pieces, is that; else empty. A character cut off at the very
    end does not count."""
    decoder, found = codecs.getincrementaldecoder("utf-8")(), "ascii"
    try:
        for chunk in chunks:
            decoder.decode(chunk)
            found = found if chunk.isascii() else "utf-8"
    except UnicodeDecodeError:
        return ""
    return found


def guessed(content: bytes) -> str:
    """The likeliest codec of text that is not UTF-8 and does not say what it is.

    UTF-8 with a few broken bytes stays UTF-8. In Western text single accented letters stand between
    plain ones; only where other bytes come in runs is it worth asking ``charset_normalizer``.
    """
    text = content.decode("utf-8", "replace")
    broken = text.count("\ufffd")
    if sum(letter > "\x7f" for letter in text) - broken > 4 * broken:
        return "utf-8"
    runs = _HIGH.findall(content)
    if sum(len(run) == 1 for run in runs) * 2 >= len(runs):
        return "cp1252"
    from charset_normalizer import from_bytes  # noqa: PLC0415 - with the first file that needs it

    best = from_bytes(content[:_SAMPLE], cp_isolation=_LIKELY).best()
    return best.encoding if best else "cp1252"


def decodes(content: bytes, codec: str) -> bool:
    """Whether the codec takes all of it."""
    try:
        content.decode(codec)
    except ValueError:
        return False
    return True
