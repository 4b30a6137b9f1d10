"""Lists of names parted, and each name as people write it."""

from __future__ import annotations

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from store.catalogue.entries import Byline
from store.catalogue.tidy.names import Style, several, split, tidied, with_affiliations

LISTS: list[tuple[Style, str, tuple[str, ...]]] = [
    ("pipes", "Ann Lee|Bo Ray | Cy Fox", ("Ann Lee", "Bo Ray", "Cy Fox")),
    ("pipes", "Ann Lee|Bo Ray and Cy Fox", ("Ann Lee", "Bo Ray", "Cy Fox")),
    ("commas", "Ann Lee, Bo Ray and Cy Fox", ("Ann Lee", "Bo Ray", "Cy Fox")),
    ("commas", "Ann Lee, Bo Ray, and Cy Fox", ("Ann Lee", "Bo Ray", "Cy Fox")),
    ("commas", "○Ann Lee (NTT), Bo Ray (IBM)", ("Ann Lee (NTT)", "Bo Ray (IBM)")),
    ("auto", "○石垣太郎、高村花子（産総研）", ("石垣太郎", "高村花子 (産総研)")),
    ("commas", "Ann Lee & Bo Ray", ("Ann Lee", "Bo Ray")),
    ("commas", "Ann Lee, Jr., Bo Ray, PhD", ("Ann Lee Jr.", "Bo Ray")),
    ("commas", "Chee (Ben) Leong and Ann Lee (MIT, Boston)", ("Chee (Ben) Leong", "Ann Lee (MIT, Boston)")),
    ("commas", "Ann Lee (Bo Ray, Cy de Fox)", ("Ann Lee", "Bo Ray", "Cy de Fox")),
    ("commas", "Ann Lee, Institute of Things, University of Oz", ("Ann Lee",)),
    ("commas", "Ann Lee, INRIA Nancy and Oz AI Research Paris", ("Ann Lee",)),
    ("commas", "Ann Lee*, Bo Ray†, Cy Fox¹², et al.", ("Ann Lee", "Bo Ray", "Cy Fox")),
    ("semicolons", "Lee, Ann*; Ray, Bo", ("Lee, Ann", "Ray, Bo")),
    ("semicolons", "Ann Lee (A; B); Bo Ray", ("Ann Lee (A; B)", "Bo Ray")),
    ("and", "Lee, Ann  and Ray, Bo and others", ("Lee, Ann", "Ray, Bo")),
    ("auto", "Lee, Ann and Ray, Bo", ("Lee, Ann", "Ray, Bo")),
    ("auto", "Lee, Ann*", ("Lee, Ann",)),
    ("auto", "Ann Lee; Bo Ray", ("Ann Lee", "Bo Ray")),
    ("auto", "Ann Lee|Bo Ray", ("Ann Lee", "Bo Ray")),
    ("auto", "Ann Lee and Bo Ray", ("Ann Lee", "Bo Ray")),
    ("auto", "Ann Lee, ann@lee.example", ("Ann Lee",)),
    ("auto", "Oz Organizers", ("Oz Organizers",)),
    ("auto", "TBA", ()),
    ("auto", " , ; | ", ()),
    ("auto", "", ()),
]
NAMES = [
    ("Lee, Ann", "Ann Lee"),
    ("van der Berg, Jan", "Jan van der Berg"),
    ("Lee, Jr., Ann", "Ann Lee Jr."),
    ("Lee, Ann, III", "Ann Lee III"),
    ("Ann Lee, Jr.", "Ann Lee Jr."),
    ("Ann Lee, Ph.D.", "Ann Lee"),
    ("Prof. Dr. Ann Lee", "Ann Lee"),
    ("Dr.-Ing. Ann Lee", "Ann Lee"),
    ("Ing Ren Lee", "Ing Ren Lee"),
    ("Ann Lee*", "Ann Lee"),
    ("Ann Lee 1,2", "Ann Lee"),
    ("Ann Lee1,2", "Ann Lee"),
    ("†Ann Lee²", "Ann Lee"),
    ("○◊Ann Lee^1", "Ann Lee"),
    ("◎石垣太郎 (産総研)", "石垣太郎"),
    ("Ann Lee (李安)", "Ann Lee (李安)"),
    (" Ann  Lee ", "Ann Lee"),
    (r"{\'E}mile L{\"o}w", "Émile Löw"),
    ("O&#x27;Lee, Ann", "Ann O'Lee"),
    ("Ann Lee 0001", "Ann Lee"),
    ("ANN LEESON", "Ann Leeson"),
    ("JT Leeson", "JT Leeson"),
    ("Ann LEESON", "Ann LEESON"),
    ("RONALD McDONALD", "RONALD McDONALD"),
    ("AI LAB", "AI LAB"),
    ("Chee Wee (Ben) Leong", "Chee Wee (Ben) Leong"),
    ("Ann Lee (University of Oz)*", "Ann Lee"),
    ("Ann Lee (she/her)", "Ann Lee"),
    ("Ann Lee <ann@lee.example>", "Ann Lee"),
    ("ann@lee.example", ""),
    ("<i>Ann Lee", "Ann Lee"),
    ("Ann Lee</i>", "Ann Lee"),
    ('<span class="x">Ann Lee</span>', "Ann Lee"),
    ("Ann> Lee", "Ann Lee"),
    ("and Ann Lee", "Ann Lee"),
    ("and Lee, Ann", "Ann Lee"),
    ("Ann Lee (EPFL)", "Ann Lee"),
    ("Ann Lee (Oz CSL)", "Ann Lee"),
    ("Ann Lee (Junbo)", "Ann Lee (Junbo)"),
    ("et al.", ""),
    ("and others", ""),
    ("TBA", ""),
    ("N/A", ""),
    ("[Retracted]", ""),
    ("007", ""),
    ("王小明", "王小明"),
    ("Madonna", "Madonna"),
    ("\u202aAnn Lee\u202c", "Ann Lee"),
    ("Oz, University of", "Oz, University of"),
]


