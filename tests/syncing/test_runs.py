"""A source is kept fresh: what is due is asked, imported where it is new, and marked after that."""

from __future__ import annotations

import sqlite3
from datetime import timedelta

import pytest

from bot.syncing.runner import LEASE
from store.catalogue.importers.runs import Origin, note
from store.errors import BadSource, NotFetched, StoreError
from store.queries import Import
from store.reports import ImportReport
from tests.syncing.conftest import EVERY, HOUR, MINUTE, NOON, Keeper
from tests.syncing.site import archive, papers

CHANGED = papers("Frogs in ponds", "Toads in reeds", "Newts in streams")


def change(keeper: Keeper, content: bytes = CHANGED, etag: str = '"two"') -> None:
    keeper.site.content, keeper.site.headers["ETag"] = content, etag


def test_adding_imports_at_once_and_again_after_the_interval(keeper: Keeper) -> None:
    sync = keeper.add()
    assert keeper.titles() == {"Frogs in ponds", "Toads in reeds"}
    assert sync.counts is not None
    assert (sync.counts.new, sync.counts.files) == (2, 1)
    assert (sync.done_at, sync.due_at, sync.owner) == (NOON, NOON + EVERY, "")
    assert keeper.runner().run() == ()
    assert len(keeper.site.asked) == 1


def test_what_has_not_changed_is_asked_with_its_marks_and_not_imported(keeper: Keeper) -> None:
    keeper.site.headers["Last-Modified"] = "Thu, 01 May 2031 10:00:00 GMT"
    keeper.add()
    keeper.later(EVERY)
    ran = keeper.run()
    assert not ran.reports
    assert not ran.error
    asked = keeper.site.asked[-1]
    assert asked["If-None-Match"] == '"one"'
    assert asked["If-Modified-Since"] == "Thu, 01 May 2031 10:00:00 GMT"
    assert keeper.imports() == 1
    assert keeper.now().done_at == NOON + EVERY
    assert keeper.now().changed_at == NOON
    assert keeper.now().due_at == NOON + 2 * EVERY


def test_the_same_content_without_marks_is_not_imported(keeper: Keeper) -> None:
    keeper.site.headers.clear()
    keeper.add()
    keeper.later(EVERY)
    assert not keeper.run().reports
    assert keeper.imports() == 1


def test_what_has_changed_is_imported(keeper: Keeper) -> None:
    keeper.add()
    change(keeper)
    keeper.later(EVERY)
    ran = keeper.run()
    assert [(report.new, report.unchanged) for report in ran.reports] == [(1, 2)]
    assert "Newts in streams" in keeper.titles()
    assert keeper.now().held.etag == '"two"'
    keeper.later(EVERY)
    assert not keeper.run().reports


def test_a_source_keeps_its_id_when_it_is_asked_again(keeper: Keeper) -> None:
    keeper.add()
    change(keeper)
    keeper.later(EVERY)
    keeper.run()
    (source,) = keeper.store.sources()
    assert (source.items, source.target) == (3, keeper.site.url)


def test_a_catalogue_that_was_made_anew_is_filled_again(keeper: Keeper) -> None:
    keeper.add()
    connection = sqlite3.connect(keeper.data / "catalogue.db")
    with connection:
        connection.execute("DELETE FROM import_run")
    connection.close()
    keeper.later(EVERY)
    assert keeper.run().reports
    assert "If-None-Match" not in keeper.site.asked[-1]


def test_a_server_that_says_unchanged_without_being_asked_that_is_a_failure(keeper: Keeper) -> None:
    keeper.site.status = 304
    with pytest.raises(NotFetched, match="was not asked that"):
        keeper.runner().add(keeper.wish())
    assert keeper.store.syncs() == ()


def test_what_cannot_be_imported_is_not_added(keeper: Keeper) -> None:
    keeper.site.content = b"\x00\x01 nothing that anybody knows"
    ran = keeper.runner().add(keeper.wish())
    assert ran.error
    assert ran.sync.id == 0
    assert keeper.store.syncs() == ()


