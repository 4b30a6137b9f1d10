"""From a clone to the first answer in the browser, with packages: ``python -m tests.bench.first_answer``."""

from __future__ import annotations

import os
import re
import shutil
import signal
import subprocess
import tempfile
import time
from pathlib import Path

from playwright.sync_api import sync_playwright

from tests.browser.chromium import FLAGS, chromium

ROOT = Path(__file__).parents[2]
PATIENCE = 600.0
"""Seconds, at most."""


def main() -> None:
    """Print how long each step took; the branch that is checked out is what is cloned."""
    with tempfile.TemporaryDirectory() as folder:
        began = time.perf_counter()
        clone = Path(folder) / "clone"
        git, make = _program("git"), _program("make")
        subprocess.run([git, "clone", "--quiet", str(ROOT), str(clone)], check=True)
        said = Path(folder) / "said"
        with said.open("w") as out:
            demo = subprocess.Popen(
                [make, "demo"], cwd=clone, stdin=subprocess.DEVNULL, stdout=out, start_new_session=True
            )
            try:
                url = _address(said, demo, began)
                served = time.perf_counter() - began
                _ask(url)
                print(
                    f"page {served:.1f} s, first answer {time.perf_counter() - began:.1f} s after the clone"
                )
            finally:
                os.killpg(demo.pid, signal.SIGINT)
                demo.wait()


def _program(name: str) -> str:
    found = shutil.which(name)
    if not found:
        raise SystemExit(f"there is no {name} here")
    return found


def _address(said: Path, demo: subprocess.Popen[bytes], began: float) -> str:
    while time.perf_counter() - began < PATIENCE and demo.poll() is None:
        if found := re.search(r"http://127\.0\.0\.1:\d+/", said.read_text()):
            return found[0]
        time.sleep(0.1)
    raise SystemExit(f"the demo did not start: {said.read_text()}")


def _ask(url: str) -> None:
    """The first thing to try, and its answer."""
    with sync_playwright() as playwright:
        browser = playwright.chromium.launch(executable_path=chromium() or None, args=FLAGS)
        page = browser.new_page()
        page.goto(url)
        page.locator(".try").first.click()
        page.locator(".message").first.wait_for(timeout=PATIENCE * 1000)
        browser.close()


if __name__ == "__main__":
    main()
