"""BibTeX as people and publishers write it, with what they get wrong."""

from __future__ import annotations

from contextlib import suppress
from datetime import date
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from store.catalogue.entries import Entry, Hints
from store.catalogue.importers.bibtex import FORMAT
from store.catalogue.importers.document import Document
from store.catalogue.tidy.entry import tidied
from store.errors import BadSource
from store.records import Identifier, Link
from tests.store.readers.reading import Found, file, reading

HERE = Path(__file__).parent


@pytest.fixture(scope="module")
def found() -> Found:
    return reading(FORMAT, file(HERE, "volume.bib"))


def of(text: str, **siblings: str) -> Found:
    beside = {f"{name}.bib": content.encode() for name, content in siblings.items()}
    return reading(FORMAT, Document.of(text.encode(), "own.bib", siblings=beside))


def clean(entry: Entry) -> Entry:
    return tidied(entry)[0]


def test_it_is_recognised_by_its_content() -> None:
    assert FORMAT.sniff(file(HERE, "volume.bib")) == 0.95
    assert FORMAT.sniff(Document.of(b"% notes\n@string{a = {b}}")) == 0.95
    assert FORMAT.sniff(Document.of(b"@software{x,\n title = {T}}")) == 0.6
    assert FORMAT.sniff(Document.of(b'[{"_bibtex": "\n@article{a, title={T}}"}]')) == 0
    assert FORMAT.sniff(Document.of(b"mail me @home {please}")) == 0


def test_the_volume_is_the_home_of_its_papers_and_its_double_field_costs_nothing(found: Found) -> None:
    (home,) = found.homes
    assert (home.name, home.year) == ("Proceedings of the 3rd Made-Up Conference on Frogs", 2031)
    assert (home.starts, home.ends, home.city) == (date(2031, 6, 2), date(2031, 6, 4), "Frogville, Nowhere")


def test_papers_under_one_key_are_two(found: Found) -> None:
    assert [entry.own for entry in found.entries[:2]] == ["leap31a", "leap31a#2"]
    assert clean(found.entries[1]).title == "Another Paper under the Same Key"
    assert [person.name for person in found.entries[1].people] == ["Ada Lovelace"]


def test_names_and_titles_come_out_as_people_read_them(found: Found) -> None:
    first = clean(found.entries[0])
    assert first.title == "Leaping & Landing"
    assert [person.name for person in first.people] == ["Jan Müller", "Frog Inc.", "Anna van der Berg"]
    assert first.award == "Best Paper Award"
    assert dict(first.details)["pages"] == "1-9"
    assert first.track == "contributed"
    assert first.place == "line 12"


def test_a_crossref_brings_the_volume_and_the_year(found: Found) -> None:
    entry = clean(found.entry("Quoted"))
    assert (entry.venue, entry.year) == ("Proceedings of Something Else", 2030)
    assert dict(entry.details)["publisher"] == "Frog Press"
    assert len(found.homes) == 1


def test_macros_months_joins_and_links_are_read(found: Found) -> None:
    entry = clean(found.entry("Pond"))
    assert entry.title == "The Pond and Stream"
    assert (entry.status, entry.published) == ("preprint", "2031-02")
    assert entry.identifiers[:2] == (Identifier("doi", "10.1234/frog_1"), Identifier("arxiv", "3101.00001"))
    assert entry.links == (
        Link("page", "https://frogs.example/a_b%20c"),
        Link("pdf", "https://frogs.example/paper.pdf"),
    )
    assert entry.topics == ("frogs", "ponds, deep")


def test_a_talk_keeps_its_kind_and_its_address(found: Found) -> None:
    talk = found.entry("Croaking")
    assert (talk.kind, talk.people[0].role) == ("keynote", "speaker")
    assert talk.links == (Link("page", "https://frogs.example/talk"),)


def test_a_missing_comma_is_mended_and_told(found: Found) -> None:
    entry = clean(found.entry("without its Comma"))
    assert (entry.title, entry.year) == ("A Field without its Comma", 2031)
    assert [person.name for person in entry.people] == ["Dee Dash"]
    assert any("lack a comma" in text for text in found.warned)


def test_what_cannot_be_read_is_skipped_with_its_line(found: Found) -> None:
    reasons = {one.place: one.reason for one in found.skipped}
    assert "broken entry" in reasons["line 57"]
    assert "no title" in reasons["line 60"]
    assert len(reasons) == 2


def test_macros_of_a_file_beside_are_used_and_unknown_ones_told() -> None:
    text = "@inproceedings{a, title={T}, booktitle = frogconf, series = nowhere}"
    found = of(text, macros="@string{FrogConf = {The Frog Conference}}", other="no bibtex at all")
    assert found.entries[0].venue == "The Frog Conference"
    assert found.warned == ["macros that nothing defines stand for themselves: nowhere"]


