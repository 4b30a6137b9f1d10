"""What was previewed is what comes, and what its readers can do with it."""

from __future__ import annotations

from bot.sandbox.lookalike import SlackLookAlike
from bot.sandbox.records import Seen
from bot.sandbox.rehearsal import Rehearsal
from bot.server import Address
from store.deliveries import State
from store.store import Store
from tests.digests_ui.conftest import (
    accepted,
    answered,
    in_channel,
    opened,
    order,
    pressed,
    previewed,
    subscribed,
    until,
)


def titles(seen: Seen) -> list[str]:
    """The numbered titles of a digest."""
    return [
        line.partition(". ")[2] for line in seen.visible.splitlines() if line.partition(". ")[0].isdecimal()
    ]


def sent(
    bot: SlackLookAlike, week: Rehearsal, text: str = "federated learning, privacy every monday 9:00"
) -> Seen:
    """Subscribe, and let it be Monday: the digest in the channel."""
    subscribed(bot, text)
    until(week, "to monday 9:00")
    return in_channel(bot)[-1]


def foreseen(visible: str) -> list[str]:
    """The titles that a preview names for the next one."""
    lines = visible.partition("The next one")[2].partition("The last ones")[0].splitlines()
    return [line.lstrip("•- ").rpartition(" (")[0] for line in lines[1:] if line.lstrip("•- ")]


def test_the_preview_is_what_is_sent(bot: SlackLookAlike, week: Rehearsal) -> None:
    shown = order(bot, "federated learning, privacy every monday 9:00")
    wanted = foreseen(shown.visible)
    pressed(bot, shown, "Save")
    until(week, "to monday 9:00")
    assert len(wanted) > 1
    assert titles(in_channel(bot)[-1]) == wanted


def test_the_preview_of_the_form_is_what_is_sent(bot: SlackLookAlike, week: Rehearsal) -> None:
    bot.slash("ana", "general", "/digest")
    view = previewed(bot, {"topics": "compilers", "most": "3", "weekdays": ["0"]})
    wanted = foreseen(view.visible)
    accepted(bot, view)
    until(week, "to monday 9:00")
    assert titles(in_channel(bot)[-1]) == wanted
    assert len(wanted) == 3


def test_a_digest_reads_well_as_plain_text_alone(bot: SlackLookAlike, week: Rehearsal) -> None:
    digest = sent(bot, week)
    first, why, *rest = digest.text.splitlines()
    assert first == "Digest: federated learning, privacy"
    assert why.startswith(f"<@{bot.workspace.user('ana').id}> set this up for federated learning, privacy")
    assert "/digest edit" in why
    assert all(title in digest.text for title in titles(digest))
    assert sum(line.strip().startswith("Why: ") for line in rest) == len(titles(digest))
    assert rest[-1].endswith("sent.")


def test_a_digest_comes_once_and_nothing_twice(bot: SlackLookAlike, week: Rehearsal) -> None:
    first = sent(bot, week)
    until(week, "7 days")
    digests = [seen for seen in in_channel(bot) if seen.visible.startswith("Digest: ")]
    seen = [title for each in digests for title in titles(each)]
    assert digests[0].ts == first.ts
    assert len(seen) == len(set(seen))


def test_more_and_less_show_their_effect_and_are_undone(
    bot: SlackLookAlike, week: Rehearsal, store: Store
) -> None:
    digest, place = sent(bot, week), (bot.workspace.team.id, bot.workspace.channel("general").id)
    more = [each.number for each in digest.controls if each.label == "More like this"]
    less = [each.number for each in digest.controls if each.label == "Less like this"]
    said = pressed(bot, digest, more[0], "ben")
    assert said.ephemeral
    assert said.visible.startswith("Next digest: more on ")
    assert "Next digest: less on " in pressed(bot, digest, less[0], "ben").visible
    assert [each.verdict for each in store.feedback(*place)] == ["less"]
    pressed(bot, digest, more[0], "chen")
    assert len(store.feedback(*place)) == 2
    last = [seen for seen in bot.screen("ben", "general") if seen.ephemeral][-1]
    assert pressed(bot, last, "Undo", "ben").visible == "Taken back."
    assert [each.user for each in store.feedback(*place)] == [bot.workspace.user("chen").id]


