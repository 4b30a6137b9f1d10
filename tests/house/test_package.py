"""The package as it ships: the wheel, the versions, what it needs."""

import os
import re
import subprocess
import sys
import tomllib
import zipfile
from pathlib import Path

import pytest
from packaging.requirements import Requirement
from packaging.utils import canonicalize_name

ROOT = Path(__file__).parents[2]
PROJECT = tomllib.loads((ROOT / "pyproject.toml").read_text(encoding="utf-8"))["project"]


def pins(name: str) -> dict[str, str]:
    """From a package to its pinned version."""
    text = (ROOT / name).read_text(encoding="utf-8")
    return dict(re.findall(r"^([a-z0-9._-]+)==([^ ;\\]+)", text, re.MULTILINE))


@pytest.fixture(scope="module")
def wheel(tmp_path_factory: pytest.TempPathFactory) -> zipfile.ZipFile:
    folder = tmp_path_factory.mktemp("wheel")
    build = "import sys, hatchling.build as b; print(b.build_wheel(sys.argv[1]))"
    made = subprocess.run(
        [sys.executable, "-c", build, str(folder)], cwd=ROOT, capture_output=True, text=True, check=True
    )
    return zipfile.ZipFile(folder / made.stdout.split()[-1])


def test_the_wheel_holds_all_code_and_every_seed_and_all_of_the_page(wheel: zipfile.ZipFile) -> None:
    names = set(wheel.namelist())
    code = {
        p.relative_to(ROOT).as_posix() for d in ("bot", "store", "seeds") for p in (ROOT / d).rglob("*.py")
    }
    data = {p.relative_to(ROOT).as_posix() for p in (ROOT / "seeds").rglob("*.yaml")}
    page = {p.relative_to(ROOT).as_posix() for p in (ROOT / "bot/sandbox/web").iterdir()}
    assert len(data) > 10
    assert "bot/sandbox/web/index.html" in page
    assert code | data | page <= names
    assert not [name for name in names if name.startswith("tests/")]


def test_the_wheel_brings_the_hallway_command(wheel: zipfile.ZipFile) -> None:
    entry = next(name for name in wheel.namelist() if name.endswith("entry_points.txt"))
    assert "hallway = bot.__main__:main" in wheel.read(entry).decode()


def test_an_installed_wheel_loads_its_seeds_in_an_empty_folder(
    wheel: zipfile.ZipFile, tmp_path: Path
) -> None:
    site, empty = tmp_path / "site", tmp_path / "empty"
    wheel.extractall(site)
    empty.mkdir()
    environ = {**os.environ, "PYTHONPATH": str(site), "HALLWAY_DATA": "data"}
    load = [sys.executable, "-m", "bot", "load-seeds"]
    done = subprocess.run(load, cwd=empty, env=environ, capture_output=True, text=True, check=False)
    assert (done.returncode, done.stderr) == (0, "")
    assert [path.name for path in empty.iterdir()] == ["data"]


@pytest.mark.parametrize("name", ["requirements.txt", "requirements-dev.txt"])
def test_every_requirement_is_pinned_to_a_version_that_the_project_allows(name: str) -> None:
    wanted = PROJECT["dependencies"] + (PROJECT["optional-dependencies"]["dev"] if "dev" in name else [])
    pinned = pins(name)
    for requirement in map(Requirement, wanted):
        version = pinned[canonicalize_name(requirement.name)]
        assert requirement.specifier.contains(version), requirement


@pytest.mark.parametrize("name", ["requirements.txt", "requirements-dev.txt"])
def test_every_pin_has_hashes(name: str) -> None:
    text = (ROOT / name).read_text(encoding="utf-8")
    blocks = re.split(r"^(?=[a-z0-9._-]+==)", text, flags=re.MULTILINE)[1:]
    assert {block.partition("==")[0] for block in blocks} == set(pins(name))
    assert [block.split("\n")[0] for block in blocks if "--hash=sha256:" not in block] == []


def test_both_pin_files_agree() -> None:
    runtime, development = pins("requirements.txt"), pins("requirements-dev.txt")
    assert {name: development.get(name) for name in runtime} == runtime


def test_each_dependency_says_why_it_is_there() -> None:
    text = (ROOT / "pyproject.toml").read_text(encoding="utf-8")
    listed = re.search(r"^dependencies = \[\n(.*?)^\]", text, re.MULTILINE | re.DOTALL)
    assert listed
    assert [
        line for line in listed[1].splitlines() if not re.fullmatch(r'\s+"[^"]+",\s+# \S.{10,}', line)
    ] == []
