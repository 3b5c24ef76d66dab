"""Citewell: a fact-check quiz in which every answer shows its source."""

from flask import Flask

from app.config import Settings, read_settings


def create_app(settings: Settings | None = None) -> Flask:
    """Make the application; raises WrongSetting where a setting has a value that cannot be."""
    # Imported here, so that the command line's plain commands do not wait for the web.
    from app.web.wiring import wire  # noqa: PLC0415 - see above

    settings = settings or read_settings()
    app = Flask(
        "app", static_folder="web/static", template_folder="web/templates", instance_path=str(settings.instance_dir)
    )
    wire(app, settings)
    return app
