"""Pages of score reports."""

from app.web.reports.blueprint import blueprint

__all__ = ["blueprint"]
