"""``hallway sync`` and ``hallway sources`` as people and programs use them."""

from __future__ import annotations

import json
from collections.abc import Callable
from pathlib import Path

import pytest
from click.testing import CliRunner, Result

from bot.__main__ import hallway
from bot.commands import import_, sync
from tests.syncing.site import Site, archive, papers

Run = Callable[..., Result]


@pytest.fixture
def run(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Run:
    """Runs a command on a data folder that starts empty."""
    monkeypatch.chdir(tmp_path)

    def run(*arguments: str) -> Result:
        return CliRunner().invoke(hallway, [*arguments, "--data", str(tmp_path / "data")])

    return run


@pytest.fixture
def added(run: Run, site: Site) -> Result:
    return run("sync", "add", site.url, "--every", "6h", "--allow-private")


def test_adding_shows_the_report_of_the_first_import(run: Run, added: Result, site: Site) -> None:
    assert added.exit_code == 0, added.output
    assert "2 new\n" in added.output
    assert "Added as sync 1, every 6h." in added.output
    listed = run("sync", "list").output
    assert listed.startswith(f"1. {site.url}, every 6h: fresh on ")
    assert "last import" in listed
    assert "next" in listed


def test_an_archive_with_a_broken_file_is_added_and_its_failure_told(run: Run, site: Site) -> None:
    site.content = archive(frogs=papers("Frogs in ponds"), toads=b'[{"title": "Toads i')
    added = run("sync", "add", site.url, "--every", "6h", "--allow-private")
    assert added.exit_code == 4
    for said in ("1 new", "failed: 1 of 2 files not imported; toads: no valid JSON", "Added as sync 1"):
        assert said in added.output
    assert "last fresh never" in run("sync", "list").output
    assert run("sync", "run", "1").exit_code == 4


def test_the_list_for_programs_holds_all(run: Run, added: Result, site: Site) -> None:
    (record,) = map(json.loads, run("sync", "list", "--json").output.splitlines())
    assert (record["id"], record["url"], record["every"], record["paused"]) == (1, site.url, "6h", "")
    assert record["last_import"]["new"] == 2
    assert [change["what"] for change in record["history"]] == ["added"]


def test_one_added_for_later_is_not_fetched_yet(run: Run, site: Site) -> None:
    done = run("sync", "add", site.url, "--every", "1d", "--allow-private", "--later")
    assert "it is fetched from" in done.output
    assert site.asked == []
    assert "not asked yet" in run("sync", "list").output
    assert run("sync", "run", "1").exit_code == 0
    assert len(site.asked) == 1


MISLABELLED = (
    "Title,Start,Sort\n"
    "Frogs,2031-06-02T09:00:00Z,Talk\nToads,2031-06-02T14:00:00Z,Talk\nNewts,2031-06-02T16:00:00Z,Talk\n"
)
HINTS = (
    "--utc-is-local",
    "--all-statuses",
    "--columns",
    "kind=Sort",
    "--zone",
    "Asia/Tokyo",
    "--format",
    "csv",
)


def test_what_a_sync_is_read_by_is_kept_shown_and_used_at_each_refresh(run: Run, site: Site) -> None:
    site.content = MISLABELLED.encode()
    added = run("sync", "add", site.url, "--every", "6h", "--allow-private", *HINTS)
    assert added.exit_code == 0, added.output
    site.content, site.headers["ETag"] = MISLABELLED.replace("T09", "T10").encode(), '"two"'
    assert "moved: Frogs: start was 09:00, is 10:00\n" in run("sync", "run", "1").output
    told = "format tables, zone Asia/Tokyo, columns kind=Sort, all statuses, UTC is local"
    assert run("sync", "list").output.startswith(f"1. {site.url}, every 6h, {told}: fresh on ")
    record = json.loads(run("sync", "list", "--json").output)
    assert record["columns"] == {"kind": "Sort"}
    assert [record[name] for name in ("all_statuses", "utc_is_local", "allow_private")] == [True] * 3


def test_all_that_an_import_is_told_of_reading_can_be_told_of_a_sync() -> None:
    options = [{p.name for p in command.params} for command in (import_.command, sync.add)]
    assert options[0] - options[1] == {"targets", "dry_run", "in_json"}


@pytest.mark.parametrize(
    ("arguments", "code", "words"),
    [
        (("http://127.0.0.1:9/a", "--every", "6h"), 1, "--allow-private"),
        (("ftp://example.org/a", "--every", "6h"), 1, "only http and https"),
        (("https://example.org/a", "--every", "5m"), 2, "not between 15m and 30d"),
        (("https://example.org/a", "--every", "often"), 2, "write one such as 6h"),
        (("https://example.org/a", "--every", "6h", "--zone", "Mars/Base"), 2, "no IANA zone"),
        (("https://example.org/a", "--every", "6h", "--format", "stone"), 2, "stone"),
        (("https://example.org/a",), 2, "--every"),
    ],
)
def test_what_cannot_be_kept_fresh_is_refused(
    run: Run, arguments: tuple[str, ...], code: int, words: str
) -> None:
    done = run("sync", "add", *arguments)
    assert done.exit_code == code
    assert words in done.output
    assert "Nothing is kept fresh yet" in run("sync", "list").output


def test_an_address_that_fails_is_not_added_and_says_so(run: Run, site: Site) -> None:
    site.status = 404
    done = run("sync", "add", site.url, "--every", "6h", "--allow-private")
    assert done.exit_code == 1
    assert "HTTP 404" in done.output
    site.status, site.content = 200, b"\x00\x01 no format at all"
    done = run("sync", "add", site.url, "--every", "6h", "--allow-private")
    assert done.exit_code == 1
    assert "It was not added." in done.output


def test_an_address_that_is_there_already_is_named(run: Run, added: Result, site: Site) -> None:
    done = run("sync", "add", site.url, "--every", "6h", "--allow-private")
    assert done.exit_code == 1
    assert "sync 1" in done.output
    assert len(site.asked) == 1


def test_a_run_by_hand_tells_how_it_went(run: Run, added: Result, site: Site) -> None:
    assert run("sync", "run").output == "Nothing is due.\n"
    assert "as it was" in run("sync", "run", "--now").output
    site.content = papers("Frogs in ponds", "Newts in streams")
    site.headers.clear()
    done = run("sync", "run", "1", "--json")
    assert json.loads(done.output)["outcome"] == "imported"
    site.status = 500
    done = run("sync", "run", "1")
    assert done.exit_code == 1
    assert "failed: the server has a problem (HTTP 500)" in done.output
    assert "failed: the server has a problem" in run("sync", "list").output


def test_pause_resume_and_remove(run: Run, added: Result, site: Site) -> None:
    assert run("sync", "pause", "1").output == f"Paused {site.url}.\n"
    assert "paused: by hand" in run("sync", "list").output
    assert run("sync", "run", "--now").output == "There is none that is not paused.\n"
    assert run("sync", "resume", site.url).exit_code == 0
    assert "as it was" in run("sync", "run").output
    assert run("sync", "remove", site.url).exit_code == 0
    done = run("sync", "remove", "1")
    assert (done.exit_code, "hallway sync list shows" in done.output) == (1, True)
    assert "papers.bib" in run("sources").output


def test_sources_say_what_came_from_where_and_how_it_went(
    run: Run, added: Result, site: Site, tmp_path: Path
) -> None:
    file = tmp_path / "more.bib"
    file.write_bytes(papers("Frogs in ponds", "Newts in streams"))
    assert run("import", str(file)).exit_code == 0
    found = {
        record["title"]: record for record in map(json.loads, run("sources", "--json").output.splitlines())
    }
    fetched = next(record for record in found.values() if record["url"])
    local = next(record for record in found.values() if not record["url"])
    assert (fetched["place"], fetched["items"], fetched["only"]) == (site.url, 2, 1)
    assert fetched["sync"]["id"] == 1
    assert (local["items"], local["only"], local["sync"]) == (2, 1, None)
    assert (local["last"]["new"], local["last"]["merged"]) == (1, 1)
    told = run("sources").output
    assert "2 items, 1 only here" in told
    assert "kept fresh (sync 1, every 6h)" in told


def test_a_failed_import_shows_in_the_sources(run: Run, added: Result, site: Site) -> None:
    site.content = b"\x00\x01 being rebuilt"
    site.headers.clear()
    assert run("sync", "run", "1").exit_code == 1
    told = run("sources").output
    assert "2 items" in told
    assert told.count("failed: ") == 2


def test_what_has_given_nothing_yet_is_listed_with_the_sources(run: Run, added: Result, site: Site) -> None:
    other = site.url.replace("papers", "other")
    run("sync", "add", other, "--every", "6h", "--allow-private", "--later")
    assert f"Nothing yet from sync 2. {other}" in run("sources").output
    assert {"sync"} == json.loads(run("sources", "--json").output.splitlines()[-1]).keys()


def test_every_import_of_a_source_can_be_asked_for(run: Run, added: Result, site: Site) -> None:
    assert "  import 20" not in run("sources").output
    site.content = papers("Frogs in ponds", "Newts in streams", "Toads in reeds")
    site.headers.clear()
    assert run("sync", "run", "1").exit_code == 0
    told = run("sources", "--history").output
    assert (told.count("  last import "), told.count("  import ")) == (1, 1)
    (record,) = map(json.loads, run("sources", "--history", "--json").output.splitlines())
    assert [each["new"] for each in record["imports"]] == [1, 2]
    assert record["last"] == record["imports"][0]