def test_undo_after_undo_finds_nothing(bot: SlackLookAlike, week: Rehearsal) -> None:
    digest = sent(bot, week)
    said = pressed(bot, digest, next(c.number for c in digest.controls if c.label == "More like this"))
    first, second = bot.press("ana", said, "Undo"), bot.press("ana", said, "Undo")
    assert answered(bot, first).visible
    bot.await_message("ana", "general", lambda seen: "nothing left to take back" in seen.visible)
    assert second.ok


def test_undo_of_a_word_that_another_one_followed_finds_nothing(
    bot: SlackLookAlike, week: Rehearsal, store: Store
) -> None:
    digest = sent(bot, week)
    more, less = (
        next(c.number for c in digest.controls if c.label == label)
        for label in ("More like this", "Less like this")
    )
    first = pressed(bot, digest, more)
    pressed(bot, digest, less)
    assert "nothing left to take back" in pressed(bot, first, "Undo").visible
    given = store.feedback(bot.workspace.team.id, bot.workspace.channel("general").id)
    assert [each.verdict for each in given] == ["less"]


def test_why_these_tells_of_the_very_digest_under_which_it_is_pressed(
    bot: SlackLookAlike, week: Rehearsal
) -> None:
    digest = sent(bot, week, "federated learning, privacy at most 2 every monday 9:00")
    until(week, "7 days")
    second = in_channel(bot)[-1]
    for each, other in ((digest, second), (second, digest)):
        said = pressed(bot, each, "Why these?").visible
        assert all(title[:100] in said for title in titles(each))
        assert not any(title[:100] in said for title in titles(other))
        assert "(topic: " in said


def test_save_keeps_an_item_for_the_one_who_pressed(
    bot: SlackLookAlike, week: Rehearsal, store: Store
) -> None:
    digest, team = sent(bot, week), bot.workspace.team.id
    save = next(each.number for each in digest.controls if each.label == "Save")
    said = pressed(bot, digest, save, "ben")
    assert said.visible.startswith("Saved for you: ")
    assert "saved this already" in pressed(bot, digest, save, "ben").visible
    ben = bot.workspace.user("ben").id
    assert len(store.saved(team, ben)) == 1
    assert not store.saved(team, bot.workspace.user("ana").id)
    assert pressed(bot, said, "Undo", "ben").visible == "Taken back."
    assert not store.saved(team, ben)


def test_not_for_us_takes_a_topic_out(bot: SlackLookAlike, week: Rehearsal, store: Store) -> None:
    digest = sent(bot, week)
    menu = next(each for each in digest.controls if each.kind == "overflow")
    labels = [option["text"]["text"] for option in menu.options]
    assert labels[0] == "Details"
    assert any(label.startswith("Not for us: ") for label in labels)
    said = answered(bot, bot.choose("ben", digest, menu.number, labels[1]))
    assert said.visible.startswith("Not for this channel: ")
    given = store.feedback(bot.workspace.team.id, bot.workspace.channel("general").id)
    assert [each.verdict for each in given] == ["never"]
    assert pressed(bot, said, "Undo", "ben").visible == "Taken back."


def test_details_show_the_item_in_full(bot: SlackLookAlike, week: Rehearsal) -> None:
    digest = sent(bot, week)
    menu = next(each for each in digest.controls if each.kind == "overflow")
    assert "Event: " in answered(bot, bot.choose("ben", digest, menu.number, "Details")).visible


def test_feedback_on_an_item_that_is_gone_says_so(bot: SlackLookAlike, week: Rehearsal) -> None:
    digest = sent(bot, week)
    message = bot.workspace.find(digest.channel, digest.ts)
    assert message
    for block in message.blocks:
        for element in block.get("elements", []):
            if element.get("action_id") in ("digest_more", "digest_keep"):
                element["value"] = '["gone","1"]'
            if element.get("action_id") == "digest_less":
                element["value"] = '["gone"]'
    old = in_channel(bot)[-1]
    for label, words in (
        ("More like this", "not there"),
        ("Save", "not there"),
        ("Less like this", "too old"),
    ):
        number = next(each.number for each in old.controls if each.label == label)
        assert words in pressed(bot, old, number).visible


