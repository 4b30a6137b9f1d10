"""Mistakes in seed files: each is named with file, line and reason, and nothing is loaded."""

from __future__ import annotations

from pathlib import Path

import pytest

from store.catalogue.importers.seeds import check
from store.errors import BadSource
from store.store import Store
from tests.store.sample import T0, T1, replace

CONF, SHOP = "events/conf-2021.yaml", "events/shop-2021.yaml"
X2 = "  - id: x2-break\n    kind: break"
MISTAKES = [
    (CONF, "kind: paper", "kind: papier", "kind 'papier' is not known"),
    (CONF, "role: speaker", "role: orator", "role 'orator' is not known"),
    (SHOP, "title_origin: label", "title_origin: guess", "title_origin 'guess' is not known"),
    (CONF, "kind: opinion", "kind: rumour", "kind 'rumour' is not known"),
    (CONF, "- key: sponsors", "- key: money", "key 'money' is not known"),
    (CONF, "{kind: code,", "{kind: mail,", "kind 'mail' is not known"),
    ("sources.yaml", "kind: blog", "kind: diary", "kind 'diary' is not known"),
    (CONF, "    award: Best", "    prize: x\n    award: Best", "an item has no key 'prize'"),
    (CONF, "venue: Clock", "hall: x\n  venue: Clock", "the event has no key 'hall'"),
    (CONF, "notes:\n  -", "extra: x\nnotes:\n  -", "a seed file has no key 'extra'"),
    (CONF, "implied: true", "sure: true", "a person has no key 'sure'"),
    ("people.yaml", "  - name: Bo", "  - born: x\n    name: Bo", "an entry of people has no key 'born'"),
    (CONF, "    award: Best Paper", "    _draft: {notes: x}", "an item has no key '_draft'"),
    (SHOP, "    title: Tea", "    title: ''", "an item needs title"),
    (SHOP, X2, "  - kind: break", "an item needs id"),
    (SHOP, X2, "  - id: x2-break", "an item needs kind"),
    (SHOP, "  label: Shop 2021", "  label: ~", "the event needs label"),
    (CONF, "text: The coffee was good., source: blog,", "source: blog,", "a note needs text"),
    (CONF, "text: The clock was shown working., source: blog", "text: It was.", "a note needs source"),
    (CONF, "    text: Twelve papers were accepted.\n", "", "a fact needs text"),
    (CONF, "    value: 12\n", "", "a fact needs value"),
    (SHOP, "    sources: [{id: report, line: 2}]", "    sources: []", "an item needs sources"),
    ("systems.yaml", "    what: an older clock\n", "", "an entry of systems needs what"),
    (SHOP, "- id: x2-break", "- id: x2-panel", "the item 'x2-panel' stands already at shop-2021.yaml:10"),
    ("sources.yaml", "id: report", "id: blog", "the source 'blog' stands already at sources.yaml:2"),
    ("people.yaml", "name: Bo de Wit", "name: ada muller", "the person 'ada-muller' stands already at"),
    ("people.yaml", "name: Bo de Wit", 'name: "?!"', "holds no letter and no figure"),
    (SHOP, "parent: conf-2021", "parent: conf-2020", "there is no event 'conf-2020'"),
    (CONF, "parent: x1-session", "parent: x9-session", "there is no item 'x9-session'"),
    (CONF, "{id: report, line: 9}", "{id: paper, line: 9}", "there is no source 'paper'"),
    ("people.yaml", "source: report", "source: gossip", "there is no source 'gossip'"),
    (SHOP, "event:", "occasion:", "a seed file needs event"),
    ("systems.yaml", "items: [x1-talk]", "items: [x1-walk]", "there is no item 'x1-walk'"),
    (CONF, "systems: [SC, Sundial]", "systems: [SC, Moondial]", "no system is called 'Moondial'"),
    (SHOP, "name: Chandra Rao", "name: Chandra Roa", "no person is called 'Chandra Roa'"),
    (SHOP, "id: shop-2021", "id: shop-2022", "the event 'shop-2022' must stand in shop-2022.yaml"),
    (CONF, "starts: 2021-05-03", "starts: 2021-02-30", "'2021-02-30' is not a date"),
    (CONF, "starts: 2021-05-03", "starts: 3 May 2021", "'3 May 2021' is not a date"),
    (CONF, "ends: 2021-05-05", "ends: 2021-05-01", "the event ends before it starts"),
    (CONF, 'end: "10:30"', 'end: "25:30"', "'25:30' is not a time"),
    (CONF, 'end: "10:30"', "end: 9:30", "'9:30' is not a time"),
    (CONF, 'end: "10:30"', 'end: "08:30"', "the item ends before it starts"),
    (SHOP, "    day: 2021-05-06\n", "", "start needs day"),
    (CONF, "zone: Europe/Berlin", "zone: Europe/Bärlin", "'Europe/Bärlin' is not an IANA time zone"),
    (CONF, "zone: Europe/Berlin", "zone: ../../etc/passwd", "is not an IANA time zone"),
    (CONF, "url: https://example.org/conf", "url: example.org/conf", "is not an address"),
    (CONF, "url: https://example.org/conf", "url: javascript:alert(1)", "is not an address"),
    (CONF, '"https://example.org/code?a=1&b=2"', '"http://[x"', "is not an address"),
    (CONF, "{kind: code, url", "{kind: code, link", "a link needs url"),
    (CONF, "year: 2021", "year: MMXXI", "year 'MMXXI' is not a whole number"),
    (CONF, "slot: 1", "slot: 1.5", "slot '1.5' is not a whole number"),
    (CONF, "preferred: false", "preferred: perhaps", "preferred 'perhaps' is not true or false"),
    (CONF, "outside: [award]", "outside: [reward]", "outside names 'reward', which is no field here"),
    (CONF, "topics: [clocks, drift]", "topics: clocks", "topics must be a list"),
    (CONF, "topics: [clocks, drift]", "topics: [clocks, [drift]]", "topics must hold single values"),
    (CONF, "topics: [clocks, drift]", "topics: [clocks, '']", "topics must hold single values"),
    (CONF, "room: Hall A\n    award", "room: [Hall A]\n    award", "room must be a single value"),
    (CONF, "{text: The coffee was good., source: blog, kind: opinion}", "good", "a note must be a mapping"),
    (CONF, "    summary: A clock", f"    summary: {'long ' * 80} clock", "at most 400 fit"),
    (CONF, "text: The clock was shown", f"text: {'long ' * 80} shown", "at most 400 fit"),
    ("people.yaml", "affiliations: [Rao Labs]", "affiliations: [rao@labs.example]", "an e-mail address"),
    (CONF, "city: Berlin, Germany", "city: ask ada.m@example.org", "an e-mail address"),
]


