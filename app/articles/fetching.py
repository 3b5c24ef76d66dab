"""Fetching one page from the web, and never from a network of our own: each address is checked, and then used."""

import socket
import ssl
import zlib
from collections.abc import Callable, Iterable
from contextlib import suppress
from dataclasses import dataclass
from http.client import HTTPConnection, HTTPException, HTTPResponse
from ipaddress import IPv4Address, IPv6Address, ip_address
from threading import Timer
from time import monotonic
from urllib.parse import SplitResult, quote, urljoin, urlsplit

from app.articles.readers import UnreadableArticle

LARGEST = 5 * 2**20
SECONDS = 10.0
REDIRECTS = 5
PIECE = 2**16
_TRANSLATED = 0x64FF9B
PORTS = {"http": 80, "https": 443}
MOVED = {301, 302, 303, 307, 308}
TYPES = ("text/html", "application/xhtml+xml", "text/plain", "application/pdf")
PASTE = "Open it in a browser, copy the article's text and paste it."

_PLAIN = "/%:@!$&'()*+,;=~-._"

Resolve = Callable[[str, int], Iterable[str]]
Allowed = Callable[[str, int], bool]


class Unfetchable(UnreadableArticle):
    """A page that could not be fetched, or may not be; the message says which, why, and what to do."""


@dataclass(frozen=True)
class Fetched:
    """A page as it came: the address it was found at in the end, its bytes, its type, and the encoding it names."""

    url: str
    body: bytes
    type: str
    charset: str


def resolved(host: str, port: int) -> list[str]:
    """Give the addresses of a host by the system's resolver."""
    return [str(found[4][0]) for found in socket.getaddrinfo(host, port, type=socket.SOCK_STREAM)]


def is_public(address: str, port: int) -> bool:
    """Say whether an address is one of the open internet, at a port of the web."""
    found = _inner(ip_address(address.partition("%")[0]))
    closed = found.is_multicast or found.is_reserved or found.is_unspecified or found.is_link_local
    return found.is_global and not closed and port in PORTS.values()


def _inner(address: IPv4Address | IPv6Address) -> IPv4Address | IPv6Address:
    """Give the address of version 4 that one of version 6 stands for, where it does."""
    if isinstance(address, IPv4Address):
        return address
    teredo = address.teredo[1] if address.teredo else None
    # 64:ff9b::/96 and its local twin: translated on the way to version 4.
    translated = IPv4Address(int(address) & 0xFFFFFFFF) if int(address) >> 64 >> 32 == _TRANSLATED else None
    return address.ipv4_mapped or address.sixtofour or teredo or translated or address


@dataclass
class Fetcher:
    """Fetches within one time limit; the resolver and what is allowed arrive as arguments."""

    resolve: Resolve = resolved
    allowed: Allowed = is_public
    seconds: float = SECONDS

    def __post_init__(self) -> None:
        """Start the clock."""
        self.ends = monotonic() + self.seconds

    def fetch(self, url: str) -> Fetched:
        """Fetch a page and follow its redirects, each checked anew; raises Unfetchable."""
        for _ in range(REDIRECTS + 1):
            answer = self._ask(parts_of(url))
            if isinstance(answer, Fetched):
                return answer
            url = urljoin(url, answer)
        msg = f"{parts_of(url).hostname} sends on from one address to the next, more than {REDIRECTS} times. {PASTE}"
        raise Unfetchable(msg)

    def _ask(self, parts: SplitResult) -> Fetched | str:
        host, port = str(parts.hostname), parts.port or PORTS[parts.scheme]
        checked = self._checked(host, port)
        try:
            return self._talk(parts, host, port, checked)
        except ssl.SSLError as error:
            msg = f"{host} cannot prove who it is ({error.reason or 'TLS'}), so nothing was read from it. {PASTE}"
            raise Unfetchable(msg) from error
        except (OSError, HTTPException, ValueError) as error:
            if isinstance(error, Unfetchable):
                raise
            late = monotonic() >= self.ends
            what = f"took longer than {self.seconds:g} seconds" if late else "could not be reached"
            msg = f"{host} {what}. Check the address and try again, or copy the article's text and paste it."
            raise Unfetchable(msg) from error

    def _checked(self, host: str, port: int) -> str:
        """Give the address to connect to; refuse where any that the name stands for is not allowed."""
        try:
            found = list(self.resolve(host.encode("idna").decode("ascii"), port))
        except (OSError, UnicodeError) as error:
            msg = f"There is no host named {host}. Check the address."
            raise Unfetchable(msg) from error
        if not found or not all(self.allowed(one, port) for one in found):
            msg = f"{host} is not an address of the public web, so nothing is fetched from it. {PASTE}"
            raise Unfetchable(msg)
        return found[0]

    def _talk(self, parts: SplitResult, host: str, port: int, address: str) -> Fetched | str:
        left = self.ends - monotonic()
        if left <= 0:
            raise TimeoutError
        connection = _Connection(host, port, address, timeout=left, safe=parts.scheme == "https")
        # A server that sends a letter now and then resets every time limit but this one.
        watch = Timer(left, connection.cut)
        watch.daemon = True
        watch.start()
        try:
            connection.request("GET", _path(parts), headers=_headers())
            with connection.getresponse() as answer:
                return _taken(answer, parts, lambda: monotonic() >= self.ends)
        finally:
            watch.cancel()
            connection.close()


