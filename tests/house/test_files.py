"""What no file of the project may hold."""

import ast
import re
import subprocess
import sys
from pathlib import Path

import pytest

ROOT = Path(__file__).parents[2]
# Pieced together, so that this file does not find itself.
_SAID = {"py": "pi[.]", "python": "hosted", "index-": "url", "find-": "links"}
REGISTRIES = re.compile("|".join(first + second for first, second in _SAID.items()))
# A home folder, or a folder at the root that only one machine has.
PATHS = re.compile("|".join(f"/{name}/" for name in ("root", "work", "home", "Users", "opt/py")))
OUR_SCRATCH = re.compile(r"(^|[\s\"'(=])/t" "mp/")
LONGEST_FILE, LONGEST_FUNCTION = 300, 40


def tracked() -> list[Path]:
    """The files of the project: those in git and those about to be; all, where there is no git."""
    command = ["git", "ls-files", "--cached", "--others", "--exclude-standard"]
    try:
        listed = subprocess.run(command, cwd=ROOT, capture_output=True, text=True, check=True).stdout
    except (OSError, subprocess.CalledProcessError):
        return [path for name in ("bot", "store", "seeds", "tests") for path in (ROOT / name).rglob("*.py")]
    return [ROOT / name for name in listed.splitlines() if (ROOT / name).is_file()]


def found(pattern: re.Pattern[str]) -> list[str]:
    """Where the pattern stands, as file:line."""
    places = []
    for path in tracked():
        text = path.read_text(encoding="utf-8", errors="replace")
        lines = text.splitlines() if pattern.search(text) else []
        places += [f"{path.relative_to(ROOT)}:{n}" for n, line in enumerate(lines, 1) if pattern.search(line)]
    return places


def test_no_file_names_a_package_registry() -> None:
    assert found(REGISTRIES) == []


def test_no_file_names_a_path_of_one_machine() -> None:
    assert found(PATHS) == []


def test_no_file_names_a_scratch_folder() -> None:
    assert found(OUR_SCRATCH) == []


def sources() -> list[Path]:
    return [path for path in tracked() if path.suffix == ".py" and path.relative_to(ROOT).parts[0] != "tests"]


def test_no_function_is_longer_than_forty_lines() -> None:
    long = [
        f"{path.relative_to(ROOT)}:{node.lineno} {node.name}"
        for path in sources()
        for node in ast.walk(ast.parse(path.read_text(encoding="utf-8")))
        if isinstance(node, ast.FunctionDef) and (node.end_lineno or 0) - node.lineno >= LONGEST_FUNCTION
    ]
    assert long == []


def test_no_file_is_longer_than_three_hundred_lines() -> None:
    assert [
        path for path in sources() if len(path.read_text(encoding="utf-8").splitlines()) > LONGEST_FILE
    ] == []


MARKUP = re.compile(
    r"innerHTML|outerHTML|insertAdjacentHTML|document\.write|createContextualFragment|DOMParser"
    r"|\beval\(|new Function"
)


def scripts() -> list[Path]:
    return [path for path in tracked() if path.suffix == ".js"]


def test_no_script_of_the_page_can_turn_text_into_markup_or_code() -> None:
    assert len(scripts()) > 10
    assert [path for path in scripts() if MARKUP.search(path.read_text(encoding="utf-8"))] == []


def test_no_script_or_style_of_the_page_is_long_or_asks_elsewhere() -> None:
    files = [path for path in tracked() if path.suffix in (".js", ".css", ".html")]
    texts = {path: path.read_text(encoding="utf-8") for path in files}
    assert [path for path, text in texts.items() if len(text.splitlines()) > 250] == []
    assert [
        path
        for path, text in texts.items()
        if re.search(r"""(src|href|url|import)\W{1,3}(https?:)?//""", text)
    ] == []


SILENCED = re.compile(r"#\s*(type: ignore\[[\w, -]+\]|noqa: [A-Z0-9, ]+|pragma: no cover)(?P<why>.*)")


def test_whatever_is_silenced_says_why() -> None:
    silent = [
        f"{path.relative_to(ROOT)}:{n}"
        for path in tracked()
        if path.suffix == ".py"
        for n, line in enumerate(path.read_text(encoding="utf-8").splitlines(), 1)
        if (mark := SILENCED.search(line)) and len(mark["why"].strip(" #-:")) < 8
    ]
    assert silent == []


def test_the_floors_and_arrows_of_the_house_hold() -> None:
    # In a process of its own, as it switches off every logger that exists.
    check = "from importlinter.cli import lint_imports_command as check; check()"
    command = [sys.executable, "-c", check, "--no-cache", "--no-logo"]
    done = subprocess.run(command, cwd=ROOT, capture_output=True, text=True, check=False)
    assert done.returncode == 0, done.stdout


@pytest.mark.parametrize(
    "name", ["Makefile", ".ci/run", "Dockerfile", "LICENSE", "README.md", "CHANGELOG.md"]
)
def test_the_house_has_its(name: str) -> None:
    assert (ROOT / name).stat().st_size > 0
