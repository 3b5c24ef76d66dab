"""Edit a question: what its form begins from, who else has it open, and the version that the edit makes."""

from collections.abc import Collection, Mapping
from dataclasses import dataclass, replace
from datetime import datetime, timedelta

from sqlalchemy.orm import Session

from app.articles.quotes import moved
from app.grading.following import words_of
from app.grading.rejudging import as_written
from app.questions.draft import Citation, Draft, Option, QuestionType
from app.questions.editing import Place, carried, is_changed, place_of, right
from app.storage.articles import RenditionRow, newest_renditions
from app.storage.editing_queries import editors_of, sign_editing
from app.storage.people import User
from app.storage.questions import QuestionRow, VersionRow
from app.storage.teaching_queries import entity_forms, versions_of
from app.storage.unit_of_work import UnitOfWork
from app.storage.versions import add_version, contents, question_by_public_id
from app.workflows.check_question import with_marks
from app.workflows.known import known_question
from app.workflows.problems import Refused

WAITING = {"draft", "in review"}
ARCHIVED = "This question is archived. Bring it back first."
LATELY = timedelta(minutes=10)
Texts = Mapping[str, RenditionRow]


class NewerVersion(Refused):
    """Somebody saved a version after this form was opened; nothing was stored."""

    def __init__(self) -> None:
        """Say what happened."""
        super().__init__("Somebody saved a newer version while you wrote. Nothing of yours is stored yet.")


@dataclass(frozen=True)
class Newest:
    """A question's newest version: its number, what it holds, and who made it when."""

    number: int
    draft: Draft
    author: str
    at: datetime


@dataclass(frozen=True)
class Editor:
    """Somebody else who has the form open, and when they last showed a sign of it."""

    name: str
    at: datetime


def newest(work: UnitOfWork, public_id: str) -> Newest:
    """Give a question's newest version; raises NotFound."""
    with work.reading() as session:
        question = known_question(session, public_id)
        row = versions_of(session, question.id)[0]
        author = session.get(User, row.author_id) if row.author_id else None
        return Newest(row.number, contents(session, [row])[0].draft, author.name if author else "", row.created_at)


def sign(work: UnitOfWork, public_id: str, *, user_id: int) -> None:
    """Note that somebody has a question's form open."""
    with work() as session:
        question = known_question(session, public_id, lock=True)
        sign_editing(session, question.id, user_id, at=work.clock())


def editors(work: UnitOfWork, public_id: str, *, user_id: int) -> tuple[Editor, ...]:
    """Give who else gave a sign in the last ten minutes that they have a question's form open, the latest first."""
    with work.reading() as session:
        question = question_by_public_id(session, public_id)
        found = editors_of(session, question.id, since=work.clock() - LATELY) if question else []
        return tuple(Editor(name, at) for who, name, at in found if who != user_id)


def save_edit(
    session: Session, work: UnitOfWork, question: QuestionRow, draft: Draft, *, author_id: int, base: int | None
) -> bool:
    """Store an edit as the next version of a question, which must be locked; say whether it changed anything.

    `base` is the number of the version that the form began from, None where that does not matter. Raises NewerVersion,
    or Refused where the cited words do not stand in the article.
    """
    if question.archived_at is not None:
        raise Refused(ARCHIVED)
    rows = versions_of(session, question.id)
    if base is not None and rows and rows[0].number != base:
        raise NewerVersion
    # Whatever the newest version was made for, an edit of it judges no answer that was given before.
    before = as_written(contents(session, rows[:1])[0].draft) if rows else None
    passages = (*draft.passages, *(before.passages if before else ()))
    texts = newest_renditions(session, {one.article for one in passages})
    draft, fact = _prepared(session, draft, rows[0] if rows else None, before, texts)
    if before and not is_changed(draft, before):
        return False
    for version in rows:
        version.state = "retired" if version.state in WAITING else version.state
    try:
        add_version(session, question, draft, renditions=texts, at=work.clock(), author_id=author_id, fact_id=fact)
    except (ValueError, KeyError):
        msg = "The article does not say the cited words at that place. Mark them again."
        raise Refused(msg) from None
    return True


def _prepared(
    session: Session, draft: Draft, old: VersionRow | None, before: Draft | None, texts: Texts
) -> tuple[Draft, int | None]:
    """Give a draft with all that its old version held and its marks, and the fact that it still asks about."""
    draft, fact = replace(draft, origin="teacher"), None
    settled = set[Place]()
    if old and before and before.type is draft.type:
        draft = carried(draft, before)
        if right(draft.key) == right(before.key):
            fact, settled = old.fact_id, {place_of(one.passage) for one in before.citations}
    known = {option.text for option in before.key.options} if before else set[str]()
    options = tuple(_placed(option, draft, texts, is_new=option.text not in known) for option in draft.key.options)
    draft = replace(draft, key=replace(draft.key, options=options))
    return _marked(draft, with_marks(draft, entity_forms(session)), settled), fact


def _placed(option: Option, draft: Draft, texts: Texts, *, is_new: bool) -> Option:
    """Give an option with its occurrence in today's text; a new wrong one that the cited articles name has one too."""
    one = option.occurrence
    if one is not None:
        text = texts[one.article].value if one.article in texts else None
        if text is None or text.text[one.start : one.end] != one.exact:
            return replace(option, occurrence=moved(text, one.exact, one.start) if text else None)
        return option
    if not is_new or option.correct or draft.type not in {QuestionType.SINGLE, QuestionType.MULTIPLE}:
        return option
    for stem in dict.fromkeys(citation.passage.article for citation in draft.citations):
        found = moved(texts[stem].value, option.text, 0) if stem in texts else None
        if found and found.exact[:1].isupper():
            return replace(option, occurrence=found)
    return option


def _marked(draft: Draft, marked: Draft, settled: Collection[Place]) -> Draft:
    """Give a draft with new marks but where `settled` says that the old ones hold, none where there were none."""
    pairs = zip(draft.citations, marked.citations, strict=True)
    citations = (own if place_of(own.passage) in settled else _found(new, draft) for own, new in pairs)
    return replace(marked, citations=tuple(citations))


def _found(citation: Citation, draft: Draft) -> Citation:
    """Mark each right answer that the cited words say, where no other rule marked them."""
    if citation.marks or draft.type in {QuestionType.CLAIM, QuestionType.EVIDENCE}:
        return citation
    said = [[option.text] for option in draft.key.options if option.correct]
    said += [[form.text for form in draft.key.accepted]] if draft.key.accepted else []
    start = citation.passage.start
    spans = {span for forms in said if (span := words_of(citation.passage.exact, forms))}
    return replace(citation, marks=tuple((start + first, start + last) for first, last in sorted(spans)))