def test_an_address_is_added_once(keeper: Keeper) -> None:
    keeper.add()
    with pytest.raises(StoreError, match="fresh already"):
        keeper.store.add_sync(keeper.wish(), NOON, NOON)
    keeper.store.remove_sync(keeper.now().id, NOON)
    assert keeper.store.add_sync(keeper.wish(), NOON, NOON).id == 2


@pytest.mark.parametrize(
    ("url", "reason"),
    [
        ("ftp://example.org/a", "only http and https"),
        ("file:///etc/hosts", "only http and https"),
        ("http://ann:secret@example.org/a", "name or password"),
        ("http://127.0.0.1/a", "private network"),
        ("http://[::1]/a", "private network"),
        ("http:///a", "no proper address"),
        ("papers.bib", "only http and https"),
    ],
)
def test_an_address_that_may_not_be_fetched_is_refused(keeper: Keeper, url: str, reason: str) -> None:
    with pytest.raises(BadSource, match=reason) as refused:
        keeper.store.address(url)
    assert "secret" not in str(refused.value)


def test_an_address_is_tidied(keeper: Keeper) -> None:
    assert keeper.store.address(" http://127.0.0.1/a#talks ", allow_private=True) == "http://127.0.0.1/a"


def test_failures_are_tried_again_later_and_later_and_the_catalogue_stays(keeper: Keeper) -> None:
    keeper.add(every=HOUR)
    keeper.later(HOUR)
    keeper.site.status = 500
    waits = []
    for _ in range(6):
        ran = keeper.run()
        assert "HTTP 500" in ran.error
        waits.append(keeper.now().due_at - keeper.clock.now())
        keeper.later(waits[-1])
    assert waits == [5 * MINUTE, 10 * MINUTE, 20 * MINUTE, 40 * MINUTE, HOUR, HOUR]
    assert (keeper.now().failures, keeper.now().done_at) == (6, NOON)
    assert keeper.titles() == {"Frogs in ponds", "Toads in reeds"}
    keeper.site.status = 200
    assert not keeper.run().error
    assert (keeper.now().failures, keeper.now().error) == (0, "")


def test_a_server_is_not_asked_before_it_wants_to_be(keeper: Keeper) -> None:
    keeper.add()
    keeper.later(EVERY)
    keeper.site.status, keeper.site.headers = 429, {"Retry-After": "7200"}
    keeper.run()
    assert keeper.now().due_at == keeper.clock.now() + 2 * HOUR


def test_a_wait_that_is_given_as_a_date_is_measured_by_the_servers_clock(keeper: Keeper) -> None:
    keeper.add()
    keeper.later(EVERY)
    keeper.site.status, keeper.site.headers = 503, {"Retry-After": "Fri, 01 Jan 2100 00:00:00 GMT"}
    keeper.run()
    assert keeper.now().due_at == keeper.clock.now() + timedelta(days=30)


def test_what_is_gone_for_good_is_not_asked_again(keeper: Keeper) -> None:
    keeper.add()
    keeper.later(EVERY)
    keeper.site.status = 410
    keeper.run()
    assert "gone" in keeper.now().paused or "taken away" in keeper.now().paused
    keeper.later(50 * EVERY)
    assert keeper.runner().run() == ()


def test_a_broken_file_leaves_the_last_good_one_and_says_why(keeper: Keeper) -> None:
    keeper.add()
    change(keeper, b"\x00\x01 the site is being rebuilt")
    keeper.later(EVERY)
    ran = keeper.run()
    assert ran.error
    sync = keeper.now()
    assert (sync.error, sync.held.etag, sync.done_at) == (ran.error, '"one"', NOON)
    assert keeper.titles() == {"Frogs in ponds", "Toads in reeds"}
    (source,) = keeper.store.sources()
    assert source.last is not None
    assert source.last.problem == ran.error
    change(keeper)
    keeper.later(5 * MINUTE)
    assert "Newts in streams" not in keeper.titles()
    assert not keeper.run().error
    assert "Newts in streams" in keeper.titles()


