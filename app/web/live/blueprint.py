"""The blueprint that the views of this package hang on."""

from flask import Blueprint

blueprint = Blueprint("live", "app.web.live", template_folder="templates")
