"""The other commands, exit codes, and how failures are told."""

import json
import os
import sqlite3
import subprocess
import sys
from pathlib import Path

import pytest
from click.testing import CliRunner

from bot import __version__
from bot.__main__ import NAMES, SECTIONS, hallway
from tests.commands.conftest import Run

ROOT = Path(__file__).parents[2]
TOKENS = {"SLACK_BOT_TOKEN": "xoxb-1", "SLACK_APP_TOKEN": "xapp-1", "SLACK_SIGNING_SECRET": "s" * 32}


def test_help_lists_every_command_and_the_exit_codes() -> None:
    done = CliRunner().invoke(hallway, ["--help"])
    assert done.exit_code == 0
    assert all(f"\n  {name} " in done.stdout for name in NAMES)
    assert "Exit codes:" in done.stdout


def test_each_is_told_whole_in_a_line_of_80_columns() -> None:
    told = [(name, words) for commands in SECTIONS.values() for name, words in commands.items()]
    shown = CliRunner().invoke(hallway, ["--help"]).stdout.splitlines()
    assert all(f"  {name:<12}{words}" in shown for name, words in told)


@pytest.mark.parametrize(
    ("words", "told"),
    [
        (("lookp", "pathways"), "Did you mean: hallway lookup pathways"),
        (("who", "wrote", "DietCode?"), "To ask: hallway lookup who wrote DietCode?"),
        (("--nosuch",), "No such option"),
    ],
)
def test_what_is_no_command_is_told_with_what_was_meant(words: tuple[str, ...], told: str) -> None:
    done = CliRunner().invoke(hallway, list(words))
    assert done.exit_code == 2
    assert told in done.stderr


@pytest.mark.parametrize("name", NAMES)
def test_every_command_explains_itself(run: Run, name: str) -> None:
    done = CliRunner().invoke(hallway, [name, "--help"])
    assert done.exit_code == 0
    assert len(done.stdout.splitlines()) > 4
    assert "..." not in done.stdout.partition("Commands:")[2], "a sentence was cut"


def test_the_version_is_told() -> None:
    assert CliRunner().invoke(hallway, ["--version"]).stdout == f"hallway {__version__}\n"


def test_an_unknown_command_is_wrong_usage() -> None:
    done = CliRunner().invoke(hallway, ["lokup"])
    assert done.exit_code == 2
    assert "lokup" in done.stderr


@pytest.mark.parametrize("arguments", [("lookup", "x"), ("events",), ("item", "x"), ("chat",)])
def test_without_a_catalogue_every_question_exits_with_three_and_the_remedy(
    run: Run, tmp_path: Path, arguments: tuple[str, ...]
) -> None:
    empty = tmp_path / "empty"
    done = run(*arguments, data=empty)
    assert done.exit_code == 3
    assert done.stderr.splitlines() == [f"No catalogue in {empty} yet.", "Load one first: hallway load-seeds"]
    assert not empty.exists()


def test_a_folder_in_which_nothing_was_loaded_is_no_catalogue_either(run: Run, tmp_path: Path) -> None:
    (tmp_path / "catalogue.db").touch()
    assert run("events", data=tmp_path).exit_code == 3


def test_load_seeds_tells_what_came_in_and_where(run: Run, tmp_path: Path) -> None:
    first, second = run("load-seeds", data=tmp_path), run("load-seeds", data=tmp_path)
    assert first.exit_code == second.exit_code == 0
    assert first.stdout.startswith("Items: ")
    assert " 0 new, 0 changed, " in second.stdout
    assert str(tmp_path) in first.stdout


def test_events_are_listed(run: Run) -> None:
    done = run("events")
    assert done.exit_code == 0
    assert "MLSys 2022" in done.stdout


def test_an_item_is_shown_in_full(run: Run) -> None:
    done = run("item", "m22-pathways")
    assert done.exit_code == 0
    assert "Pathways: Asynchronous Distributed Dataflow for ML" in done.stdout


def test_an_unknown_item_is_nothing_found(run: Run) -> None:
    done = run("item", "no-such-item")
    assert done.exit_code == 1
    assert "no-such-item" in done.stdout


def test_the_manifest_is_json_for_either_way() -> None:
    socket = json.loads(CliRunner().invoke(hallway, ["manifest", "--socket"]).stdout)
    assert socket == json.loads(CliRunner().invoke(hallway, ["manifest"]).stdout)
    assert socket["settings"]["socket_mode_enabled"] is True
    address = "https://hallway.example.org"
    for given in (address, f"{address}/", f"{address}/slack/events"):
        http = json.loads(CliRunner().invoke(hallway, ["manifest", "--url", given]).stdout)
        assert http["settings"]["interactivity"]["request_url"] == f"{address}/slack/events"


@pytest.mark.parametrize(
    "arguments", [("--socket", "--url", "https://a.example"), ("--url", "http://a.example")]
)
def test_a_manifest_that_cannot_work_is_refused(arguments: tuple[str, ...]) -> None:
    assert CliRunner().invoke(hallway, ["manifest", *arguments]).exit_code == 2


