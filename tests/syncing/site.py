"""A small web site with one page, which answers as it is told."""

from __future__ import annotations

import io
import threading
import zipfile
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass, field
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer
from typing import Any


def papers(*titles: str) -> bytes:
    """A BibTeX file."""
    entries = (
        f"@inproceedings{{p{number},\n  title = {{{title}}},\n  author = {{Ada Frog and Bo Toad}},\n"
        f"  booktitle = {{Proceedings of the Pond Conference}},\n  year = {{2031}}\n}}\n"
        for number, title in enumerate(titles)
    )
    return "\n".join(entries).encode()


def archive(frogs: bytes, toads: bytes) -> bytes:
    """A zip of two files."""
    packed = io.BytesIO()
    with zipfile.ZipFile(packed, "w") as made:
        made.writestr("frogs.bib", frogs)
        made.writestr("toads", toads)
    return packed.getvalue()


@dataclass
class Site:
    """``headers`` go with every answer; ``asked`` are the headers of every request there was."""

    url: str = ""
    content: bytes = b""
    status: int = 200
    headers: dict[str, str] = field(default_factory=dict)
    asked: list[dict[str, str]] = field(default_factory=list)
    gate: threading.Event = field(default_factory=threading.Event)
    """Cleared: answers wait for it."""
    reached: threading.Event = field(default_factory=threading.Event)

    def answer(self, request: BaseHTTPRequestHandler) -> None:
        """Answer one request, with 304 where its marks are those of now."""
        self.asked.append(dict(request.headers))
        self.reached.set()
        assert self.gate.wait(30)
        status = 304 if self.status == 200 and self._known(request) else self.status
        body = self.content if status == 200 else b""
        request.send_response(status)
        for name, value in self.headers.items():
            request.send_header(name, value)
        if status != 304:
            request.send_header("Content-Length", str(len(body)))
        request.end_headers()
        request.wfile.write(body)

    def _known(self, request: BaseHTTPRequestHandler) -> bool:
        pairs = (("ETag", "If-None-Match"), ("Last-Modified", "If-Modified-Since"))
        return any(
            self.headers.get(ours) and request.headers.get(theirs) == self.headers[ours]
            for ours, theirs in pairs
        )


@contextmanager
def serving() -> Iterator[Site]:
    """A site on this machine, for as long as the block lasts."""
    site = Site()
    site.gate.set()

    class Handler(BaseHTTPRequestHandler):
        def do_GET(self) -> None:
            site.answer(self)

        def log_message(self, format: str, *args: Any) -> None:  # noqa: A002 - the library's name
            """Says nothing."""

    server = ThreadingHTTPServer(("127.0.0.1", 0), Handler)
    site.url = f"http://127.0.0.1:{server.server_port}/papers.bib"
    thread = threading.Thread(target=server.serve_forever, kwargs={"poll_interval": 0.01})
    thread.start()
    try:
        yield site
    finally:
        site.gate.set()
        server.shutdown()
        thread.join()
        server.server_close()
