"""What must not be kept, taken out of texts: tokens, addresses that answer, and what people wrote."""

from __future__ import annotations

import re
from collections.abc import Iterable
from typing import Any

_TOKENS = re.compile(r"\b(?:xox[a-z]|xapp|xwfp)-[\w.-]+")
_RESPONSE_URLS = re.compile(r"https?://[^\s'\"]*/(?:commands|actions|app|response[^\s/'\"]*)/[^\s'\"<>)]*")
_SOCKET_URLS = re.compile(r"wss?://[^\s'\"]+")
# What people wrote stands behind one of these words in what the Slack libraries say.
_BODIES = re.compile(r"\b(body|payload|message|response)\b['\"]?\s*[:=].*", re.IGNORECASE | re.DOTALL)
# An error quotes what it stumbled over, and that may be what somebody wrote.
_QUOTED = re.compile(r"'(?:[^'\\]|\\.)*'|\"(?:[^\"\\]|\\.)*\"", re.DOTALL)


class Redaction:
    """Takes out of a text what must not be kept."""

    def __init__(self, secrets: Iterable[str] = ()) -> None:
        self._secrets = tuple(sorted(filter(None, secrets), key=len, reverse=True))

    def __call__(self, text: str) -> str:
        """The text without it."""
        for secret in self._secrets:
            text = text.replace(secret, "[secret]")
        return _TOKENS.sub("[token]", _SOCKET_URLS.sub("[address]", _RESPONSE_URLS.sub("[address]", text)))

    def deep(self, value: Any) -> Any:
        """The same of every text in a value that can be written as JSON."""
        if isinstance(value, str):
            return self(value)
        if isinstance(value, dict):
            return {self.deep(key): self.deep(each) for key, each in value.items()}
        if isinstance(value, list | tuple | set | frozenset):
            return [self.deep(each) for each in value]
        return value if value is None or isinstance(value, bool | int | float) else self(str(value))


def without_bodies(text: str) -> str:
    """What a library of Slack's says, without what people wrote behind it."""
    return _BODIES.sub(r"\1: [left out]", text)


def without_quotes(text: str) -> str:
    """An error's words, without what it quotes."""
    return _QUOTED.sub("'…'", text)
