"""Slack's mrkdwn as a terminal shows it: bold is bold, links say where they lead, times are the reader's."""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Callable
from dataclasses import dataclass
from datetime import UTC, datetime
from zoneinfo import ZoneInfo

_STYLES = {"bold": (1, 22), "dim": (2, 22), "italic": (3, 23), "underline": (4, 24), "strike": (9, 29)}
_MARKS = {"*": "bold", "_": "italic", "~": "strike", "`": "bold"}
_SPANS = {
    mark: re.compile(rf"(?<![\w{re.escape(mark)}]){re.escape(mark)}(?=\S)([^{re.escape(mark)}\n]+?)(?<=\S)"
                     rf"{re.escape(mark)}(?![\w{re.escape(mark)}])")
    for mark in _MARKS
}  # fmt: skip
_TOKEN = re.compile(r"<([^<>\n]+)>")
_ANSI = re.compile(r"\x1b\[\d+m")
_DATES = {
    "date": "{day} %B %Y", "date_pretty": "{day} %B %Y", "date_short": "{day} %b %Y",
    "date_short_pretty": "{day} %b %Y", "date_long": "%A {day} %B %Y", "date_long_pretty": "%A {day} %B %Y",
    "date_num": "%Y-%m-%d", "time": "%H:%M", "time_secs": "%H:%M:%S",
}  # fmt: skip


@dataclass(frozen=True, slots=True)
class Ink:
    """Styles as ANSI codes, or nothing at all where the page is no terminal."""

    colour: bool = False

    def __call__(self, style: str, text: str) -> str:
        """``style`` is one of bold, dim, italic, underline, strike."""
        if not (self.colour and text):
            return text
        on, off = _STYLES[style]
        return f"\x1b[{on}m{text}\x1b[{off}m"


@dataclass(frozen=True, slots=True)
class Reader:
    """One person at the terminal: how texts look to them."""

    ink: Ink
    zone: str
    """IANA name of the reader's time zone."""
    name: Callable[[str], str]
    """From the id of a user or a channel to what people call it."""
    width: int = 88

    def mrkdwn(self, text: str) -> str:
        """Slack's markup made visible, its escapes undone."""
        shown = _TOKEN.sub(lambda found: self._token(found[1]), harmless(text))
        for mark, style in _MARKS.items():
            shown = self._styled(shown, _SPANS[mark], style)
        return unescape(shown)

    def wrap(self, text: str, indent: str = "  ") -> list[str]:
        """Lines of at most ``width`` columns, each behind the indent."""
        return [indent + line for part in text.split("\n") for line in _fill(part, self.width - len(indent))]

    def _styled(self, text: str, span: re.Pattern[str], style: str) -> str:
        return span.sub(lambda found: self.ink(style, found[1]), text)

    def _token(self, token: str) -> str:
        target, _, label = token.partition("|")
        if target.startswith("!date^"):
            return self._date(target, label)
        if target[0] in "@#":
            return target[0] + (label or self.name(target[1:]))
        if target[0] == "!":
            return label or "@" + target[1:].partition("^")[0]
        return self.link(target, label)

    def link(self, url: str, label: str) -> str:
        """A link's words, and where it leads behind them."""
        return f"{self.ink('underline', label)} ({url})" if label and label != url else url

    def moment(self, seconds: int, form: str) -> str:
        """A moment in the reader's own zone; ``form`` as Slack writes it: ``{date_short} {time}``."""
        moment = datetime.fromtimestamp(seconds, UTC).astimezone(ZoneInfo(self.zone))
        wanted = re.sub(r"\{(\w+)\}", lambda found: _DATES.get(found[1], "%c"), form.replace("%", "%%"))
        return moment.strftime(wanted.replace("{day}", str(moment.day)))

    def _date(self, target: str, fallback: str) -> str:
        """``!date^<seconds>^<format>``, perhaps with a link behind it."""
        seconds, form, *_ = [*target.split("^")[1:], "", ""]
        return self.moment(int(seconds), form) if seconds.isdecimal() else fallback


def harmless(text: str) -> str:
    """Without control characters, so that no text from outside can steer the terminal; line ends stay."""
    return "".join(c for c in text if c == "\n" or unicodedata.category(c) not in ("Cc", "Cs"))


def unescape(text: str) -> str:
    """Slack's three escapes back to signs."""
    return text.replace("&lt;", "<").replace("&gt;", ">").replace("&amp;", "&")


def columns(text: str) -> int:
    """How wide a text stands on the terminal: styles take nothing, wide letters take two."""
    plain = _ANSI.sub("", text)
    return sum(
        0 if unicodedata.combining(c) else 1 + (unicodedata.east_asian_width(c) in "WF") for c in plain
    )


def _fill(text: str, width: int) -> list[str]:
    lines, line = [], ""
    for word in text.split(" "):
        if line and columns(line) + 1 + columns(word) > width:
            lines.append(line)
            line = word
        else:
            line = f"{line} {word}" if line else word
    return [*lines, line]