@pytest.mark.parametrize(("style", "text", "names"), LISTS)
def test_a_list_of_names_is_parted(style: Style, text: str, names: tuple[str, ...]) -> None:
    assert split(text, style) == names


@pytest.mark.parametrize(("written", "name"), NAMES)
def test_a_name_is_written_as_people_write_it(written: str, name: str) -> None:
    assert tidied(written) == name
    assert tidied(name) == name


def bylines(*pairs: tuple[str, str]) -> tuple[Byline, ...]:
    return tuple(Byline(name, affiliation=affiliation) for name, affiliation in pairs)


@pytest.mark.parametrize(
    ("text", "found"),
    [
        ("Ann Lee (A; B)*; Bo Ray (C)", bylines(("Ann Lee", "A; B"), ("Bo Ray", "C"))),
        ("Ann Lee, Bo Ray (A), Cy Fox (B)", bylines(("Ann Lee", "A"), ("Bo Ray", "A"), ("Cy Fox", "B"))),
        ("Ann Lee and Bo Ray (A (B), C)", bylines(("Ann Lee", "A (B), C"), ("Bo Ray", "A (B), C"))),
        ("Ann (Nan) Lee (A)", bylines(("Ann (Nan) Lee", "A"))),
        ("Ann Lee, Bo Ray", bylines(("Ann Lee", ""), ("Bo Ray", ""))),
        ("Ann Lee, University of Oz, Air Lab", bylines(("Ann Lee", "University of Oz, Air Lab"))),
        ("Ann Lee (TBA); Bo Ray", bylines(("Ann Lee", ""), ("Bo Ray", ""))),
        ("Ann Lee (A; Bo Ray", bylines(("Ann Lee", "A"), ("Bo Ray", ""))),
        ("", ()),
    ],
)  # fmt: skip
def test_a_bracket_covers_the_names_before_it(text: str, found: tuple[Byline, ...]) -> None:
    assert with_affiliations(text) == found


def test_two_people_in_the_place_of_one_are_found() -> None:
    assert several("Ann Lee and Bo Ray") == ("Ann Lee", "Bo Ray")
    assert several("Ann Lee, Bo Ray, Cy Fox") == ("Ann Lee", "Bo Ray", "Cy Fox")
    assert several("Sand and Lee") == ("Sand and Lee",)
    assert several("Lee, Ann") == ("Lee, Ann",)
    assert several("Agency for Science and Oz Research") == ("Agency for Science and Oz Research",)


@given(text=st.one_of(st.text(max_size=60), st.text("Ab ,;|()*&.@and\\{}", max_size=60)))
@settings(max_examples=400, deadline=None)
def test_any_text_is_parted_and_read_without_an_error(text: str) -> None:
    for style in ("pipes", "commas", "semicolons", "and", "auto"):
        for name in split(text, style):
            assert name == name.strip() != ""
    assert all(byline.name for byline in with_affiliations(text))
    tidied(text)


@pytest.mark.parametrize(
    "piece", ["(", ")", "a,", "a (", "a;", " and ", "*", "a|", "((a)", "a, (b), ", "Dr. "]
)
def test_a_long_list_is_read_in_bounded_time(piece: str) -> None:
    text = piece * (200_000 // len(piece))
    split(text, "auto")
    split(text, "commas")
    with_affiliations(text)
    tidied(text)


def test_people_parted_only_by_their_institutions_are_parted() -> None:
    found = with_affiliations("Ann Lee (Pole University) Bo Ray (Moth Labs)")
    assert [(one.name, one.affiliation) for one in found] == [
        ("Ann Lee", "Pole University"),
        ("Bo Ray", "Moth Labs"),
    ]
    assert [one.name for one in with_affiliations("Chee Wee (Ben) Leong (Pole University)")] == [
        "Chee Wee (Ben) Leong"
    ]


def test_semicolons_in_one_name_part_people() -> None:
    assert several("Ann Lee; Bo Ray; Cy Fox") == ("Ann Lee", "Bo Ray", "Cy Fox")


@pytest.mark.parametrize(
    "remark",
    [
        "live chat for each paper (please visit the page with links to each of the papers)",
        "Cy Fox The Language of Lamps: Narrative",
    ],
)
def test_a_title_or_a_remark_is_no_name(remark: str) -> None:
    assert tidied(remark) == ""


def test_marks_without_end_in_a_name_take_no_time_to_strip() -> None:
    for marks in ("\u2020" * 40, "*, " * 40, "1, " * 40):
        assert len(tidied(f"Hopper, Gra{marks}ce")) < 200
    assert split("Ann Lee" + "\u2020" * 100_000, "commas")[0].startswith("Ann Lee")
