"""Subscribing: by the form in two steps, and in plain words."""

from __future__ import annotations

from functools import partial
from pathlib import Path

import pytest

from bot.names import SCOPES
from bot.sandbox.lookalike import SlackLookAlike
from bot.settings import Mode
from bot.socketmode import Rhythm, running_socket
from store.deliveries import Profile, Schedule
from store.store import Store
from tests.digests_ui.conftest import (
    Clock,
    accepted,
    answered,
    in_channel,
    opened,
    order,
    pressed,
    previewed,
    settings_for,
    subscribed,
)

FORM = {"topics": "federated learning, privacy", "weekdays": ["0", "3"], "clock": "17:30"}


def open_form(bot: SlackLookAlike, channel: str = "general") -> None:
    assert bot.slash("ana", channel, "/digest").ok
    opened(bot)


def test_the_form_knows_the_zone_of_whoever_opens_it(bot: SlackLookAlike) -> None:
    open_form(bot)
    view = opened(bot)
    assert view.title == "Channel digest"
    zone = next(each for each in view.controls if each.action_id == "zone")
    assert zone.element["initial_value"] == "Europe/London"
    assert "MLSys" in str(view.blocks)


def test_two_steps_make_a_subscription_and_tell_the_channel(bot: SlackLookAlike, store: Store) -> None:
    open_form(bot)
    second = previewed(bot, FORM)
    assert "every Monday and Thursday at 17:30 (Europe/London)" in second.visible
    assert "The next one, Thu 8 Jan 2026, 17:30 (Europe/London)" in second.visible
    assert "The last ones would have been" in second.visible
    assert not store.subscriptions()
    said = accepted(bot, second)
    made, ana = store.subscriptions()[0], bot.workspace.user("ana")
    assert said.ephemeral
    assert "Saved." in said.visible
    assert (made.channel, made.created_by) == (bot.workspace.channel("general").id, ana.id)
    assert made.profile.topics == ("federated learning", "privacy")
    assert (made.schedule.weekdays, made.schedule.hour, made.schedule.minute) == ((0, 3), 17, 30)
    told = in_channel(bot)[-1]
    assert ana.id in str(told.blocks)
    assert "/digest edit" in told.text
    assert "Thu 8 Jan 2026, 17:30" in told.text
    assert bot.modal("ana") is None


def test_going_back_keeps_what_was_typed(bot: SlackLookAlike, store: Store) -> None:
    open_form(bot)
    bot.close("ana", previewed(bot, FORM))
    assert opened(bot).title == "Channel digest"
    assert not store.subscriptions()


@pytest.mark.parametrize(
    ("values", "field", "words"),
    [
        ({"zone": "Mars/Phobos"}, "zone", "No time zone is called"),
        ({"zone": "Europe/Lodnon"}, "zone", "Europe/London"),
        ({"zone": "EST"}, "zone", "America/New_York"),
        ({"weekdays": []}, "weekdays", "at least one day"),
        ({"most": "99"}, "most", "from 1 to 10"),
        ({"topics": ""}, "topics", "at least one topic"),
        ({"topics": "graphs " * 570}, "topics", "fit"),
        ({"topics": ", ".join(f"topic {n}" for n in range(31))}, "topics", "at most 30"),
        ({"people": "x" * 81}, "people", "longer than 80"),
    ],
)
def test_what_cannot_be_is_told_at_its_field(
    bot: SlackLookAlike, store: Store, values: dict[str, object], field: str, words: str
) -> None:
    open_form(bot)
    bot.submit("ana", opened(bot), {**FORM, **values})
    view = opened(bot)
    assert view.title == "Channel digest"
    assert words in view.errors[field]
    assert not store.subscriptions()


