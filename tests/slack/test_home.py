"""The app's own page: useful to everybody, kept as it should be, and searched on the spot."""

from __future__ import annotations

from pathlib import Path

import pytest

from bot.sandbox.lookalike import SlackLookAlike
from bot.sandbox.records import SeenView
from store.deliveries import Profile, Schedule, Subscription
from store.store import Store
from tests.slack.conftest import T0
from tests.slack.test_errors import REFERENCE, spoil
from tests.slack.test_saving import ask, press


def opened(bot: SlackLookAlike, user: str = "ana") -> SeenView:
    """The page once it is published."""
    before = bot.home(user)
    assert bot.open_home(user).ok
    return changed(bot, before, user)


def changed(bot: SlackLookAlike, before: SeenView | None, user: str = "ana") -> SeenView:
    bot.await_until(lambda: bot.home(user) not in (None, before))
    found = bot.home(user)
    assert found
    assert not bot.violations
    return found


def use(bot: SlackLookAlike, page: SeenView, label: int | str, user: str = "ana") -> SeenView:
    """Press something on the page; the page as it is then."""
    before = bot.home(user)
    assert bot.press(user, page, label).ok
    return changed(bot, before, user)


def search(bot: SlackLookAlike, page: SeenView, words: str) -> SeenView:
    before = bot.home("ana")
    assert bot.choose("ana", page, "home_search", words).ok
    return changed(bot, before)


def labels(page: SeenView) -> list[str]:
    return [control.label for control in page.controls]


def subscribed(bot: SlackLookAlike, store: Store, channel: str = "general", by: str = "ana") -> Subscription:
    place, author = bot.workspace.channel(channel).id, bot.workspace.user(by).id
    wish, when = Profile(topics=("federated learning",)), Schedule(zone="Europe/London")
    return store.subscribe(bot.workspace.team.id, place, wish, when, author, T0)


def test_somebody_who_has_done_nothing_yet_reads_what_to_do(bot: SlackLookAlike) -> None:
    page = opened(bot)
    assert page.kind == "home"
    assert "optional" not in page.blocks[0], "Slack would write so beside the box"
    for words in (
        "You have saved nothing yet. Press Save", "You have set up no digest yet. In a", "What is new",
        "Added ", "How to ask",
    ):  # fmt: skip
        assert words in page.visible
    assert labels(page)[0] == "Look something up"
    assert labels(page)[-3:] == [
        "outstanding papers of MLSys 2022", "what is on Monday afternoon",
        "papers by Zhiyuan Yao at NeurIPS 2021",
    ]  # fmt: skip
    assert bot.screen("ana") == ()


def test_a_guest_has_the_page_too(bot: SlackLookAlike) -> None:
    assert "How to ask" in opened(bot, "gus").visible


def test_the_messages_tab_publishes_nothing(bot: SlackLookAlike) -> None:
    assert bot.open_home("ana", "messages").ok
    opened(bot, "ben")
    assert bot.home("ana") is None


def test_a_search_is_answered_on_the_page_and_closed(bot: SlackLookAlike) -> None:
    page = opened(bot)
    found = search(bot, page, "pathways")
    assert "1. Pathways: Asynchronous" in found.visible
    assert "How to ask" in found.visible
    card = use(bot, found, next(c.number for c in found.controls if c.label == "Details"))
    assert "Exhibit Hall A" in card.visible
    back = use(bot, card, "Back to results")
    assert "1. Pathways: Asynchronous" in back.visible
    assert "1. Pathways" not in use(bot, back, "Close this answer").visible
    assert bot.screen("ana") == ()


def test_an_empty_search_and_opening_anew_take_the_answer_away(bot: SlackLookAlike) -> None:
    found = search(bot, opened(bot), "pathways")
    assert "Pathways: Asynchronous" not in search(bot, found, " ").visible
    found = search(bot, found, "pathways")
    assert "Pathways: Asynchronous" not in opened(bot).visible


def test_an_example_is_answered_there(bot: SlackLookAlike) -> None:
    page = opened(bot)
    assert "5 results\n*1. Pathways" in use(bot, page, "outstanding papers of MLSys 2022").visible


