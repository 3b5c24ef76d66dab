"""Write a question: find its citing words, keep it as a draft, publish it, put it away."""

import hashlib
import secrets
from collections.abc import Sequence
from dataclasses import dataclass

from sqlalchemy.exc import IntegrityError
from sqlalchemy.orm import Session

from app.articles.quotes import Place, find_quote
from app.articles.sentences import sentence_spans
from app.articles.text import BlockKind, Rendition
from app.questions.draft import Draft
from app.storage import audit
from app.storage.articles import citable_articles
from app.storage.editing_queries import add_question, end_editing
from app.storage.questions import QuestionRow
from app.storage.teaching_queries import versions_of
from app.storage.unit_of_work import UnitOfWork
from app.workflows.edit_question import ARCHIVED, NewerVersion, save_edit
from app.workflows.known import known_question
from app.workflows.problems import Refused
from app.workflows.publish_lock import publish_version


@dataclass(frozen=True)
class Paragraph:
    """A paragraph to cite from: its kind, and (start, text) of each sentence, white space before it included."""

    kind: BlockKind
    sentences: tuple[tuple[int, str], ...]


@dataclass(frozen=True)
class Source:
    """An article to cite from."""

    rendition: Rendition
    title: str
    outlet: str

    @property
    def paragraphs(self) -> tuple[Paragraph, ...]:
        """Give the text as paragraphs of sentences, each with its place."""
        return tuple(
            Paragraph(
                block.kind,
                tuple(
                    (start, self.rendition.text[start:end])
                    for start, end in sentence_spans(self.rendition.text, block.start, block.end)
                ),
            )
            for block in self.rendition.blocks
        )


def articles_to_cite(work: UnitOfWork, user_id: int) -> tuple[tuple[str, str], ...]:
    """Give (stem, title) of the articles that a teacher may cite anew."""
    with work.reading() as session:
        return tuple((row.stem, row.title) for row in citable_articles(session, user_id))


def places_of(text: str, quote: str, start: int | None) -> Sequence[Place]:
    """Give where a quotation stands in an article's text; the place that was marked, where it says these words."""
    end = (start or 0) + len(quote)
    if start is not None and quote and text[start:end] == quote:
        return [(start, end)]
    return find_quote(text, quote)


def owner_of(work: UnitOfWork, public_id: str) -> int | None:
    """Give whose a question is, None for the generator's; raises NotFound."""
    with work.reading() as session:
        return known_question(session, public_id).owner_id


def save_draft(
    work: UnitOfWork,
    draft: Draft,
    *,
    author_id: int,
    public_id: str | None = None,
    base: int | None = None,
    press: str = "",
) -> str:
    """Keep a draft as a new question, or as the next version of one, and give the question's public name.

    Versions never change: an earlier draft is retired, a published version goes on until this one takes its place. An
    edit that changes nothing makes no version. `base` is the number of the version that the form began from. `press`
    is the token of a new question's form: the same sent twice makes one question. Raises NotFound, NewerVersion where
    somebody was faster, or Refused where the cited words do not stand in the article.
    """
    try:
        with work() as session:
            question, again = _opened(session, work, draft, author_id, public_id, press)
            if again:
                return question.public_id
            save_edit(session, work, question, draft, author_id=author_id, base=base)
            end_editing(session, question.id, author_id)
            return question.public_id
    except IntegrityError:
        # Two versions of one number: somebody who does not take the question's lock was faster.
        raise NewerVersion from None


def publish_newest(work: UnitOfWork, public_id: str, *, actor_id: int) -> None:
    """Publish a question's newest version; raises NotFound, or Refused with a reason for each check that fails."""
    with work() as session:
        question = known_question(session, public_id, lock=True)
        if question.archived_at is not None:
            raise Refused(ARCHIVED)
        version = versions_of(session, question.id)[0]
        before = version.state
        publish_version(session, work, version)
        name = f"question {public_id} version {version.number}"
        audit.record(session, work, actor_id=actor_id, action="publish", subject=name, before=before, after="published")


def archive(work: UnitOfWork, public_id: str, *, actor_id: int) -> None:
    """Put a question away: no quiz asks it any more, attempts keep it. Raises NotFound."""
    with work() as session:
        question = known_question(session, public_id, lock=True)
        if question.archived_at is None:
            question.archived_at = work.clock()
            for version in versions_of(session, question.id):
                version.state = "retired"
            audit.record(session, work, actor_id=actor_id, action="archive", subject=f"question {public_id}")


def bring_back(work: UnitOfWork, public_id: str, *, actor_id: int) -> None:
    """Take a question out of the archive; it is published again when its checks pass. Raises NotFound."""
    with work() as session:
        question = known_question(session, public_id, lock=True)
        if question.archived_at is not None:
            question.archived_at = None
            audit.record(session, work, actor_id=actor_id, action="bring back", subject=f"question {public_id}")


def _opened(
    session: Session, work: UnitOfWork, draft: Draft, author_id: int, public_id: str | None, press: str
) -> tuple[QuestionRow, bool]:
    """Give the question that a draft is of, locked or new, and whether the same form made it just before."""
    if public_id:
        return known_question(session, public_id, lock=True), False
    name = _name(draft, author_id, press)
    question = QuestionRow(public_id=name, owner_id=author_id, created_at=work.clock())
    # Of two presses at once the second waits here for the first, and finds its question.
    if add_question(session, question):
        return question, False
    return known_question(session, name), True


def _name(draft: Draft, author_id: int, press: str) -> str:
    # Of the form's token and of all that it holds: whoever goes back in the browser and writes something else into the
    # same form writes another question. With the account's id, so that nobody can aim at another's.
    seed = f"{author_id} {press} {draft!r}" if press else secrets.token_hex()
    return hashlib.sha256(seed.encode()).hexdigest()[:12]
