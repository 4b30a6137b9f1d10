"""Text and names as other programs write them: markup of journals, names behind commas, old DOIs."""

from __future__ import annotations

import pytest

from store.catalogue.entries import Byline, Entry, Markup
from store.catalogue.tidy import identifiers, names
from store.catalogue.tidy.entry import tidied
from store.catalogue.tidy.text import plain


@pytest.mark.parametrize(
    ("written", "markup", "read"),
    [
        ("<p>Frogs &amp; co.</p>\n<ul>\n<li>One</li>\n<li>Two</li></ul>", "plain", "Frogs & co. One Two"),
        ("the <p> element and x < 3", "plain", "the <p> element and x < 3"),
        ("n<sup>2</sup> in H<sub>2</sub>O, the 5<sup>th</sup>", "html", "n² in H₂O, the 5th"),
        ('<inline-formula><tex-math notation="LaTeX">$k$</tex-math></inline-formula>-NN', "plain", "k-NN"),
        (
            "<jats:title>Abstract</jats:title><jats:p>We <jats:italic>do</jats:italic>.</jats:p>",
            "html",
            "We do.",
        ),
        (r"V{\'a}zques{ de }Parga", "tex", "Vázques de Parga"),
        (r"{ Frogs} method\hyphen independent", "tex", "Frogs method-independent"),
    ],
)
def test_markup_of_journals_and_programs_is_read(written: str, markup: Markup, read: str) -> None:
    assert plain(written, markup) == read


def test_tags_without_end_cost_no_more_than_reading_them() -> None:
    assert plain("<p " * 30_000 + "</p", "plain").startswith("<p <p")


@pytest.mark.parametrize(
    ("written", "read"),
    [
        ("Lee, A., Ray, B. and Fox, C. D.", ("Lee, A.", "Ray, B.", "Fox, C. D.")),
        ("Lee, A.B., Ray, J.-P., & Fox, C.", ("Lee, A.B.", "Ray, J.-P.", "Fox, C.")),
        ("A. Lee, B. Ray", ("A. Lee", "B. Ray")),
        ("Ann Lee, Bo Ray, Jr., Cy Fox", ("Ann Lee", "Bo Ray Jr.", "Cy Fox")),
    ],
)
def test_names_behind_commas_of_their_own_keep_their_initials(written: str, read: tuple[str, ...]) -> None:
    assert names.split(written, "auto") == read


@pytest.mark.parametrize(
    ("written", "read"),
    [
        ("王, 小明", Byline("王小明")),
        ("김, 민재", Byline("김민재")),
        ("Li, 小明", Byline("小明 Li")),
        ("Dr. Cy Fox, ACME Inc.", Byline("Cy Fox", affiliation="ACME Inc.")),
        ("Ann Lee, MIT", Byline("Ann Lee", affiliation="MIT")),
        ("Cisco Systems, Inc.", Byline("Cisco Systems, Inc.")),
        ("Lee, AB", Byline("AB Lee")),
    ],
)
def test_one_person_with_a_comma_stays_one(written: str, read: Byline) -> None:
    entry, _ = tidied(Entry("line 1", "Frogs", people=(Byline(written),)))
    assert entry.people == (read,)


@pytest.mark.parametrize("written", ["Gee, Al (Uni A)*", "Gee, Al (Uni A)"])
def test_a_family_and_a_given_name_before_a_bracket_are_one_person(written: str) -> None:
    assert names.with_affiliations(written) == (Byline("Al Gee", affiliation="Uni A"),)


def test_two_people_before_a_bracket_stay_two() -> None:
    found = names.with_affiliations("Ann Lee, Bo Ray (Uni A), Fox, Cy (Uni B)")
    assert [one.name for one in found] == ["Ann Lee", "Bo Ray", "Cy Fox"]


@pytest.mark.parametrize("written", ["Join other attendees in small rooms for talks", "N.N.", "n. n."])
def test_a_remark_in_the_place_of_a_name_is_nobody(written: str) -> None:
    assert names.tidied(written) == ""


@pytest.mark.parametrize(
    ("written", "doi"),
    [
        (
            "10.1002/(SICI)1096-987X(199803)19:4<377::AID-JCC1>3.0.CO;2-P",
            "10.1002/(sici)1096-987x(199803)19:4<377::aid-jcc1>3.0.co;2-p",
        ),
        (
            "https://doi.org/10.1175/1520-0469(1999)056%3C0020:AOC%3E2.0.CO;2",
            "10.1175/1520-0469(1999)056<0020:aoc>2.0.co;2",
        ),
        ("<a>10.1145/12.34</a>", "10.1145/12.34"),
        ("10.1145/12.34<br>", "10.1145/12.34"),
    ],
)
def test_a_doi_keeps_the_brackets_that_are_its_own(written: str, doi: str) -> None:
    assert [one.value for one in identifiers.of(written)] == [doi]


@pytest.mark.parametrize(
    ("written", "read"),
    [
        ("Abstract", ""),
        ("No abstract available", ""),
        ("Abstract: Frogs leap.", "Frogs leap."),
        ("Abstract interpretation of frogs.", "Abstract interpretation of frogs."),
    ],
)
def test_the_word_above_an_abstract_is_none_of_it(written: str, read: str) -> None:
    entry, _ = tidied(Entry("line 1", "Frogs", abstract=written))
    assert entry.abstract == read
