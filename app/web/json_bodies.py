"""Reads the JSON that scripts send: one nested without end is no JSON, as any other that cannot be read."""

from typing import Any

from flask import Flask
from flask.json.provider import DefaultJSONProvider


class Provider(DefaultJSONProvider):
    """Python's reader, which gives up on deep nests by an error of its own kind."""

    def loads(self, s: str | bytes, **kwargs: Any) -> object:
        """Read a JSON text; raises ValueError where it cannot be read."""
        try:
            return super().loads(s, **kwargs)
        except RecursionError:
            msg = "nested too deeply"
            raise ValueError(msg) from None


def register(app: Flask) -> None:
    """Let an application read JSON so."""
    app.json_provider_class = Provider  # Flask-Security builds its own on it
    app.json = Provider(app)