def test_what_is_saved_elsewhere_appears_if_the_page_was_ever_opened(bot: SlackLookAlike) -> None:
    seen = ask(bot)
    press(bot, seen, "Save 1")
    assert bot.home("ana") is None
    page = opened(bot)
    assert "1. Pathways" in page.visible
    press(bot, bot.screen("ana", "general")[-1], "Save 2")
    page = changed(bot, page)
    assert "1. QuadraLib" in page.visible
    assert "2. Pathways" in page.visible


def test_saving_in_an_answer_on_the_page_changes_both(bot: SlackLookAlike) -> None:
    page = search(bot, opened(bot), "pathways")
    bot.press("ana", page, "Save 1")
    bot.await_until(lambda: (bot.home("ana") or page).visible.count("Pathways: Asynchronous") == 2)
    bot.await_until(lambda: "Remove 1" in labels(bot.home("ana") or page))
    after = bot.home("ana") or page
    assert "Remove 1" in labels(after)
    assert after.visible.count("Pathways: Asynchronous") == 2


def test_removing_and_citing_on_the_page(bot: SlackLookAlike) -> None:
    press(bot, ask(bot), "Save 1")
    page = opened(bot)
    cited = use(bot, page, "Cite")
    assert "@inproceedings{" in cited.visible
    gone = use(bot, page, "Remove")
    assert "You have saved nothing yet" in gone.visible
    again = use(bot, page, "Remove")  # an old page still on the screen
    assert "You have saved nothing yet" in again.visible


def test_more_than_five_are_behind_a_button(bot: SlackLookAlike, store: Store) -> None:
    team, ana = bot.workspace.team.id, bot.workspace.user("ana").id
    for item in store.newest(7):
        store.save(team, ana, item.id, T0)
    page = opened(bot)
    assert "All 7 saved items" in labels(page)
    listed = use(bot, page, "All 7 saved items")
    assert "7 saved items, 1 to 5." in listed.visible


def test_an_item_that_the_catalogue_lost_can_be_removed_there(bot: SlackLookAlike, store: Store) -> None:
    store.save(bot.workspace.team.id, bot.workspace.user("ana").id, "gone", T0)
    page = opened(bot)
    assert "Not in the catalogue any more: gone" in page.visible
    assert "saved nothing yet" in use(bot, page, "Remove").visible


def test_digests_are_shown_to_whoever_set_them_up_or_changed_them_and_to_nobody_else(
    bot: SlackLookAlike, store: Store
) -> None:
    one = subscribed(bot, store, "secret")
    page = opened(bot)
    assert "federated learning" in page.visible
    assert "every Monday at 09:00 (Europe/London)" in page.visible
    assert "Next: Mon " in page.visible
    secret = bot.workspace.channel("secret").id
    assert secret not in str(opened(bot, "chen").payload)
    store.pause(one.id, "paused", bot.workspace.user("chen").id, T0)
    assert secret in str(opened(bot, "chen").payload)
    assert secret not in str(opened(bot, "ben").payload)


def test_pause_and_resume_on_the_page(bot: SlackLookAlike, store: Store) -> None:
    one = subscribed(bot, store)
    page = opened(bot)
    use(bot, page, "Pause")
    bot.await_until(lambda: "Resume" in labels(bot.home("ana") or page))
    assert (found := store.subscription(one.id))
    assert found.paused == "paused"
    page = bot.home("ana") or page
    assert "Paused by " in page.visible
    use(bot, page, next(c.number for c in page.controls if c.action_id == "digest_resume"))
    bot.await_until(lambda: "Pause" in labels(bot.home("ana") or page))
    assert (found := store.subscription(one.id))
    assert found.paused == ""
    assert not bot.violations


def test_preview_comes_on_the_page_and_edit_opens_the_form(bot: SlackLookAlike, store: Store) -> None:
    one = subscribed(bot, store)
    page = opened(bot)
    assert "Preview of this digest" in use(bot, page, "Preview").visible
    assert bot.press("ana", page, "Edit").ok
    bot.await_until(lambda: bot.modal("ana") is not None)
    form = bot.modal("ana")
    assert form
    bot.submit("ana", form, {"topics": "compilers"})
    bot.await_until(lambda: "Preview" in (bot.modal("ana") or form).title)
    bot.await_until(lambda: "Working out" not in (bot.modal("ana") or form).visible)
    second = bot.modal("ana")
    assert second
    bot.submit("ana", second)
    bot.await_message("ana", None, lambda seen: seen.visible.startswith("Changed."))
    bot.await_until(lambda: "compilers" in (bot.home("ana") or page).visible)
    assert (found := store.subscription(one.id))
    assert found.profile.topics == ("compilers",)
    assert found.channel == bot.workspace.channel("general").id
    assert not bot.violations


