"""The Dockerfile: what it copies is there, what it installs is held to hashes, and what it makes can run.

No engine builds it here; its parts are read, and its steps are done in a folder that nothing is written to.
"""

from __future__ import annotations

import compileall
import fnmatch
import json
import os
import py_compile
import re
import shutil
import signal
import subprocess
import sys
from pathlib import Path

import pytest

from bot.sandbox.lookalike import SlackLookAlike

ROOT = Path(__file__).parents[2]


def instructions() -> list[tuple[str, str]]:
    """``(FROM, python:... AS made)``, comments gone and continued lines joined."""
    text = re.sub(r"^#.*\n", "", (ROOT / "Dockerfile").read_text("utf-8"), flags=re.MULTILINE)
    lines = [line.strip() for line in text.replace("\\\n", " ").splitlines() if line.strip()]
    return [(name, rest.strip()) for name, _, rest in (line.partition(" ") for line in lines)]


def all_of(name: str) -> list[str]:
    return [rest for each, rest in instructions() if each == name]


def last_stage() -> list[tuple[str, str]]:
    found = instructions()
    return found[max(at for at, (name, _) in enumerate(found) if name == "FROM") :]


def exec_form(name: str) -> list[str]:
    """The words of an instruction that is written as JSON, so that no shell stands between."""
    (rest,) = [rest for each, rest in last_stage() if each == name]
    found = json.loads(rest[rest.index("[") :])
    assert all(isinstance(word, str) for word in found)
    return list(found)


def test_everything_it_copies_is_there_and_let_in() -> None:
    let_in = [
        line[1:] for line in (ROOT / ".dockerignore").read_text("utf-8").splitlines() if line[:1] == "!"
    ]
    sources = [word for rest in all_of("COPY") if "--from" not in rest for word in rest.split()[:-1]]
    assert {"requirements.txt", "bot", "store", "seeds"} <= set(sources)
    for source in sources:
        assert (ROOT / source).exists()
        assert any(fnmatch.fnmatch(source, pattern) for pattern in let_in), source


def test_what_it_installs_is_held_to_its_hashes() -> None:
    installs = [
        part for rest in all_of("RUN") for part in rest.split("&&") if " install " in part and "pip" in part
    ]
    assert len(installs) == 1
    assert "--require-hashes -r requirements.txt" in installs[0]


def test_its_stages_stand_on_one_base_of_a_named_version() -> None:
    bases = {rest.split()[0] for rest in all_of("FROM")}
    assert len(bases) == 1
    assert re.fullmatch(r"python:3\.\d+-slim-\w+(@sha256:[0-9a-f]{64})?", bases.pop())


def test_it_runs_as_nobody_in_particular_with_one_volume_and_is_told_to_stop_by_sigterm() -> None:
    stage = dict(last_stage())
    assert re.fullmatch(r"[1-9]\d+:[1-9]\d+", stage["USER"])
    assert exec_form("VOLUME") == ["/data"]
    assert "HALLWAY_DATA=/data" in stage["ENV"]
    assert stage["STOPSIGNAL"] == "SIGTERM"
    assert exec_form("ENTRYPOINT") == ["hallway"]
    assert exec_form("CMD")[0] == "run"


@pytest.fixture
def app(tmp_path: Path) -> Path:
    """The code as the image holds it: compiled, and not to be written to."""
    folder = tmp_path / "app"
    for name in ("bot", "store", "seeds"):
        shutil.copytree(ROOT / name, folder / name, ignore=shutil.ignore_patterns("__pycache__"))
    mode = py_compile.PycInvalidationMode.UNCHECKED_HASH
    assert compileall.compile_dir(folder, quiet=1, invalidation_mode=mode)
    for path in (folder, *folder.rglob("*")):
        path.chmod(0o555 if path.is_dir() else 0o444)
    return folder


def test_the_healthcheck_finds_a_bot_in_socket_mode_that_writes_nothing_to_its_code(
    app: Path, tmp_path: Path
) -> None:
    before = sorted(app.rglob("*"))
    with SlackLookAlike() as slack:
        environ = {
            "PATH": os.environ["PATH"], "PYTHONPATH": str(app), "PYTHONDONTWRITEBYTECODE": "1",
            "HALLWAY_DATA": str(tmp_path / "data"), "HALLWAY_STATUS_PORT": "0", "HALLWAY_LOG_FORMAT": "json",
            "SLACK_BOT_TOKEN": slack.bot_token, "SLACK_APP_TOKEN": slack.app_token,
            "SLACK_API_URL": slack.api_url,
        }  # fmt: skip
        hallway = [sys.executable, "-m", "bot"]
        subprocess.run([*hallway, "load-seeds"], cwd=app, env=environ, check=True, capture_output=True)
        with subprocess.Popen(
            [*hallway, *exec_form("CMD")], cwd=app, env=environ, stderr=subprocess.PIPE, text=True
        ) as process:
            slack.await_socket(30)
            assert process.stderr
            port = next(found[1] for line in process.stderr if (found := re.search(r":(\d+)/readyz", line)))
            environ["HALLWAY_STATUS_PORT"] = port
            check = [sys.executable, *exec_form("HEALTHCHECK")[1:]]
            assert subprocess.run(check, env=environ, check=False).returncode == 0
            process.send_signal(signal.SIGTERM)
            process.stderr.read()
            assert process.wait(30) == 0
        assert subprocess.run(check, env=environ, check=False, stderr=subprocess.DEVNULL).returncode != 0
    assert sorted(app.rglob("*")) == before
