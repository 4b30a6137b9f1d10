"""What can be made to go wrong."""

from __future__ import annotations

from concurrent.futures import ThreadPoolExecutor

import pytest
from slack_sdk import WebClient, WebhookClient
from slack_sdk.errors import SlackApiError

from bot.sandbox.lookalike import SlackLookAlike


def test_the_next_calls_fail_and_later_ones_do_not(slack: SlackLookAlike, client: WebClient) -> None:
    slack.faults.answer("chat.postMessage", 500, times=2)
    for _ in range(2):
        with pytest.raises(SlackApiError, match="internal_error"):
            client.chat_postMessage(channel="#general", text="one")
    assert client.chat_postMessage(channel="#general", text="two")["ok"]
    assert [seen.text for seen in slack.screen("ana", "general")] == ["two"]


def test_a_429_says_how_long_to_wait(slack: SlackLookAlike, client: WebClient) -> None:
    slack.faults.answer("*", 429, retry_after=7)
    with pytest.raises(SlackApiError) as caught:
        client.auth_test()
    assert caught.value.response.headers["Retry-After"] == "7"
    slack.faults.answer("*", 429)
    with pytest.raises(SlackApiError) as caught:
        client.auth_test()
    assert caught.value.response.headers["Retry-After"] == "1"


def test_a_refusal_is_slacks_word_with_status_200(slack: SlackLookAlike, client: WebClient) -> None:
    slack.faults.refuse("auth.test", "fatal_error")
    with pytest.raises(SlackApiError, match="fatal_error") as caught:
        client.auth_test()
    assert caught.value.response.status_code == 200


@pytest.mark.parametrize(("after_effect", "shown"), [(False, []), (True, ["one"])])
def test_a_connection_drops_before_or_after_the_effect(
    slack: SlackLookAlike, client: WebClient, after_effect: bool, shown: list[str]
) -> None:
    slack.faults.drop("chat.postMessage", after_effect=after_effect)
    with pytest.raises(ConnectionError):
        client.chat_postMessage(channel="#general", text="one")
    assert [seen.text for seen in slack.screen("ana", "general")] == shown
    assert len(slack.calls) == 1
    assert not slack.violations


def test_a_client_that_repeats_a_dropped_call_posts_twice(slack: SlackLookAlike) -> None:
    careless = WebClient(slack.bot_token, base_url=slack.api_url)
    slack.faults.drop("chat.postMessage", after_effect=True)
    with pytest.raises(SlackApiError, match="ratelimited"):
        careless.chat_postMessage(channel="#general", text="one")
    assert len(slack.calls) == 2


def test_a_held_call_goes_on_when_it_is_released(slack: SlackLookAlike, client: WebClient) -> None:
    slack.faults.hold("chat.postMessage")
    with ThreadPoolExecutor(1) as pool:
        posting = pool.submit(client.chat_postMessage, channel="#general", text="one")
        slack.faults.await_held()
        assert slack.screen("ana", "general") == ()
        slack.faults.release()
        assert posting.result()["ok"]
    with pytest.raises(TimeoutError, match="no call"):
        slack.faults.await_held(0)


def test_the_end_of_the_look_alike_lets_go_of_what_is_held() -> None:
    with ThreadPoolExecutor(1) as pool, SlackLookAlike() as slack:
        slack.faults.hold("auth.test", after_effect=True)
        asking = pool.submit(WebClient(slack.bot_token, base_url=slack.api_url).auth_test)
        slack.faults.await_held()
    assert asking.result()["ok"]


def test_a_revoked_token_stays_revoked(slack: SlackLookAlike, client: WebClient) -> None:
    slack.faults.revoke()
    for _ in range(2):
        with pytest.raises(SlackApiError, match="token_revoked"):
            client.auth_test()


def test_a_response_url_can_fail_and_drop_too(slack: SlackLookAlike) -> None:
    ana, general = slack.workspace.user("ana").id, slack.workspace.channel("general").id
    hook = WebhookClient(
        slack.core.base + slack.core.tickets.response_url(ana, general).path, retry_handlers=[]
    )
    slack.faults.answer("response_url", 500)
    assert hook.send(text="one").status_code == 500
    slack.faults.drop("response_url")
    with pytest.raises(ConnectionError):
        hook.send(text="two")
    assert hook.send(text="three").status_code == 200
    assert [seen.text for seen in slack.screen("ana", "general")] == ["three"]
    assert [call.status for call in slack.calls] == [500, 0, 200]


def test_an_error_of_the_look_alike_itself_fails_the_test_that_meets_it(
    slack: SlackLookAlike, client: WebClient
) -> None:
    slack.core.scopes = None  # type: ignore[assignment]  # on purpose: the next call must stumble
    with pytest.raises(ConnectionError):
        client.auth_test()
    slack.await_until(lambda: bool(slack.violations))
    assert slack.violations[0].where == "look-alike"
