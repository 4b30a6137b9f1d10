"""Nothing of one workspace is seen or changed from another, where people and channels have the same ids."""

from __future__ import annotations

from collections.abc import Callable
from typing import Any

import pytest

from bot.listeners.digests.command import _WITH_ONE, _WITH_WORDS
from bot.sandbox import payloads
from bot.sandbox.lookalike import SlackLookAlike
from bot.sandbox.records import Delivery, Seen
from bot.server import Address
from bot.views.digests import state
from store.deliveries import Feedback, State
from store.store import Store
from store.team.purging import OF_TEAM
from tests.tenants.conftest import MONDAY, WEEK, Clock, in_channel, order, subscribed, tick_at

Both = tuple[SlackLookAlike, SlackLookAlike]
Rows = dict[str, list[Any]]
HOME = "T00000001"


@pytest.fixture
def mine(both: Both, store: Store, server: Address, clock: Clock) -> Store:
    """The first workspace has a digest posted and one of which nobody knows, an opinion, a saved item."""
    slack, _ = both
    subscribed(slack)
    tick_at(server, clock, MONDAY)
    slack.faults.drop("chat.postMessage", after_effect=True)
    tick_at(server, clock, MONDAY + WEEK)
    ana, general = slack.workspace.user("ana").id, slack.workspace.channel("general").id
    store.save(HOME, ana, "m22-dietcode", clock.now())
    store.give_feedback(Feedback(HOME, general, ana, "topic", "privacy", "never", clock.now()))
    states = {each.state for each in store.deliveries()}
    assert states >= {State.SENT, State.UNKNOWN}
    return store


def rows(store: Store) -> Rows:
    """Everything that is kept of the first workspace."""
    names = {"team": HOME}
    with store._team.reading() as conn:
        return {
            table: conn.execute(f"SELECT * FROM {table} WHERE {which}", names).fetchall()  # noqa: S608 - our own names
            for table, (_, which) in OF_TEAM.items()
            if table != "seen"
        }


def forged(slack: SlackLookAlike, seen: Seen, action_id: str, value: str, user: str = "ana") -> Delivery:
    """A press of a button that stands on no message of this workspace, with whatever value."""
    message = slack.workspace.find(seen.channel, seen.ts)
    assert message
    pressed = {"type": "button", "action_id": action_id, "block_id": "b", "value": value}
    person = slack.workspace.user(user)
    slack._tick()
    payload = payloads.message_action(slack.core, person, message, pressed, {})
    return slack.deliverer.send("interactive", payload, person.id, seen.channel)


def answered(slack: SlackLookAlike, delivery: Delivery) -> str:
    slack.await_until(lambda: bool(slack.replies(delivery)))
    return slack.replies(delivery)[-1].visible


def await_outcome(slack: SlackLookAlike, delivery: Delivery) -> None:
    """Wait until the app has done something that ana sees."""
    assert delivery.ok
    slack.await_until(lambda: bool(slack.replies(delivery)) or slack.modal("ana") is not None)


@pytest.mark.parametrize("action", _WITH_ONE)
def test_a_button_with_another_workspaces_digest_does_nothing(mine: Store, both: Both, action: str) -> None:
    _, other = both
    place, before = order(other, "list"), rows(mine)
    for one in mine.subscriptions(HOME):
        assert "not there any more" in answered(other, forged(other, place, action, state.pack(one.id)))
    assert rows(mine) == before


@pytest.mark.parametrize("action", [state.REPOST, state.ARRIVED])
def test_a_button_with_another_workspaces_delivery_does_nothing(mine: Store, both: Both, action: str) -> None:
    _, other = both
    place, before = order(other, "list"), rows(mine)
    for each in mine.deliveries():
        assert "not there any more" in answered(other, forged(other, place, action, state.pack(each.id)))
    for nonsense in ("x", "", "9" * 30, "-1"):
        assert "not there any more" in answered(other, forged(other, place, action, state.pack(nonsense)))
    assert rows(mine) == before


@pytest.mark.parametrize("action", _WITH_WORDS)
def test_no_button_at_all_changes_another_workspace(mine: Store, both: Both, action: str) -> None:
    _, other = both
    place, before = order(other, "list"), rows(mine)
    count = _WITH_WORDS[action][0]
    (one, *_) = mine.subscriptions(HOME)
    for words in (
        ("m22-dietcode", str(one.id), "x"),
        ("topic", "privacy", "never"),
        (state.KEEP, "m22-dietcode", ""),
    ):
        await_outcome(other, forged(other, place, action, state.pack(*words[:count])))
    assert rows(mine) == before


