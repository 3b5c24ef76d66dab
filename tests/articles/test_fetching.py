"""A page is fetched from the open web only: each address is checked, and the checked one is used."""

import gzip
from collections.abc import Iterator
from contextlib import contextmanager
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer
from threading import Thread
from time import monotonic, sleep

import pytest

from app.articles.fetching import LARGEST, Fetcher, Unfetchable, is_public
from tests.articles.files import a_page

PAGE = a_page().encode()


class Pages(BaseHTTPRequestHandler):
    """Pages by their path, each with its own bad habit."""

    asked: list[tuple[str, str]]

    def do_GET(self) -> None:
        self.asked.append((self.headers["Host"], self.path))
        name = self.path.strip("/").partition("?")[0]
        getattr(self, f"give_{name}", self.give_page)()

    def give(self, body: bytes = b"", status: int = 200, **headers: str) -> None:
        self.send_response(status)
        held = {"Content-Type": "text/html; charset=utf-8", "Content-Length": str(len(body))}
        for name, value in {**held, **{name.replace("_", "-"): value for name, value in headers.items()}}.items():
            self.send_header(name, value)
        self.end_headers()
        self.wfile.write(body)

    def give_page(self) -> None:
        self.give(PAGE)

    def give_moved(self) -> None:
        self.give(status=302, Location="/page")

    def give_round(self) -> None:
        self.give(status=302, Location="/round")

    def give_inside(self) -> None:
        self.give(status=302, Location="http://169.254.169.254/latest/meta-data")

    def give_file(self) -> None:
        self.give(status=302, Location="file:///etc/passwd")

    def give_gone(self) -> None:
        self.give(status=404)

    def give_wall(self) -> None:
        self.give(status=403)

    def give_picture(self) -> None:
        self.give(b"GIF89a", Content_Type="image/gif")

    def give_packed(self) -> None:
        self.give(gzip.compress(PAGE), Content_Encoding="gzip")

    def give_bomb(self) -> None:
        self.give(gzip.compress(b" " * 10 * LARGEST), Content_Encoding="gzip")

    def give_huge(self) -> None:
        self.give(b" " * (LARGEST + 1))

    def give_slow(self) -> None:
        self.send_response(200)
        self.send_header("Content-Type", "text/html")
        self.end_headers()
        for _ in range(100):
            self.wfile.write(b" ")
            self.wfile.flush()
            sleep(0.05)

    def give_slow_head(self) -> None:
        for _ in range(100):
            self.wfile.write(b"H")
            self.wfile.flush()
            sleep(0.05)

    def give_cut(self) -> None:
        self.give(PAGE, Content_Length=str(len(PAGE) + 9))

    def log_message(self, *arguments: object) -> None:
        pass


class Server(ThreadingHTTPServer):
    def handle_error(self, *arguments: object) -> None:
        pass  # a client that hangs up is what these tests are about


@contextmanager
def serving() -> Iterator[tuple[int, list[tuple[str, str]]]]:
    asked: list[tuple[str, str]] = []
    server = Server(("127.0.0.1", 0), type("Handler", (Pages,), {"asked": asked}))
    thread = Thread(target=server.serve_forever)
    thread.start()
    yield server.server_port, asked
    server.shutdown()
    thread.join()
    server.server_close()


@pytest.fixture(scope="module")
def served() -> Iterator[tuple[int, list[tuple[str, str]]]]:
    with serving() as found:
        yield found


def here(address: str, port: int) -> bool:
    """Allow this machine's loopback alone, on which the pages of the tests are."""
    return port > 0 and address == "127.0.0.1"


def fetch(port: int, path: str, **options: object):
    resolve = lambda host, _port: ["127.0.0.1" if host.endswith(".test") else host]  # noqa: E731
    return Fetcher(**{"resolve": resolve, "allowed": here, **options}).fetch(f"http://news.test:{port}/{path}")


