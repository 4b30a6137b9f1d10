"""What Slack's refusals mean for a digest: to be tried again, to be looked at, or to be paused for. Pure."""

from __future__ import annotations

from datetime import datetime, timedelta

from bot.posting import Outcome as Answer
from bot.posting import Refused, Sent
from bot.views.digests.notices import INVITE
from store.deliveries import Outcome, State

TRIES = 30
"""Attempts before a delivery is given up, and its subscriber told: about a day."""
_FIRST_PAUSE, _LONGEST_PAUSE = timedelta(seconds=30), timedelta(hours=1)
_PASSING = (
    "ratelimited",
    "rate_limited",
    "message_limit_exceeded",
    "unreachable",
    "late",
    "team_added_to_org",
)
NOT_ACCEPTED = "Slack does not accept Hallway's token any more: reinstall the app, and this goes on by itself"
NOT_ALLOWED = "Hallway lacks the permission to post: reinstall the app, and this goes on by itself"
"""These two end with an installation: see ``bot.tenants.coming``."""
_PLACE = f"Hallway is not in the channel any more, or the channel is gone: type {INVITE} there, then resume"
_FORBIDDEN = "Hallway may not post in this channel: ask an administrator, then resume"
_FINAL = {
    "is_archived": "the channel is archived: unarchive it, then resume",
    "not_in_channel": _PLACE,
    "channel_not_found": _PLACE,
    "token_revoked": NOT_ACCEPTED,
    "token_expired": NOT_ACCEPTED,
    "invalid_auth": NOT_ACCEPTED,
    "not_authed": NOT_ACCEPTED,
    "account_inactive": NOT_ACCEPTED,
    "app_uninstalled": NOT_ACCEPTED,
    "missing_scope": NOT_ALLOWED,
    "restricted_action": _FORBIDDEN,
    "restricted_action_read_only_channel": _FORBIDDEN,
    "restricted_action_thread_only_channel": _FORBIDDEN,
    "restricted_action_non_threadable_channel": _FORBIDDEN,
    "channel_is_limited_access": _FORBIDDEN,
    "no_permission": _FORBIDDEN,
    "access_denied": _FORBIDDEN,
    "team_access_not_granted": _FORBIDDEN,
    "ekm_access_denied": _FORBIDDEN,
    "org_login_required": _FORBIDDEN,
}


def outcome(answer: Answer, attempts: int, now: datetime) -> Outcome:
    """What the ledger is to say after an attempt, the ``attempts``-th of this delivery."""
    if isinstance(answer, Sent):
        return Outcome(State.SENT, ts=answer.ts)
    if not isinstance(answer, Refused):
        return Outcome(State.UNKNOWN, reason=f"Slack's answer was lost ({answer.reason})")
    if answer.reason in _FINAL:
        return Outcome(State.FAILED, reason=_FINAL[answer.reason], pause=_FINAL[answer.reason])
    if answer.reason not in _PASSING:
        return Outcome(State.FAILED, reason=f"Slack refused the message ({answer.reason})")
    return later(answer.reason, attempts, now, timedelta(seconds=answer.after))


def later(reason: str, attempts: int, now: datetime, least: timedelta = timedelta()) -> Outcome:
    """To be tried again, ever more rarely, but not before ``least`` has passed; given up after ``TRIES``."""
    if attempts >= TRIES:
        return Outcome(State.FAILED, reason=f"it could not be posted for a day ({reason})")
    pause = min(_FIRST_PAUSE * 2 ** min(max(attempts - 1, 0), 10), _LONGEST_PAUSE)
    return Outcome(State.DUE, reason=reason, retry_at=now + max(pause, least))
