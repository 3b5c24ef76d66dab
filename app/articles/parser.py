"""The process that parses one file and ends: what is wrong with a file can hurt nothing else.

`python -m app.articles.parser KIND NAME CHARSET` reads the file from standard input, and writes a line of JSON.
"""

import json
import logging
import resource
import sys
from collections.abc import Callable
from contextlib import suppress

from app.articles.readers import UnreadableArticle
from app.articles.reading import Kind, Reading

MEMORY = 2**30
SECONDS = 15
# What no parser needs: a connection, or another program.
BARRED = ("socket.connect", "socket.getaddrinfo", "subprocess.Popen", "os.system", "os.exec", "os.fork")


def main(kind: str, name: str, charset: str) -> None:
    """Parse standard input within limits and write what came of it."""
    limit()
    logging.disable()
    answer: dict[str, object]
    try:
        answer = {"read": parsed(Kind(kind), sys.stdin.buffer.read(), name=name, charset=charset).packed()}
    except UnreadableArticle as refusal:
        answer = {"refused": str(refusal)}
    sys.stdout.write(json.dumps(answer))


def limit() -> None:
    """Set this process's limits: memory, time, no file written, no connection made."""
    limits = ((resource.RLIMIT_AS, MEMORY), (resource.RLIMIT_CPU, SECONDS), (resource.RLIMIT_FSIZE, 0))
    for what, most in (*limits, (resource.RLIMIT_CORE, 0)):
        with suppress(ValueError, OSError):  # some systems know no limit of that kind
            resource.setrlimit(what, (most, most))
    sys.addaudithook(_bar)


def parsed(kind: Kind, raw: bytes, *, name: str, charset: str = "") -> Reading:
    """Parse a file of that kind; raises UnreadableArticle."""
    from app.articles.docx_file import read_docx  # noqa: PLC0415 - after the limits are set
    from app.articles.html_page import read_html  # noqa: PLC0415 - the same
    from app.articles.pdf_file import read_pdf  # noqa: PLC0415 - the same

    readers: dict[Kind, Callable[[], Reading]] = {
        Kind.HTML: lambda: read_html(raw, name=name, charset=charset),
        Kind.PDF: lambda: read_pdf(raw, name=name),
        Kind.DOCX: lambda: read_docx(raw, name=name),
    }
    return readers[kind]()


def _bar(event: str, arguments: object) -> None:
    del arguments
    if event in BARRED:
        msg = f"a parser may not do this: {event}"
        raise PermissionError(msg)


if __name__ == "__main__":
    main(*sys.argv[1:4])
