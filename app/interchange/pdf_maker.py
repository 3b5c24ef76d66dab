"""The process that makes a PDF: a page comes in, a PDF goes out; `python -m app.interchange.pdf_maker FOLDER`."""

import mimetypes
import resource
import sys
from pathlib import Path
from typing import Any
from urllib.parse import unquote, urlsplit

from app.interchange.pdf_file import MISSING

HERE = "http://static.invalid/"
MOST_BYTES, MOST_SECONDS = 2**31, 80


def main(folder: str) -> int:
    """Make a PDF of standard input on standard output; give the code to end with."""
    resource.setrlimit(resource.RLIMIT_AS, (MOST_BYTES, MOST_BYTES))
    resource.setrlimit(resource.RLIMIT_CPU, (MOST_SECONDS, MOST_SECONDS))
    try:
        import weasyprint  # noqa: PLC0415 # pyright: ignore[reportMissingTypeStubs] - loaded only where it is needed
    except OSError:
        # It is installed, but a library of the system that it needs is not.
        return MISSING
    page = sys.stdin.buffer.read().decode()
    document: Any = weasyprint.HTML(string=page, base_url=HERE, url_fetcher=_fetcher(Path(folder)))
    sys.stdout.buffer.write(document.write_pdf(pdf_variant="pdf/ua-1"))
    return 0


def _fetcher(folder: Path) -> Any:  # noqa: ANN401 - of a library without types
    from weasyprint.urls import URLFetcher, URLFetcherResponse  # noqa: PLC0415 # pyright: ignore[reportMissingTypeStubs]

    class OnlyStatic(URLFetcher):
        """Gives our own static files, and refuses all else."""

        def fetch(self, url: str, headers: object = None) -> URLFetcherResponse:  # pyright: ignore[reportIncompatibleMethodOverride]
            del headers
            path = file_of(url, folder)
            kind = mimetypes.guess_type(path.name)[0] or "application/octet-stream"
            return URLFetcherResponse(url, path.read_bytes(), {"Content-Type": kind})

    return OnlyStatic()


def file_of(url: str, folder: Path) -> Path:
    """Give the static file of an address; raises ValueError for every other address."""
    parts = urlsplit(url)
    path = (folder / unquote(parts.path).removeprefix("/static/")).resolve()
    inside = parts.path.startswith("/static/") and path.is_relative_to(folder.resolve()) and path.is_file()
    if f"{parts.scheme}://{parts.netloc}/" != HERE or not inside:
        msg = f"{url} is no static file of ours"
        raise ValueError(msg)
    return path


if __name__ == "__main__":
    sys.exit(main(sys.argv[1]))
