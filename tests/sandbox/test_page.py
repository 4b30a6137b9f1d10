"""The server of the browser's page: who may ask, what it answers, and that it refuses all else in words."""

from __future__ import annotations

import http.client
import json
import socket
from collections.abc import Iterator
from contextlib import contextmanager
from datetime import datetime, timedelta

import pytest
from slack_sdk import WebClient

from bot.sandbox.clock import HandClock
from bot.sandbox.judge import Problem
from bot.sandbox.lookalike import SlackLookAlike
from bot.sandbox.page.programme import Command, Jump, Programme, Shortcut
from bot.sandbox.page.server import PageServer, PortTaken
from bot.sandbox.records import Json
from bot.sandbox.rehearsal import Rehearsal
from tests.sandbox.small_app import button, section

PROGRAMME = Programme(
    commands=(Command("/hello", "Says hello", "NAME"), Command("/page"), Command("/topics")),
    shortcuts=(Shortcut("Find", "find"), Shortcut("Find it", "find-message", on_message=True)),
    jumps=(
        Jump("On", lambda now: now + timedelta(hours=2)),
        Jump("Nowhere", lambda _: None, "There is nowhere to go."),
    ),
    home=True,
)


class Page:
    """The server, and a client that sends what a browser would, or what one tells it to."""

    def __init__(self, server: PageServer) -> None:
        self.server = server

    def send(self, method: str, path: str, body: bytes = b"", **headers: str) -> tuple[int, Json]:
        """The status and the JSON of the answer; ``_`` in a header's name is ``-``."""
        connection = http.client.HTTPConnection("127.0.0.1", self.server.port, timeout=20)
        given = {name.replace("_", "-"): value for name, value in headers.items()}
        connection.putrequest(method, path, skip_host="Host" in given)
        for name, value in given.items():
            connection.putheader(name, value)
        if method == "POST" and "Content-Length" not in given:
            connection.putheader("Content-Length", str(len(body)))
        connection.endheaders(body or None)
        answer = connection.getresponse()
        content = answer.read()
        connection.close()
        return answer.status, json.loads(content) if content.startswith(b"{") else {"raw": content.decode()}

    def get(self, path: str, **headers: str) -> tuple[int, Json]:
        return self.send("GET", path, b"", **headers)

    def post(self, body: bytes, **headers: str) -> tuple[int, Json]:
        own = {"Content_Type": "application/json", "X_Page_Token": self.server.token}
        return self.send("POST", "/api/act", body, **{**own, **headers})

    def act(self, act: str, **said: object) -> tuple[int, Json]:
        return self.post(json.dumps({"act": act, "user": "ana", "place": "general", **said}).encode())

    def messages(self, place: str = "general", user: str = "ana") -> list[Json]:
        found: list[Json] = self.get(f"/api/state?user={user}&place={place}")[1]["messages"]
        return found


@contextmanager
def paged(slack: SlackLookAlike) -> Iterator[Page]:
    clock = slack.clock
    assert isinstance(clock, HandClock)
    with PageServer(slack, PROGRAMME, Rehearsal(clock, lambda: None)) as server:
        yield Page(server)


@pytest.fixture
def page(app: SlackLookAlike) -> Iterator[Page]:
    with paged(app) as page:
        yield page


# Who may ask ------------------------------------------------------------------------------------------------


def test_it_listens_on_this_machine_only(page: Page) -> None:
    assert page.server.socket.getsockname()[0] == "127.0.0.1"
    assert page.server.url == f"http://127.0.0.1:{page.server.port}/"


@pytest.mark.parametrize("path", ["/", "/main.js", "/api/state?user=ana", "/api/changes"])
def test_a_name_that_was_pointed_at_this_machine_is_refused(page: Page, path: str) -> None:
    status, told = page.get(path, Host=f"evil.example:{page.server.port}")
    assert (status, told["error"]) == (421, f"This page is at {page.server.url} only.")


