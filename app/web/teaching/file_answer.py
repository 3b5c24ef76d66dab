"""A file as an answer: to be kept, never shown in the page's own place."""

from flask import Response


def file_answer(content: bytes, media_type: str, name: str) -> Response:
    """Give a file to download under that name."""
    answer = Response(content, content_type=f"{media_type}; charset=utf-8" if media_type == "text/csv" else media_type)
    answer.headers.set("Content-Disposition", "attachment", filename=name)
    return answer
