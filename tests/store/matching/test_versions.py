"""A preprint and what was printed of it, a paper and the talk on it: what of titles and texts may change."""

from __future__ import annotations

from dataclasses import replace

import pytest

from store.catalogue.works.matching import Traits, judge, keys
from store.records import Identifier

PEOPLE = ("Ada Müller", "Bo de Wit", "Cleo Wang")
ROOFS = (
    "Leaking roofs lose water drop by drop. We count drops with clocks, compare winters across villages, and"
    " show that thatch outlasts slate wherever storms arrive from northern hills before February ends."
)
BRIDGES = (
    "Swinging bridges frighten sheep. Farmers along narrow gorges report wool losses whenever planks creak;"
    " our survey measures fear, suggests railings, and estimates costs for councils, shepherds and dogs."
)


def put_up(title: str, *, authors: tuple[str, ...] = PEOPLE, year: int = 2023, abstract: str = "") -> Traits:
    """A preprint."""
    return Traits(title, year, authors, "paper", "arXiv", "", "a", "", (), None, abstract)


def printed(title: str, *, authors: tuple[str, ...] = PEOPLE, year: int = 2024, abstract: str = "") -> Traits:
    """A paper of a conference, of another source."""
    return Traits(title, year, authors, "paper", "ICRW", f"icrw-{year}", "b", "", (), None, abstract)


def one(a: Traits, b: Traits) -> bool:
    """Whether the two find each other and are judged one, in either order."""
    assert judge(a, b).same == judge(b, a).same
    return judge(a, b).same and not set(keys(a)).isdisjoint(keys(b))


@pytest.mark.parametrize(
    ("before", "after"),
    [
        ("Quantifying Drops on Thatched Roofs", "Drop Quantification on Thatched Roofs"),
        ("DripNet: Counting Drops on Roofs", "Counting Drops on Roofs with DripNet"),
        ("DripNet: Counting Drops on Thatched Roofs", "RoofNet: Counting Drops on Thatched Roofs"),
        ("DripNet: Counting Drops on 40 Roofs", "DripNet: A Count of Drops on Roofs and Barns"),
        ("Acme's DripNet: Counting Drops", "DripNet: Counting Drops"),
        ("Counting Drops on Roofs: A Study", "DripNet: Counting Drops on Roofs"),
        ("Learning When to Mend", "Learning When to Mend for Village Councils"),
        ("Drop Counting for Roofs", "Drop Counting for Roofs via Water Clocks"),
        ("Can Clocks Count Drops?", "Can Large Clocks Count Drops? A Winter of Measurements"),
        ("Multi-Roof RL under Storms", "Multiroof Reinforcement Learning under Storms"),
        ("Understanding Leaks of Old Slate Roofs", "Making Sense of Leaks of Old Slate Roofs"),
        ("Mending Roofs under Storms", "Mending Roofs in the Presence of Storms"),
        ("Multi-Village Roof Autotuning via Water Clocks", "Water Clocks for Multi-Village Roof Auto-Tuning"),
        (
            "DripNet: Counting Drops on Old Village Roofs",
            "RoofNet: Counting Winter Drops on Old Village Roofs",
        ),
        ("DripNet: Binarized Drops for Tiny Clocks", "DripNet: Binary Drops for TinyML"),
        ("From Drops to Floods: Counting Leaks", "From Drops to Floods: What Clocks Tell Villages"),
        ("Counting Leaking Roofs from Drones", "Counting Leaking Roofs by UAV"),
        ("Position: Thatch Is Not Dead Yet", "Thatch Is Not Dead Yet"),
        ("Counting Drops on 1x1 Roofs", "Counting Drops on 1×1 Roofs"),
        ("An Atlas of Roof Leaks in Storms", "ARL: An Atlas of Leaks of Roofs in Storms"),
        ("Drop Counting with Water Clocks for Roofs", "WC-Based Drop Counting for Roofs"),
        (
            "Drop Counting on Roofs in ML",
            "Drop Counting on Roofs in Machine Learning: Clocks, Villages and Storms",
        ),
        ("Expert Advice for Thatched Village Roofs", "Expert Advice for Thatched Village House Roofs"),
    ],
)
def test_a_title_worked_over_between_preprint_and_print_is_one_works(before: str, after: str) -> None:
    assert one(put_up(before), printed(after))


