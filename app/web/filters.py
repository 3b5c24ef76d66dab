"""Small words for templates: addresses of static files, dates in words."""

import hashlib
from functools import lru_cache
from pathlib import Path

from flask import Flask, url_for


@lru_cache(maxsize=256)
def _fingerprint(path: str) -> str:
    return hashlib.sha256(Path(path).read_bytes()).hexdigest()[:12]


def asset(app: Flask, name: str) -> str:
    """Give a static file's address with its fingerprint, so that browsers may keep it without end."""
    return url_for("static", filename=name, v=_fingerprint(f"{app.static_folder}/{name}"))


def register(app: Flask) -> None:
    """Give an application's templates their words."""
    app.jinja_env.globals["asset"] = lambda name: asset(app, name)
