"""Colours on a terminal, and only there."""

import pytest

from tests.commands.conftest import Run


def test_a_pipe_gets_plain_text(run: Run) -> None:
    assert "\x1b" not in run("lookup", "pathways").stdout


def test_on_a_terminal_titles_are_bold_and_remarks_are_dim(run: Run) -> None:
    shown = run("lookup", "pathways", color=True).stdout
    assert "\x1b[1m1. Pathways" in shown
    assert "\x1b[2mUnderstood:" in shown


def test_no_color_is_heeded(run: Run, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("NO_COLOR", "1")
    assert "\x1b" not in run("lookup", "pathways", color=True).stdout
