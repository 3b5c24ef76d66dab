"""Pages of the teacher's desk."""

from app.web.teaching.blueprint import blueprint

__all__ = ["blueprint"]
