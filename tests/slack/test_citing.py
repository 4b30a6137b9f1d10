"""Citations: as text that can be copied and, where files may be sent, as a file too."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path

import pytest
import rispy
from bibtexparser.entrypoint import parse_string

from bot.names import SCOPES
from bot.sandbox.lookalike import SlackLookAlike
from bot.sandbox.records import Seen
from store.catalogue.drafts import SourceDraft
from store.catalogue.entries import Byline, Entry, Hints, Home
from store.store import Store
from tests.slack.conftest import T0
from tests.slack.test_saving import ask, numbered, press, saved_some

HOSTILE = "``` <!channel> & <b>bold</b> *stars* _under_ @{x} \\end{document} 100%"


@pytest.fixture
def files() -> bool:
    """Whether the workspace grants the scope; a test may say so."""
    return False


@pytest.fixture
def slack(files: bool) -> Iterator[SlackLookAlike]:
    scopes = (*SCOPES, "files:write") if files else tuple(SCOPES)
    with SlackLookAlike(scopes=scopes, rate_limits=False) as look_alike:
        look_alike.intended_mentions.update(user.id for user in look_alike.workspace.users())
        yield look_alike


with_files = pytest.mark.parametrize("files", [True])


def box(seen: Seen) -> str:
    """What stands in the box of a citation."""
    blocks = [block for block in seen.blocks if block["type"] == "rich_text"]
    boxes = [e for block in blocks for e in block["elements"] if e["type"] == "rich_text_preformatted"]
    return "".join(part["text"] for element in boxes for part in element["elements"])


def keys(text: str) -> list[str]:
    return [entry.key for entry in parse_string(text).entries]


def file_of(bot: SlackLookAlike, user: str = "ana") -> Seen:
    """The message with the file in that person's direct messages."""
    return bot.await_message(user, None, lambda seen: bool(seen.files))


def add(data: Path, *titles: str, people: int = 1, abstract: str = "") -> None:
    """More items, all of one made-up event."""
    store = Store(data)
    authors = tuple(Byline(f"Ada Given{at} van der Berg") for at in range(people))
    entries = [
        Entry(place=str(at), title=title, own=f"x-{at}", people=authors, abstract=abstract)
        for at, title in enumerate(titles)
    ]
    store.load(SourceDraft("x", "csv", "x", "x"), [Home("POND 2031", 2031), *entries], Hints(), T0)
    store.close()


@pytest.mark.parametrize("words", ["cite DietCode", "cite dietcode please", "bibtex of DietCode"])
def test_a_title_is_cited_in_bibtex(bot: SlackLookAlike, words: str) -> None:
    seen = ask(bot, words)
    assert seen.visible.startswith("BibTeX of DietCode: Automatic Optimization")
    assert keys(box(seen)) == ["item2022dietcode"]
    assert "item2022dietcode" in seen.text
    assert not bot.violations


def test_an_id_is_cited_and_the_other_format_is_one_press_away(bot: SlackLookAlike) -> None:
    seen = ask(bot, "cite m22-dietcode as ris")
    (record,) = rispy.loads(box(seen))
    assert record["title"] == "DietCode: Automatic Optimization for Dynamic Tensor Programs"
    other = press(bot, seen, "As BibTeX")
    assert keys(box(other)) == ["item2022dietcode"]
    assert "Kind: Paper" in press(bot, other, "Back to the item").visible


def test_cite_on_a_card_leads_back_to_the_card_and_to_the_list(bot: SlackLookAlike) -> None:
    listed = ask(bot)
    card = press(bot, listed, numbered(listed, "Details"))
    cited = press(bot, card, "Cite")
    assert cited.visible.startswith("BibTeX of Pathways")
    again = press(bot, cited, "Back to the item")
    assert again.visible == card.visible
    assert press(bot, again, "Back to results").visible == listed.visible