@pytest.mark.parametrize(("name", "old", "new", "reason"), MISTAKES, ids=range(len(MISTAKES)))
def test_a_mistake_is_named_with_file_and_reason(
    seeds: Path, name: str, old: str, new: str, reason: str
) -> None:
    assert check(seeds) == ()
    line = replace(seeds, name, old, new)
    problems = check(seeds)
    assert any(reason in problem.reason for problem in problems), problems
    file, _, found = next(p for p in problems if reason in p.reason).place.rpartition(":")
    assert file == Path(name).name
    assert abs(int(found) - line) <= 3, "the line is that of the value, or of the entry that lacks it"


def test_the_line_is_that_of_the_wrong_value(seeds: Path) -> None:
    line = replace(seeds, CONF, "award: Best Paper", "award: [Best, Paper]")
    assert [problem.place for problem in check(seeds)] == [f"conf-2021.yaml:{line}"]


BROKEN = [
    ("city: Berlin, Germany", "city: Berlin: Germany", "this is not YAML"),
    ("topics: [clocks, drift]", "topics: [clocks, drift", "this is not YAML"),
    ("city: Berlin, Germany", 'city: "\\ud800"', "this is not YAML"),
    ("city: Berlin, Germany", "city: Ber\x07lin", "this is not YAML: control characters"),
    ("city: Berlin, Germany", "city: &c Berlin\n  venue: *c", "an alias"),
    ("city: Berlin, Germany", "city: !!python/name:os.system x", "the tag"),
    ("city: Berlin, Germany", "city: Berlin\n  city: Potsdam", "the key city is given twice"),
    ("city: Berlin, Germany", "city: " + "[" * 5000, "nested too deeply"),
    ("city: Berlin, Germany", "city: Berlin\n  {a: b}: c", "a key must be a plain word"),
    ("facts:\n", "---\nfacts:\n", "one document"),
]


