"""The queue that tells a language worker of a job at once."""

from flask import current_app

from app.config import Settings
from app.storage.queue import JobQueue


def job_queue() -> JobQueue:
    """Give the queue of this installation."""
    settings: Settings = current_app.extensions["citewell.settings"]
    return JobQueue(settings.instance_dir)
