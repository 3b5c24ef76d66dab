"""The blueprint that the views of this package hang on."""

from flask import Blueprint

blueprint = Blueprint("api", "app.web.api", url_prefix="/api")
