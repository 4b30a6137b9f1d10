"""A question back offers what may be meant, each as the same question with one reading."""

from __future__ import annotations

from datetime import date

import pytest

from bot.answering import answer
from store.store import Store

TODAY = date(2026, 11, 20)
BACK = (
    ("when was it?", "MLSys 2022", "29 August to 1 September 2022"),
    ("where was it held?", "MLSys 2022", "Santa Clara"),
    ("when is the first workshop", "ML for Systems 2021", "13 December 2021"),
    ("what is on Monday", "Monday 29 August 2022 (MLSys 2022)", "27 results"),
    ("Xu", "Qiumin Xu", "Transferable Graph Optimizers"),
    ("papers by Xu", "Qiumin Xu", "Transferable Graph Optimizers"),
    ("author:xu kind:paper", "Qiumin Xu", "1 result"),
    ("who is Xu", "Mimee Xu", "Mimee Xu (NYU)"),
    ("lunch", "ML for Systems 2021", "Lunch Break"),
)


@pytest.mark.parametrize(("text", "label", "said"), BACK)
def test_each_choice_is_a_question_with_one_reading(seeded: Store, text: str, label: str, said: str) -> None:
    back = answer(seeded, text, TODAY)
    assert back.results is not None
    offered = {one.label: one.query for one in back.results.suggestions}
    assert all(one in back.message.plain for one in offered)
    assert "Did you mean:" in back.message.plain
    chosen = answer(seeded, offered[label], TODAY)
    assert chosen.results is not None
    assert not chosen.results.clarify
    assert said in chosen.message.plain


def test_choices_are_buttons_and_nothing_else_is_offered_beside_them(seeded: Store) -> None:
    back = answer(seeded, "when was it?", TODAY)
    assert "You could try" not in back.message.plain
    pressed = str(back.message.blocks)
    assert "Did you mean:" in pressed
    assert "venue:mlsys-2022" in pressed
