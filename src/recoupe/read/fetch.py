"""Fetches a page by its address: http and https only, bounded in time, size and redirects, not from the own network.

Each host is resolved once, every address it has is checked, and the connection goes to the address checked, so that
a name cannot point elsewhere in between (DNS rebinding). The same holds for each redirect. Proxies of the environment
are not used.
"""

from __future__ import annotations

import ipaddress
import socket
import time
from contextlib import AbstractContextManager
from dataclasses import dataclass
from urllib.parse import urljoin, urlsplit

import httpx

from recoupe._version import __version__
from recoupe.errors import ReadError

MAX_BYTES = 20_000_000
MAX_REDIRECTS = 5
_TOTAL_FACTOR = 6  # a whole page may take this many times the wait for one answer
_REDIRECTS = frozenset([301, 302, 303, 307, 308])
_NAT64 = ipaddress.ip_network("64:ff9b::/96")
_HEADERS = {"User-Agent": f"recoupe/{__version__}", "Accept": "text/html, application/xhtml+xml, text/plain;q=0.9"}
_SUFFIXES = {"text/html": ".html", "application/xhtml+xml": ".html", "text/plain": ".txt", "text/markdown": ".md"}

_Address = ipaddress.IPv4Address | ipaddress.IPv6Address


@dataclass(frozen=True, slots=True)
class Fetched:
    """A page as the server sent it.

    Attributes:
        url: where it was found after redirects.
        content: its bytes, decompressed.
        charset: encoding the server tells, if any.
        suffix: what the server says it is, as the end of a name (".html"), if it says so.
    """

    url: str
    content: bytes
    charset: str | None
    suffix: str | None


def fetch(url: str, *, allow_private: bool = False, timeout_s: float = 10.0, max_bytes: int = MAX_BYTES) -> Fetched:
    """The page at an address.

    Args:
        url: http or https.
        allow_private: fetch from loopback, private and other special addresses too.
        timeout_s: longest wait for a connection and each answer, in seconds; the whole may take six times as long.
        max_bytes: largest page, decompressed.

    Raises:
        ReadError: it cannot be fetched; the message is one line with the reason and what to do.
    """
    deadline = time.monotonic() + _TOTAL_FACTOR * timeout_s
    try:
        with httpx.Client(timeout=timeout_s, trust_env=False, follow_redirects=False) as client:
            return _follow(client, url, allow_private, max_bytes, deadline)
    except httpx.HTTPError as error:
        raise _error(url, _cause(error)) from error
    except (httpx.InvalidURL, ValueError) as error:
        raise _error(url, "not an address; check the spelling") from error


def _error(url: str, reason: str) -> ReadError:
    return ReadError(f"cannot fetch {url!r}: {reason}")


def _cause(error: httpx.HTTPError) -> str:
    if isinstance(error, httpx.TimeoutException):
        return "no answer in time; try again later"
    words = str(error).lower()
    if isinstance(error, httpx.ConnectError):
        if "certificate" in words:
            return "its certificate is not valid; check the address"
        return f"{'connection refused' if 'refused' in words else 'no connection'}; check the address"
    return "the server broke off its answer; try again later"


def _follow(client: httpx.Client, url: str, allow_private: bool, max_bytes: int, deadline: float) -> Fetched:
    """Follow redirects, checking each."""
    at = url
    for _ in range(MAX_REDIRECTS + 1):
        with _open(client, _resolve(at, url, allow_private)) as response:
            if response.status_code not in _REDIRECTS or "location" not in response.headers:
                return _receive(response, at, url, max_bytes, deadline)
            at = urljoin(at, response.headers["location"])
        if time.monotonic() > deadline:
            raise _error(url, "no answer in time; try again later")
    raise _error(url, f"more than {MAX_REDIRECTS} redirects; give the final address")


def _receive(response: httpx.Response, at: str, url: str, max_bytes: int, deadline: float) -> Fetched:
    if response.status_code != 200:
        raise _error(url, f"the server answers {response.status_code}; check the address")
    kind = response.headers.get("content-type", "").split(";")[0].strip().lower()
    if kind and kind not in _SUFFIXES and not kind.startswith("text/") and not kind.endswith("xml"):
        raise _error(url, f"it is {kind}; only web pages and plain text can be read")
    content = bytearray()
    for piece in response.iter_bytes(65_536):
        content += piece
        if len(content) > max_bytes:
            raise _error(url, f"larger than {max_bytes / 1e6:g} MB; save the report itself and give the file")
        if time.monotonic() > deadline:
            raise _error(url, "no end of the answer in time; try again later")
    return Fetched(at, bytes(content), response.charset_encoding, _SUFFIXES.get(kind))


# --- which addresses may be fetched ---------------------------------------------------------------------


@dataclass(frozen=True, slots=True)
class _Target:
    """Where to connect: the checked number is in the address, the name goes into the headers and the handshake."""

    url: httpx.URL
    host: str
    header: str


def _open(client: httpx.Client, target: _Target) -> AbstractContextManager[httpx.Response]:
    headers = {**_HEADERS, "Host": target.header}
    return client.stream("GET", target.url, headers=headers, extensions={"sni_hostname": target.host})


def _resolve(at: str, url: str, allow_private: bool) -> _Target:
    """The checked target of one hop.

    Raises:
        ReadError: its scheme or its host is not allowed, or the host is unknown.
    """
    parts = urlsplit(at)
    if parts.scheme not in ("http", "https") or not parts.hostname:
        raise _error(url, "only http and https addresses can be fetched")
    if parts.username or parts.password:
        raise _error(url, "addresses with a user name are not fetched; save the page and give the file")
    where = httpx.URL(at).copy_with(fragment=None)
    host = where.raw_host.decode("ascii")
    addresses = _look_up(host, where.port or (443 if parts.scheme == "https" else 80), url)
    if not allow_private and (refused := next((each for each in addresses if not is_public(each)), None)):
        raise _error(url, f"{refused} is an address of this machine or its network; only public ones are fetched")
    return _Target(where.copy_with(host=str(addresses[0])), host, where.netloc.decode("ascii"))


def _look_up(host: str, port: int, url: str) -> list[_Address]:
    try:
        found = socket.getaddrinfo(host.strip("[]"), port, type=socket.SOCK_STREAM)
    except (OSError, UnicodeError) as error:
        raise _error(url, "unknown host; check the address and the connection") from error
    return [ipaddress.ip_address(str(each[4][0]).split("%")[0]) for each in found]


def is_public(address: _Address) -> bool:
    """Whether an address is of the public network, and any IPv4 address inside it too (mapped, 6to4, NAT64)."""
    if isinstance(address, ipaddress.IPv6Address):
        inner = address.ipv4_mapped or address.sixtofour or (address.teredo[1] if address.teredo else None)
        if inner is None and address in _NAT64:
            inner = ipaddress.IPv4Address(int(address) & 0xFFFFFFFF)
        if inner is not None and not is_public(inner):
            return False
        if address.ipv4_mapped is not None:
            return True
    special = address.is_multicast or address.is_reserved or address.is_unspecified or address.is_loopback
    return address.is_global and not special
