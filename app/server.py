"""The production server: gunicorn with threads, told by our settings."""

import os
from collections.abc import Callable
from typing import Any

from gunicorn.app.base import BaseApplication

from app import create_app
from app.commands.sweeping import Sweeper
from app.config import Settings

REQUEST_SECONDS = 30


class Server(BaseApplication):
    """Serves the application; `ready` is called once it listens."""

    def __init__(self, settings: Settings, ready: Callable[[], None]) -> None:
        """Keep the settings; gunicorn reads them in load_config."""
        self._settings = settings
        self._ready = ready
        super().__init__()

    def load_config(self) -> None:
        """Give gunicorn its settings."""
        for name, value in self._given().items():
            self.cfg.set(name, value)

    def load(self) -> Any:  # noqa: ANN401 - gunicorn asks for its own kinds of application
        """Make the application, in each worker, with the sweep beside it: it runs wherever pages are served."""
        # A report's products of matrices are small: parted among threads they would take the processor from the pages.
        os.environ.setdefault("OPENBLAS_NUM_THREADS", "1")
        app = create_app(self._settings)
        Sweeper(app.extensions["citewell.work"], seconds=self._settings.sweep_seconds).start()
        return app

    def _given(self) -> dict[str, Any]:
        settings = self._settings
        return {
            "bind": f"{settings.host}:{settings.port}",
            "workers": settings.workers,
            "worker_class": "gthread",
            "threads": settings.threads,
            "timeout": REQUEST_SECONDS,
            "graceful_timeout": 10,
            "loglevel": "warning",
            "when_ready": lambda _: self._ready(),
        }
