"""Puts the application together: settings, extensions, pages, and the rules that hold for every response."""

from pathlib import Path
from typing import Any

from flask import Flask
from jinja2 import ChoiceLoader, FileSystemLoader, PrefixLoader, StrictUndefined
from werkzeug.middleware.proxy_fix import ProxyFix

from app.config import Settings
from app.extensions import babel, csrf, db
from app.storage.engines import engine_options, prepare
from app.storage.unit_of_work import UnitOfWork
from app.web import errors, filters, headers, hosts, identity, json_bodies, permissions
from app.web.accounts import views as accounts
from app.web.accounts.configuration import account_settings, install
from app.web.api import views as api
from app.web.live import views as live
from app.web.quiz import views as quiz
from app.web.reports import views as reports
from app.web.teaching import views as teaching

WEB = Path(__file__).parent
LARGEST_REQUEST = 3 * 2**20


def wire(app: Flask, settings: Settings) -> None:
    """Bind extensions and register pages on an application."""
    app.config.update(flask_settings(settings))
    app.extensions["citewell.settings"] = settings
    app.jinja_env.undefined = StrictUndefined
    app.jinja_env.trim_blocks = app.jinja_env.lstrip_blocks = True
    components = PrefixLoader({"components": FileSystemLoader(WEB / "components")})
    app.jinja_env.loader = ChoiceLoader([components, *filter(None, [app.jinja_env.loader])])
    db.init_app(app)
    csrf.init_app(app)
    babel.init_app(app)
    with app.app_context():
        app.extensions["citewell.work"] = UnitOfWork(prepare(db.engine))
    for part in (headers, hosts, errors, filters, json_bodies, identity, permissions):
        part.register(app)
    install(app)
    for package in (quiz, accounts, teaching, reports, live, api):
        app.register_blueprint(package.blueprint)
    if settings.proxies:
        app.wsgi_app = ProxyFix(app.wsgi_app, x_for=settings.proxies, x_proto=settings.proxies, x_host=0)


def flask_settings(settings: Settings) -> dict[str, Any]:
    """Give Flask's own settings and those of its extensions."""
    return {
        "TESTING": settings.testing,
        "SECRET_KEY": settings.secret(),
        "SQLALCHEMY_ENGINES": {"default": {"url": settings.database, **engine_options(settings.database)}},
        "MAX_CONTENT_LENGTH": LARGEST_REQUEST,
        "MAX_FORM_MEMORY_SIZE": LARGEST_REQUEST,
        "SESSION_COOKIE_NAME": "__Host-citewell" if settings.https else "citewell",
        "SESSION_COOKIE_SECURE": settings.https,
        "SESSION_COOKIE_HTTPONLY": True,
        "SESSION_COOKIE_SAMESITE": "Lax",
        "PREFERRED_URL_SCHEME": "https" if settings.https else "http",
        "BABEL_DEFAULT_TIMEZONE": settings.timezone,
        "WTF_CSRF_TIME_LIMIT": None,
        **account_settings(settings),
    }
