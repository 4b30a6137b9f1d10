"""How a message looks on the terminal page: text, styles, times, buttons."""

from typing import Any

import pytest

from bot.sandbox.records import Control, Seen
from bot.sandbox.terminal_blocks import lines
from bot.sandbox.terminal_text import Ink, Reader, columns

PEOPLE = {"U1": "ana", "C1": "general"}


def reader(*, colour: bool = False, width: int = 80) -> Reader:
    return Reader(Ink(colour), "Europe/London", lambda mentioned: PEOPLE.get(mentioned, mentioned), width)


def seen(*blocks: dict[str, Any], text: str = "", controls: tuple[Control, ...] = ()) -> Seen:
    return Seen("1.0", "C1", "hallway", text, blocks, controls, text)


def drawn(*blocks: dict[str, Any], text: str = "", controls: tuple[Control, ...] = ()) -> list[str]:
    return lines(seen(*blocks, text=text, controls=controls), reader(), lambda control: str(control.number))


def plain(text: str) -> dict[str, Any]:
    return {"type": "plain_text", "text": text}


def rich(*elements: dict[str, Any]) -> dict[str, Any]:
    return {"type": "rich_text", "elements": list(elements)}


def words(text: str, **style: bool) -> dict[str, Any]:
    return {"type": "text", "text": text, **({"style": style} if style else {})}


@pytest.mark.parametrize(
    ("typed", "shown"),
    [
        ("*bold* and _soft_", "bold and soft"),
        ("2*3*4 and a_b_c stay", "2*3*4 and a_b_c stay"),
        ("&lt;tag&gt; &amp;amp;", "<tag> &amp;"),
        ("<https://example.org|the page>", "the page (https://example.org)"),
        ("<https://example.org>", "https://example.org"),
        ("<@U1> in <#C1> and <#C9|lab>", "@ana in #general and #lab"),
        ("<!here>", "@here"),
        ("<!date^1661787900^{date_short} {time}|29 Aug 2022, 08:45 PDT>", "29 Aug 2022 16:45"),
        ("<!date^1661787900^{date_long}|Monday>", "Monday 29 August 2022"),
        ("<!date^soon^{time}|later>", "later"),
        ("100% <!date^1661787900^100% {time}|x>", "100% 100% 16:45"),
        ("<>", "<>"),
    ],
)
def test_markup_becomes_what_a_reader_sees(typed: str, shown: str) -> None:
    assert reader().mrkdwn(typed) == shown


def test_styles_are_ansi_codes_on_a_colour_terminal_only() -> None:
    assert reader(colour=True).mrkdwn("*big*") == "\x1b[1mbig\x1b[22m"
    assert "\x1b" not in reader().mrkdwn("*big*")


@pytest.mark.parametrize("hostile", ["\x1b[2J", "\x9b31m", "\x07", "\ud800", "\x00"])
def test_no_text_from_outside_can_steer_the_terminal(hostile: str) -> None:
    blocks = [
        {"type": "section", "text": plain(f"a{hostile}b")},
        {"type": "section", "text": {"type": "mrkdwn", "text": f"a{hostile}b"}},
        rich({"type": "rich_text_section", "elements": [words(f"a{hostile}b")]}),
        {"type": "video", "title": plain(f"a{hostile}b")},
    ]
    control = set(hostile) & {"\x1b", "\x9b", "\x07", "\ud800", "\x00"}
    assert not control & set("".join(drawn(*blocks, text=f"a{hostile}b")))


def test_long_lines_are_wrapped_and_styles_do_not_count() -> None:
    wrapped = reader(colour=True, width=20).wrap("\x1b[1m" + "word " * 10 + "\x1b[22m")
    assert len(wrapped) == 4
    assert max(map(columns, wrapped)) <= 20


def test_wide_letters_take_two_columns() -> None:
    assert columns("流x") == 3


def test_a_message_without_blocks_shows_its_text() -> None:
    assert drawn(text="hello *you*") == ["  hello you"]


def test_header_fields_context_divider_and_image_are_drawn() -> None:
    assert drawn(
        {"type": "header", "text": plain("Pathways &amp; more")},
        {"type": "section", "fields": [plain("one"), plain("two")]},
        {"type": "context", "elements": [plain("small"), {"type": "image", "alt_text": "a map"}]},
        {"type": "divider"},
        {"type": "image", "alt_text": "the hall"},
    ) == ["  Pathways & more", "  one", "  two", "  small a map", "  " + "─" * 40, "  [image: the hall]"]


def test_buttons_carry_the_number_to_type() -> None:
    element = {"type": "button", "action_id": "next", "text": plain("Next")}
    control = Control(2, "button", "Next", "next", "b", element=element)
    row = {"type": "actions", "elements": [element]}
    assert drawn(row, controls=(control,)) == ["  [2] Next"]
    section = {"type": "section", "text": plain("x"), "accessory": element}
    assert drawn(section, controls=(control,)) == ["  x   [2] Next"]


def test_a_menu_lists_its_options_with_their_places() -> None:
    options = tuple({"text": plain(name), "value": name} for name in ("day", "room"))
    element = {"type": "static_select", "action_id": "by", "options": list(options)}
    control = Control(1, "static_select", "Sort", "by", "b", options=options, element=element)
    assert drawn({"type": "actions", "elements": [element]}, controls=(control,)) == [
        "  [1] Sort (1 day, 2 room)"
    ]


def test_an_input_shows_its_label() -> None:
    element = {"type": "plain_text_input", "action_id": "t"}
    control = Control(1, "plain_text_input", "Topic", "t", "b", element=element)
    block = {"type": "input", "label": plain("Your topic"), "element": element}
    assert drawn(block, controls=(control,)) == ["  Your topic", "  [1] Topic"]


def test_rich_text_keeps_lines_lists_quotes_links_and_times() -> None:
    link = {"type": "link", "url": "https://example.org", "text": "page"}
    moment = {"type": "date", "timestamp": 1661787900, "format": "{date_num} {time_secs}", "fallback": "x"}
    mentions = [
        {"type": "user", "user_id": "U1"},
        {"type": "channel", "channel_id": "C1"},
        {"type": "emoji", "name": "wave"},
        {"type": "broadcast", "range": "here"},
    ]
    section = [{"type": "rich_text_section", "elements": [words(each)]} for each in ("a", "b")]
    assert drawn(
        rich(
            {"type": "rich_text_section", "elements": [words("x "), link, words(" "), moment]},
            {"type": "rich_text_list", "style": "bullet", "elements": section},
            {"type": "rich_text_list", "style": "ordered", "indent": 1, "elements": section},
            {"type": "rich_text_quote", "elements": [words("said")]},
            {"type": "rich_text_section", "elements": mentions},
        )
    ) == [
        "  x page (https://example.org) 2022-08-29 16:45:00",
        "    • a",
        "    • b",
        "      1. a",
        "      2. b",
        "  │ said",
        "  @ana#general:wave:@here",
    ]


def test_rich_text_styles_show_on_a_colour_terminal() -> None:
    block = rich(
        {"type": "rich_text_section", "elements": [words("big", bold=True), words("soft", italic=True)]}
    )
    assert lines(seen(block), reader(colour=True), lambda _: "") == [
        "  \x1b[1mbig\x1b[22m\x1b[3msoft\x1b[23m"
    ]


def test_a_kind_of_block_without_a_drawing_shows_all_its_texts() -> None:
    block = {"type": "card", "title": plain("Title"), "body": {"type": "mrkdwn", "text": "body"}}
    assert drawn(block) == ["  Title body"]