def test_the_digests_own_buttons_change_it(bot: SlackLookAlike, week: Rehearsal) -> None:
    digest = sent(bot, week)
    why = pressed(bot, digest, "Why these?", "ben")
    assert why.visible.startswith("Why these came in the digest of Mon 12 Jan 2026, 09:00")
    assert "Chosen for: federated learning, privacy" in why.visible
    assert "Nobody has given feedback" in why.visible
    pressed(bot, digest, next(c.number for c in digest.controls if c.label == "More like this"), "ben")
    assert "1 more like this" in pressed(bot, digest, "Why these?", "ben").visible
    bot.press("ben", digest, "Edit")
    assert opened(bot, "ben").title == "Channel digest"
    assert "Paused" in pressed(bot, digest, "Pause", "ben").visible


def test_a_quiet_week_is_told_once(bot: SlackLookAlike, week: Rehearsal) -> None:
    subscribed(bot, "qzxjvw every monday 9:00")
    until(week, "to monday 9:00")
    assert "Nothing matched; " in in_channel(bot)[-1].visible
    count = len(in_channel(bot))
    until(week, "7 days")
    assert len(in_channel(bot)) == count


def test_a_lost_answer_is_the_subscribers_to_settle(
    bot: SlackLookAlike, week: Rehearsal, digests: Address, store: Store
) -> None:
    subscribed(bot)
    bot.faults.drop("chat.postMessage", after_effect=True)
    until(week, "to monday 10:00")
    digests.tick()
    told = bot.await_message("ana", None, lambda seen: "could not confirm" in seen.visible)
    assert [each.label for each in told.controls] == ["Repost", "It is there"]
    settled = pressed(bot, told, "It is there")
    assert "counts as sent" in settled.visible
    assert store.deliveries()[0].state is State.SENT


def test_a_missing_digest_is_posted_again_when_asked(
    bot: SlackLookAlike, week: Rehearsal, digests: Address, store: Store
) -> None:
    subscribed(bot)
    bot.faults.drop("chat.postMessage")
    until(week, "to monday 10:00")
    digests.tick()
    told = bot.await_message("ana", None, lambda seen: "could not confirm" in seen.visible)
    first, second = bot.press("ana", told, "Repost"), bot.press("ana", told, "Repost")
    assert answered(bot, first).visible
    bot.await_message("ana", None, lambda seen: "settled already" in seen.visible)
    assert second.ok
    bot.clock.advance(2)  # type: ignore[attr-defined]  # a HandClock
    digests.tick()
    assert sum(seen.visible.startswith("Digest: ") for seen in in_channel(bot)) == 1


def test_an_archived_channel_pauses_it_and_tells_who_set_it_up(bot: SlackLookAlike, week: Rehearsal) -> None:
    subscribed(bot)
    bot.workspace.channel("general").archived = True
    until(week, "to monday 9:00")
    told = bot.await_message("ana", None, lambda seen: "archived" in seen.visible)
    assert "Resume" in [each.label for each in told.controls]
    assert "archived" in pressed(bot, told, "Resume").visible
    bot.workspace.channel("general").archived = False
    again = bot.screen("ana")[-1]
    assert "Resumed" in pressed(bot, again, "Resume").visible


def test_a_channel_that_the_app_is_not_in_gets_its_digest_once_it_was_invited(
    bot: SlackLookAlike, week: Rehearsal
) -> None:
    told = pressed(bot, order(bot, "privacy every monday 9:00", channel="quiet"), "Save")
    assert "Type /invite @hallway in that channel, then press Resume." in told.visible
    bot.own_command("ana", "quiet", "/invite", "@hallway")
    assert "Resumed by" in pressed(bot, told, "Resume").visible
    until(week, "to monday 9:00")
    assert "Digest: privacy" in bot.screen("ana", "quiet")[-1].visible


def test_a_channel_that_the_app_was_removed_from_has_its_digest_paused_and_its_author_told(
    bot: SlackLookAlike, week: Rehearsal
) -> None:
    pressed(bot, order(bot, "privacy every monday 9:00"), "Save")
    bot.own_command("ben", "general", "/remove", "@hallway")
    until(week, "to monday 9:00")
    (told,) = bot.screen("ana")
    assert "I could not post the digest on privacy" in told.visible
    assert "/invite @hallway" in told.visible
    bot.own_command("ben", "general", "/invite", "@hallway")
    pressed(bot, told, "Resume")
    pressed(bot, told, "Repost")
    until(week, "1 hour")
    assert "Digest: privacy" in bot.screen("ana", "general")[-1].visible
