"""The blueprint that the views of this package hang on."""

from flask import Blueprint

blueprint = Blueprint("quiz", "app.web.quiz", template_folder="templates")
