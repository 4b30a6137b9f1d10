"""Blocks and markup as they look, and that what others wrote is text and nothing else."""

from __future__ import annotations

from collections.abc import Iterator

import pytest
from playwright.sync_api import Locator, Page, expect
from slack_sdk import WebClient

from bot.sandbox.page.server import PageServer
from tests.browser.bare import Json, bare, plain
from tests.browser.conftest import Open, snap

HOSTILE = (
    "<script>window.hacked = 1</script><img src=x onerror='window.hacked = 1'>",
    '"><svg/onload=window.hacked=1>',
    "{{constructor.constructor('window.hacked=1')()}} ${window.hacked=1}",
    "\ue0000\ue001\u202egnp.exe",
)  # fmt: skip


def escaped(text: str) -> str:
    return text.replace("&", "&amp;").replace("<", "&lt;").replace(">", "&gt;")


def line(*leaves: Json) -> Json:
    return {"type": "rich_text_section", "elements": list(leaves)}


def said(words: str, **style: bool) -> Json:
    return {"type": "text", "text": words, "style": style}


def mrkdwn(text: str) -> Json:
    return {"type": "section", "text": {"type": "mrkdwn", "text": text}}


@pytest.fixture
def server() -> Iterator[PageServer]:
    with bare() as server:
        yield server


class Board:
    """A page that looks at #general, where the app posts."""

    def __init__(self, server: PageServer, page: Page) -> None:
        self.slack, self.page = server.slack, page
        self._client = WebClient(self.slack.bot_token, base_url=self.slack.api_url, retry_handlers=[])

    def post(self, *blocks: Json) -> Locator:
        """Post it; the message on the page."""
        self.slack.core.rates.on = False
        self._client.chat_postMessage(channel="#general", text="x", blocks=blocks)
        ts = self.slack.screen("ana", "general")[-1].ts
        found = self.page.locator(f'[data-ts="{ts}"]')
        found.wait_for()
        return found


@pytest.fixture
def board(server: PageServer, open_page: Open) -> Board:
    return Board(server, open_page(f"{server.url}#ana/general"))


def test_markup_is_drawn_as_slack_draws_it(board: Board) -> None:
    ana = board.slack.workspace.user("ana").id
    general = board.slack.workspace.channel("general").id
    shown = board.post(mrkdwn(
        f"*bold* _it_ ~gone~ `co*d*e` <https://a.example/x|a link> <@{ana}> <#{general}|general> :tada: &amp;"
        " 2*3*4 snake_case_name *_both_*\n> not a quote\n&gt; a quote\n```pre *as* is```"
    ))  # fmt: skip
    for tag, words in {
        "strong": "bold", "em": "it", "s": "gone", "code": "co*d*e", "blockquote": "a quote",
        "pre": "pre *as* is", "strong em": "both",
    }.items():  # fmt: skip
        expect(shown.locator(".text").locator(tag, has_text=words).first).to_have_text(words)
    expect(shown).to_contain_text("@Ana Lima #general 🎉 & 2*3*4 snake_case_name")
    link = shown.get_by_role("link", name="a link")
    expect(link).to_have_attribute("href", "https://a.example/x")
    expect(link).to_have_attribute("rel", "noopener noreferrer")


def test_a_moment_is_told_in_the_zone_of_the_reader(
    board: Board, server: PageServer, open_page: Open
) -> None:
    at = "<!date^1767949200^{date_short} {time}|fallback>"  # 9 January 2026, 9:00 in London
    expect(board.post(mrkdwn(at))).to_contain_text("9 Jan 2026 09:00")
    board.slack.workspace.channel("general").members.add(board.slack.workspace.user("chen").id)
    ben = open_page(f"{server.url}#ben/general")
    expect(ben.locator(".message").last).to_contain_text("Jan 9, 2026 1:00 AM")


@pytest.mark.parametrize("text", HOSTILE)
def test_hostile_text_stays_text_wherever_it_stands(board: Board, text: str) -> None:
    raw = {"type": "rich_text", "elements": [
        {"type": "rich_text_section", "elements": [{"type": "text", "text": text}]},
        {"type": "rich_text_list", "style": "bullet", "elements": [
            {"type": "rich_text_section", "elements": [
                {"type": "text", "text": text, "style": {"bold": True}}]}]},
        {"type": "rich_text_preformatted", "elements": [{"type": "text", "text": text}]},
    ]}  # fmt: skip
    shown = board.post(
        {"type": "header", "text": plain(escaped(text))}, mrkdwn(escaped(text)), raw,
        {"type": "context", "elements": [plain(escaped(text))]},
        {"type": "actions", "elements": [
            {"type": "button", "action_id": "b", "text": plain(escaped(text[:30]))}]},
    )  # fmt: skip
    visible = text.replace("\ue000", "").replace("\ue001", "")
    expect(shown.get_by_role("heading")).to_have_text(text)
    expect(shown.locator(".block-section .text")).to_have_text(visible)
    expect(shown.locator("li strong")).to_have_text(text)
    assert board.page.evaluate("window.hacked === undefined")
    assert board.page.locator(".messages script, .messages img, .messages svg").count() == 0


