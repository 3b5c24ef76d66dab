"""Visitors to the site in tests, each with cookies of its own."""

from flask import Flask
from flask.testing import FlaskClient


def client_of(site: Flask) -> FlaskClient:
    """Give a browser without cookies: Flask's plain client, which pushes no context around the test."""
    return FlaskClient(site, site.response_class, use_cookies=True)
