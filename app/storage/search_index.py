"""The search index over questions: FTS5 on SQLite, a tsvector with a GIN index on PostgreSQL; the same words in both.

Every session that may write keeps it in step by itself: whoever adds a version or a label, the index follows in the
same transaction.
"""

from collections.abc import Collection, Iterable, Iterator, Sequence

from sqlalchemy import BigInteger, Column, ForeignKey, Index, MetaData, Subquery, Table, bindparam, select, text
from sqlalchemy.dialects.postgresql import TSVECTOR
from sqlalchemy.orm import Session

from app.questions.searching import Search, Term, folded
from app.storage.base import NAMES
from app.storage.questions import QuestionRow
from app.storage.search_documents import Document, documents

# PostgreSQL's table; SQLite has a virtual one of that name, which no metadata can describe.
SEARCH_METADATA = MetaData(naming_convention=NAMES)
TABLE = Table(
    "question_search",
    SEARCH_METADATA,
    Column("question_id", BigInteger, ForeignKey(QuestionRow.__table__.c.id), primary_key=True, autoincrement=False),
    Column("words", TSVECTOR, nullable=False),
    Index("ix_question_search_words", "words", postgresql_using="gin"),
)
CHUNK = 500
# Stands between texts, so that no phrase goes from one into the next; nobody can ask for it: folding drops it.
BETWEEN = "\ue000"
MOST_WORDS = 15_000


def index_questions(session: Session, question_ids: Iterable[int]) -> None:
    """Write the index rows of some questions anew, from what is stored; those that are gone leave it."""
    for chunk in _chunks(sorted(set(question_ids))):
        drop_from_index(session, chunk)
        found = documents(session, chunk)
        rows = [_row(session, question, document) for question, document in found.items()]
        if rows:
            session.execute(text(_insertion(session)), rows)


def drop_from_index(session: Session, question_ids: Collection[int]) -> None:
    """Take questions out of the index."""
    key = "question_id" if _is_postgres(session) else "rowid"
    statement = text(f"DELETE FROM question_search WHERE {key} IN :ids")  # noqa: S608 - a constant
    session.execute(statement.bindparams(bindparam("ids", list(question_ids), expanding=True)))


def missing_from_index(session: Session) -> Sequence[int]:
    """Give the questions that the index does not know."""
    key = "question_id" if _is_postgres(session) else "rowid"
    known = text(f"SELECT {key} FROM question_search")  # noqa: S608 - a constant
    indexed = set(session.scalars(known))
    return [question for question in session.scalars(select(QuestionRow.id)) if question not in indexed]


def rebuild_index(session: Session) -> int:
    """Write the whole index anew and count its questions."""
    session.execute(text("DELETE FROM question_search"))
    every = session.scalars(select(QuestionRow.id)).all()
    index_questions(session, every)
    return len(every)


def matches(session: Session, search: Search) -> Subquery:
    """Give the questions that a search finds, as (question_id, rank); a lower rank is a better hit."""
    if _is_postgres(session):
        query = "SELECT question_id, -ts_rank(words, CAST(:asked AS tsquery)) AS rank FROM question_search"
        found = text(f"{query} WHERE words @@ CAST(:asked AS tsquery)")
        asked = " & ".join(_tsquery(term) for term in search.terms)
    else:
        query = "SELECT rowid AS question_id, bm25(question_search, 8.0, 1.0) AS rank FROM question_search"
        found = text(f"{query} WHERE question_search MATCH :asked")
        asked = " AND ".join(_match(term) for term in search.terms)
    columns = (Column("question_id", BigInteger), Column("rank"))
    return found.bindparams(asked=asked).columns(*columns).subquery("hits")


def _tsquery(term: Term) -> str:
    # Folded words are letters and figures alone, so nothing in them can end the quotation.
    words = [f"'{word}'" for word in term.words]
    return f"({' <-> '.join(words)}{':*' if term.begins else ''})"


def _match(term: Term) -> str:
    return f'"{" ".join(term.words)}"{" *" if term.begins else ""}'


def _chunks(ids: Sequence[int]) -> Iterator[tuple[int, ...]]:
    return (tuple(ids[start : start + CHUNK]) for start in range(0, len(ids), CHUNK))


def _is_postgres(session: Session) -> bool:
    return session.get_bind().dialect.name == "postgresql"


def _insertion(session: Session) -> str:
    if _is_postgres(session):
        return "INSERT INTO question_search (question_id, words) VALUES (:id, CAST(:words AS tsvector))"
    return "INSERT INTO question_search (rowid, head, body) VALUES (:id, :head, :body)"


def _row(session: Session, question_id: int, document: Document) -> dict[str, object]:
    head, body = _words(document.head), _words(words for _kind, words in document.body)
    if not _is_postgres(session):
        return {"id": question_id, "head": " ".join(head), "body": " ".join(body)}
    weighed = [(word, "A") for word in [*head, BETWEEN]] + [(word, "D") for word in body]
    places = (f"'{word}':{at}{weight}" for at, (word, weight) in enumerate(weighed, 1) if word != BETWEEN)
    return {"id": question_id, "words": " ".join(places)}


def _words(texts: Iterable[str]) -> list[str]:
    words: list[str] = []
    for one in texts:
        words += [BETWEEN, *folded(one)] if words else folded(one)
    return words[:MOST_WORDS]
