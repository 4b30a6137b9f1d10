"""Slack's word for what went wrong, as it may be shown and logged."""

from __future__ import annotations

import re
from collections.abc import Mapping
from typing import Any

from slack_sdk.errors import SlackApiError

UNREADABLE = "unreadable_answer"
"""Not Slack's word but ours: the answer was not Slack's, or was cut off."""
DEAD_TOKEN = frozenset(
    ("token_revoked", "token_expired", "account_inactive", "invalid_auth", "not_authed", "app_uninstalled")
)
"""Slack's words for a token that is good for nothing any more."""
_DAY = 86_400.0
_WORD = re.compile(r"[\w.:-]{1,80}")


def is_word(text: str) -> bool:
    """Whether Slack may have said so: its own reasons are single words."""
    return _WORD.fullmatch(text) is not None


def word(error: Exception) -> str:
    """Slack's own word, else the kind of error.

    Where an answer cannot be read, slack_sdk gives all of it for the word, and it may say what people wrote.
    """
    if not isinstance(error, SlackApiError):
        return type(error).__name__
    said = str(error.response.get("error") or "")
    return said if is_word(said) else UNREADABLE


def retry_after(headers: Mapping[str, Any]) -> float:
    """The seconds for which Slack wants to be left alone, a day at most; one where it does not say."""
    found = next((value for name, value in headers.items() if name.lower() == "retry-after"), "1")
    value = found[0] if isinstance(found, list) else found
    return min(float(value), _DAY) if str(value).isdigit() else 1.0
