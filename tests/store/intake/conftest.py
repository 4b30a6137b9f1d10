"""A scratch folder that can be looked at, a store, and a web server of this machine."""

import tempfile
import threading
from collections.abc import Callable, Iterator
from datetime import UTC, datetime
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer
from pathlib import Path

import pytest

from store.catalogue.importers.intake.scratch import Scratch
from store.queries import Import
from store.reports import ImportReport
from store.store import Store

NOW = datetime(2026, 3, 1, 12, 0, tzinfo=UTC)
BringIn = Callable[..., tuple[ImportReport, ...]]
Answer = Callable[[BaseHTTPRequestHandler], None]


@pytest.fixture(autouse=True)
def left(tmp_path_factory: pytest.TempPathFactory, monkeypatch: pytest.MonkeyPatch) -> Iterator[Path]:
    """Where temporary files go; every test must leave it empty."""
    folder = tmp_path_factory.mktemp("left")
    monkeypatch.setattr(tempfile, "tempdir", str(folder))
    yield folder
    assert list(folder.iterdir()) == []


@pytest.fixture
def scratch(tmp_path: Path) -> Scratch:
    folder = tmp_path / "scratch"
    folder.mkdir()
    return Scratch(folder)


@pytest.fixture
def store(tmp_path: Path) -> Iterator[Store]:
    store = Store(tmp_path / "data")
    yield store
    store.close()


@pytest.fixture
def bring_in(store: Store) -> BringIn:
    """Imports targets, given as paths or text."""

    def bring_in(*targets: Path | str, **how: object) -> tuple[ImportReport, ...]:
        return store.bring_in(Import(tuple(map(str, targets)), **how), NOW)  # type: ignore[arg-type] # a test's own

    return bring_in


class Web:
    """A server that answers each path as it is told; ``asked`` holds the headers of each request."""

    def __init__(self, url: str) -> None:
        self.url = url
        self.answers: dict[str, Answer] = {}
        self.asked: list[dict[str, str]] = []

    def at(self, path: str, body: bytes = b"", status: int = 200, cut: int = 0, **headers: str) -> str:
        """Answer a path with a body, of which the last ``cut`` bytes are never sent; its address."""

        def answer(request: BaseHTTPRequestHandler) -> None:
            request.send_response(status)
            for name, value in headers.items():
                request.send_header(name.replace("_", "-"), value)
            request.send_header("Content-Length", str(len(body)))
            request.end_headers()
            request.wfile.write(body[: len(body) - cut])

        self.answers[path] = answer
        return self.url + path


@pytest.fixture
def web() -> Iterator[Web]:
    class Handler(BaseHTTPRequestHandler):
        def do_GET(self) -> None:
            site.asked.append({name.lower(): value for name, value in self.headers.items()})
            site.answers[self.path.partition("?")[0]](self)

        def log_message(self, *args: object) -> None:
            """Silent."""

    with ThreadingHTTPServer(("127.0.0.1", 0), Handler) as server:
        server.daemon_threads = True
        site = Web(f"http://127.0.0.1:{server.server_port}")
        thread = threading.Thread(target=server.serve_forever, kwargs={"poll_interval": 0.01})
        thread.start()
        yield site
        server.shutdown()
        thread.join()
