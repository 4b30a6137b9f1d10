"""``hallway import``."""

import io
import json
import os
import signal
import subprocess
import sys
import tempfile
from collections.abc import Callable
from pathlib import Path

import pytest
from click.testing import Result

Run = Callable[..., Result]
ROOT = Path(__file__).parents[2]
PAPERS = "title,authors\nWalking down hallways,Ann Lee\nDoors,Cem Ay\n"


@pytest.fixture
def bring(run: Run, tmp_path: Path) -> Run:
    """Runs ``hallway import`` on a data folder of its own."""
    return lambda *arguments, **how: run("import", *map(str, arguments), data=tmp_path / "data", **how)


@pytest.fixture
def papers(tmp_path: Path) -> Path:
    path = tmp_path / "papers.csv"
    path.write_text(PAPERS)
    return path


def test_a_file_is_imported_and_can_be_looked_up(bring: Run, run: Run, papers: Path, tmp_path: Path) -> None:
    done = bring(papers.name, "--event", "Hall 2024")
    assert (done.exit_code, done.stderr) == (0, "")
    assert "papers.csv (tables): 2 new\n" in done.stdout
    assert "Walking down hallways" in run("lookup", "hallways", data=tmp_path / "data").stdout


def test_a_dry_run_says_so(bring: Run, papers: Path) -> None:
    done = bring(papers, "--event", "Hall 2024", "--dry-run")
    assert done.stdout.endswith("This was a dry run: nothing was written.\n")
    assert "2 new" in bring(papers, "--event", "Hall 2024").stdout


def test_a_dry_run_makes_no_data_folder(bring: Run, papers: Path, tmp_path: Path) -> None:
    assert "2 new" in bring(papers, "--event", "Hall 2024", "--dry-run").stdout
    assert not (tmp_path / "data").exists()


def test_a_terminal_is_not_told_what_a_file_would_have_it_do(bring: Run, tmp_path: Path) -> None:
    (tmp_path / "bad.csv").write_text("title,\x1b]0;evil\x07column\nFrogs,1\n,2\n")
    (tmp_path / "bad.txt").write_text("\x1b[2J\x1b[31mred")
    done = bring("bad.csv", "bad.txt", "--event", "Hall 2024")
    assert done.stdout.replace("\n", "").isprintable()


def test_json_tells_all(bring: Run, papers: Path) -> None:
    done = bring(papers, "missing.csv", "--event", "Hall 2024", "--json")
    told = json.loads(done.stdout)
    assert done.exit_code == 4
    assert told["total"]["new"] == told["total"]["items"] == 2
    assert (told["total"]["files"], told["total"]["failed"], told["total"]["left_out"]) == (1, 1, 0)
    good, bad = told["files"]
    assert (good["format"], good["problem"]) == ("tables", "")
    assert bad["problem"] == "there is no such file or folder"


def test_nothing_imported_is_exit_code_1(bring: Run) -> None:
    done = bring("missing.csv")
    assert done.exit_code == 1
    assert done.stdout.splitlines() == [
        "Not imported: missing.csv: there is no such file or folder",
        "  Check the spelling.",
        "Nothing was imported.",
    ]


def test_a_folder_without_files_says_so(bring: Run, tmp_path: Path) -> None:
    (tmp_path / "bare").mkdir()
    done = bring(tmp_path / "bare")
    assert (done.exit_code, "the folder holds no files" in done.stdout) == (1, True)


def test_a_pdf_is_called_one_and_no_format_is_asked_for(bring: Run, tmp_path: Path) -> None:
    (tmp_path / "x.pdf").write_bytes(b"%PDF-1.7\n\0\1\2")
    told = bring(tmp_path / "x.pdf").stdout
    assert "a PDF, which Hallway does not read" in told
    assert "--format" not in told


def test_a_format_may_be_called_by_its_ending(bring: Run, papers: Path) -> None:
    assert "(tables): 2 new" in bring(papers, "--format", "CSV").stdout


@pytest.mark.parametrize(
    "wrong",
    [[], ["x", "--format", "word"], ["x", "--zone", "Mars/Base"], ["x", "--columns", "title"],
     ["x", "--columns", "=a"], ["x", "--year", "20"]],
)  # fmt: skip
def test_wrong_usage_is_exit_code_2(wrong: list[str], bring: Run) -> None:
    done = bring(*wrong)
    assert done.exit_code == 2
    assert "Traceback" not in done.output


