"""After a restore nothing is posted twice: what may have gone out since, its subscriber decides."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path

import pytest

from bot.digests.restoring import Caught, catch_up
from store import copies
from store.copies import Copy
from store.deliveries import State
from store.marks import MarkName
from store.store import Store
from tests.digests.stage import DAY, HOUR, MINUTE, NINE, Stage, staged


@pytest.fixture(params=[False, True], ids=["no history", "history"])
def stage(tmp_path: Path, request: pytest.FixtureRequest) -> Iterator[Stage]:
    """A bot on a make-believe Slack, whose history may be read or not."""
    with staged(tmp_path / "data", history=request.param) as stage:
        yield stage


def put_back(stage: Stage, folder: Path, *, damaged: bool = True) -> Caught:
    """Stop, restore, and start again; the file that was there tells nothing where it is damaged."""
    stage.store.close()
    if damaged:
        (stage.data / "team.db").write_bytes(b"no database" * 1_000)
    caught = []

    def prepare(files: Path, copy: Copy) -> None:
        caught.append(catch_up(files, stage.data, copy.made_at, stage.clock.now()))

    copies.restore(folder, stage.data, stage.clock.now(), prepare)
    stage.store = Store(stage.data)
    return caught[0]


def backed_up(stage: Stage, tmp_path: Path) -> Path:
    return copies.make(stage.store, tmp_path / "copy", stage.clock.now(), "0.1.0").folder


def test_what_was_posted_after_the_backup_is_not_posted_again(stage: Stage, tmp_path: Path) -> None:
    digest = stage.subscribe(weekdays=tuple(range(7)))
    copy = backed_up(stage, tmp_path)
    for pause in (MINUTE, DAY, DAY):
        stage.later(pause)
    assert len(stage.posted()) == 3
    assert put_back(stage, copy) == Caught(doubtful=3)
    for _ in range(12):
        stage.later(HOUR)
    assert len(stage.posted()) == 3
    assert stage.state(digest) is State.UNKNOWN


def test_the_subscriber_is_told_once_for_all_periods_and_may_have_it_posted(
    stage: Stage, tmp_path: Path
) -> None:
    digest = stage.subscribe(weekdays=tuple(range(7)))
    copy = backed_up(stage, tmp_path)
    stage.clock.advance((2 * DAY + MINUTE).total_seconds())
    put_back(stage, copy)
    stage.later(HOUR)
    stage.later(HOUR)
    (notice,) = stage.notices()
    assert "put back to what it knew on 09 Mar 2026 at 08:59 UTC" in notice
    assert stage.posted() == ()
    doubtful = stage.delivery(digest)
    assert doubtful.key == ""
    assert len(stage.store.merged(doubtful.id)) == 2
    assert stage.store.repost(doubtful.id, stage.clock.now())
    stage.later(MINUTE)
    assert len(stage.posted()) == 1
    again = stage.delivery(digest)
    assert again.state is State.SENT
    assert again.key, "it can be recognised again"


def test_the_next_period_is_posted_as_always(stage: Stage, tmp_path: Path) -> None:
    digest = stage.subscribe(weekdays=tuple(range(7)))
    copy = backed_up(stage, tmp_path)
    stage.later(MINUTE)
    assert put_back(stage, copy) == Caught(doubtful=1)
    stage.later(DAY)
    assert len(stage.posted()) == 2
    assert stage.state(digest) is State.SENT


def test_one_that_was_waiting_at_the_time_of_the_backup_is_in_doubt_under_a_number_of_its_own(
    stage: Stage, tmp_path: Path
) -> None:
    digest = stage.subscribe()
    stage.store.record_due(digest.id, "2026-03-09", NINE, NINE)
    before = stage.delivery(digest)
    copy = backed_up(stage, tmp_path)
    stage.later(MINUTE)
    assert len(stage.posted()) == 1
    put_back(stage, copy)
    stage.later(HOUR)
    assert len(stage.posted()) == 1
    assert stage.state(digest) is State.UNKNOWN
    assert stage.delivery(digest).id != before.id
    assert not stage.store.repost(before.id, stage.clock.now()), "a button of before finds nothing"


def test_one_that_was_unknown_at_the_time_of_the_backup_is_not_looked_up_by_its_old_key(
    stage: Stage, tmp_path: Path
) -> None:
    digest = stage.subscribe()
    stage.slack.faults.drop("chat.postMessage", after_effect=True)
    stage.clock.advance(MINUTE.total_seconds())
    stage.outbox().run()
    assert stage.state(digest) is State.UNKNOWN
    copy = backed_up(stage, tmp_path)
    put_back(stage, copy)
    for _ in range(4):
        stage.later(HOUR)
    assert stage.state(digest) is State.UNKNOWN
    assert len(stage.posted()) == 1


def test_with_nothing_due_nobody_is_bothered(stage: Stage, tmp_path: Path) -> None:
    stage.subscribe()
    assert put_back(stage, backed_up(stage, tmp_path)) == Caught()
    mark = stage.store.marked(MarkName.RESTORE)
    assert mark
    assert mark.at == stage.clock.now()
    stage.later(MINUTE)
    assert len(stage.posted()) == 1
    assert stage.notices() == ()


def test_one_that_was_settled_before_the_backup_stays_settled(stage: Stage, tmp_path: Path) -> None:
    digest = stage.subscribe()
    stage.later(MINUTE)
    put_back(stage, backed_up(stage, tmp_path))
    stage.later(HOUR)
    assert stage.state(digest) is State.SENT
    assert len(stage.posted()) == 1


def test_what_the_present_file_tells_is_taken_over_and_no_item_comes_twice(
    stage: Stage, tmp_path: Path
) -> None:
    digest = stage.subscribe(weekdays=tuple(range(7)))
    copy = backed_up(stage, tmp_path)
    for pause in (MINUTE, DAY, DAY):
        stage.later(pause)
    before = stage.store.deliveries(digest.id)
    assert put_back(stage, copy, damaged=False) == Caught(adopted=3)
    after = stage.store.deliveries(digest.id)
    assert [(each.state, each.ts, each.items, each.why) for each in after] == [
        (each.state, each.ts, each.items, each.why) for each in before
    ]
    for _ in range(3):
        stage.later(DAY)
    assert len(stage.posted()) == 6
    assert stage.notices() == ()
    items = [item for each in stage.store.deliveries(digest.id) for item in each.items]
    assert len(items) == len(set(items)) == 12


def test_what_was_told_in_another_is_taken_over_with_it(stage: Stage, tmp_path: Path) -> None:
    digest = stage.subscribe(weekdays=tuple(range(7)))
    copy = backed_up(stage, tmp_path)
    stage.later(3 * DAY)
    latest, *earlier = stage.store.deliveries(digest.id)
    assert {each.merged_into for each in earlier} == {latest.id}
    put_back(stage, copy, damaged=False)
    latest, *earlier = stage.store.deliveries(digest.id)
    assert {each.merged_into for each in earlier} == {latest.id}
    assert latest.state is State.SENT


def test_the_digest_of_another_that_has_its_number_tells_nothing(stage: Stage, tmp_path: Path) -> None:
    copy = backed_up(stage, tmp_path)
    mine = stage.subscribe()
    assert put_back(stage, copy) == Caught()
    stage.clock.advance(1)
    other = stage.subscribe(weekdays=tuple(range(7)))
    assert other.id == mine.id
    second = copies.make(stage.store, tmp_path / "second", stage.clock.now(), "0.1.0").folder
    put_back(stage, copy)
    stage.clock.advance(1)
    stage.subscribe()
    stage.later(MINUTE)
    assert len(stage.posted()) == 1
    assert put_back(stage, second, damaged=False) == Caught(doubtful=1)
