"""Opening an address in the person's browser, where there is one."""

from __future__ import annotations

import os
import sys
import webbrowser
from collections.abc import Mapping


def has_screen(environ: Mapping[str, str], platform: str = sys.platform) -> bool:
    """Whether a browser with a window can be expected: else a terminal's browser would take the terminal."""
    if environ.get("BROWSER") or platform in ("win32", "darwin"):
        return True
    return bool(environ.get("DISPLAY") or environ.get("WAYLAND_DISPLAY"))


def open_in_browser(url: str) -> bool:
    """Whether a browser took the address."""
    if not has_screen(os.environ):
        return False
    try:
        return webbrowser.open(url)
    except webbrowser.Error:
        return False
