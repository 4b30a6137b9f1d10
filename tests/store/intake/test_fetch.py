"""Files from addresses of this machine, whose server does as it is told."""

import gzip
import socket
import ssl
import threading
import zlib
from collections.abc import Callable
from http.server import BaseHTTPRequestHandler
from typing import Protocol

import pytest

from store.catalogue.importers.intake import body as bounds
from store.catalogue.importers.intake import connection
from store.catalogue.importers.intake.fetch import Fetched, fetch
from store.catalogue.importers.intake.scratch import Scratch
from store.errors import BadSource, NotFetched


class Web(Protocol):
    url: str
    answers: dict[str, Callable[[BaseHTTPRequestHandler], None]]
    asked: list[dict[str, str]]

    def at(self, path: str, body: bytes = b"", status: int = 200, cut: int = 0, **headers: str) -> str: ...


@pytest.fixture
def get(scratch: Scratch) -> Callable[..., Fetched]:
    """Fetches from this machine too."""
    return lambda url, **how: fetch(url, scratch, **{"allow_private": True, **how})


Get = Callable[..., Fetched]


def content(fetched: Fetched) -> bytes:
    assert fetched.path
    return fetched.path.read_bytes()


def test_a_file_comes_with_what_was_said_of_it(web: Web, get: Get) -> None:
    url = web.at(
        "/a.json", b"[]", Content_Type="application/json; charset=utf-8", ETag='"v1"', Last_Modified="x"
    )
    fetched = get(url)
    assert content(fetched) == b"[]"
    assert (fetched.media_type, fetched.etag, fetched.modified, fetched.final_url) == (
        "application/json",
        '"v1"',
        "x",
        url,
    )
    assert "Hallway" in web.asked[0]["user-agent"]


def test_what_has_not_changed_does_not_come_again(web: Web, get: Get) -> None:
    fetched = get(web.at("/a", status=304), etag='"v1"', modified="Mon, 01 Jan 2024 00:00:00 GMT")
    assert (fetched.path, fetched.not_modified) == (None, True)
    assert web.asked[0]["if-none-match"] == '"v1"'
    assert web.asked[0]["if-modified-since"] == "Mon, 01 Jan 2024 00:00:00 GMT"


def test_letters_and_blanks_in_an_address_are_sent_as_they_must_be(web: Web, get: Get) -> None:
    web.at("/caf%C3%A9", b"x")
    assert content(get(f"{web.url}/café?q=a|b")) == b"x"


def deflated(content: bytes) -> bytes:
    packer = zlib.compressobj(wbits=-15)
    return packer.compress(content) + packer.flush()


@pytest.mark.parametrize(
    ("packing", "pack"),
    [("gzip", gzip.compress), ("deflate", zlib.compress), ("deflate", deflated), ("identity", bytes)],
)
def test_a_packed_answer_is_unpacked(
    packing: str, pack: Callable[[bytes], bytes], web: Web, get: Get
) -> None:
    whole = b"0123456789" * 50_000
    assert content(get(web.at("/a", pack(whole), Content_Encoding=packing))) == whole


def test_several_gzips_one_after_the_other_are_one(web: Web, get: Get) -> None:
    url = web.at("/a", gzip.compress(b"a" * 99) + gzip.compress(b"b"), Content_Encoding="gzip")
    assert content(get(url)) == b"a" * 99 + b"b"