def test_localhost_is_the_same_machine(page: Page) -> None:
    assert page.get("/api/about", Host=f"localhost:{page.server.port}")[0] == 200
    assert page.get("/api/about", Host="localhost:1")[0] == 421


@pytest.mark.parametrize(
    "header",
    [
        {"Origin": "https://evil.example"},
        {"Origin": "null"},
        {"Sec_Fetch_Site": "cross-site"},
        {"Sec_Fetch_Site": "same-site"},
    ],
)
def test_other_sites_may_neither_read_nor_do_anything(page: Page, header: dict[str, str]) -> None:
    assert page.get("/api/state?user=ana", **header)[0] == 403
    assert page.post(b'{"act": "write", "user": "ana", "place": "", "text": "hi"}', **header)[0] == 403
    assert page.messages("") == []


def test_doing_something_needs_the_token_of_this_run(page: Page) -> None:
    status, told = page.post(b"{}", X_Page_Token="another")
    assert (status, told["error"]) == (403, "The page is of an earlier run: load it again.")
    assert page.server.token in page.get("/")[1]["raw"]


@pytest.mark.parametrize(
    ("headers", "status"),
    [
        ({"Content_Type": "text/plain"}, 415),
        ({"Content_Length": "many"}, 411),
        ({"Content_Length": "-1"}, 411),
        ({"Content_Length": str(10**9)}, 413),
    ],
)
def test_a_body_of_another_kind_or_size_is_not_read(page: Page, headers: dict[str, str], status: int) -> None:
    assert page.post(b"", **headers)[0] == status


def test_every_answer_forbids_what_the_page_does_not_need(page: Page) -> None:
    connection = http.client.HTTPConnection("127.0.0.1", page.server.port)
    connection.request("GET", "/")
    answer = connection.getresponse()
    answer.read()
    policy = answer.headers["Content-Security-Policy"]
    connection.close()
    assert "default-src 'none'" in policy
    assert "unsafe" not in policy
    assert "trusted-types 'none'" in policy
    assert answer.headers["X-Content-Type-Options"] == "nosniff"
    assert answer.headers["Cache-Control"] == "no-store"


# What it answers --------------------------------------------------------------------------------------------


def test_the_page_and_its_parts_are_there_and_nothing_else(page: Page) -> None:
    assert "<title>Hallway demo</title>" in page.get("/")[1]["raw"]
    assert "import" in page.get("/main.js")[1]["raw"]
    for path in ("/../server.py", "/page/server.py", "/index.html", "/api/nothing", "/favicon.ico"):
        assert page.get(path) == (404, {"error": "There is nothing here."})
    body = json.dumps({"act": "write"}).encode()
    headers = {"Content_Type": "application/json", "X_Page_Token": page.server.token}
    assert page.send("POST", "/api/state", body, **headers)[0] == 404


@pytest.mark.parametrize(
    ("body", "words"),
    [
        (b"", "This is not JSON."),
        (b"{", "This is not JSON."),
        (b"\xff\xfe", "This is not JSON."),
        (b"[" * 100_000, "This is not JSON."),
        (b"[]", 'Send an object with "act".'),
        (b'{"act": 1}', 'Send an object with "act".'),
        (b'{"act": "explode"}', "There is no act called 'explode'."),
        (b'{"act": "write"}', '"user" must be a text.'),
        (b'{"act": "write", "user": ["ana"], "place": "", "text": "x"}', '"user" must be a text.'),
        (b'{"act": "press", "user": "ana", "place": "", "ts": "1", "block_id": 1}', None),
        (b'{"act": "tab", "user": "ana", "tab": "secrets"}', '"tab" must be home or messages.'),
        (b'{"act": "advance", "by": -1}', '"by" must be seconds, at most a year of them.'),
        (b'{"act": "advance", "by": 1e300}', '"by" must be seconds, at most a year of them.'),
        (b'{"act": "advance", "by": NaN}', '"by" must be seconds, at most a year of them.'),
        (b'{"act": "advance", "jump": 7}', '"jump" must be the place of one in the list.'),
        (b'{"act": "advance", "jump": "0"}', '"jump" must be the place of one in the list.'),
    ],
)
def test_what_makes_no_sense_is_refused_in_words(page: Page, body: bytes, words: str | None) -> None:
    status, told = page.post(body)
    assert status in (400, 409)
    assert words is None or told == {"error": words}
    assert page.messages() == []


