"""A visitor who follows every address that a page names."""

import re
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from html import unescape

from flask.testing import FlaskClient

ADDRESS = re.compile(r'(?:href|src|action|cite|content|data-[\w-]+)="(/[^"#]*)')
MOST_PAGES = 400


@dataclass(frozen=True)
class Seen:
    """An answer of the site: whence, and all that it said."""

    address: str
    status: int
    kind: str
    headers: str
    text: str

    @property
    def everything(self) -> str:
        return f"{self.address}\n{self.headers}\n{self.text}"


def look(client: FlaskClient, address: str) -> Seen:
    with client.get(address) as answered:
        return seen(address, answered)


def seen(address: str, answered) -> Seen:
    is_text = answered.mimetype.startswith("text/") or answered.mimetype in {"application/json", "image/svg+xml"}
    return Seen(
        address, answered.status_code, answered.mimetype, str(answered.headers), answered.text if is_text else ""
    )


def crawl(client: FlaskClient, starts: Iterable[str]) -> Iterator[Seen]:
    """Get these addresses and all that they lead to, redirects too."""
    waiting, known = list(starts), set()
    while waiting and len(known) < MOST_PAGES:
        address = waiting.pop(0)
        if address in known:
            continue
        known.add(address)
        page = look(client, address)
        yield page
        waiting += [unescape(one) for one in ADDRESS.findall(page.text) if not one.startswith("//")]
        waiting += re.findall(r"^Location: (/\S*)", page.headers, re.MULTILINE)
