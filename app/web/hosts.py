"""The names that this site goes by: which a request may be for, and which a link to give away begins with."""

from typing import Any
from urllib.parse import urlsplit

from flask import Flask, abort, current_app, request, url_for

from app.config import Settings


def register(app: Flask) -> None:
    """Refuse requests for other names, before anything is looked at, and give templates the links to share."""
    app.before_request_funcs.setdefault(None, []).insert(0, _refuse_other_names)
    app.jinja_env.globals["link_to_share"] = link_to_share


def link_to_share(endpoint: str, **values: Any) -> str:
    """Give a page's whole address: at the one that was set, or at the name that the request is for."""
    base = _settings().base_url or request.host_url
    return base.rstrip("/") + url_for(endpoint, **values)


def _settings() -> Settings:
    return current_app.extensions["citewell.settings"]


def _refuse_other_names() -> None:
    # Werkzeug's own list knows no IPv6 addresses, and refuses where no page can be shown.
    known = _settings().hosts
    if known and urlsplit(f"//{request.host}").hostname not in known:
        abort(400)
