"""Make a tagged PDF of a page, in a process of its own that has limits and no network."""

import os
import subprocess
import sys
from pathlib import Path
from threading import BoundedSemaphore

SECONDS = 90
# Whoever waits keeps a thread of the web worker from others, so that nobody waits long.
PATIENCE = 5
ROOT = Path(__file__).parents[2]
BUSY = "Another PDF is being made. Try again in a moment, or print the page itself."
# Each takes a core and some hundred megabytes, so they are made one after the other.
_room = BoundedSemaphore(1)


class NoPdf(RuntimeError):
    """A PDF that could not be made; the message says why, and that the page can be printed all the same."""


def pdf_of(page: str, *, static: Path) -> bytes:
    """Give a page as PDF/UA-1; its addresses lead into the folder of static files, and nowhere else. Raises NoPdf."""
    if not _room.acquire(timeout=PATIENCE):
        raise NoPdf(BUSY)
    try:
        command = [sys.executable, "-P", "-B", "-m", "app.interchange.pdf_maker", str(static)]
        surroundings = {"PYTHONPATH": str(ROOT), "PYTHONIOENCODING": "utf-8", "PATH": os.defpath, "LANG": "C.UTF-8"}
        done = subprocess.run(  # noqa: S603 - this very Python, on a module of ours; the page goes in as text
            command, input=page.encode(), capture_output=True, timeout=SECONDS, check=False, env=surroundings
        )
    except (subprocess.TimeoutExpired, OSError) as error:
        msg = "The PDF takes more time than it may. Print the page itself, from the browser."
        raise NoPdf(msg) from error
    finally:
        _room.release()
    if done.returncode == 0 and done.stdout.startswith(b"%PDF"):
        return done.stdout
    raise NoPdf(_MISSING if done.returncode == MISSING else _FAILED)


MISSING = 3
_MISSING = (
    "This computer lacks the libraries that PDFs need (Pango and HarfBuzz, see README). "
    "The page itself can be printed from the browser."
)
_FAILED = "The PDF could not be made. The page itself can be printed from the browser."