def test_a_file_of_which_nothing_can_be_read_any_more_leaves_the_last_good_one(keeper: Keeper) -> None:
    keeper.add()
    change(keeper, papers("Frogs in ponds")[:40])
    keeper.later(EVERY)
    assert keeper.run().error.startswith("it held items, and none can be read now; line 1: ")
    assert (keeper.now().held.etag, keeper.now().done_at) == ('"one"', NOON)
    assert keeper.store.moves() == ()


def test_another_format_that_takes_things_away_leaves_the_last_good_one(keeper: Keeper) -> None:
    """A server that is out of order sends a page of its own, with status 200."""
    keeper.add()
    keeper.site.content = b"title,year\nMaintenance until noon,2031\n"
    keeper.site.headers["ETag"] = '"two"'
    keeper.later(EVERY)
    ran = keeper.run()
    assert "2 of its 2 entries would be gone" in ran.error
    assert "as tables and not as bibtex" in ran.error
    assert f"hallway import {keeper.site.url}" in ran.remedy
    assert keeper.titles() == {"Frogs in ponds", "Toads in reeds"}
    assert (keeper.now().failures, keeper.now().held.etag, keeper.now().done_at) == (1, '"one"', NOON)
    (source,) = keeper.store.sources()
    assert (source.records, source.source.kind) == (2, "bibtex")
    assert source.last is not None
    assert source.last.problem == ran.error


def test_another_format_of_the_same_things_is_taken(keeper: Keeper) -> None:
    keeper.add()
    rows = (
        "Frogs in ponds,Ada Frog;Bo Toad,2031,p0",
        "Toads in reeds,Ada Frog;Bo Toad,2031,p1",
        "Newts,,2031,p2",
    )
    keeper.site.content = "\n".join(("title,authors,year,id", *rows)).encode()
    keeper.site.headers["ETag"] = '"two"'
    keeper.later(EVERY)
    assert not keeper.run().error
    assert "Newts" in keeper.titles()


def test_a_list_that_loses_most_of_its_things_leaves_the_last_good_one(keeper: Keeper) -> None:
    whole = [f"{name} in ponds" for name in "Frogs Toads Newts Eels Carps Pikes Trouts Ides".split()]
    keeper.site.content = papers(*whole)
    keeper.add()
    keeper.site.content, keeper.site.headers["ETag"] = papers(*whole[:2]), '"two"'
    keeper.later(EVERY)
    assert "6 of its 8 entries would be gone" in keeper.run().error
    keeper.site.content, keeper.site.headers["ETag"] = papers(*whole[:5]), '"three"'
    keeper.later(EVERY)
    assert not keeper.run().error


def test_what_most_things_are_gone_from_can_be_taken_over_by_hand(keeper: Keeper) -> None:
    keeper.add()
    keeper.site.content, keeper.site.headers["ETag"] = b"title,year\nNewts,2031\n", '"two"'
    keeper.later(EVERY)
    assert keeper.run().error
    order = Import((keeper.site.url,), allow_private=True)
    (report,) = keeper.store.bring_in(order, keeper.clock.now())
    assert (report.new, len(report.gone)) == (1, 2)
    keeper.later(EVERY)
    assert not keeper.run().error