def test_a_wish_too_long_for_slack_to_carry_is_told_at_once(bot: SlackLookAlike) -> None:
    open_form(bot)
    long = {"topics": ", ".join(f'{n}"' + '"' * 30 + "\\" * 30 for n in range(14))}
    names = ", ".join(f"{n}" + "\\" * 70 for n in range(5))
    bot.submit("ana", opened(bot), {**FORM, **long, "people": names, "venues": names, "excluded": names})
    assert "more than one digest can hold" in opened(bot).errors["topics"]


def test_topics_that_nothing_matches_are_told_before_saving_and_may_be_kept(
    bot: SlackLookAlike, store: Store
) -> None:
    open_form(bot)
    second = previewed(bot, {**FORM, "topics": "fedrated lerning, qzxjvw", "people": "Zorblax Quux"})
    missing = second.visible.partition("Nothing in the catalogue matches yet")[2]
    assert '"fedrated lerning" is read as "federated learning".' in second.visible
    assert "fedrated" not in missing
    assert '"qzxjvw". It may be kept' in missing
    assert '"Zorblax Quux"' in second.visible
    assert "Saved." in accepted(bot, second).visible
    assert store.subscriptions()[0].profile.topics == ("fedrated lerning", "qzxjvw")


def test_plain_words_are_previewed_and_saved_once(bot: SlackLookAlike, store: Store) -> None:
    shown = order(bot, "federated learning, privacy every monday 9:00")
    assert shown.ephemeral
    assert "The next one, Mon 12 Jan 2026, 09:00 (Europe/London)" in shown.visible
    first = bot.press("ana", shown, "Save")
    second = bot.press("ana", shown, "Save")
    assert "Saved." in answered(bot, first).visible
    assert second.ok
    order(bot, "help")
    assert len(store.subscriptions()) == 1


def test_a_preview_can_be_changed_in_the_form(bot: SlackLookAlike, store: Store) -> None:
    shown = order(
        bot, "privacy by Dawn Song at MLSys, -quantum every weekday at 8 in Berlin at most 3 and older"
    )
    bot.press("ana", shown, "Change")
    view = opened(bot)
    values = {each.action_id: each.element.get("initial_value") for each in view.controls}
    assert (values["topics"], values["people"], values["venues"]) == ("privacy", "Dawn Song", "MLSys")
    assert (values["excluded"], values["zone"], values["most"]) == ("quantum", "Europe/Berlin", "3")
    accepted(bot, previewed(bot, {"most": "4"}))
    made = store.subscriptions()[0]
    assert (made.profile.most, made.profile.only_new) == (4, False)
    assert made.schedule.weekdays == (0, 1, 2, 3, 4)


@pytest.mark.parametrize(
    ("text", "words"),
    [
        ("privacy every monday 25:00", "is no time of day"),
        ("privacy every monday 9:00 Mars/Phobos", "No time zone is called"),
        ("privacy every other week", "cannot be kept"),
        ("every monday 9:00", "at least one topic"),
        ("privacy at most 50", "from 1 to 10"),
        ("privacy " * 500, "fit"),
    ],
)
def test_words_that_cannot_be_a_digest_are_answered_with_what_to_write(
    bot: SlackLookAlike, store: Store, text: str, words: str
) -> None:
    shown = order(bot, text)
    assert words in shown.visible
    assert not store.subscriptions()


def test_a_wish_too_long_for_a_button_is_sent_to_the_form(bot: SlackLookAlike) -> None:
    long = ", ".join(f"{n} " + "\u00e4" * 30 + '"' for n in range(28))
    people = ", ".join(f'author:"{n} {"y" * 70}"' for n in range(5))
    shown = order(
        bot, f"{long} {people} {people.replace('author', 'venue')} {people.replace('author', '-topic')}"
    )
    assert [each.label for each in shown.controls] == ["Use the form"]
    bot.press("ana", shown, "Use the form")
    assert opened(bot).title == "Channel digest"