@pytest.mark.parametrize(
    ("before", "after"),
    [
        (
            "Drop Counting for Thatched Village Roofs",
            "Probabilistic Drop Counting for Thatched Village Roofs",
        ),
        ("Drop Counting for Thatched Village Roofs", "Drop Counting for Swedish Thatched Village Roofs"),
        ("DripNet: Counting Drops on Roofs", "DripNet: Counting Drops on Railway Bridges"),
        ("DripNet: A Corpus of Thatched Roofs", "DripNet: Mending Thatched Roofs by Night"),
        ("DripNet: Counting Drops on Roofs", "DripNet2: Counting Drops on Roofs"),
        ("A Survey of Leaking Roofs", "A Survey of Leaking Roofs for Bridge Builders"),
        ("From Roof Drops to Cellar Floods", "From Cellar Floods to Roof Drops"),
        ("Storms Fear Roofs", "Roofs Fear Storms"),
        ("Multi-Task Learning for Roofs", "Multi-Task Learning for Roof State Tracking"),
    ],
)
def test_the_next_work_of_the_same_people_is_another(before: str, after: str) -> None:
    assert not one(put_up(before), printed(after))


def test_versions_with_one_abstract_are_one_work_under_any_title() -> None:
    again = f"In this paper: {ROOFS}"
    assert one(put_up("Winter Clocks", abstract=ROOFS), printed("Thatch Outlasts Slate", abstract=again))
    assert not one(
        put_up("Winter Clocks", abstract=ROOFS), printed("Thatch Outlasts Slate", abstract=BRIDGES)
    )


def test_titles_that_could_be_one_works_are_not_where_the_abstracts_are_two() -> None:
    before, after = "Drop Counting for Roofs", "Drop Counting for Roofs via Water Clocks"
    assert one(put_up(before, abstract=ROOFS), printed(after, abstract=ROOFS[20:]))
    assert not one(put_up(before, abstract=ROOFS), printed(after, abstract=BRIDGES))


def test_other_people_or_years_make_another_work_of_a_title_worked_over() -> None:
    before, after = "Drop Counting for Roofs", "Drop Counting for Roofs via Water Clocks"
    assert not one(put_up(before), printed(after, authors=("Dov Harel", "Ada Müller", "Uma Sato")))
    assert not one(put_up(before, year=2019), printed(after))


def test_a_talk_on_a_paper_may_bear_another_title_unless_one_source_tells_them_apart() -> None:
    paper = printed("Drop Counting for Roofs via Water Clocks")
    talk = replace(paper, title="Drop Counting for Roofs", kind="talk", source="c")
    assert one(paper, talk)
    assert not one(replace(paper, own="p1"), replace(talk, source="b", own="t1"))


def test_works_of_which_nobody_says_where_are_told_apart_by_their_own_source() -> None:
    first = replace(put_up("Measuring Trust in Roof Clocks"), series="", own="1")
    second = replace(first, title="Measuring Village Trust in Roof Clocks", own="2")
    assert not one(first, second)
    assert one(first, replace(second, source="b"))


@pytest.mark.parametrize(
    "authors",
    [
        ("A. Müller", "B. de Wit", "C. Wang"),
        ("Müller, Ada", "de Wit, Bo", "Wang, Cleo"),
        ("Ada Mueller", "Bo de Wit", "Wang Cleo"),
        ("Bo de Wit", "Ada Müller", "et al."),
    ],
)
def test_people_are_found_however_they_are_written(authors: tuple[str, ...]) -> None:
    before, after = "Sketching Roofs at Scale", "Scalable Sketching of Roofs"
    assert one(put_up(before), printed(after, authors=authors))


def test_names_in_two_scripts_are_read_where_letters_tell() -> None:
    latin = printed("Anomalous Drops in Crowds", authors=("Ivan Petrov", "Anna Orlova"))
    assert one(put_up(latin.title, authors=("Иван Петров", "Анна Орлова")), latin)
    assert not one(put_up(latin.title, authors=("Мария Силва", "Олег Пак")), latin)
    assert one(put_up(latin.title, authors=("李伟", "王芳")), latin)
    assert not one(put_up(latin.title, authors=("李伟",)), latin)


def test_one_work_of_a_societys_conference_and_journal_has_two_dois() -> None:
    title = "Consistent Answers over Leaking Pipes"
    first = replace(printed(title), identifiers=(Identifier("doi", "10.1145/290.301"),))
    second = replace(
        first, series="TOLP", event="", source="c", identifiers=(Identifier("doi", "10.1145/318.1"),)
    )
    assert one(first, second)
    assert not one(first, replace(second, series=first.series))