def test_where_several_are_meant_one_is_chosen(bot: SlackLookAlike) -> None:
    seen = ask(bot, "cite federated learning")
    assert seen.visible.startswith("Which one shall I cite?")
    assert press(bot, seen, 1).visible.startswith("BibTeX of ")


def test_a_guess_at_the_spelling_is_asked_about(bot: SlackLookAlike) -> None:
    seen = ask(bot, "cite dietkode")
    assert seen.visible.startswith(("Which one shall I cite?", "BibTeX of DietCode"))
    assert "DietCode" in seen.visible


def test_nothing_of_that_name_is_said_with_what_to_do(bot: SlackLookAlike) -> None:
    assert "Search for it first" in ask(bot, "cite qzxjvw blorptang").visible
    assert "Cite one item: cite and its title or id" in ask(bot, "cite").visible


def test_exporting_a_whole_question_says_how_it_is_done(bot: SlackLookAlike) -> None:
    seen = bot.reply(bot.direct_message("ana", "export papers"))
    assert "hallway export --format bibtex papers" in seen.visible
    assert "cite saved" in seen.visible
    assert "expert" not in seen.visible


def test_the_whole_list_is_cited_without_files_as_text(bot: SlackLookAlike) -> None:
    listed = saved_some(bot, 3)
    seen = press(bot, listed, "Cite all")
    assert seen.visible.startswith("BibTeX of 3 saved items")
    assert len(keys(box(seen))) == 3
    ris = press(bot, seen, "As RIS")
    assert len(rispy.loads(box(ris))) == 3
    assert "Your saved items" in press(bot, ris, "Saved items").visible
    assert not any(call.method.startswith("files.") for call in bot.calls)
    assert not bot.violations


def test_a_list_too_long_for_a_message_ends_at_a_whole_record_and_says_how_to_get_the_rest(
    bot: SlackLookAlike, data: Path
) -> None:
    add(data, *(f"Frogs of pond {at} " + "and their many songs " * 8 for at in range(30)), people=4)
    store = Store(data)
    for item in store.newest(30):
        store.save(bot.workspace.team.id, bot.workspace.user("ana").id, item.id, T0)
    store.close()
    seen = ask(bot, "cite saved")
    shown = len(keys(box(seen)))
    assert 5 < shown < 30
    assert f"Records 1 to {shown} of 30, as a message holds no more" in seen.visible
    assert "files:write" in seen.visible
    assert box(seen).rstrip().endswith("}")
    told = keys(box(seen))
    while "Next records" in [control.label for control in seen.controls]:
        seen = press(bot, seen, "Next records")
        told += keys(box(seen))
    assert len(told) == len(set(told)) == 30
    assert not bot.violations


def test_one_record_too_long_for_any_message_says_so(bot: SlackLookAlike, data: Path) -> None:
    add(data, "Frogs of all ponds", people=600)
    seen = ask(bot, "cite Frogs of all ponds")
    assert box(seen) == ""
    assert "Record 1 is too long for a message." in seen.visible
    assert "hallway export --format bibtex id:" in seen.visible
    assert not bot.violations


@pytest.mark.parametrize("form", ["bibtex", "ris"])
def test_no_title_breaks_out_of_the_box(bot: SlackLookAlike, data: Path, form: str) -> None:
    add(data, HOSTILE, abstract="Secret words of the abstract.")
    found = ask(bot, f"cite bold stars under document as {form}")
    seen = found if box(found) else press(bot, found, 1)
    inside = box(seen)
    assert ("`{}`{}`" if form == "bibtex" else "```") in inside
    assert "<" in inside
    assert "abstract" not in inside.lower()
    boxes = [block for block in seen.blocks if "<!channel>" in str(block)]
    assert {block["type"] for block in boxes} == {"rich_text"}
    assert "<!channel>" not in seen.text
    assert not bot.violations


