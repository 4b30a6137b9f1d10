"""Uploads in their three steps, and what an app shows under the links of others."""

from __future__ import annotations

import urllib.error
import urllib.request
from collections.abc import Iterator
from typing import Any

import pytest
from slack_sdk import WebClient
from slack_sdk.errors import SlackApiError

from bot.sandbox.lookalike import BOT_SCOPES, SlackLookAlike
from bot.sandbox.records import Delivery

PAGE = "https://papers.example/abs/1"
SECTION = {"type": "section", "text": {"type": "plain_text", "text": "A paper about clocks"}}
SHOWN = {"blocks": [SECTION]}


@pytest.fixture
def slack() -> Iterator[SlackLookAlike]:
    scopes = (*BOT_SCOPES, "files:write", "links:read", "links:write")
    with SlackLookAlike(scopes=scopes) as look_alike:
        look_alike.register_domains("papers.example")
        yield look_alike


def refused(call: Any, **args: Any) -> str:
    with pytest.raises(SlackApiError) as problem:
        call(**args)
    return str(problem.value.response["error"])


def upload(client: WebClient, content: bytes = b"@misc{a}") -> str:
    """The id of a file whose content has come."""
    told = client.files_getUploadURLExternal(filename="a.bib", length=len(content))
    sent = urllib.request.Request(told["upload_url"], data=content, method="POST")
    with urllib.request.urlopen(sent) as answer:
        assert answer.read() == f"OK - {len(content)}".encode()
    return str(told["file_id"])


def test_the_sdks_own_upload_shares_a_file(slack: SlackLookAlike, client: WebClient) -> None:
    place = slack.workspace.channel("general").id
    client.files_upload_v2(filename="a.bib", content="@misc{é}", title="My list", channel=place)
    seen = slack.screen("ana", "general")[-1]
    assert [(each.name, each.title, each.text) for each in seen.files] == [("a.bib", "My list", "@misc{é}")]
    assert [call.method for call in slack.calls] == [
        "files.getUploadURLExternal", "files.completeUploadExternal",
    ]  # fmt: skip
    assert not slack.violations


def test_a_file_goes_to_direct_messages_by_their_id_and_not_by_the_users(
    slack: SlackLookAlike, client: WebClient
) -> None:
    ana = slack.workspace.user("ana").id
    file = upload(client)
    complete = client.files_completeUploadExternal
    assert refused(complete, files=[{"id": file}], channel_id=ana) == "channel_not_found"
    complete(files=[{"id": file, "title": "x"}], channel_id=slack.workspace.direct_channel(ana).id)
    assert slack.screen("ana")[-1].files[0].content == b"@misc{a}"


def test_files_are_refused_as_slack_refuses_them(slack: SlackLookAlike, client: WebClient) -> None:
    get, complete = client.files_getUploadURLExternal, client.files_completeUploadExternal
    general, quiet = (slack.workspace.channel(name).id for name in ("general", "quiet"))
    assert refused(get, filename="a.bib", length=0) == "invalid_arguments"
    assert refused(get, filename="a/b.bib", length=3) == "invalid_arguments"
    assert refused(complete, files=[]) == "invalid_arguments"
    assert refused(complete, files=[{"id": "F404"}], channel_id=general) == "file_not_found"
    never_sent = get(filename="a.bib", length=3)["file_id"]
    assert refused(complete, files=[{"id": never_sent}], channel_id=general) == "file_not_found"
    file = upload(client)
    assert refused(complete, files=[{"id": file}], channel_id=quiet) == "not_in_channel"
    assert refused(complete, files=[{"id": file}], channel_id=general, thread_ts="1.2") == "invalid_thread_ts"
    complete(files=[{"id": file}], channel_id=general)
    assert refused(complete, files=[{"id": file}], channel_id=general) == "file_not_found"
    slack.workspace.channel("general").archived = True
    assert refused(complete, files=[{"id": upload(client)}], channel_id=general) == "is_archived"


@pytest.mark.parametrize(("content", "status"), [(b"four", 400), (b"abc", 200)])
def test_as_many_bytes_must_come_as_were_announced(
    slack: SlackLookAlike, client: WebClient, content: bytes, status: int
) -> None:
    url = client.files_getUploadURLExternal(filename="a.bib", length=3)["upload_url"]
    assert posted(url, content) == status
    assert posted(url, b"abc") == (404 if status == 200 else 200)