GROUP = (*PEOPLE, "Dov Harel", "Eva Lind")


@pytest.mark.parametrize(
    ("before", "after"),
    [
        (
            "DripNet: Fast Drops for Slate Roofs",
            "DripNet: Winter Clocks that Count Drops while Villages Sleep",
        ),
        ("DripNet: Learning Leaks of Roofs", "DripNet: Roofs and Leaks for Graph Learning"),
        ("Honestly Counted Drops on Wet Roofs", "Counted Drops after Storms on Wet Roofs"),
        ("Storm-Tolerant Roof Mending", "Roof Mending with Tolerant Clocks among Storms"),
    ],
)
def test_a_large_group_changes_more_of_a_title_than_two_people_do(before: str, after: str) -> None:
    assert one(put_up(before, authors=GROUP), printed(after, authors=(*GROUP[:4], "Fay Orr", "Eva Lind")))
    assert not one(put_up(before, authors=GROUP[:2]), printed(after, authors=GROUP[:2]))


@pytest.mark.parametrize(
    ("before", "after"),
    [
        ("DripNet: Counting Leaks of Roofs", "DripNet2: Counting Floods of Cellars"),
        ("Counting Leaks of Thatched Roofs", "Counting Leaks of Slate Roofs"),
        ("Drop Forecasts for Old Slate Roofs", "Drop Forecasts for Old Cellar Walls and Wells"),
        ("Counting Leaks of Missing Slates", "Counting Leaks of Missing Thatch and Broken Slates"),
        (
            "The Drip Forecast System for StormEval 2022 Task",
            "The Drip Forecast System for FloodEval 2022 Task",
        ),
    ],
)
def test_the_next_work_of_a_large_group_is_another(before: str, after: str) -> None:
    assert not one(put_up(before, authors=GROUP), printed(after, authors=GROUP))


def test_a_group_that_grew_is_the_same_group() -> None:
    title = "Counting Drops on Roofs: A Village Atlas"
    first = put_up("Counting Drops on Roofs: A Winter Village Atlas", authors=GROUP)
    assert one(first, printed(title, authors=(*GROUP, "Fay Orr", "Gus Poe", "Hal Quist")))
    assert not one(first, printed(title, authors=(*GROUP[:2], "Fay Orr", "Gus Poe", "Hal Quist")))


def test_one_persons_work_keeps_its_coined_name() -> None:
    before, after = "DripNet: Counting Drops on Roofs", "DripNet: Counting Drops on Slate Roofs"
    assert one(put_up(before, authors=PEOPLE[:1]), printed(after, authors=PEOPLE[:1]))
    assert not one(put_up(before, authors=PEOPLE[:1]), printed("DripNet: Counting Sheep", authors=PEOPLE[:1]))


def test_an_abstract_that_was_retold_in_print_is_still_known() -> None:
    words = ROOFS.split()
    retold = " ".join([*words[3:20], "which we measured twice", *words[22:]])
    before, after = put_up("Winter Clocks", abstract=ROOFS), printed("Thatch Outlasts Slate", abstract=retold)
    assert one(before, after)
    assert not one(replace(before, series="ICOC", event="icoc-2023"), after)


def test_a_talk_on_a_preprint_may_bear_another_title() -> None:
    talk = replace(printed("Drop Counting for Roofs", year=2023), kind="talk", source="c")
    assert one(put_up("Drop Counting for Roofs via Water Clocks"), talk)
    assert not one(put_up("Drop Counting for Roofs via Water Clocks", year=2020), talk)


@pytest.mark.parametrize(
    ("before", "after"),
    [("Roof Clocks in C", "Roof Clocks in C++"), ("Roof Clocks in C", "Roof Clocks in C#"),
     ("Roof Clocks in C#", "Roof Clocks in F#"), ("C# for Roofers", "C for Roofers")],
)  # fmt: skip
def test_languages_that_differ_in_a_sign_are_two(before: str, after: str) -> None:
    talk = replace(printed(before), kind="talk", source="c")
    assert not one(talk, replace(talk, title=after, source="d"))
    assert set(keys(talk)) != set(keys(replace(talk, title=after)))
    assert one(talk, replace(talk, title=before.replace("#", "# "), source="d"))


@pytest.mark.parametrize(
    "authors", [("Müller A", "de Wit B", "Wang C"), ("Müller AK", "de Wit B.", "Wang C")]
)
def test_initials_behind_a_name_are_initials(authors: tuple[str, ...]) -> None:
    before, after = "Sketching Roofs at Scale", "Scalable Sketching of Roofs"
    assert one(put_up(before), printed(after, authors=authors))


