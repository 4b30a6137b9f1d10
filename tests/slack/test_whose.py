"""Which workspace a payload is for, by the shapes in which Slack sends each kind."""

from __future__ import annotations

from typing import Any

import pytest
from slack_bolt.request.internals import extract_team_id

from bot.workspaces import Member, team_of

HOME, AWAY, ORG = "T0HOME", "T0AWAY", "E0ORG"
TEAM = {"id": HOME, "domain": "home"}
USER = {"id": "U1", "username": "ana", "name": "ana", "team_id": HOME}
GUEST = {**USER, "team_id": AWAY}
BOTH = [{"enterprise_id": None, "team_id": HOME, "user_id": "UBOT", "is_bot": True}]
EVENT = {"type": "message", "user": "U1", "channel": "D1", "text": "hello"}

PAYLOADS: dict[str, dict[str, Any]] = {
    "a command": {"team_id": HOME, "team_domain": "home", "user_id": "U1", "command": "/conf"},
    "a command in an organisation": {
        "team_id": HOME, "enterprise_id": ORG, "user_id": "U1", "is_enterprise_install": "false",
    },
    "an event": {"team_id": HOME, "event": EVENT, "type": "event_callback", "authorizations": BOTH},
    "an event of an older kind": {"team_id": HOME, "event": EVENT, "type": "event_callback"},
    "an event in a channel that another company owns": {
        "team_id": AWAY, "context_team_id": HOME, "event": {**EVENT, "team": AWAY},
        "authorizations": BOTH, "is_ext_shared_channel": True,
    },
    "an event without authorizations": {"team_id": HOME, "event": EVENT, "authorizations": []},
    "an uninstallation": {"team_id": HOME, "event": {"type": "app_uninstalled"}, "type": "event_callback"},
    "a press": {"type": "block_actions", "team": TEAM, "user": USER, "enterprise": None},
    "a press by someone of another company": {"type": "block_actions", "team": TEAM, "user": GUEST},
    "a press in an organisation": {
        "type": "block_actions", "team": None, "user": USER, "enterprise": {"id": ORG},
    },
    "a press in a modal": {"type": "block_actions", "team": TEAM, "user": USER, "view": {"team_id": HOME}},
    "a modal": {
        "type": "view_submission", "team": TEAM, "user": USER,
        "view": {"team_id": HOME, "app_installed_team_id": HOME},
    },
    "a modal of someone of another company": {
        "type": "view_submission", "team": {"id": AWAY}, "user": GUEST,
        "view": {"team_id": AWAY, "app_installed_team_id": HOME},
    },
    "a modal in an organisation": {
        "type": "view_submission", "team": None, "user": USER, "view": {"team_id": HOME},
    },
    "a closed modal": {
        "type": "view_closed", "team": TEAM, "user": USER, "view": {"app_installed_team_id": HOME},
    },
    "a suggestion": {"type": "block_suggestion", "team": TEAM, "user": USER, "value": "fed"},
    "a global shortcut": {"type": "shortcut", "team": TEAM, "user": USER, "callback_id": "look"},
    "a message shortcut": {"type": "message_action", "team": TEAM, "user": USER, "message": {"team": AWAY}},
    "a team that is only named": {"team": HOME, "user": {"id": "U1"}},
}  # fmt: skip


@pytest.mark.parametrize("kind", PAYLOADS)
def test_it_is_the_workspace_that_has_the_app(kind: str) -> None:
    assert team_of(PAYLOADS[kind]) == HOME


@pytest.mark.parametrize("kind", PAYLOADS)
def test_bolt_thinks_so_too(kind: str) -> None:
    assert extract_team_id(PAYLOADS[kind]) == HOME


@pytest.mark.parametrize("kind", [kind for kind in PAYLOADS if "uninstallation" not in kind])
def test_whoever_acts_is_one_of_its_members(kind: str) -> None:
    assert Member.of(PAYLOADS[kind]) == Member(HOME, "U1")


@pytest.mark.parametrize("payload", [{}, {"team": None}, {"type": "url_verification", "challenge": "c"}])
def test_a_payload_that_names_none_is_for_none(payload: dict[str, Any]) -> None:
    assert team_of(payload) == ""
