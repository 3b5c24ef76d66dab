"""The blueprint that the views of this package hang on."""

from flask import Blueprint

blueprint = Blueprint("accounts", "app.web.accounts", template_folder="templates")