def test_a_channel_without_the_bot_gets_the_words_that_invite_it(bot: SlackLookAlike, store: Store) -> None:
    said = subscribed(bot, channel="quiet")
    assert "/invite @hallway" in said.visible
    assert "/invite @hallway" in store.subscriptions()[0].paused
    assert not in_channel(bot, "quiet")
    still = pressed(bot, said, "Resume")
    assert "/invite @hallway" in still.visible
    bot.workspace.channel("quiet").members.add(bot.workspace.app.id)
    resumed = pressed(bot, still, "Resume")
    assert "Resumed" in resumed.visible
    assert "set up a digest" in in_channel(bot, "quiet")[-1].visible
    assert store.subscriptions()[0].paused == ""


def test_a_channel_that_takes_no_posts_leaves_it_paused_with_the_reason(
    bot: SlackLookAlike, store: Store
) -> None:
    shown = order(bot, "privacy every monday")
    bot.faults.refuse("chat.postMessage", "restricted_action")
    said = pressed(bot, shown, "Save")
    assert "may not post in this channel" in said.visible
    assert store.subscriptions()[0].paused


def test_ten_digests_are_enough_for_a_channel(bot: SlackLookAlike, store: Store) -> None:
    place = (bot.workspace.team.id, bot.workspace.channel("general").id)
    shown = order(bot, "privacy every monday")
    open_form(bot)
    for number in range(10):
        store.subscribe(*place, Profile((f"topic {number}",)), Schedule(), "U1", bot.clock.now())
    assert "10 digests already" in previewed(bot, FORM).visible
    assert "10 digests already" in pressed(bot, shown, "Save").visible
    assert "10 digests already" in order(bot, "").visible
    assert len(store.subscriptions()) == 10


class TestWithoutTheScopeForZones:
    """A workspace that grants only what is needed."""

    @pytest.fixture
    def scopes(self) -> tuple[str, ...]:
        return tuple(SCOPES)

    def test_the_zone_is_asked_for(self, bot: SlackLookAlike) -> None:
        open_form(bot)
        bot_view = opened(bot)
        assert "initial_value" not in next(c for c in bot_view.controls if c.action_id == "zone").element
        assert "Which time zone?" in order(bot, "privacy every monday 9:00").visible
        assert "Tokyo" in order(bot, "privacy every monday 9:00 Tokyo").visible


def test_a_form_that_comes_too_late_is_told(bot: SlackLookAlike) -> None:
    bot.faults.refuse("views.open", "expired_trigger_id")
    assert "took too long" in order(bot, "").visible


def test_trouble_while_the_preview_is_worked_out_stands_in_the_modal(bot: SlackLookAlike, data: Path) -> None:
    open_form(bot)
    for path in data.glob("catalogue.db*"):
        path.write_bytes(b"this is no database" * 1_000)
    assert "catalogue" in previewed(bot, FORM).visible


def updated(bot: SlackLookAlike, since: int) -> bool:
    return any(call.method == "views.update" for call in bot.calls[since:])


def test_a_modal_that_slack_does_not_replace_is_given_up(bot: SlackLookAlike) -> None:
    for error in ("internal_error", "", "not_found"):
        if error:
            bot.faults.refuse("views.update", error, times=20 if error == "not_found" else 1)
        else:
            bot.faults.drop("views.update")
        open_form(bot)
        bot.submit("ana", opened(bot), FORM)
        before = len(bot.calls)
        bot.await_until(partial(updated, bot, before))
        assert "/digest opens" in order(bot, "help").visible
        assert "Working out" in opened(bot).visible
        for _ in range(2):
            bot.close("ana", opened(bot))


def test_it_all_works_over_socket_mode(slack: SlackLookAlike, data: Path, clock: Clock, store: Store) -> None:
    settings = settings_for(slack, data, Mode.SOCKET)
    with running_socket(settings, clock, Rhythm(ping=0.2, look=0.05, silence=8, longest_pause=0.1)):
        slack.await_socket()
        open_form(slack)
        assert "Saved." in accepted(slack, previewed(slack, FORM)).visible
        assert "Saved." in subscribed(slack, channel="ml-systems").visible
    assert len(store.subscriptions()) == 2
