"""The blueprint that the views of this package hang on."""

from flask import Blueprint

blueprint = Blueprint("reports", "app.web.reports", template_folder="templates")