def test_columns_can_be_said(bring: Run, run: Run, tmp_path: Path) -> None:
    (tmp_path / "odd.csv").write_text("what,by whom\nWalking down hallways,Ann Lee\nDoors,Cem Ay\n")
    done = bring("odd.csv", "--columns", "title=what,authors=by whom", "--event", "Hall 2024")
    assert "2 new" in done.stdout
    assert "Walking down hallways" in run("lookup", "by Ann Lee", data=tmp_path / "data").stdout


def test_standard_input_is_a_dash(bring: Run) -> None:
    done = bring("-", "--event", "Hall 2024", input=PAPERS)
    assert "standard input (tables): 2 new" in done.stdout


def test_what_a_newer_file_moved_is_told(bring: Run, papers: Path) -> None:
    head = "id,title,date,start,room\n"
    papers.write_text(f"{head}1,Walking down hallways,2024-05-02,10:00,Hall A\n")
    bring(papers, "--event", "Hall 2024", "--zone", "Europe/Berlin")
    papers.write_text(f"{head}1,Walking down hallways,2024-05-02,11:30,Hall B\n")
    done = bring(papers, "--event", "Hall 2024", "--zone", "Europe/Berlin")
    assert "1 changed" in done.stdout
    assert "moved: Walking down hallways: room was Hall A, is Hall B" in done.stdout


def test_long_lists_are_cut_for_people_and_whole_in_json(bring: Run, tmp_path: Path) -> None:
    site = tmp_path / "site"
    site.mkdir()
    for n in range(15):
        (site / f"{n:02}.bin").write_bytes(bytes(20) + b"\xff")
    (site / "papers.csv").write_text(PAPERS)
    done = bring(site, "--event", "Hall 2024")
    assert done.exit_code == 0
    assert done.stdout.count("Left out: ") == 10
    assert "left out: 5 more (--json names them all)" in done.stdout
    told = json.loads(bring(site, "--event", "Hall 2024", "--json").stdout)
    assert told["total"]["left_out"] == 15


def test_help_names_formats_and_exit_codes(run: Run) -> None:
    shown = run("import", "--help", data=None).stdout
    for word in ("bibtex", "miniconf", "Exit codes", "--dry-run", "--allow-private"):
        assert word in shown


def test_it_works_as_a_program_of_its_own_and_leaves_nothing_behind(papers: Path, tmp_path: Path) -> None:
    """In a folder whose files are called like libraries, with the temporary folder looked at afterwards."""
    here, left = tmp_path / "here", tmp_path / "left"
    here.mkdir()
    left.mkdir()
    (here / "signal.py").write_text("raise SystemExit('the wrong one')")
    boot = f"import sys; sys.path.insert(0, {str(ROOT)!r}); from bot.__main__ import main; main()"
    done = subprocess.run(
        [sys.executable, "-P", "-c", boot, "import", str(papers), "--data", "data", "--event", "Hall 2024"],
        cwd=here, env={"PATH": "", "TMPDIR": str(left)}, capture_output=True, text=True, check=False,
    )  # fmt: skip
    assert (done.returncode, done.stderr) == (0, "")
    assert "2 new" in done.stdout
    assert list(left.iterdir()) == []


class Deadly(io.BytesIO):
    """Standard input whose reading ends the program."""

    def __init__(self, number: int) -> None:
        super().__init__()
        self.number = number

    def read(self, size: int | None = -1) -> bytes:
        if size:
            os.kill(os.getpid(), self.number)
        return b""


@pytest.mark.parametrize(("number", "code"), [(signal.SIGTERM, 143), (signal.SIGINT, 130)])
def test_an_import_that_is_ended_clears_up(
    number: int, code: int, bring: Run, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    left = tmp_path / "left"
    left.mkdir()
    monkeypatch.setattr(tempfile, "tempdir", str(left))
    before = signal.getsignal(signal.SIGTERM)
    assert bring("-", input=Deadly(number)).exit_code == code
    assert list(left.iterdir()) == []
    assert signal.getsignal(signal.SIGTERM) is before
