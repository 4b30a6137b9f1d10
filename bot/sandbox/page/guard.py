"""Who may speak to the page's server: the page itself, and no other site open in the same browser."""

from __future__ import annotations

import hmac
from collections.abc import Mapping

TOKEN_HEADER = "x-page-token"  # noqa: S105  the name of a header
LARGEST_BODY = 256 * 1024
HEADERS = {
    "Content-Security-Policy": (
        "default-src 'none'; script-src 'self'; style-src 'self'; img-src 'self'; connect-src 'self';"
        " base-uri 'none'; form-action 'none'; frame-ancestors 'none';"
        " require-trusted-types-for 'script'; trusted-types 'none'"
    ),
    "X-Content-Type-Options": "nosniff",
    "X-Frame-Options": "DENY",
    "Referrer-Policy": "no-referrer",
    "Cross-Origin-Opener-Policy": "same-origin",
    "Cross-Origin-Resource-Policy": "same-origin",
    "Cache-Control": "no-store",
}
"""On every answer. Texts of others cannot become markup: the browser itself refuses it (trusted types)."""


class Refused(Exception):
    """The answer is an HTTP status and words."""

    def __init__(self, status: int, words: str) -> None:
        super().__init__(words)
        self.status, self.words = status, words


def check(method: str, headers: Mapping[str, str], port: int, token: str) -> None:
    """Raise Refused unless a request, its header names in lower case, comes from the page.

    A name that some site has pointed at 127.0.0.1 (DNS rebinding) shows in ``Host``; a request of another
    site shows in ``Origin`` and ``Sec-Fetch-Site``. What changes something needs the token as well, which
    stands in the page, where no other site can read it.
    """
    own = {f"127.0.0.1:{port}", f"localhost:{port}"}
    host = headers.get("host", "")
    if host not in own:
        raise Refused(421, f"This page is at http://127.0.0.1:{port}/ only.")
    if headers.get("origin", f"http://{host}") != f"http://{host}":
        raise Refused(403, "Only the page itself may ask here.")
    if headers.get("sec-fetch-site", "none") not in ("same-origin", "none"):
        raise Refused(403, "Only the page itself may ask here.")
    if method == "POST":
        _check_change(headers, token)


def _check_change(headers: Mapping[str, str], token: str) -> None:
    if not hmac.compare_digest(headers.get(TOKEN_HEADER, "").encode(), token.encode()):
        raise Refused(403, "The page is of an earlier run: load it again.")
    if headers.get("content-type", "").partition(";")[0].strip() != "application/json":
        raise Refused(415, "Send JSON.")
    length = headers.get("content-length", "")
    if not length.isdecimal():
        raise Refused(411, "Say how long the body is.")
    if int(length) > LARGEST_BODY:
        raise Refused(413, "That is too much at once.")