@pytest.mark.parametrize(
    "address", ["javascript:window.hacked=1", "data:text/html,x", "file:///etc/passwd", "//x"]
)
def test_only_addresses_of_the_web_become_links(board: Board, address: str) -> None:
    board.slack.core.post(
        board.slack.workspace.channel("general"), {"text": f"<{address}|press me>"},
    )  # fmt: skip
    message = board.page.locator(".message").last
    expect(message).to_contain_text("press me")
    expect(message.get_by_role("link")).to_have_count(0)


def test_each_kind_of_block_and_rich_text_is_drawn(board: Board) -> None:
    ana = board.slack.workspace.user("ana").id
    board.slack.intended_mentions.add(ana)
    shown = board.post(
        {"type": "header", "text": plain("A header :tada:")},
        {"type": "section", "text": plain("Lead"), "fields": [plain("one"), plain("two")]},
        {"type": "divider"},
        {"type": "context", "elements": [plain("small"), {"type": "mrkdwn", "text": "*print*"}]},
        {"type": "image", "image_url": "https://a.example/x.png", "alt_text": "A graph"},
        {"type": "rich_text", "elements": [
            line(said("b", bold=True), said("i", italic=True), said("s", strike=True)),
            line(said("c", code=True), {"type": "link", "url": "https://a.example/", "text": "there"},
                    {"type": "user", "user_id": ana}, {"type": "emoji", "name": "wave"},
                    {"type": "date", "timestamp": 1767949200, "format": "{date_long}", "fallback": "?"}),
            {"type": "rich_text_list", "style": "ordered",
             "elements": [line(said("first")), line(said("second"))]},
            {"type": "rich_text_list", "style": "bullet", "indent": 1, "elements": [line(said("inner"))]},
            {"type": "rich_text_quote", "elements": [said("quoted")]},
            {"type": "rich_text_preformatted", "elements": [said("pre")]},
        ]},
        {"type": "table", "rows": [
            [{"type": "raw_text", "text": "Head"}], [{"type": "raw_text", "text": "Cell"}]]},
    )  # fmt: skip
    for selector, words in {
        "h3": "A header 🎉", ".fields .text >> nth=1": "two", ".block-context strong": "print",
        ".picture a": "A graph", ".rich strong": "b", ".rich em": "i", ".rich s": "s", ".rich code": "c",
        ".rich a": "there", ".mention": "@Ana Lima", "ol li >> nth=1": "second", "ul.indent-1 li": "inner",
        "blockquote": "quoted", ".rich pre": "pre", "th": "Head", "td": "Cell", ".rich time": "Friday",
    }.items():  # fmt: skip
        expect(shown.locator(selector).first).to_contain_text(words)
    expect(shown.locator("hr")).to_be_visible()
    snap(board.page, "blocks")


def test_a_changed_message_says_so_and_one_that_is_gone_goes(board: Board) -> None:
    shown = board.post(mrkdwn("before"))
    message = board.slack.workspace.messages(board.slack.workspace.channel("general").id)[-1]
    real = board.slack.workspace.find(message.channel, message.ts)
    assert real
    board.slack.workspace.change(real, "after", [])
    expect(shown).to_contain_text("after(edited)")
    board.slack.workspace.remove(real)
    expect(shown).to_have_count(0)


def test_files_can_be_had_and_links_are_unfurled(board: Board) -> None:
    page = board.page
    general = board.slack.workspace.channel("general").id
    client = WebClient(board.slack.bot_token, base_url=board.slack.api_url, retry_handlers=[])
    client.files_upload_v2(channel=general, filename="saved.bib", content="@article{x}", title="Saved items")
    link = page.get_by_role("link", name="Saved items")
    expect(link).to_contain_text("saved.bib · 11 bytes")
    with page.expect_download() as download:
        link.click()
    assert download.value.path().read_bytes() == b"@article{x}"

    page.fill("#composer", "see https://paper.example/1 and https://other.example/2")
    page.press("#composer", "Enter")
    expect(page.locator(".message").last).to_contain_text("see https://paper.example/1")
    board.slack.await_until(lambda: bool(board.slack.deliveries))  # drawn before the bot is told
    told = board.slack.deliveries[-1].payload["event"]
    assert (told["type"], told["links"]) == (
        "link_shared", [{"domain": "paper.example", "url": "https://paper.example/1"}],
    )  # fmt: skip
    save = {"type": "button", "action_id": "save", "text": plain("Save"), "value": "v"}
    blocks = [mrkdwn("*A paper* by somebody"), {"type": "actions", "elements": [save]}]
    shown = {"https://paper.example/1": {"blocks": blocks}}
    client.chat_unfurl(channel=general, ts=told["message_ts"], unfurls=shown)
    expect(page.locator(".message").last.locator(".attachment strong")).to_have_text("A paper")
    snap(page, "unfurl")
    page.locator(".attachment").get_by_role("button", name="Save").click()
    board.slack.await_until(lambda: board.slack.deliveries[-1].kind == "interactive")
    box = board.slack.deliveries[-1].payload["container"]
    assert (box["type"], box["app_unfurl_url"]) == ("message_attachment", "https://paper.example/1")
