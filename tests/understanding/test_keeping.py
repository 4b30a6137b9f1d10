"""Orders about saved items and citations, and what is none."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from bot.understanding.keeping import Order, order


@pytest.mark.parametrize(
    "text",
    [
        "saved", "Saved?", "save", "my saved items", "show me my saved papers", "list saved", "the saved",
        "what have I saved?", "everything I saved", "reading list", "my bookmarks", "  saved  ",
    ],
)  # fmt: skip
def test_the_list(text: str) -> None:
    assert order(text) == Order("saved")


@pytest.mark.parametrize(
    ("text", "rest", "form"),
    [
        ("cite", "", "bibtex"),
        ("cite please", "", "bibtex"),
        ("cite DietCode", "DietCode", "bibtex"),
        ("Cite: DietCode, please!", "DietCode", "bibtex"),
        ("cite “DietCode” as RIS", "DietCode", "ris"),
        ("cite ris w-90", "w-90", "ris"),
        ("cite w-90 ris", "w-90", "ris"),
        ("cite as ris DietCode", "DietCode", "ris"),
        ("bibtex of Pathways &amp; more", "Pathways & more", "bibtex"),
        ("ris for Pathways", "Pathways", "ris"),
        ("how do I cite Pathways?", "Pathways", "bibtex"),
        (
            "cite https://arxiv.org/abs/2401.00090 in endnote format",
            "https://arxiv.org/abs/2401.00090",
            "ris",
        ),
        ("cite RISC and the bibtex of old", "RISC and the bibtex of old", "bibtex"),
    ],
)
def test_one_item(text: str, rest: str, form: str) -> None:
    assert order(text) == Order("cite", rest, form)


@pytest.mark.parametrize(
    ("text", "form"),
    [
        ("cite saved", "bibtex"), ("cite my saved items as ris", "ris"), ("cite all", "bibtex"),
        ("export", "bibtex"), ("export saved", "bibtex"), ("export my saved items as RIS", "ris"),
        ("bibtex of everything I saved", "bibtex"), ("cite saved as bibtex", "bibtex"),
    ],
)  # fmt: skip
def test_the_whole_list(text: str, form: str) -> None:
    assert order(text) == Order("cite_saved", form=form)


def test_what_else_is_exported_is_said() -> None:
    assert order("export papers of MLSys as ris") == Order("export", "papers of MLSys", "ris")


@pytest.mark.parametrize(
    "text",
    [
        "", "saved energy", "find saved", "papers that save memory", "who cites Pathways", "citation graph",
        "bibtex", "exporter", "recite", "i saved", "saving", "site reliability", "what was saved at MLSys",
    ],
)  # fmt: skip
def test_what_is_no_order(text: str) -> None:
    assert order(text) is None


@given(st.text(st.characters(codec=None, exclude_categories=()), max_size=200))
def test_any_text_is_an_order_or_none(text: str) -> None:
    for typed in (text, f"cite {text}", f"export {text}", f"cite {text} as ris"):
        found = order(typed)
        assert found is None or found.form in ("bibtex", "ris")
