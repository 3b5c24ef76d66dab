"""The blueprint that the views of this package hang on."""

from flask import Blueprint

blueprint = Blueprint("teaching", "app.web.teaching", template_folder="templates")
