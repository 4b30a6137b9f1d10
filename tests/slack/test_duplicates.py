"""What Slack delivers twice is answered once."""

from __future__ import annotations

from bot.sandbox.lookalike import SlackLookAlike
from bot.server import running_http
from bot.settings import Settings
from tests.slack.conftest import QuickClock


def posts(slack: SlackLookAlike, expected: int) -> int:
    """How many messages were posted, once there are as many as expected."""

    def count() -> int:
        return sum(call.method == "chat.postMessage" for call in slack.calls)

    slack.await_until(lambda: count() >= expected)
    return count()


def test_an_event_delivered_three_times_is_answered_once(bot: SlackLookAlike) -> None:
    delivery = bot.direct_message("ana", "pathways")
    again = [bot.again(delivery), bot.again(delivery)]
    assert [(each.status, each.body) for each in again] == [(200, "")] * 2
    bot.reply(bot.direct_message("ben", "help"))
    assert posts(bot, 2) == 2


def test_a_command_delivered_again_gets_200_and_nothing_else(bot: SlackLookAlike) -> None:
    delivery = bot.slash("ana", "general", "/conf", "pathways")
    again = bot.again(delivery)
    assert (again.status, again.body) == (200, "")
    assert len(bot.screen("ana", "general")) == 1


def test_a_press_delivered_again_does_nothing(bot: SlackLookAlike) -> None:
    first = bot.reply(bot.slash("ana", "general", "/conf", "papers at MLSys 2022"))
    delivery = bot.press("ana", first, "Next")
    bot.reply(delivery)
    before = len(bot.calls)
    bot.again(delivery)
    bot.reply(bot.direct_message("ana", "help"))
    assert len(bot.calls) == before + 1


def test_what_was_seen_before_a_restart_is_known_after_it(
    slack: SlackLookAlike, settings: Settings, clock: QuickClock
) -> None:
    with running_http(settings, clock) as address:
        slack.connect_http(address.url)
        delivery = slack.direct_message("ana", "pathways")
    with running_http(settings, clock) as address:
        slack.connect_http(address.url)
        slack.again(delivery)
        slack.reply(slack.direct_message("ben", "help"))
    assert posts(slack, 2) == 2


def test_two_people_may_ask_the_same(bot: SlackLookAlike) -> None:
    first = bot.slash("ana", "general", "/conf", "pathways")
    second = bot.slash("ben", "general", "/conf", "pathways")
    assert first.body == second.body != ""