@pytest.mark.parametrize(
    ("act", "said", "words"),
    [
        ("write", {"user": "nobody", "text": "hi"}, "nobody called 'nobody' in this workspace"),
        ("write", {"user": "gus", "text": "hi"}, "gus is not in general"),
        ("write", {"place": "old", "text": "hi"}, "Nobody can write in an archived channel."),
        ("write", {"text": "  "}, "There is nothing to send."),
        ("write", {"text": "/hello", "thread": "1.0"}, "Slack takes no slash commands in threads"),
        ("press", {"ts": "1.0", "block_id": "b", "action_id": "a"}, "This message is not there any more."),
        ("submit", {"view": "V1", "values": {}}, "This form is not open any more."),
        ("submit", {"ts": "1.0"}, "This message is not there any more."),
        ("shortcut", {"callback_id": "unknown"}, "The app has no shortcut 'unknown'."),
    ],
)
def test_what_cannot_be_done_is_told(page: Page, act: str, said: Json, words: str) -> None:
    status, told = page.act(act, **said)
    assert status == 409
    assert told["error"].startswith(words)


def test_people_see_what_they_see_in_slack_and_no_more(page: Page, slack: SlackLookAlike) -> None:
    page.act("write", text="/hello ana")
    assert [m["ephemeral"] for m in page.messages()] == [True]
    assert page.messages(user="ben") == []
    gus = page.get("/api/state?user=gus&place=general")[1]
    assert (gus["messages"], gus["place"]) == ([], slack.workspace.direct_channel("gus").id)
    assert page.get("/api/state?user=nobody")[0] == 409
    names = [place["name"] for place in page.get("/api/state?user=gus&place=")[1]["places"]]
    assert names == ["", "ml-systems"]


def test_what_is_written_goes_where_it_belongs(page: Page, slack: SlackLookAlike) -> None:
    page.act("write", text="/hello there")
    page.act("write", text="/nonsense")
    page.act("write", text="good morning <all> https://a.example/x")
    page.act("write", text="@hallway what is on?")
    page.act("write", place="", text="tell me")
    texts = [message["text"] for message in page.messages()]
    assert texts[0] == "hello there"
    assert texts[1].startswith("/nonsense is not a command here. Commands: /hello, /page, /topics")
    assert texts[2] == "good morning &lt;all&gt; <https://a.example/x>"
    assert texts[3].endswith("what is on?")
    assert texts[4] == "named"
    assert [m["text"] for m in page.messages("")] == ["tell me", "you said tell me"]


def test_a_mention_where_the_app_is_not_is_a_problem(page: Page) -> None:
    assert page.act("write", place="quiet", text="@hallway hi") == (200, {"problem": "not_in_channel"})


def test_buttons_are_pressed_by_their_ids(page: Page) -> None:
    page.act("write", text="/page")
    message = page.messages()[0]
    block = message["blocks"][1]
    where = {"ts": message["ts"], "block_id": block["block_id"]}
    refused = page.act("press", **where, action_id="next", values=[])
    assert refused == (400, {"error": '"values" must be an object.'})
    assert page.act("press", **where, action_id="next") == (200, {"problem": ""})
    assert page.messages()[0]["text"] == "Page 2 of many"
    assert page.act("press", **where, action_id="next")[1] == {"error": "This is not there any more."}


