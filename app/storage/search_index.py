"""The search index over questions: FTS5 on SQLite, a tsvector with a GIN index on PostgreSQL; the same words in both.

Every session that may write keeps it in step by itself: a few questions in the transaction that changes them; many are
marked in it, and written in small transactions after it (app/storage/search_following.py), so that nobody waits.
"""

from collections.abc import Collection, Iterable, Sequence

from sqlalchemy import BigInteger, Column, ForeignKey, Index, MetaData, Subquery, Table, bindparam, select, text
from sqlalchemy.dialects.postgresql import TSVECTOR
from sqlalchemy.orm import Session

from app.questions.searching import Search, Term, folded
from app.storage.base import NAMES
from app.storage.questions import QuestionRow
from app.storage.search_documents import Document, documents
from app.storage.search_marks import mark_stale, marks_of

# PostgreSQL's table; SQLite has a virtual one of that name, which no metadata can describe.
SEARCH_METADATA = MetaData(naming_convention=NAMES)
TABLE = Table(
    "question_search",
    SEARCH_METADATA,
    Column("question_id", BigInteger, ForeignKey(QuestionRow.__table__.c.id), primary_key=True, autoincrement=False),
    Column("words", TSVECTOR, nullable=False),
    Index("ix_question_search_words", "words", postgresql_using="gin"),
)
# More than so many are written after the transaction that changes them.
FEW = 20
IndexRows = list[dict[str, object]]
# Stands between texts, so that no phrase goes from one into the next; nobody can ask for it: folding drops it.
BETWEEN = "\ue000"
MOST_WORDS = 15_000


def index_questions(session: Session, question_ids: Iterable[int]) -> None:
    """Have the index say of some questions what is stored: a few at once, many soon after; those gone leave it."""
    asked = set(question_ids)
    if len(asked) > FEW:
        mark_stale(session, asked)
    elif asked:
        # Where somebody is about to write a row, a new mark tells them that what they read is old.
        stale = marks_of(session, asked)
        if stale:
            mark_stale(session, stale)
        write_rows(session, asked, index_rows(session, asked))


def index_rows(session: Session, question_ids: Collection[int]) -> IndexRows:
    """Give what the index is to say of some questions, from what is stored."""
    found = documents(session, question_ids)
    return [_row(session, question, document) for question, document in found.items()]


def write_rows(session: Session, question_ids: Collection[int], rows: IndexRows) -> None:
    """Put rows into the index in the place of those of some questions."""
    drop_from_index(session, question_ids)
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
    """Empty the index, have it written anew after this transaction, and count its questions."""
    session.execute(text("DELETE FROM question_search"))
    every = session.scalars(select(QuestionRow.id)).all()
    mark_stale(session, every)
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


def _is_postgres(session: Session) -> bool:
    return session.get_bind().dialect.name == "postgresql"


def _insertion(session: Session) -> str:
    if _is_postgres(session):
        # Two that change one question at once both come here.
        new = "INSERT INTO question_search (question_id, words) VALUES (:id, CAST(:words AS tsvector))"
        return f"{new} ON CONFLICT (question_id) DO UPDATE SET words = excluded.words"
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