def test_a_page_comes_with_its_type_and_encoding(served):
    port, asked = served
    found = fetch(port, "page?a=é")
    assert (found.body, found.type, found.charset) == (PAGE, "text/html", "utf-8")
    assert asked[-1] == (f"news.test:{port}", "/page?a=%C3%A9")


def test_a_redirect_is_followed_and_a_packed_page_unpacked(served):
    assert fetch(served[0], "moved").url.endswith("/page")
    assert fetch(served[0], "packed").body == PAGE


@pytest.mark.parametrize(
    ("path", "words"),
    [
        ("inside", "169.254.169.254 is not an address of the public web"),
        ("file", "not the address of a page"),
        ("round", "sends on from one address to the next"),
        ("gone", "no such page (answer 404)"),
        ("wall", "does not give this page to programs"),
        ("picture", "a file of type image/gif"),
        ("huge", "larger than 5 MB"),
        ("bomb", "larger than 5 MB"),
        ("cut", "could not be reached"),
    ],
)
def test_what_cannot_be_fetched_is_said(served, path: str, words: str):
    with pytest.raises(Unfetchable) as refusal:
        fetch(served[0], path)
    assert words in str(refusal.value)


@pytest.mark.parametrize("path", ["slow", "slow_head"])
def test_a_server_that_drips_is_left_in_time(served, path: str):
    began = monotonic()
    with pytest.raises(Unfetchable, match="took longer than"):
        fetch(served[0], path, seconds=0.4)
    assert monotonic() - began < 4


def test_a_name_is_resolved_once_and_the_checked_address_used(served):
    answers = iter([["127.0.0.1"], ["10.0.0.1"]])
    asked: list[str] = []

    def rebinding(host: str, _port: int) -> list[str]:
        asked.append(host)
        return next(answers)

    assert fetch(served[0], "page", resolve=rebinding).body == PAGE
    assert asked == ["news.test"]


def test_a_name_that_moves_inside_between_two_requests_is_refused(served):
    answers = iter([["127.0.0.1"], ["127.0.0.1", "10.0.0.1"]])
    with pytest.raises(Unfetchable, match="not an address of the public web"):
        fetch(served[0], "moved", resolve=lambda _host, _port: next(answers))


@pytest.mark.parametrize("url", [
    "file:///etc/passwd", "ftp://a.test/", "http://", "//a.test/", "http://me:pw@a.test/", "javascript:alert(1)",
    "http://a.test:0/", "http://a.test:99999/", "http://a.test/ b\x00", "http://[::1", "",
])  # fmt: skip
def test_only_addresses_of_pages_are_fetched(url: str):
    with pytest.raises(Unfetchable, match="not the address of a page"):
        Fetcher().fetch(url)


@pytest.mark.parametrize(
    "host", ["127.0.0.1", "localhost", "[::1]", "0", "10.1.2.3", "2130706433", "[::ffff:127.0.0.1]"]
)
def test_this_machine_is_not_fetched_from(served, host: str):
    before = len(served[1])
    with pytest.raises(Unfetchable):
        Fetcher().fetch(f"http://{host}:{served[0]}/page")
    assert len(served[1]) == before


@pytest.mark.parametrize("address", [
    "127.0.0.1", "10.0.0.1", "172.16.0.1", "192.168.1.1", "169.254.169.254", "100.64.0.1", "0.0.0.1", "224.0.0.1",
    "240.0.0.1", "255.255.255.255", "192.0.2.1", "198.18.0.1", "::1", "::", "fe80::1", "fe80::1%eth0", "fc00::1",
    "ff02::1", "::ffff:10.0.0.1", "2002:7f00:1::", "64:ff9b::7f00:1", "64:ff9b:1::1", "2001:db8::1",
])  # fmt: skip
def test_what_is_not_of_the_open_web_is_not_public(address: str):
    assert not is_public(address, 443)


def test_the_open_web_is_public_at_its_two_ports():
    assert is_public("93.184.215.14", 443)
    assert is_public("2606:2800:21f:cb07:6820:80da:af6b:8b2c", 80)
    assert not is_public("93.184.215.14", 6379)