def posted(url: str, content: bytes) -> int:
    try:
        with urllib.request.urlopen(urllib.request.Request(url, data=content, method="POST")) as answer:
            return int(answer.status)
    except urllib.error.HTTPError as error:
        with error:
            return error.code


def test_without_the_scopes_nothing_is_uploaded_and_nothing_unfurled() -> None:
    with SlackLookAlike() as slack:
        slack.register_domains("papers.example")
        client = WebClient(slack.bot_token, base_url=slack.api_url, retry_handlers=[])
        assert refused(client.files_getUploadURLExternal, filename="a", length=1) == "missing_scope"
        assert refused(client.chat_unfurl, channel="C1", ts="1.1", unfurls={PAGE: SHOWN}) == "missing_scope"
        assert slack.share_link("ana", "general", PAGE).problem == "not_told"


def shared(slack: SlackLookAlike, *urls: str) -> Delivery:
    """A link in a message of ana; the app is not there to hear of it."""
    slack.connect_http("http://127.0.0.1:9/")
    return slack.share_link("ana", "general", *urls)


def test_an_app_hears_of_links_of_its_domains_only(slack: SlackLookAlike) -> None:
    told = shared(slack, PAGE, "https://elsewhere.example/x", "https://www.papers.example/2")
    event = told.payload["event"]
    assert event["type"] == "link_shared"
    assert [each["url"] for each in event["links"]] == [PAGE, "https://www.papers.example/2"]
    assert {each["domain"] for each in event["links"]} == {"papers.example"}
    assert event["message_ts"] == slack.screen("ana", "general")[-1].ts
    assert shared(slack, "https://elsewhere.example/x").problem == "not_told"


def test_what_is_shown_under_a_link_is_seen_and_replaced(slack: SlackLookAlike, client: WebClient) -> None:
    event = shared(slack, PAGE).payload["event"]
    place = {"channel": event["channel"], "ts": event["message_ts"]}
    client.chat_unfurl(**place, unfurls={PAGE: SHOWN})
    client.chat_unfurl(
        unfurl_id=event["unfurl_id"], source=event["source"], unfurls={PAGE: {"blocks": [SECTION, SECTION]}}
    )
    (attachment,) = slack.screen("ben", "general")[-1].attachments
    assert attachment["from_url"] == PAGE
    assert len(attachment["blocks"]) == 2
    assert not slack.violations


def test_a_link_that_is_still_being_written_has_its_preview(slack: SlackLookAlike, client: WebClient) -> None:
    slack.connect_http("http://127.0.0.1:9/")
    event = slack.compose_link("ana", PAGE).payload["event"]
    assert (event["channel"], event["source"]) == ("COMPOSER", "composer")
    client.chat_unfurl(unfurl_id=event["unfurl_id"], source="composer", unfurls={PAGE: SHOWN})
    ana = slack.workspace.user("ana").id
    assert slack.core.links.previews[ana][0]["from_url"] == PAGE


def test_unfurls_are_refused_as_slack_refuses_them(slack: SlackLookAlike, client: WebClient) -> None:
    event = shared(slack, PAGE).payload["event"]
    place = {"channel": event["channel"], "ts": event["message_ts"]}
    unfurl = client.chat_unfurl
    assert refused(unfurl, unfurls={PAGE: SHOWN}) == "missing_channel"
    assert refused(unfurl, channel="C1", unfurls={PAGE: SHOWN}) == "missing_ts"
    assert refused(unfurl, channel="C1", ts="1.1", unfurls={PAGE: SHOWN}) == "cannot_find_message"
    assert refused(unfurl, **place, unfurls={}) == "missing_unfurls"
    assert refused(unfurl, **place, unfurls={PAGE + "0": SHOWN}) == "cannot_unfurl_url"
    assert not slack.violations
    assert refused(unfurl, **place, unfurls={PAGE: {"blocks": [SECTION] * 51}}) == "invalid_blocks"
    assert slack.violations[-1].pointer == f"/unfurls/{PAGE}/blocks"