@with_files
def test_where_files_may_be_sent_one_comes_to_direct_messages(bot: SlackLookAlike, data: Path) -> None:
    add(data, "Frogs that sing", abstract="They sing at night.")
    listed = ask(bot, "frogs that sing")
    card = press(bot, listed, numbered(listed, "Details"))
    seen = press(bot, card, "Cite")
    assert "comes as a file in our direct messages" in seen.visible
    (file,) = file_of(bot).files
    assert (file.name, file.title) == ("frogs-that-sing.bib", "Frogs that sing (BibTeX)")
    assert keys(file.text) == keys(box(seen))
    assert "They sing at night." in file.text
    assert "Here is what you asked for" in bot.screen("ana")[-2].visible
    assert not bot.violations


@with_files
def test_in_direct_messages_the_file_follows_the_answer(bot: SlackLookAlike) -> None:
    bot.direct_message("ana", "cite DietCode as ris")
    file = file_of(bot).files[0]
    assert file.name.endswith(".ris")
    assert len(rispy.loads(file.text)) == 1
    texts = [seen.visible for seen in bot.screen("ana") if seen.author == "hallway"]
    assert texts[0].startswith("RIS of DietCode")
    assert not any("Here is what you asked for" in text for text in texts)


@with_files
def test_the_file_of_the_list_holds_all_of_it(bot: SlackLookAlike) -> None:
    listed = saved_some(bot, 6)
    seen = press(bot, listed, "Cite all")
    assert "BibTeX of 6 saved items" in seen.visible
    (file,) = file_of(bot).files
    assert file.name == "saved.bib"
    assert len(keys(file.text)) == 6
    assert not bot.violations


@with_files
def test_an_impatient_thumb_gets_one_file(bot: SlackLookAlike) -> None:
    listed = ask(bot, "cite federated learning")
    first = bot.press("ana", listed, 1)
    second = bot.press("ana", listed, 1)
    bot.again(first)
    file_of(bot)
    bot.reply(second)
    bot.reply(bot.direct_message("ana", "help"))
    assert sum(bool(seen.files) for seen in bot.screen("ana")) == 1


@with_files
@pytest.mark.parametrize(
    ("method", "error", "said"),
    [
        ("files.getUploadURLExternal", "missing_scope", "I may not send files here"),
        ("files.completeUploadExternal", "not_in_channel", "did not take the file"),
        ("files.completeUploadExternal", "internal_error", "did not confirm"),
    ],
)
def test_a_file_that_slack_does_not_take_is_told_and_the_text_stays(
    bot: SlackLookAlike, method: str, error: str, said: str
) -> None:
    bot.faults.refuse(method, error)
    seen = ask(bot, "cite DietCode")
    assert keys(box(seen))
    bot.await_message("ana", None, lambda message: said in message.visible)
    assert not any(message.files for message in bot.screen("ana"))


@with_files
def test_a_lost_answer_is_no_reason_to_send_the_file_twice(bot: SlackLookAlike) -> None:
    bot.faults.drop("files.completeUploadExternal", after_effect=True)
    ask(bot, "cite DietCode")
    bot.await_message("ana", None, lambda message: "did not confirm" in message.visible)
    assert sum(len(message.files) for message in bot.screen("ana")) == 1


@with_files
def test_content_that_does_not_get_through_is_told(bot: SlackLookAlike) -> None:
    bot.faults.answer("upload", 500)
    ask(bot, "cite DietCode")
    bot.await_message("ana", None, lambda message: "(upload_failed)" in message.visible)
    ask(bot, "cite DietCode")
    file_of(bot)


@with_files
def test_no_question_is_kept_to_send_a_file_once(bot: SlackLookAlike, data: Path) -> None:
    listed = ask(bot, "federated learning on phones")
    card = press(bot, listed, numbered(listed, "Details"))
    press(bot, card, "Cite")
    file_of(bot)
    written = b"".join(path.read_bytes() for path in data.glob("team.db*"))
    assert b"file:" in written
    assert b"phones" not in written