def test_an_answer_that_swells_is_refused(web: Web, get: Get, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr("store.catalogue.importers.intake.scratch.LARGEST", 100_000)
    with pytest.raises(BadSource, match="larger than"):
        get(web.at("/a", gzip.compress(bytes(200_000)), Content_Encoding="gzip"))


def test_an_answer_that_does_not_end_is_refused(web: Web, get: Get, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(bounds, "LARGEST", 100_000)

    def endless(request: BaseHTTPRequestHandler) -> None:
        request.send_response(200)
        request.end_headers()
        try:
            while True:
                request.wfile.write(bytes(10_000))
        except OSError:
            return

    web.answers["/a"] = endless
    with pytest.raises(BadSource, match="larger than"):
        get(f"{web.url}/a")


@pytest.mark.parametrize("packing", ["identity", "gzip"])
def test_an_answer_that_breaks_off_is_told(packing: str, web: Web, get: Get) -> None:
    with pytest.raises(NotFetched, match="broke in the middle"):
        get(web.at("/a", gzip.compress(b"0123456789"), cut=5, Content_Encoding=packing))


def test_a_packed_answer_that_was_cut_before_it_was_sent_is_told(web: Web, get: Get) -> None:
    with pytest.raises(NotFetched, match="broke in the middle"):
        get(web.at("/a", gzip.compress(b"0123456789")[:-5], Content_Encoding="gzip"))


@pytest.mark.parametrize(
    ("status", "words"),
    [(401, "password"), (403, "programs"), (404, "nothing"), (410, "good"), (418, "refuses"),
     (500, "problem")],
)  # fmt: skip
def test_a_refusal_is_told_with_its_status(status: int, words: str, web: Web, get: Get) -> None:
    with pytest.raises(NotFetched, match=words) as refused:
        get(web.at("/a", status=status))
    assert refused.value.status == status


def test_when_to_come_again_is_kept(web: Web, get: Get) -> None:
    with pytest.raises(NotFetched) as refused:
        get(web.at("/a", status=429, Retry_After="120"))
    assert refused.value.again == 120
    with pytest.raises(NotFetched) as refused:
        get(web.at("/a", status=503, Retry_After="soon"))
    assert refused.value.again is None


def test_redirects_are_followed_and_remembered(web: Web, get: Get) -> None:
    web.at("/a", status=302, Location="/b")
    web.at("/b", status=308, Location="c")
    web.at("/c", b"here")
    fetched = get(f"{web.url}/a")
    assert (content(fetched), fetched.final_url) == (b"here", f"{web.url}/c")


def test_redirects_in_a_circle_end(web: Web, get: Get) -> None:
    with pytest.raises(NotFetched, match="more than 5"):
        get(web.at("/a", status=302, Location="/a"))
    assert len(web.asked) == 6


@pytest.mark.parametrize(
    "place",
    ["file:///etc/passwd", "ftp://example.org/", "http://name:word@example.org/", "http://", "gopher:x"],
)
def test_a_redirect_to_what_may_not_be_fetched_is_refused(place: str, web: Web, get: Get) -> None:
    with pytest.raises(BadSource):
        get(web.at("/a", status=302, Location=place))


def test_a_redirect_to_this_machine_is_refused_like_its_address(
    web: Web, scratch: Scratch, monkeypatch: pytest.MonkeyPatch
) -> None:
    """The first hop is let through as if it were public; the second is the same server by another name."""
    web.at("/a", status=302, Location=web.url.replace("127.0.0.1", "localhost") + "/secret")
    web.at("/secret", b"secret")
    check = "store.catalogue.importers.intake.addresses.public"
    monkeypatch.setattr(check, lambda _: len(web.asked) == 0)
    with pytest.raises(BadSource, match="localhost is an address of a private network"):
        fetch(f"{web.url}/a", scratch)
    assert len(web.asked) == 1


def test_an_open_address_does_not_lead_to_a_private_one_even_where_those_are_allowed(
    web: Web, scratch: Scratch, monkeypatch: pytest.MonkeyPatch
) -> None:
    """This machine stands for the open internet, and by its other name for a private network."""
    web.at("/a", status=302, Location=web.url.replace("127.0.0.1", "localhost") + "/secret")
    monkeypatch.setattr(connection, "public", lambda _: True)
    monkeypatch.setattr("store.catalogue.importers.intake.addresses.public", lambda _: not web.asked)
    with pytest.raises(BadSource, match="localhost is an address of a private network"):
        fetch(f"{web.url}/a", scratch, allow_private=True)
    assert len(web.asked) == 1


def test_a_private_address_may_lead_on_to_another_where_that_is_allowed(web: Web, get: Get) -> None:
    web.at("/b", b"b")
    elsewhere = web.url.replace("127.0.0.1", "localhost") + "/b"
    assert content(get(web.at("/a", status=302, Location=elsewhere))) == b"b"


@pytest.mark.parametrize("host", ["169.254.169.254", "[fd00:ec2::254]", "[::ffff:169.254.169.254]"])
def test_where_clouds_keep_their_secrets_is_never_asked(host: str, web: Web, get: Get) -> None:
    with pytest.raises(BadSource, match="never fetched from"):
        get(web.at("/a", status=302, Location=f"http://{host}/latest/meta-data"))


def test_what_leads_on_is_read_as_browsers_read_it(web: Web, get: Get) -> None:
    web.at("/fr%C3%B6sche", b"x")
    head = "HTTP/1.1 302 Found\r\nLocation: /frösche  \r\nContent-Length: 0\r\n\r\n".encode()
    web.answers["/a"] = raw(head)
    assert content(get(f"{web.url}/a")) == b"x"


def raw(answer: bytes) -> Callable[[BaseHTTPRequestHandler], None]:
    def sent(request: BaseHTTPRequestHandler) -> None:
        request.wfile.write(answer)

    return sent


def test_a_file_that_says_it_is_too_large_is_not_begun(web: Web, get: Get) -> None:
    web.answers["/a"] = raw(b"HTTP/1.1 200 OK\r\nContent-Length: 10737418240\r\n\r\n")
    with pytest.raises(BadSource, match="larger than 256 MiB"):
        get(f"{web.url}/a")


@pytest.mark.parametrize(
    ("answer", "words"),
    [
        (b"\x00\x1b[2Jgarbage\r\n\r\n", "no web server"),
        (b"HTTP/1.1 200 OK\r\nContent-Encoding: gzip\r\n\r\nplain text", "not packed as the server says"),
        (b"HTTP/1.1 204 No Content\r\n\r\n", r"sends no file \(HTTP 204\)"),
        (b"HTTP/1.1 200 OK\r\n" + b"X: y\r\n" * 200 + b"\r\n", "more than 100 headers"),
    ],
)
def test_what_no_server_should_answer_is_told_in_one_line(
    answer: bytes, words: str, web: Web, get: Get
) -> None:
    web.answers["/a"] = raw(answer)
    with pytest.raises(NotFetched, match=words) as refused:
        get(f"{web.url}/a")
    assert str(refused.value).isprintable()


@pytest.mark.parametrize(
    ("wait", "words"),
    [
        ("120", "in 2 minutes:"),
        ("61", "in 2 minutes:"),
        ("1", "in 1 second:"),
        ("x", "later."),
        ("9999999", "later."),
    ],
)
def test_when_to_come_again_is_said(wait: str, words: str, web: Web, get: Get) -> None:
    with pytest.raises(NotFetched) as refused:
        get(web.at("/a", status=429, Retry_After=wait))
    assert words in refused.value.remedy


def test_the_charset_that_the_server_names_is_kept(web: Web, get: Get) -> None:
    assert get(web.at("/a", b"x", Content_Type='text/csv; charset="Shift_JIS"')).charset == "shift_jis"


def test_this_machine_is_not_asked_unless_that_is_allowed(web: Web, scratch: Scratch) -> None:
    with pytest.raises(BadSource, match="private network"):
        fetch(web.at("/a", b"secret"), scratch)
    assert web.asked == []


def test_the_address_that_was_checked_is_the_one_that_is_asked(
    web: Web, get: Get, monkeypatch: pytest.MonkeyPatch
) -> None:
    """A name that means another machine when it is looked up again does not help."""
    asked: list[str] = []
    really = socket.getaddrinfo

    def rebinding(host: str, port: int, *_: object, **__: object) -> object:
        asked.append(host)
        known = "127.0.0.1" if asked.count("rebind.example") == 1 else "0.0.0.1"
        return really(known, port, type=socket.SOCK_STREAM)

    monkeypatch.setattr(socket, "getaddrinfo", rebinding)
    web.at("/a", b"x")
    assert content(get(web.url.replace("127.0.0.1", "rebind.example") + "/a")) == b"x"
    assert asked.count("rebind.example") == 1
    assert web.asked[0]["host"].startswith("rebind.example:")


@pytest.mark.parametrize(
    "url",
    ["file:///etc/passwd", "ftp://x.org/a", "http://u:p@x.org/", "http:///a", "http://x.org:99999/",
     "http://[::1", "http://x.org/a b", "http://x.org/\r\nHost: y"],
)  # fmt: skip
def test_what_is_no_address_to_fetch_from_is_refused(url: str, get: Get) -> None:
    with pytest.raises(BadSource):
        get(url)


def test_a_password_in_an_address_is_not_repeated(get: Get) -> None:
    with pytest.raises(BadSource) as refused:
        get("https://me:hunter2@example.org/papers")
    assert "hunter2" not in str(refused.value)


def test_proxies_of_the_environment_are_not_used(web: Web, get: Get, monkeypatch: pytest.MonkeyPatch) -> None:
    for name in ("http_proxy", "HTTP_PROXY", "all_proxy"):
        monkeypatch.setenv(name, "http://127.0.0.1:9")
    assert content(get(web.at("/a", b"x"))) == b"x"


def test_a_server_that_drips_is_broken_off_at_the_deadline(web: Web, get: Get) -> None:
    """Each of its pieces comes in time; all of them never would."""
    over = threading.Event()

    def drip(request: BaseHTTPRequestHandler) -> None:
        request.send_response(200)
        try:
            while not over.wait(0.02):
                request.wfile.write(b"X-Slow: yes\r\n" if not request.close_connection else b"")
                request.flush_headers()
        except OSError:
            return

    web.answers["/a"] = drip
    with pytest.raises(NotFetched, match=r"longer than 0\.3 seconds"):
        get(f"{web.url}/a", seconds=0.3)
    over.set()


def test_a_body_that_ends_at_the_deadline_is_not_taken_for_whole(web: Web, get: Get) -> None:
    over = threading.Event()

    def drip(request: BaseHTTPRequestHandler) -> None:
        request.send_response(200)
        request.end_headers()
        request.wfile.write(b"half of it")
        over.wait()

    web.answers["/a"] = drip
    try:
        with pytest.raises(NotFetched, match="longer than"):
            get(f"{web.url}/a", seconds=0.3)
    finally:
        over.set()


def test_a_port_where_nobody_listens_is_told(get: Get) -> None:
    with socket.socket() as free:
        free.bind(("127.0.0.1", 0))
        port = free.getsockname()[1]
    with pytest.raises(NotFetched, match="cannot be fetched"):
        get(f"http://127.0.0.1:{port}/")


def test_a_server_that_does_not_speak_tls_or_http_is_told(web: Web, get: Get) -> None:
    with pytest.raises(NotFetched, match="cannot be fetched"):
        get(web.url.replace("http:", "https:") + "/a")

    def nonsense(request: BaseHTTPRequestHandler) -> None:
        request.wfile.write(b"nonsense\n" * 9)

    web.answers["/b"] = nonsense
    with pytest.raises(NotFetched):
        get(f"{web.url}/b")


def test_the_certificate_and_its_name_are_checked() -> None:
    assert connection._trust().verify_mode is ssl.CERT_REQUIRED
    assert connection._trust().check_hostname