def test_a_form_comes_up_is_refused_and_is_sent(page: Page) -> None:
    def modal() -> Json | None:
        found: Json | None = page.get("/api/state?user=ana&place=general")[1]["modal"]
        return found

    page.act("write", text="/topics")
    view = modal()
    assert view
    assert page.act("submit", view=view["id"])[1] == {"error": "'Topic' must be filled in"}
    page.act("submit", view=view["id"], values={"topic": "ab"})
    again = modal()
    assert again
    assert again["errors"] == {"topic": "Too short"}
    page.act("submit", view=view["id"], values={"topic": "abc"})
    assert modal() is None
    page.act("write", text="/topics")
    other = modal()
    assert other
    page.act("close", view=other["id"])
    assert modal() is None


def test_home_and_shortcuts_reach_the_app(page: Page, slack: SlackLookAlike) -> None:
    page.act("tab", tab="home")
    slack.await_until(lambda: slack.home("ana") is not None)
    assert page.get("/api/state?user=ana&place=")[1]["home"]["blocks"][0]["text"]["text"] == "At home"
    assert page.act("shortcut", callback_id="find") == (200, {"problem": ""})
    page.act("write", text="/page")
    page.act("shortcut", callback_id="find-message", ts=page.messages()[0]["ts"])
    last = slack.deliveries[-1].payload
    assert (last["type"], last["callback_id"]) == ("message_action", "find-message")


def test_time_is_moved_by_a_span_or_to_a_moment(page: Page, slack: SlackLookAlike) -> None:
    def passed(**how: object) -> timedelta:
        before: datetime = slack.clock.now()
        assert page.act("advance", **how)[0] == 200
        return slack.clock.now() - before

    assert passed(by=3600) == timedelta(hours=1)
    assert passed(jump=0) == timedelta(hours=2)
    assert passed(jump=1) == timedelta()
    assert page.act("advance", jump=1)[1]["nothing"] == "There is nowhere to go."


def test_the_traffic_shows_both_ways_in_order_with_what_was_wrong(page: Page, client: WebClient) -> None:
    page.act("write", text="/hello you")
    client.chat_postMessage(channel="#general", text="fine")
    with pytest.raises(Exception, match="invalid_blocks"):
        client.chat_postMessage(channel="#general", text="x", blocks=[{"type": "nonsense"}])
    found = page.get("/api/traffic")[1]
    titles = [entry["title"] for entry in found["entries"]]
    assert titles[-3:] == ["/hello", "chat.postMessage", "chat.postMessage"]
    hello, good, bad = found["entries"][-3:]
    assert hello["headers"]["X-Slack-Signature"].startswith("v0=")
    assert (hello["payload"]["command"], hello["answer"]) == ("/hello", "hello you")
    assert (good["violations"], good["answer"]["ok"]) == ([], True)
    assert bad["problem"] == "invalid_blocks"
    assert bad["violations"][0]["pointer"].startswith("/blocks/0")
    later = page.get(f"/api/traffic?deliveries={found['deliveries']}&calls={found['calls']}")[1]
    assert later["entries"] == []
    assert page.get("/api/traffic?calls=-1")[0] == 400


def test_a_wrong_answer_of_the_app_is_shown_with_the_delivery(page: Page) -> None:
    page.act("write", text="/topics")
    view = page.get("/api/state?user=ana&place=general")[1]["modal"]
    page.server.slack.core.blame("view_submission answer", [Problem("/errors", "made up")])
    page.act("submit", view=view["id"], values={"topic": "ab"})
    entry = page.get("/api/traffic")[1]["entries"][-1]
    assert (entry["title"], entry["ms"] >= 0) == ("view_submission", True)
    assert [found["message"] for found in entry["violations"]] == ["made up"]


def test_a_file_is_handed_out_to_those_who_see_it(page: Page, slack: SlackLookAlike) -> None:
    slack.core.scopes |= {"files:write"}
    client = WebClient(slack.bot_token, base_url=slack.api_url, retry_handlers=[])
    general = slack.workspace.channel("general").id
    client.files_upload_v2(channel=general, filename="saved ü.bib", content="@article{x}", title="Saved")
    message = page.messages()[0]
    file = message["files"][0]
    assert (file["name"], file["title"], file["size"]) == ("saved ü.bib", "Saved", 11)
    asked = f"/api/file?user=ana&place=general&ts={message['ts']}&id={file['id']}"
    assert page.get(asked) == (200, {"raw": "@article{x}"})
    assert page.get(asked.replace("ana", "gus"))[0] == 409
    assert page.get(asked + "9") == (409, {"error": "This file is not there any more."})


