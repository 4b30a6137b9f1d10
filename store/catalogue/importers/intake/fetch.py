"""``fetch``: one file from an http(s) address, with bounds on time, size and where it may come from."""

from __future__ import annotations

import http.client
import math
import zlib
from dataclasses import dataclass
from email.message import Message
from email.utils import parsedate_to_datetime
from pathlib import Path
from urllib.parse import SplitResult, urljoin, urlsplit

from store.catalogue.importers.intake.body import PACKINGS, pieces
from store.catalogue.importers.intake.connection import Deadline, asked
from store.catalogue.importers.intake.scratch import Scratch
from store.errors import BadSource, NotFetched
from store.text import harmless

AGENT = "Hallway (conference programme import)"
SECONDS = 60.0
MOST_REDIRECTS = 5
_ELSEWHERE = frozenset({301, 302, 303, 307, 308})
_LATER = "Try again later."
_UNITS = ((86400, "day"), (3600, "hour"), (60, "minute"), (0, "second"))
_LONGEST_WAIT = 30 * 86400
"""Seconds; a server that asks for more means nothing by it."""
_WHY = {
    401: ("it asks for a password", "Log in with a browser, save the file and import that."),
    403: ("it may not be fetched by programs", "Save the file with a browser and import that."),
    404: ("there is nothing at this address", "Check the address."),
    410: ("it has been taken away for good", "Look for its new address."),
    429: ("it was asked too often", _LATER),
}


@dataclass(frozen=True, slots=True)
class Fetched:
    """An answer. ``path`` is ``None`` where the file is still as it was (``not_modified``)."""

    path: Path | None
    media_type: str
    etag: str
    modified: str
    not_modified: bool
    final_url: str
    charset: str = ""
    """What the server says that the text is written in; may be wrong."""


def fetch(
    url: str,
    scratch: Scratch,
    *,
    etag: str = "",
    modified: str = "",
    allow_private: bool = False,
    seconds: float = SECONDS,
) -> Fetched:
    """Fetch a file into the scratch folder.

    :param etag: and ``modified``: what the last answer gave; the file comes only if it is another one now
    :param allow_private: whether it may come from this machine or a private network; an address of the open
        internet that leads on to one is refused all the same
    :raises NotFetched: the server gave no file
    :raises BadSource: the address may not be fetched from, or the file is too large
    """
    deadline = Deadline(seconds)
    headers = {
        "User-Agent": AGENT,
        "Accept-Encoding": "gzip, deflate",
        "Accept": "*/*",
        "Connection": "close",
    }
    headers |= {"If-None-Match": etag} if etag else {}
    headers |= {"If-Modified-Since": modified} if modified else {}
    parts, private = checked(url, url), allow_private
    for _ in range(MOST_REDIRECTS + 1):
        try:
            with asked(parts, headers, deadline, allow_private=private) as (answer, inside):
                if answer.status not in _ELSEWHERE:
                    return _taken(answer, url, parts, scratch, deadline)
                parts, private = _next(parts, answer, url), private and inside
        except (OSError, http.client.HTTPException, EOFError, zlib.error, ValueError) as error:
            raise _broken(error, url, deadline, seconds) from error
    raise NotFetched(f"it leads on more than {MOST_REDIRECTS} times", url, "Find the address at its end.")


def checked(url: str, place: str) -> SplitResult:
    """The parts of an address that may be asked.

    :raises BadSource: it may not
    """
    try:
        parts = urlsplit(url)
        host, port = parts.hostname, parts.port
    except ValueError as error:
        raise BadSource(f"no proper address: {error}", place, "Check the spelling.") from error
    if parts.scheme not in ("http", "https"):
        remedy = "Name the file itself." if parts.scheme == "file" else "Fetch it, and import the file."
        raise BadSource(f"{parts.scheme}: addresses are not fetched from, only http and https", place, remedy)
    if not host or port == 0 or not url.isprintable() or " " in url:
        raise BadSource("no proper address", place, "Check the spelling.")
    if parts.username is not None or parts.password is not None:
        raise BadSource("the address holds a name or password", f"{parts.scheme}://{host}/…", "Leave it out.")
    return parts


