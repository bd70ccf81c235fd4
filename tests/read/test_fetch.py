"""Addresses: what is fetched from a server of this test, and what is refused. Nothing leaves the machine."""

import ipaddress
import threading
from collections.abc import Iterator
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer
from typing import Any

import pytest

from recoupe.errors import ReadError
from recoupe.model import Document
from recoupe.read import ReadOptions, Unread, read_sources
from recoupe.read import fetch as module
from recoupe.read.fetch import fetch, is_public

PROSE = "Trois soldats ont été blessés lundi dans l'attaque d'un convoi près de la ville, a indiqué l'armée."
PAGE = f"<html><body><article><h1>Trois blessés au nord</h1><p>{PROSE}</p></article></body></html>"
ANSWERS: dict[str, tuple[int, dict[str, str], bytes]] = {
    "/page": (200, {"Content-Type": "text/html", "Last-Modified": "Mon, 03 May 2021 10:00:00 GMT"}, PAGE.encode()),
    "/latin": (200, {"Content-Type": "text/plain; charset=iso-8859-1"}, PROSE.encode("cp1252")),
    "/moved": (302, {"Location": "/page"}, b""),
    "/loop": (302, {"Location": "/loop"}, b""),
    "/file": (302, {"Location": "file:///etc/hostname"}, b""),
    "/metadata": (302, {"Location": "http://169.254.169.254/latest"}, b""),
    "/picture": (200, {"Content-Type": "image/png"}, b"\x89PNG"),
    "/big": (200, {"Content-Type": "text/plain"}, b"a" * 10_000),
}


class _Handler(BaseHTTPRequestHandler):
    def do_GET(self) -> None:
        status, headers, content = ANSWERS.get(self.path, (404, {}, b""))
        self.send_response(status)
        for name, value in headers.items():
            self.send_header(name, value)
        self.send_header("Content-Length", str(len(content) + 9 * (self.path == "/short")))
        self.end_headers()
        self.wfile.write(content)

    def log_message(self, format: str, *args: Any) -> None:  # noqa: A002  # the name is the standard library's
        """Say nothing."""


@pytest.fixture(scope="module")
def site() -> Iterator[str]:
    server = ThreadingHTTPServer(("127.0.0.1", 0), _Handler)
    threading.Thread(target=server.serve_forever, daemon=True).start()
    yield f"http://127.0.0.1:{server.server_port}"
    server.shutdown()
    server.server_close()


def _reason(url: str, *, allow_private: bool = True, max_bytes: int = module.MAX_BYTES) -> str:
    with pytest.raises(ReadError) as caught:
        fetch(url, allow_private=allow_private, timeout_s=2, max_bytes=max_bytes)
    assert str(caught.value).startswith(f"cannot fetch {url!r}: ") and "\n" not in str(caught.value)
    return str(caught.value)


def test_a_page_is_fetched_and_read_and_the_servers_clock_is_no_publication_date(site: str) -> None:
    (found,) = read_sources([f"{site}/page"], ReadOptions(allow_private=True))
    assert isinstance(found, Document)
    assert found.text == f"Trois blessés au nord\n\n{PROSE}"
    assert (found.source, found.published) == (f"{site}/page", None)


def test_the_original_of_a_page_tells_where_it_was_found_in_the_end(site: str) -> None:
    (found,) = read_sources([f"{site}/moved"], ReadOptions(allow_private=True))
    assert isinstance(found, Document) and found.original is not None
    assert (found.source, found.original.address) == (f"{site}/moved", f"{site}/page")
    assert PROSE.encode() in found.original.content


def test_the_encoding_the_server_tells_is_used(site: str) -> None:
    (found,) = read_sources([f"{site}/latin"], ReadOptions(allow_private=True))
    assert isinstance(found, Document) and found.text == PROSE and not found.rejected


def test_a_redirect_is_followed(site: str) -> None:
    assert fetch(f"{site}/moved", allow_private=True).url == f"{site}/page"


@pytest.mark.parametrize(
    ("path", "words"),
    [
        ("/loop", "more than 5 redirects"),
        ("/file", "only http and https"),
        ("/none", "the server answers 404"),
        ("/picture", "it is image/png"),
    ],
)
def test_what_cannot_be_fetched_says_why(site: str, path: str, words: str) -> None:
    assert words in _reason(site + path)


def test_a_page_over_the_limit_is_broken_off(site: str) -> None:
    assert "larger than" in _reason(f"{site}/big", max_bytes=1000)


def test_a_dead_address_says_that_the_connection_is_refused(site: str) -> None:
    assert _reason("http://127.0.0.1:9/x").endswith("connection refused; check the address")


def test_an_unknown_host_is_named_as_such() -> None:
    assert "unknown host" in _reason("http://no-such-host.invalid/")


def test_the_own_network_is_refused_unless_allowed(site: str) -> None:
    assert "127.0.0.1 is an address of this machine" in _reason(f"{site}/page", allow_private=False)
    (found,) = read_sources([f"{site}/page"])
    assert isinstance(found, Unread) and "only public ones" in found.rejected.reason


def test_each_redirect_is_checked_anew(site: str, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(module, "is_public", lambda address: str(address) == "127.0.0.1" or is_public(address))
    assert "169.254.169.254" in _reason(f"{site}/metadata", allow_private=False)


def test_a_name_with_one_private_address_among_its_addresses_is_refused(monkeypatch: pytest.MonkeyPatch) -> None:
    both = [ipaddress.ip_address("93.184.215.14"), ipaddress.ip_address("10.0.0.1")]
    monkeypatch.setattr(module, "_look_up", lambda *_: both)
    assert "10.0.0.1" in _reason("http://both.example/", allow_private=False)


@pytest.mark.parametrize(
    "url",
    ["ftp://a.example/x", "file:///etc/hostname", "http://", "http:///x", "http://[::1", "http://a:b@a.example/",
     "gopher://x", "http://a\x00b/", "http://0x7f000001/", "http://2130706433/", "http://localhost/", "http://[::1]/",
     "http://[::ffff:10.0.0.1]/", "http://0/"],
)  # fmt: skip
def test_other_schemes_bad_addresses_and_disguised_ones_are_refused(url: str) -> None:
    assert _reason(url, allow_private=False)


@pytest.mark.parametrize(
    "address",
    ["127.0.0.1", "10.1.2.3", "172.16.0.1", "192.168.1.1", "169.254.169.254", "100.64.0.1", "0.0.0.0", "224.0.0.1",
     "240.0.0.1", "255.255.255.255", "::", "::1", "fe80::1", "fc00::1", "ff02::1", "::ffff:127.0.0.1",
     "64:ff9b::7f00:1", "2002:7f00:1::"],
)  # fmt: skip
def test_special_addresses_are_not_public(address: str) -> None:
    assert not is_public(ipaddress.ip_address(address))


@pytest.mark.parametrize("address", ["93.184.215.14", "8.8.8.8", "2606:4700:4700::1111", "::ffff:8.8.8.8"])
def test_ordinary_addresses_are_public(address: str) -> None:
    assert is_public(ipaddress.ip_address(address))