def test_run_tells_every_missing_setting_at_once(run: Run) -> None:
    done = run("run", "--http")
    assert done.exit_code == 1
    assert [line.split()[0] for line in done.stderr.splitlines()] == [
        "SLACK_BOT_TOKEN",
        "SLACK_SIGNING_SECRET",
    ]


def test_run_takes_socket_mode_where_there_is_an_app_token(run: Run, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("SLACK_APP_TOKEN", "xoxb-wrong-kind")
    done = run("run")
    assert [line.split()[0] for line in done.stderr.splitlines()] == ["SLACK_BOT_TOKEN", "SLACK_APP_TOKEN"]


def test_a_damaged_catalogue_is_told_in_words(run: Run, tmp_path: Path) -> None:
    (tmp_path / "catalogue.db").write_bytes(b"this is no database, " * 400)
    done = run("events", data=tmp_path)
    assert done.exit_code == 1
    assert 1 <= len(done.stderr.splitlines()) <= 2
    assert "Traceback" not in done.output


def test_a_catalogue_of_a_newer_version_is_told_in_words(run: Run, tmp_path: Path) -> None:
    run("load-seeds", data=tmp_path)
    with sqlite3.connect(tmp_path / "catalogue.db") as conn:
        conn.execute("PRAGMA user_version = 9999")
    conn.close()
    assert "newer" in run("events", data=tmp_path).stderr


def test_a_folder_that_cannot_be_made_is_told_in_words(run: Run, tmp_path: Path) -> None:
    (tmp_path / "file").touch()
    done = run("load-seeds", data=tmp_path / "file" / "folder")
    assert done.exit_code == 1
    assert "file" in done.stderr


def test_a_defect_of_ours_is_told_without_a_traceback(run: Run, monkeypatch: pytest.MonkeyPatch) -> None:
    def defect(*_: object) -> None:
        raise ZeroDivisionError("secret internals")

    monkeypatch.setattr("bot.commands.events.answer", defect)
    done = run("events")
    assert done.exit_code == 1
    assert "ZeroDivisionError" in done.stderr
    assert "secret internals" not in done.output


def test_a_defect_of_ours_is_told_with_its_place_where_that_is_asked_for(loaded: Path) -> None:
    environ = {**os.environ, "HALLWAY_LOG_LEVEL": "debug", "PYTHONPATH": str(ROOT)}
    broken = "import bot.commands.events as e, bot.__main__ as m; e.answer = None; m.main()"
    command = [sys.executable, "-c", broken, "events", "--data", str(loaded)]
    done = subprocess.run(command, env=environ, capture_output=True, text=True, check=False)
    assert done.returncode == 1
    assert "TypeError" in done.stderr
    assert "events.py" in done.stderr


def test_ctrl_c_is_quiet(run: Run, monkeypatch: pytest.MonkeyPatch) -> None:
    def interrupted(*_: object) -> None:
        raise KeyboardInterrupt

    monkeypatch.setattr("bot.commands.events.answer", interrupted)
    done = run("events")
    assert (done.exit_code, done.output) == (130, "")


def hallway_process(*arguments: str, **how: object) -> subprocess.CompletedProcess[str]:
    environ = {name: value for name, value in os.environ.items() if not name.startswith(("HALLWAY", "SLACK"))}
    command = [sys.executable, "-m", "bot", *arguments]
    given = {"env": {**environ, "PYTHONPATH": str(ROOT)}, "capture_output": True, "text": True, **how}
    return subprocess.run(command, check=False, **given)  # type: ignore[call-overload, no-any-return] # how: subprocess's


def test_as_a_program_it_answers_without_colours_in_a_pipe(loaded: Path) -> None:
    done = hallway_process("lookup", "--data", str(loaded), "pathways")
    assert (done.returncode, done.stderr) == (0, "")
    assert "Pathways" in done.stdout
    assert "\x1b" not in done.stdout


def test_as_a_program_it_survives_a_terminal_without_the_letters(loaded: Path) -> None:
    environ = {**os.environ, "PYTHONIOENCODING": "ascii", "PYTHONPATH": str(ROOT)}
    done = hallway_process("item", "--data", str(loaded), "m22-pathways", env=environ)
    assert (done.returncode, done.stderr) == (0, "")


def test_as_a_program_it_is_quiet_when_the_reader_leaves(loaded: Path, tmp_path: Path) -> None:
    questions = tmp_path / "many.txt"
    questions.write_text("pathways\n" * 400, encoding="utf-8")
    command = [sys.executable, "-m", "bot", "lookup", "--data", str(loaded), "--batch", str(questions)]
    environ = {**os.environ, "PYTHONPATH": str(ROOT)}
    with subprocess.Popen(command, stdout=subprocess.PIPE, stderr=subprocess.PIPE, env=environ) as process:
        assert process.stdout
        assert process.stderr
        process.stdout.readline()
        process.stdout.close()
        assert process.stderr.read() == b""
    assert process.returncode == 1


def test_a_file_that_cannot_be_read_is_told_in_words(run: Run, monkeypatch: pytest.MonkeyPatch) -> None:
    def unreadable(*_: object) -> None:
        raise PermissionError(13, "Permission denied", "some/file")

    monkeypatch.setattr("bot.commands.events.answer", unreadable)
    done = run("events")
    assert (done.exit_code, done.stderr) == (1, "Permission denied: some/file\n")