@pytest.mark.parametrize(("old", "new", "reason"), BROKEN, ids=range(len(BROKEN)))
def test_a_file_that_cannot_be_parsed_is_named_with_its_line(
    seeds: Path, old: str, new: str, reason: str
) -> None:
    line = replace(seeds, CONF, old, new)
    first = check(seeds)[0]
    assert reason in first.reason
    file, _, found = first.place.rpartition(":")
    assert file == "conf-2021.yaml"
    assert abs(int(found) - line) <= 1


@pytest.mark.parametrize(
    ("content", "reason"),
    [
        (b"", "the file is empty"),
        (b"# only a comment\n", "the file is empty"),
        (b"sources:\n  - \xff\n", "the text is not UTF-8"),
        (b"- a\n- b\n", "a seed file must be a mapping"),
        (b"just text", "a seed file must be a mapping"),
        (b"sources: 5", "sources must be a list"),
        (b"#" * 20_000_001, "larger than 20 MB"),
    ],
)
def test_a_file_of_another_shape_is_named(seeds: Path, content: bytes, reason: str) -> None:
    (seeds / "sources.yaml").write_bytes(content)
    first = check(seeds)[0]
    assert first.place.startswith("sources.yaml")
    assert reason in first.reason


def test_a_missing_file_is_named(seeds: Path) -> None:
    (seeds / "systems.yaml").unlink()
    assert str(check(seeds)[0]) == "systems.yaml: the file is missing or cannot be read"


def test_a_folder_without_events_is_a_mistake(tmp_path: Path, seeds: Path) -> None:
    for file in (seeds / "events").iterdir():
        file.unlink()
    assert "there is no event file" in [problem.reason for problem in check(seeds)]
    assert "there is no event file" in [problem.reason for problem in check(tmp_path / "nowhere")]


def test_other_files_in_the_folder_are_left_alone(seeds: Path) -> None:
    (seeds / "events" / "notes.txt").write_text("not: [yaml", encoding="utf-8")
    (seeds / "README.md").write_text("# Seeds", encoding="utf-8")
    assert check(seeds) == ()


def test_a_mark_of_byte_order_does_no_harm(seeds: Path) -> None:
    file = seeds / "sources.yaml"
    file.write_bytes(b"\xef\xbb\xbf" + file.read_bytes())
    assert check(seeds) == ()


def test_drafts_may_stand_where_they_are_asked_for(store: Store, seeds: Path) -> None:
    line = replace(seeds, CONF, "    award: Best Paper", "    _draft: {notes: x}\n    award: Best Paper")
    assert store.load_seeds(seeds, T0, strict=False).new == 4
    with pytest.raises(BadSource, match="_draft") as caught:
        store.load_seeds(seeds, T0)
    assert caught.value.place == f"conf-2021.yaml:{line}"


def test_a_broken_seed_file_leaves_the_catalogue_as_it_was(loaded: Store, seeds: Path) -> None:
    before = loaded.events(), loaded.item("x1-talk"), loaded.vocabulary()
    replace(seeds, CONF, "A clock that loses one second a year.", "Another summary.")
    line = replace(seeds, SHOP, "kind: break", "kind: pause")
    with pytest.raises(BadSource, match="'pause'") as caught:
        loaded.load_seeds(seeds, T1)
    assert caught.value.place == f"shop-2021.yaml:{line}"
    assert caught.value.remedy
    assert (loaded.events(), loaded.item("x1-talk"), loaded.vocabulary()) == before


def test_the_error_says_how_many_mistakes_follow(store: Store, seeds: Path) -> None:
    replace(seeds, SHOP, "kind: break", "kind: pause")
    replace(seeds, SHOP, "kind: panel", "kind: quarrel")
    with pytest.raises(BadSource, match="and 1 more"):
        store.load_seeds(seeds, T0)
    assert store.events() == ()