def _next(parts: SplitResult, answer: http.client.HTTPResponse, url: str) -> SplitResult:
    """Where a redirect leads; each hop is checked like the first address."""
    place = _as_sent(answer.headers.get("Location", "")).strip()
    if not place:
        raise NotFetched("it leads on, but not where to", url, status=answer.status)
    following = checked(urljoin(parts.geturl(), place), url)
    if parts.scheme == "https" and following.scheme == "http":
        raise BadSource(
            "it leads from https to plain http", url, f"If you trust it, import {following.geturl()}"
        )
    return following


def _as_sent(header: str) -> str:
    """A header whose letters are UTF-8, which ``http.client`` has read as Latin-1."""
    try:
        return header.encode("latin-1").decode("utf-8")
    except UnicodeError:
        return header


def _taken(
    answer: http.client.HTTPResponse, url: str, parts: SplitResult, scratch: Scratch, deadline: Deadline
) -> Fetched:
    head = answer.headers
    etag, modified = head.get("ETag", ""), head.get("Last-Modified", "")
    if answer.status == 304:
        return Fetched(None, "", etag, modified, True, parts.geturl())
    if answer.status != 200:
        raise _refused(answer, url)
    path = scratch.folder() / "fetched"
    packing = head.get("Content-Encoding", "").strip().lower()
    if packing not in PACKINGS:
        raise NotFetched(f"it comes packed as {packing}", url, "Save it with a browser and import that.")
    body = pieces(answer, packing, deadline, url)
    scratch.keep(lambda _: next(filter(None, body), b""), path, url)
    charset = head.get_content_charset("")
    return Fetched(path, _media_type(head), etag, modified, False, parts.geturl(), charset)


def _media_type(head: Message) -> str:
    return head.get_content_type() if head.get("Content-Type") else ""


def _refused(answer: http.client.HTTPResponse, url: str) -> NotFetched:
    status, again = answer.status, _again(answer.headers)
    if status < 400:
        fallback = ("the server sends no file", "Check the address.")
    else:
        fallback = ("the server has a problem", _LATER) if status >= 500 else ("the server refuses", "")
    why, remedy = _WHY.get(status, fallback)
    if remedy == _LATER and again and again <= _LONGEST_WAIT:
        remedy = f"Try again in {_long(again)}: so the server asks."
    return NotFetched(f"{why} (HTTP {status})", url, remedy, status, again)


def _long(seconds: float) -> str:
    """A wait in words, rounded up."""
    size, name = next(each for each in _UNITS if seconds >= each[0])
    number = math.ceil(seconds / (size or 1))
    return f"{number:,} {name}{'s' * (number > 1)}"


def unasked(url: str) -> NotFetched:
    """The refusal of an answer that says "not modified" to somebody who holds nothing."""
    return NotFetched("the server says it has not changed, but was not asked that", url, status=304)


def _again(head: Message) -> float | None:
    """The seconds of ``Retry-After``; one that is a date is measured by the server's own clock."""
    wait = head.get("Retry-After", "").strip()
    if wait.isascii() and wait.isdigit() and len(wait) < 8:
        return float(wait)
    try:
        later, now = parsedate_to_datetime(wait), parsedate_to_datetime(head.get("Date", ""))
        return max(0.0, (later - now).total_seconds())
    except (TypeError, ValueError):  # no date; one with a zone and one without
        return None


def _broken(error: Exception, url: str, deadline: Deadline, seconds: float) -> NotFetched:
    if deadline.left <= 0:
        return NotFetched(f"it took longer than {seconds:g} seconds", url, _LATER)
    if isinstance(error, TimeoutError):
        return NotFetched("the server does not answer", url, _LATER)
    if isinstance(error, EOFError | http.client.IncompleteRead):
        return NotFetched("the connection broke in the middle of the file", url, _LATER)
    if isinstance(error, zlib.error):
        return NotFetched("what comes is not packed as the server says, or is damaged", url, _LATER)
    if isinstance(error, http.client.BadStatusLine | http.client.UnknownProtocol):
        return NotFetched("what answers there is no web server", url, "Check the address and its port.")
    said = harmless(str(error))
    return NotFetched(f"it cannot be fetched: {said}", url, "Check the address and the connection.")