def test_a_form_with_another_workspaces_digest_saves_nothing(mine: Store, both: Both) -> None:
    _, other = both
    before, (one, *_) = rows(mine), mine.subscriptions(HOME)
    other.slash("ana", "general", "/digest")
    other.await_until(lambda: other.modal("ana") is not None)
    view = other.core.stage.top(other.workspace.user("ana").id)
    assert view
    channel, _, url = state.unpack(view.payload["private_metadata"])
    view.payload["private_metadata"] = state.pack(channel, one.id, url)
    shown = other.modal("ana")
    assert shown
    other.submit("ana", shown, {"topics": "quantum"})
    other.await_until(lambda: "Working out" not in _modal(other) and "Preview" in _modal(other))
    checked = other.modal("ana")
    assert checked
    delivery = other.submit("ana", checked)
    assert delivery.ok
    told = other.await_message("ana", "general", lambda seen: "not there any more" in seen.visible)
    assert told.ephemeral
    assert rows(mine) == before


def _modal(slack: SlackLookAlike) -> str:
    view = slack.modal("ana")
    return f"{view.title} {view.visible}" if view else ""


def test_another_workspace_sees_nothing_of_it(mine: Store, both: Both) -> None:
    slack, other = both
    assert "privacy" in order(slack, "list").visible
    assert "privacy" not in order(other, "list").visible
    assert mine.saved("T00000002", other.workspace.user("ana").id) == ()
    assert mine.sent_items("T00000002", other.workspace.channel("general").id) == frozenset()


def test_the_home_tab_and_the_saved_items_are_those_of_the_persons_own_workspace(
    mine: Store, both: Both
) -> None:
    slack, other = both
    pages = {}
    for here in both:
        here.open_home("ana")
        here.await_until(lambda here=here: here.home("ana") is not None)  # type: ignore[misc]  # a default
        view = here.home("ana")
        assert view
        pages[here] = view.visible
    assert "DietCode" in pages[slack].partition("What is new")[0]
    assert "privacy" in pages[slack]
    assert "saved nothing yet" in pages[other]
    assert "set up no digest yet" in pages[other]
    for words in ("saved", "cite saved"):
        told = other.reply(other.slash("ana", "general", "/conf", words))
        assert "You have saved nothing yet" in told.visible
    assert [each.id for each in mine.kept(HOME, slack.workspace.user("ana").id)] == ["m22-dietcode"]


def test_opinions_and_sent_items_of_one_do_not_shape_the_digests_of_the_other(
    mine: Store, both: Both
) -> None:
    slack, other = both
    subscribed(other, "federated learning, privacy every monday 9:00")
    (theirs,) = mine.subscriptions("T00000002")
    (ours,) = mine.subscriptions(HOME)
    assert (theirs.channel, theirs.created_by) == (ours.channel, ours.created_by)
    shown = order(other, "preview 1").visible
    assert "PAPAYA" in shown or "LightSecAgg" in shown
    assert order(slack, "preview 1").visible != shown


def test_each_digest_goes_to_its_own_workspace(
    both: Both, store: Store, server: Address, clock: Clock
) -> None:
    slack, other = both
    subscribed(slack, "federated learning every monday 9:00")
    subscribed(other, "compilers every monday 9:00")
    tick_at(server, clock, MONDAY)
    (here,), (there,) = ([seen for seen in in_channel(each) if seen.metadata] for each in both)
    assert ("federated learning" in here.visible, "compilers" in here.visible) == (True, False)
    assert ("federated learning" in there.visible, "compilers" in there.visible) == (False, True)
    assert [call.token for call in other.calls if call.method == "chat.postMessage"] == [other.bot_token] * 2


@pytest.mark.parametrize("trouble", ["revoked", "limited", "down"])
def test_trouble_in_one_workspace_does_not_keep_digests_from_the_other(
    both: Both, store: Store, server: Address, clock: Clock, trouble: str
) -> None:
    slack, other = both
    subscribed(slack)
    subscribed(other)
    do: dict[str, Callable[[], None]] = {
        "revoked": slack.faults.revoke,
        "limited": lambda: slack.faults.answer("chat.postMessage", 429, times=99, retry_after=300),
        "down": lambda: slack.faults.answer("chat.postMessage", 500, times=99),
    }
    do[trouble]()
    tick_at(server, clock, MONDAY)
    assert [seen for seen in in_channel(other) if seen.metadata]
    assert not [seen for seen in in_channel(slack) if seen.metadata]


def test_what_happens_at_once_in_both_is_taken_for_two_things(both: Both) -> None:
    slack, other = both
    first = slack.direct_message("ana", "pathways")
    payload = {**first.payload, "team_id": "T00000002", "authorizations": []}
    delivery = other.deliverer.send(
        "events_api", payload, first.user, other.workspace.direct_channel("ana").id
    )
    assert "Pathways" in other.reply(delivery).visible


def test_no_request_asks_slack_who_it_is(both: Both) -> None:
    for each in both:
        for number in range(10):
            each.reply(each.slash("ana", "general", "/conf", f"pathways {number}"))
            each.reply(each.direct_message("ben", f"pathways {number}"))
        assert sum(call.method == "auth.test" for call in each.calls) == 1  # by the installation