def test_a_file_of_macros_or_of_nothing_is_refused() -> None:
    with pytest.raises(BadSource, match="only 2 @string macros and no items"):
        of("@string{a = {x}}\n@STRING(b = {y})")
    with pytest.raises(BadSource, match="no BibTeX record"):
        of("nothing")


def test_macros_that_double_one_another_stay_small() -> None:
    lines = ["@string{m0 = {ha ha}}"] + [f"@string{{m{i} = m{i - 1} # m{i - 1}}}" for i in range(1, 60)]
    found = of("\n".join([*lines, "@string{loop = loop # loop}", "@misc{a, title = m59, note = loop}"]))
    assert 1000 < len(found.entries[0].title) <= 2000


def test_unbalanced_braces_cost_one_entry() -> None:
    found = of("@article{a, title = {{{One}\n}\n@article{b, title = {Two}}\n@article{c, title = {Th}}ree}}\n")
    assert clean(found.entries[0]).title == "Two"
    assert found.skipped[0].place == "line 1"


@pytest.mark.parametrize(
    "filling", ["{" * 500_000, "x" * 1_000_000, "@a{" * 300_000, "\0" * 9, '"' * 200_000]
)
def test_hostile_lines_are_read_or_refused(filling: str) -> None:
    found = of("@article{a, title = {First}}\n@article{b, title = {" + filling)
    assert found.entries[0].title == "First"


@given(st.text(alphabet='@{}"#=,\\ \nab1%', max_size=200))
def test_any_text_is_read_or_refused(text: str) -> None:
    with suppress(BadSource):
        assert all(
            one.place for one in FORMAT.read(Document.of(text.encode()), Hints()) if isinstance(one, Entry)
        )


def test_many_entries_are_read_in_portions_with_their_lines_right() -> None:
    text = "".join(f"@article{{k{i},\n title = {{Paper number {i} {'x' * 300}}}\n}}\n" for i in range(2000))
    found = of(text)
    assert len(found.entries) == 2000
    assert found.entries[-1].place == f"line {1999 * 3 + 1}"


def test_a_record_with_a_brace_too_many_or_too_few_is_mended_and_told() -> None:
    found = of(
        "@article{a,\n  title = {Toads with {braces},\n  author = {Ed Fox and Flo Gray},\n  year = 2030\n}\n"
        "@article{b, title = {Newts} at night}, author = {Hal Ink}, year = 2031}\n"
        "@article{c, title = {Frogs}, year = {2031}}\n"
    )
    assert [(one.title, len(one.people), one.year) for one in found.entries] == [
        ("Toads with braces", 2, 2030), ("Newts at night", 1, 2031), ("Frogs", 0, 2031),
    ]  # fmt: skip
    assert any(text.startswith("2 records lack") for text in found.warned)


def test_records_that_are_commented_out_are_skipped() -> None:
    found = of(
        "%@article{a, title = {One}, year = 1}\n% @article{b,\n%  title = {Two}}\n@misc{c, title={Three}}\n"
    )
    assert [one.title for one in found.entries] == ["Three"]
    assert [one.reason for one in found.skipped] == ["commented out with %"] * 2


def test_tex_that_was_escaped_when_it_was_written_down_is_read_as_its_authors_wrote_it() -> None:
    found = of(
        "@inproceedings{a, title={D\\$^3\\$epth of Ponds}, author={Lee, Ann},\n"
        " doi={10.1234/pond\\textunderscore 01},\n"
        " abstract={We use \\\\textit\\{mud\\} and \\$i\\\\in[K]\\$ frogs, 2.9\\% more for \\$5 each.}}\n"
        "@inproceedings{b, title={A {\\$5} Pond}, author={Ray, Bo}, abstract={Costs \\$5 or $x^2$.}}\n"
    )
    first, second = map(clean, found.entries)
    assert first.title == "D³epth of Ponds"
    assert first.abstract.startswith("We use mud and ")
    assert [one.value for one in first.identifiers if one.scheme == "doi"] == ["10.1234/pond_01"]
    assert second.title == "A $5 Pond"


def test_tex_that_a_program_spelt_out_is_read_as_it_was_meant() -> None:
    text = (
        r"@article{a, title={Frogs}, abstract={We {\textbackslash}emph\{do\} {\$}n{\textasciicircum}2{\$}"
        r" of 50{\%}}}"
    )
    found = reading(FORMAT, Document.of(text.encode(), "a.bib")).entries[0]
    assert tidied(found)[0].abstract == "We do n² of 50%"