def test_an_archive_with_a_broken_file_is_not_done_until_that_one_is_read(keeper: Keeper) -> None:
    change(keeper, archive(frogs=papers("Frogs in ponds"), toads=b'[{"title": "Toads i'), '"part"')
    ran = keeper.runner().add(keeper.wish())
    assert (ran.sync.id, keeper.titles()) == (1, {"Frogs in ponds"})
    sync = keeper.now()
    assert sync.error.startswith("1 of 2 files not imported; toads: no valid JSON")
    assert (sync.held.etag, sync.done_at, sync.failures, sync.due_at) == ("", None, 1, NOON + 5 * MINUTE)
    assert sync.counts is not None
    assert sync.counts.new == 1
    change(keeper, archive(frogs=papers("Frogs in ponds"), toads=papers("Toads in reeds")), '"all"')
    keeper.later(5 * MINUTE)
    assert not keeper.run().error
    assert keeper.titles() == {"Frogs in ponds", "Toads in reeds"}
    assert (keeper.now().held.etag, keeper.now().failures) == ('"all"', 0)


def test_a_redirect_to_a_private_address_is_not_followed(keeper: Keeper) -> None:
    keeper.site.status, keeper.site.headers = 302, {"Location": "file:///etc/hosts"}
    with pytest.raises(BadSource, match="only http and https"):
        keeper.runner().add(keeper.wish())


def test_a_paused_one_rests_until_it_is_resumed(keeper: Keeper) -> None:
    sync = keeper.add()
    keeper.store.pause_sync(sync.id, NOON)
    keeper.later(EVERY)
    assert keeper.runner().run() == ()
    keeper.store.resume_sync(sync.id, keeper.clock.now())
    assert len(keeper.runner().run()) == 1
    assert [change.what for change in keeper.store.sync_changes(sync.id)] == ["added", "paused", "resumed"]


def test_one_that_is_named_is_seen_to_before_it_is_due(keeper: Keeper) -> None:
    sync = keeper.add()
    ran = keeper.runner().run_one(sync.id)
    assert ran is not None
    assert not ran.reports
    anew = keeper.runner().run_one(sync.id, anew=True)
    assert anew is not None
    assert [report.unchanged for report in anew.reports] == [2]


def test_a_catalogue_that_is_being_written_puts_it_off_without_blame(keeper: Keeper) -> None:
    keeper.add()
    change(keeper)
    keeper.later(EVERY)
    blocker = sqlite3.connect(keeper.data / "catalogue.db", isolation_level=None)
    blocker.execute("BEGIN IMMEDIATE")
    ran = keeper.run()
    blocker.close()
    assert ran.put_off
    assert (keeper.now().failures, keeper.now().owner) == (0, "")
    keeper.later(MINUTE)
    assert keeper.run().reports


def test_being_told_to_stop_undoes_what_is_being_read(keeper: Keeper) -> None:
    keeper.add()
    change(keeper)
    keeper.later(EVERY)
    runner = keeper.runner(lambda _: runner.stop())
    (ran,) = runner.run()
    assert ran.put_off
    assert "Newts in streams" not in keeper.titles()
    keeper.later(MINUTE)
    assert keeper.run().reports


def test_a_claim_that_was_lost_is_not_settled(keeper: Keeper) -> None:
    keeper.add()
    change(keeper)
    keeper.later(EVERY)

    def lose(step: str) -> None:
        if step == "imported":
            assert keeper.store.claim_sync("other", keeper.clock.now() + LEASE, LEASE)

    (ran,) = keeper.runner(lose).run()
    assert ran.put_off
    assert (keeper.now().owner, keeper.now().held.etag) == ("other", '"one"')


def test_only_so_many_imports_are_remembered_and_the_first(keeper: Keeper) -> None:
    keeper.add(every=HOUR)
    (source,) = keeper.store.sources()
    connection = sqlite3.connect(keeper.data / "catalogue.db")
    with connection:
        for number in range(1, 26):
            origin, report = Origin(source.source.id, source.place), ImportReport("", new=number)
            note(connection, origin, report, 0.1, NOON + number * HOUR)
    connection.close()
    news = [run.new for run in keeper.store.import_runs(source.source.id)]
    assert news == [*range(25, 5, -1), 2]
    assert keeper.store.sources()[0].first == NOON
