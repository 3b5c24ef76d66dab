"""Export questions: the published ones as a file, and drafts that no database holds as lines."""

from collections.abc import Iterator, Sequence

from app.interchange.formats import FORMATS
from app.interchange.jsonl import to_json
from app.questions.draft import Draft
from app.storage.exchange_queries import travelling
from app.storage.unit_of_work import UnitOfWork
from app.storage.versions import contents, published_versions


def export_published(work: UnitOfWork) -> Iterator[str]:
    """Give each published question of the database as a line of JSON."""
    with work.reading() as session:
        known = contents(session, published_versions(session))
    for content in known:
        row = content.version
        yield _line(content.draft, id=row.question.public_id, version=row.number, status=row.state)


def published_file(work: UnitOfWork, form: str) -> bytes:
    """Give each published question of the database, in a file of that format."""
    if form == "jsonl":
        # A line for each as it always was: the command's first users read it.
        return "".join(f"{line}\n" for line in export_published(work)).encode()
    with work.reading() as session:
        return FORMATS[form].write(travelling(session, published_versions(session)))


def export_drafts(drafts: Sequence[Draft]) -> Iterator[str]:
    """Give drafts that no database holds as lines of JSON."""
    for draft in drafts:
        yield _line(draft, id=draft.identity, version=1, status="draft")


def _line(draft: Draft, *, id: str, version: int, status: str) -> str:  # noqa: A002 - the field's name
    return to_json(draft, id=id, version=version, status=status, article=draft.citations[0].passage.article)
