"""A small real Bolt app against the look-alike, over HTTP and over Socket Mode."""

from __future__ import annotations

import socketserver
from collections.abc import Iterator
from contextlib import contextmanager
from threading import Thread
from typing import Any
from wsgiref.simple_server import WSGIRequestHandler, WSGIServer, make_server

from slack_bolt import App
from slack_bolt.adapter.socket_mode.builtin import SocketModeHandler
from slack_bolt.adapter.wsgi import SlackRequestHandler
from slack_sdk import WebClient

from bot.sandbox.lookalike import SlackLookAlike

Json = dict[str, Any]


def section(text: str) -> Json:
    return {"type": "section", "text": {"type": "mrkdwn", "text": text}}


def button(label: str, action_id: str, **more: Any) -> Json:
    return {"type": "button", "text": {"type": "plain_text", "text": label}, "action_id": action_id, **more}


def page(number: int) -> Json:
    """A page of results with a way to the next one."""
    actions = {"type": "actions", "elements": [button("Next", "next", value=str(number + 1))]}
    return {"text": f"Page {number} of many", "blocks": [section(f"Page {number}"), actions]}


MODAL: Json = {
    "type": "modal",
    "callback_id": "topics",
    "title": {"type": "plain_text", "text": "Topics"},
    "submit": {"type": "plain_text", "text": "Save"},
    "blocks": [
        {
            "type": "input",
            "block_id": "topic",
            "label": {"type": "plain_text", "text": "Topic"},
            "element": {"type": "plain_text_input", "action_id": "typed"},
        }
    ],
}


def hello_app(slack: SlackLookAlike, *, process_before_response: bool = True) -> App:
    """Answers in each way that Slack knows."""
    client = WebClient(slack.bot_token, base_url=slack.api_url, retry_handlers=[])
    app = App(
        signing_secret=slack.signing_secret, client=client, process_before_response=process_before_response
    )
    app.command("/hello")(lambda ack, command: ack(f"hello {command['text']}"))
    app.command("/page")(lambda ack: ack(page(1)))
    app.command("/broken")(_broken)
    app.command("/later")(_later)
    app.command("/topics")(_topics)
    app.action("next")(_next)
    app.action("rate")(_rate)
    app.event("message")(lambda event, say: say(f"you said {event['text']}"))
    app.event("app_mention")(lambda event, say: say("named", thread_ts=event["ts"]))
    app.event("app_home_opened")(_home)
    app.view("topics")(_save)
    app.view_closed("topics")(lambda ack: ack())
    app.shortcut("find")(lambda ack: ack())
    return app


def _broken(ack: Any) -> None:
    raise RuntimeError("on purpose")


def _later(ack: Any, respond: Any) -> None:
    ack()
    respond("done", response_type="in_channel")


def _topics(ack: Any, body: Json, client: WebClient) -> None:
    client.views_open(trigger_id=body["trigger_id"], view=MODAL)
    ack()


def _rate(ack: Any, action: Json, respond: Any) -> None:
    ack()
    respond(f"rated {action['selected_option']['value']}")


def _next(ack: Any, action: Json, respond: Any) -> None:
    ack()
    respond(**page(int(action["value"])), replace_original=True)


def _home(event: Json, client: WebClient) -> None:
    client.views_publish(user_id=event["user"], view={"type": "home", "blocks": [section("At home")]})


def _save(ack: Any, view: Json) -> None:
    value = view["state"]["values"]["topic"]["typed"]["value"]
    ack(response_action="errors", errors={"topic": "Too short"}) if len(value) < 3 else ack()


class _Server(socketserver.ThreadingMixIn, WSGIServer):
    daemon_threads = False


class _Quiet(WSGIRequestHandler):
    def log_message(self, *args: object) -> None: ...


def _shut(app: App) -> None:
    app.listener_runner.listener_executor.shutdown()


@contextmanager
def over_http(slack: SlackLookAlike) -> Iterator[None]:
    """The app behind Bolt's own WSGI adapter."""
    app = hello_app(slack)
    with served(slack, SlackRequestHandler(app)):
        yield
    _shut(app)


@contextmanager
def served(slack: SlackLookAlike, wsgi: Any) -> Iterator[None]:
    """Any WSGI application on a free port, connected."""
    server = make_server("127.0.0.1", 0, wsgi, _Server, _Quiet)
    thread = Thread(target=server.serve_forever, args=(0.02,))
    thread.start()
    slack.connect_http(f"http://127.0.0.1:{server.server_port}/slack/events")
    try:
        yield
    finally:
        server.shutdown()
        thread.join()
        server.server_close()


@contextmanager
def over_socket(slack: SlackLookAlike) -> Iterator[None]:
    """The app on a Socket Mode line, with slack_sdk's own client."""
    app = hello_app(slack)
    handler: Any = SocketModeHandler(app, slack.app_token, ping_interval=0.2)
    handler.connect()
    slack.await_socket()
    try:
        yield
    finally:
        # the client reads on for up to 3 s after its own close, but ends at once when the line does
        handler.client.auto_reconnect_enabled = False
        slack.hub.close()
        try:
            handler.close()
        except AttributeError:  # slack_sdk's reader took the socket away between its check and its lock
            handler.close()
        _shut(app)