def test_a_short_name_in_capitals_is_no_initials() -> None:
    before = put_up("Sketching Roofs at Scale", authors=("Wei LI", "Bo de Wit"))
    assert one(before, printed("Scalable Sketching of Roofs", authors=("Wei Li", "Bo de Wit")))
    assert not one(before, printed("Scalable Sketching of Roofs", authors=("L. I. Wei", "Bo Ott")))


@pytest.mark.parametrize(
    "title",
    [
        "Ada Müller - Faster Water Clocks for Everyone",
        "Ada Müller – Faster Water Clocks for Everyone (ICRW 2024)",
        "“Faster Water Clocks for Everyone” (Ada Müller)",
        "Faster Water Clocks for Everyone | Ada Müller",
        "Keynote - Ada Müller: Faster Water Clocks for Everyone",
    ],
)
def test_a_speaker_around_the_title_is_none_of_it(title: str) -> None:
    talk = replace(printed("Faster Water Clocks for Everyone", authors=PEOPLE[:1]), kind="talk", source="c")
    assert one(talk, replace(talk, title=title, authors=(), source="d"))


@pytest.mark.parametrize(
    ("plain", "shown"),
    [
        ("Sleeping Roofs", "Poster Abstract: Sleeping Roofs"),
        ("Sleeping Roofs", "Poster 42: Sleeping Roofs"),
        ("Sleeping Roofs", "WIP: Sleeping Roofs"),
        ("Drop Counting for Roofs", "S3.2 Drop Counting for Roofs"),
        ("Drop Counting for Roofs", "Drop Counting for Roofs (Abridged Report)"),
        ("Drop Counting for Roofs", "Opening Keynote – Drop Counting for Roofs"),
        ("BoF: Drop Counting", "Drop Counting BoF"),
        ("Lessons from 20 Years of Roofs", "Lessons from Twenty Years of Roofs"),
        ("SoK: Leaking Roofs", "Systematization of Knowledge: Leaking Roofs"),
    ],
)
def test_what_programmes_write_around_a_title_is_none_of_it(plain: str, shown: str) -> None:
    assert one(printed(plain), replace(printed(shown), source="c"))


def test_short_titles_are_found_without_their_small_words() -> None:
    before = put_up("Robustness of Roofs", authors=("Li Wei", "Bo Ott"))
    assert one(before, printed("On the Robustness of Roofs", authors=("Wei Li", "Bo Ott")))


def test_speakers_in_brackets_are_those_of_the_talk() -> None:
    talk = replace(printed("Faster Clocks for Everyone", authors=PEOPLE[:2]), kind="talk", source="c")
    named = replace(talk, title="Faster Clocks for Everyone (Ada Müller, Bo de Wit)", authors=(), source="d")
    assert one(talk, named)
    others = "Faster Clocks for Everyone (Ada Müller, Dov Harel)"
    assert not one(talk, replace(named, title=others, year=2020))


def test_a_collaboration_names_nobody() -> None:
    title = "A Search for Leaking Thatch at the Northern Clock Tower"
    assert one(put_up(title, authors=("Northern Clock Collaboration",)), printed(title))
    other = put_up("A Search for Leaking Slate at the Northern Clock Tower", authors=())
    assert not one(other, printed(title))


def test_a_telling_title_without_names_may_take_three_years_to_print() -> None:
    title = "Counting Winter Drops on Thatched Roofs with Clocks"
    assert one(put_up(title, authors=(), year=2021), printed(title))
    assert not one(put_up(title, authors=(), year=2020), printed(title))
    short = "Counting Drops on Thatched Roofs"
    assert not one(put_up(short, authors=(), year=2021), printed(short))


@pytest.mark.parametrize("site", ["| OpenReview", "- arXiv", "| ACL Anthology"])
def test_the_site_behind_a_title_is_none_of_it(site: str) -> None:
    assert one(put_up("Drop Counting for Roofs"), printed(f"Drop Counting for Roofs {site}"))


def test_titles_that_repeat_words_are_judged_alike_in_either_order() -> None:
    first = put_up("Roof-Aware Counting Network for Drop Counting from Towers", authors=GROUP)
    title = "Roof-Aware Counting Network Portable for Listening Drop Enhancement from Towers"
    second = printed(title, authors=GROUP)
    assert judge(first, second) == judge(second, first)