class _Connection(HTTPConnection):
    """A connection to the address that was checked, whatever its name means by now."""

    def __init__(self, host: str, port: int, address: str, *, timeout: float, safe: bool) -> None:
        super().__init__(host.encode("idna").decode("ascii"), port, timeout=timeout)
        self.address, self.safe = address, safe
        self.held: socket.socket | None = None
        self.default_port = PORTS["https"] if safe else PORTS["http"]

    def connect(self) -> None:
        """Connect, and over HTTPS prove that the name is the certificate's."""
        self.sock = self.held = socket.create_connection((self.address, self.port), self.timeout)
        if self.safe:
            self.sock = ssl.create_default_context().wrap_socket(self.sock, server_hostname=self.host)
            self.held = self.sock

    def cut(self) -> None:
        """End whatever the connection waits for."""
        if self.held is not None:
            with suppress(OSError):
                self.held.shutdown(socket.SHUT_RDWR)


def parts_of(url: str) -> SplitResult:
    """Give the parts of an address that may be fetched; raises Unfetchable."""
    try:
        parts = urlsplit(url.strip())
        fits = parts.scheme in PORTS and parts.hostname and parts.port != 0
    except ValueError:
        fits, parts = False, urlsplit("")
    if not fits or not url.isprintable() or parts.username is not None:
        msg = "This is not the address of a page. It begins with http:// or https:// and holds no name or password."
        raise Unfetchable(msg)
    return parts


def _path(parts: SplitResult) -> str:
    path, query = quote(parts.path or "/", safe=_PLAIN), quote(parts.query, safe=_PLAIN + "?[]")
    return f"{path}?{query}" if query else path


def _headers() -> dict[str, str]:
    agent = "Mozilla/5.0 (compatible; Citewell; reads one page for a teacher)"
    return {"User-Agent": agent, "Accept": ", ".join(TYPES), "Accept-Encoding": "identity", "Connection": "close"}


def _taken(answer: HTTPResponse, parts: SplitResult, late: Callable[[], bool]) -> Fetched | str:
    if answer.status in MOVED and answer.headers["Location"]:
        return str(answer.headers["Location"])
    kind = answer.headers.get_content_type()
    if why := _refusal(answer.status, kind, bool(answer.headers["Content-Type"])):
        msg = f"{parts.hostname} {why}"
        raise Unfetchable(msg)
    body = _unpacked(_body(answer, parts, late), answer.headers.get("Content-Encoding", ""), parts)
    return Fetched(parts.geturl(), body, kind, answer.headers.get_content_charset("") or "")


def _refusal(status: int, kind: str, typed: bool) -> str:  # noqa: FBT001 - both come from one answer
    if status in {401, 402, 403, 407, 429, 451}:
        return f"does not give this page to programs (answer {status}). {PASTE}"
    if status in {404, 410}:
        return f"has no such page (answer {status}). Check the address."
    if status != 200:  # noqa: PLR2004 - the one answer that holds a page
        return f"could not give the page (answer {status}). Try again later, or paste the article's text."
    if not typed or kind not in TYPES:
        return f"gives a file of type {kind} there, no page. Give the article's own address, or paste its text."
    return ""


def _body(answer: HTTPResponse, parts: SplitResult, late: Callable[[], bool]) -> bytes:
    body = bytearray()
    while piece := answer.read1(PIECE):
        body += piece
        if len(body) > LARGEST:
            raise _too_large(parts)
        if late():
            raise TimeoutError
    # A connection that was cut ends like a page that ends.
    if late() or answer.length:
        raise TimeoutError
    return bytes(body)


def _unpacked(body: bytes, encoding: str, parts: SplitResult) -> bytes:
    if encoding.lower() in {"", "identity"}:
        return body
    if encoding.lower() not in {"gzip", "deflate", "x-gzip"}:
        msg = f"{parts.hostname} packs its page in a way that is not read here ({encoding}). {PASTE}"
        raise Unfetchable(msg)
    try:
        whole = zlib.decompressobj(47).decompress(body, LARGEST + 1)
    except zlib.error as error:
        raise OSError from error
    if len(whole) > LARGEST:
        raise _too_large(parts)
    return whole


def _too_large(parts: SplitResult) -> Unfetchable:
    return Unfetchable(f"The page at {parts.hostname} is larger than {LARGEST // 2**20} MB. {PASTE}")