def test_changes_come_down_a_stream_that_ends_with_the_server(app: SlackLookAlike) -> None:
    with paged(app) as page:
        line = socket.create_connection(("127.0.0.1", page.server.port), timeout=20)
        line.sendall(f"GET /api/changes HTTP/1.1\r\nHost: 127.0.0.1:{page.server.port}\r\n\r\n".encode())
        stream = line.makefile()
        while not stream.readline().startswith("data: "):
            pass
        app.say("ana", "general", "hello")
        assert (
            next(read for read in stream if read.startswith("data: "))
            .removeprefix("data: ")
            .strip()
            .isdecimal()
        )
        idle = socket.create_connection(("127.0.0.1", page.server.port))  # as browsers keep one in reserve
    assert stream.read().count("Traceback") == 0
    for each in (stream, line, idle):
        each.close()
    assert not app.violations


def test_the_first_free_port_is_taken_and_where_none_is_it_says_so(slack: SlackLookAlike) -> None:
    rehearsal = Rehearsal(HandClock(), lambda: None)
    with socket.create_server(("127.0.0.1", 0)) as other:
        taken = other.getsockname()[1]
        with PageServer(slack, Programme(), rehearsal, (taken, 0)) as server:
            assert server.port != taken
        with pytest.raises(PortTaken, match=str(taken)):
            PageServer(slack, Programme(), rehearsal, (taken,))


def test_a_choice_is_sent_with_what_stands_in_the_other_inputs(page: Page, client: WebClient) -> None:
    client.chat_postMessage(channel="#general", text="x", blocks=[section("x"), {
        "type": "actions", "block_id": "row", "elements": [
            {"type": "datepicker", "action_id": "day"},
            {"type": "static_select", "action_id": "rate", "options": [
                {"text": {"type": "plain_text", "text": "Good"}, "value": "good"}]},
            button("Go", "go"),
        ]}])  # fmt: skip
    ts = page.messages()[0]["ts"]
    page.act("press", ts=ts, block_id="row", action_id="rate", choice="good", values={"day": "2026-01-07"})
    sent = page.server.slack.deliveries[-1].payload
    assert sent["actions"][0]["selected_option"]["value"] == "good"
    assert sent["state"]["values"]["row"]["day"]["selected_date"] == "2026-01-07"
    refused = page.act("press", ts=ts, block_id="row", action_id="rate", choice="bad")
    assert refused == (409, {"error": "no option 'bad'; there are: Good"})
    assert page.act("suggest", ts=ts, block_id="row", action_id="rate", text="goo")[0] == 409


def test_the_app_is_invited_and_removed_by_slacks_own_commands(page: Page, slack: SlackLookAlike) -> None:
    def said(text: str, place: str = "quiet") -> str:
        assert page.act("write", place=place, text=text) == (200, {"problem": ""})
        return str(page.messages(place)[-1]["text"])

    ana, app, quiet = (
        slack.workspace.user("ana"), slack.workspace.app, slack.workspace.channel("quiet"),
    )  # fmt: skip
    assert said("/invite @hallway") == f"<@{app.id}> was added to <#{quiet.id}> by <@{ana.id}>."
    assert app.id in quiet.members
    assert said("/invite @hallway") == f"<@{app.id}> is already in this channel."
    assert said("/remove hallway") == f"<@{app.id}> was removed from <#{quiet.id}> by <@{ana.id}>."
    assert app.id not in quiet.members
    assert said("/remove @hallway") == f"<@{app.id}> is not in this channel."
    assert said("/invite") == "Nobody here is called that. Type for instance /invite @hallway"
    assert said("/invite @ben", "") == "/invite is for channels."
    assert slack.deliveries == []