def test_a_digest_that_somebody_else_pauses_is_paused_on_its_authors_page(
    bot: SlackLookAlike, store: Store
) -> None:
    subscribed(bot, store)
    page = opened(bot)
    bot.slash("ben", "general", "/digest", "pause")
    assert "Resume" in labels(changed(bot, page))


def test_a_digest_in_a_zone_that_is_not_known_does_not_break_the_page(
    bot: SlackLookAlike, store: Store
) -> None:
    place, ana = bot.workspace.channel("general").id, bot.workspace.user("ana").id
    store.subscribe(bot.workspace.team.id, place, Profile(topics=("x",)), Schedule(zone="Mars/One"), ana, T0)
    assert "There is no next one" in opened(bot).visible


def test_a_page_that_was_published_elsewhere_meanwhile_is_made_anew(bot: SlackLookAlike) -> None:
    page = opened(bot)
    stage = bot.core.stage
    home = stage.home(bot.workspace.user("ana").id)
    assert home
    stage.update(home, {"type": "home", "blocks": []})  # another process
    press(bot, ask(bot), "Save 1")
    bot.await_until(lambda: "1. Pathways" in (bot.home("ana") or page).visible)
    tries = [call.answer.get("error") for call in bot.calls if call.method == "views.publish"]
    assert tries == [None, "hash_conflict", None]


def test_slack_refusing_the_page_is_no_trouble(bot: SlackLookAlike) -> None:
    bot.faults.refuse("views.publish", "not_enabled")
    assert bot.open_home("ana").ok
    bot.await_until(lambda: any(call.method == "views.publish" for call in bot.calls))
    bot.faults.drop("views.publish")
    assert bot.open_home("ana").ok
    assert "How to ask" in opened(bot, "ana").visible


def test_an_event_that_comes_again_publishes_once(bot: SlackLookAlike) -> None:
    delivery = bot.open_home("ana")
    changed(bot, None)
    assert bot.again(delivery).ok
    opened(bot, "ben")
    ana = bot.workspace.user("ana").id
    published = [c for c in bot.calls if c.method == "views.publish" and c.args["user_id"] == ana]
    assert len(published) == 1


def test_where_nothing_can_be_read_the_page_says_so_and_how_to_ask(
    bot: SlackLookAlike, data: Path, caplog: pytest.LogCaptureFixture
) -> None:
    opened(bot)
    spoil(data)
    page = opened(bot)
    assert "is damaged or is not a Hallway file" in page.visible
    assert "hallway doctor" in page.visible
    assert "cannot be shown now" in page.visible
    assert "saved nothing yet" not in page.visible
    assert "How to ask" in page.visible
    assert "failed to tell" not in caplog.text


def test_an_error_that_nobody_foresaw_has_a_reference_on_the_page(
    bot: SlackLookAlike, store: Store, caplog: pytest.LogCaptureFixture
) -> None:
    with store._team.writing() as conn:
        conn.execute("DROP TABLE subscription_change")
    found = REFERENCE.search(opened(bot).visible)
    assert found
    assert found[0] in caplog.text


def test_who_opens_it_again_and_again_keeps_nobody_waiting(bot: SlackLookAlike) -> None:
    bot.faults.hold("views.publish")
    for _ in range(20):
        assert bot.open_home("ana").ok
    bot.faults.await_held()
    assert bot.reply(bot.direct_message("ben", "pathways")).visible
    bot.faults.release()
    opened(bot, "chen")
    ana = bot.workspace.user("ana").id

    def published() -> int:
        return sum(c.method == "views.publish" and c.args["user_id"] == ana for c in bot.calls)

    bot.await_until(lambda: published() >= 2)
    assert published() == 2
    assert not bot.violations
