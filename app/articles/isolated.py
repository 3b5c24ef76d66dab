"""Reading a file of any kind: text here, all else in a process of its own that has limits."""

import json
import os
import subprocess
import sys
from pathlib import Path
from threading import BoundedSemaphore

from app.articles.readers import UnreadableArticle, read_text
from app.articles.reading import Kind, Reading, kind_of

SECONDS = 20
AT_ONCE = 2
ROOT = Path(__file__).parents[2]
_room = BoundedSemaphore(AT_ONCE)


def read_file(raw: bytes, *, name: str, charset: str = "", kind: Kind | None = None) -> Reading:
    """Read a file; its bytes say what it is, unless `kind` does. Raises UnreadableArticle."""
    kind = kind or kind_of(raw, name=name)
    if kind is Kind.TEXT:
        return Reading(read_text(raw, name=name))
    # Each may take a gigabyte, so only a few run beside one another.
    if not _room.acquire(timeout=SECONDS):
        msg = f'Other files are being read, so "{name}" was not. Try again in a moment.'
        raise UnreadableArticle(msg)
    try:
        return _from(_answer(raw, kind, name, charset), name)
    finally:
        _room.release()


def _answer(raw: bytes, kind: Kind, name: str, charset: str) -> bytes:
    command = [sys.executable, "-P", "-B", "-m", "app.articles.parser", kind, name.replace("\0", ""), charset]
    surroundings = {"PYTHONPATH": str(ROOT), "PYTHONIOENCODING": "utf-8", "PATH": os.defpath, "LANG": "C.UTF-8"}
    try:
        done = subprocess.run(  # noqa: S603 - this very Python, on a module of ours; the file goes in as bytes
            command, input=raw, stdout=subprocess.PIPE, stderr=subprocess.DEVNULL, timeout=SECONDS, check=True,
            env=surroundings,
        )  # fmt: skip
    except (subprocess.TimeoutExpired, subprocess.CalledProcessError, OSError) as error:
        msg = f'"{name}" takes more time or memory than an article may. Save it anew, or paste the text.'
        raise UnreadableArticle(msg) from error
    return done.stdout


def _from(answer: bytes, name: str) -> Reading:
    try:
        said = json.loads(answer)
        if "read" in said:
            return Reading.unpacked(said["read"])
        refusal = str(said["refused"])
    except (ValueError, KeyError, TypeError) as error:
        msg = f'"{name}" could not be read. Save it anew, or paste the text.'
        raise UnreadableArticle(msg) from error
    raise UnreadableArticle(refusal)
