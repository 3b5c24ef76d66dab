"""What tests of safety share."""

import pytest
from flask import Flask

from app.storage.unit_of_work import UnitOfWork


@pytest.fixture
def work(site: Flask) -> UnitOfWork:
    return site.extensions["citewell.work"]
