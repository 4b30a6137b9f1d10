"""The files of which the page is made; they ship with the package."""

from __future__ import annotations

import html
from importlib.resources import files

_KINDS = {".js": "text/javascript", ".css": "text/css", ".svg": "image/svg+xml"}


def page(title: str, token: str) -> bytes:
    """The page itself, for this app and this run."""
    text = (files("bot.sandbox") / "web" / "index.html").read_text(encoding="utf-8")
    for name, value in (("title", title), ("token", token)):
        text = text.replace(f"{{{name}}}", html.escape(value))
    return text.encode()


def parts() -> dict[str, tuple[str, bytes]]:
    """By path (``/main.js``): content type and content of all that the page loads."""
    found: dict[str, tuple[str, bytes]] = {}
    for file in (files("bot.sandbox") / "web").iterdir():
        kind = next((kind for end, kind in _KINDS.items() if file.name.endswith(end)), "")
        if kind:
            found[f"/{file.name}"] = (f"{kind}; charset=utf-8", file.read_bytes())
    return found
