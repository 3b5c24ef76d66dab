"""Show a fact: every article’s words on it and its questions, to teachers and to who may see an attempt’s sources."""

from collections.abc import Collection, Iterator, Sequence
from dataclasses import dataclass

from sqlalchemy.orm import Session

from app.facts.fact import Stance
from app.grading.excerpt import shown_around
from app.grading.explanation import Source, SourceText, source_of
from app.questions.draft import Citation
from app.quizzes.attempt import State
from app.quizzes.review import Aspect, may_see, moment_of
from app.storage import fact_queries as queries
from app.storage.articles import PassageRow
from app.storage.attempts import AttemptRow
from app.storage.bank_queries import BankRow, BankView, bank_rows
from app.storage.fact_list_queries import questions_on
from app.storage.facts import FactRow, MentionRow
from app.storage.teaching_queries import entity_forms
from app.storage.unit_of_work import UnitOfWork
from app.workflows.attempt_clock import attempt_settings
from app.workflows.closed_articles import must_be_open
from app.workflows.problems import NotAllowed, NotFound
from app.workflows.take_quiz import Person, own_attempt


@dataclass(frozen=True)
class FactMention:
    """One article's words on a fact: the passage in its context, for or against, how sure, and on whose word."""

    source: Source
    stance: str
    hedge: str
    attribution: str
    negated: bool


@dataclass(frozen=True)
class FactLine:
    """Another fact that the same words tell, and how many articles tell it."""

    key: str
    text: str
    articles: int


@dataclass(frozen=True)
class FactPage:
    """A fact, who tells it, the other names of what it is about; for teachers, its questions and what stands beside."""

    subject: str
    text: str
    mentions: tuple[FactMention, ...]
    names: tuple[tuple[str, tuple[str, ...]], ...]
    beside: tuple[FactLine, ...] = ()
    questions: tuple[BankRow, ...] = ()
    for_teachers: bool = False

    @property
    def articles(self) -> int:
        """Count the articles that tell it."""
        return len({mention.source.article for mention in self.mentions})


@dataclass(frozen=True)
class FactLeave:
    """What a reader may see beyond what an attempt opens: any fact, and anybody's articles."""

    any_fact: bool = False
    any_article: bool = False


def fact_page(work: UnitOfWork, person: Person, key: str, *, attempt: str = "", leave: FactLeave) -> FactPage:
    """Give the page of a fact; raises NotFound, or NotAllowed where no attempt of this person opens it."""
    with work.reading() as session:
        fact = queries.fact_by_key(session, key)
        told = queries.mentions_of(session, fact) if fact else ()
        if not leave.any_fact:
            opening = _opening_attempt(session, work, person, fact, attempt)
            _must_tell_no_running_attempt(session, person, opening, told)
            must_be_open(session, person, *(row.passage.rendition.article for row in told))
        if fact is None:
            msg = "There is no such fact. A question’s page links to its own."
            raise NotFound(msg)
        rows = [row for row in told if _readable(row, person, leave)]
        if not rows:
            msg = "The articles that tell this fact are not open to you."
            raise NotAllowed(msg)
        subject, text = _wording(session, fact, told, rows)
        said = " ".join((subject, text, *(row.passage.exact for row in rows)))
        return FactPage(
            subject=subject,
            text=text,
            mentions=tuple(_mentions(rows)),
            names=_names(entity_forms(session), said),
            beside=tuple(_lines(session, fact, rows, person, leave)),
            questions=_questions(session, work, fact, person, leave),
            for_teachers=leave.any_fact,
        )


def _questions(
    session: Session, work: UnitOfWork, fact: FactRow, person: Person, leave: FactLeave
) -> tuple[BankRow, ...]:
    """Give the questions on a fact, in every state, as far as a teacher may see them."""
    if not leave.any_fact or person.user_id is None:
        return ()
    view = BankView(person.user_id, None if leave.any_article else person.user_id, work.clock())
    return tuple(bank_rows(session, view, session.scalars(questions_on(fact)).all()))


def _opening_attempt(
    session: Session, work: UnitOfWork, person: Person, fact: FactRow | None, public_id: str
) -> AttemptRow:
    """Give the finished attempt of this person that asked about the fact; refuse unless its quiz shows sources by now.

    What is not there is refused in the same words as what is not open: an answer tells nothing of what exists.
    """
    msg = "This page opens from the explanation of an answer, once its quiz shows sources."
    if fact is None or not public_id:
        raise NotAllowed(msg)
    attempt = own_attempt(session, person, public_id)
    settings = attempt_settings(attempt)
    if State(attempt.state) is not State.GRADED or attempt.submitted_at is None:
        raise NotAllowed(msg)
    moment = moment_of(submitted_at=attempt.submitted_at, closes_at=settings.closes_at, now=work.clock())
    shown = all(may_see(settings.review, aspect, moment) for aspect in (Aspect.PASSAGE, Aspect.RIGHT_ANSWER))
    if not shown or not queries.asks_about(session, attempt.id, fact):
        raise NotAllowed(msg)
    return attempt


def _must_tell_no_running_attempt(
    session: Session, person: Person, opening: AttemptRow, told: Sequence[MentionRow]
) -> None:
    """Refuse where an excerpt of these mentions shows words that an attempt under way of this person cites."""
    # Whoever handed it in as a guest may be at another attempt by now, under an account or another name.
    held = {opening.participant_id} | {ticket.participant_id for ticket in person.tickets}
    cited = queries.cited_to_running(session, participants=held, user_id=person.user_id)
    if any(_shows_cited(row.passage, cited) for row in told):
        msg = "You are being asked about this right now. Hand that attempt in first; then this page opens."
        raise NotAllowed(msg)


def _shows_cited(passage: PassageRow, cited: Collection[tuple[int, int, int]]) -> bool:
    left, right = shown_around(passage.rendition.text, passage.start, passage.end)
    return any(rendition == passage.rendition_id and start < right and left < end for rendition, start, end in cited)


def _readable(row: MentionRow, person: Person, leave: FactLeave) -> bool:
    article = row.passage.rendition.article
    own = article.owner_id is not None and article.owner_id == person.user_id
    return article.visibility == "public" or own or leave.any_article


def _mentions(rows: Sequence[MentionRow]) -> Iterator[FactMention]:
    for row in rows:
        rendition = row.passage.rendition
        article = rendition.article.value
        text = SourceText(
            article.stem, article.title, rendition.text, article.author, article.outlet, article.published
        )
        source = source_of(Citation(row.passage.value, Stance(row.stance)), {rendition.sha256: text})
        yield FactMention(source, row.stance, row.hedge, row.attribution, row.negated)


def _wording(
    session: Session, fact: FactRow, told: Sequence[MentionRow], readable: Sequence[MentionRow]
) -> tuple[str, str]:
    """Give what a fact is about and its text: subject and object; whole where a finder worded it whole.

    A stored fact has the words of its first mention's article. Where that is shut, one merged into it gives its own,
    and where no such is open, the words of a readable passage stand alone.
    """
    first = {row.fact_id: row for row in reversed(told)}
    worded = [fact_id for fact_id in sorted(first, key=lambda one: (one != fact.id, one)) if first[fact_id] in readable]
    if not worded:
        return readable[0].passage.exact, readable[0].passage.exact
    return fact_words(session.get_one(FactRow, worded[0]))


def fact_words(row: FactRow) -> tuple[str, str]:
    """Give what a fact is about and its text, in its own words: only for who may read the article they are from."""
    if row.subject == row.object:
        return row.subject, row.subject
    # The relation is a verb's bare form ("be member of"), which nobody should have to read.
    return row.subject, f"{row.subject}: {row.object or row.relation}" + (f" ({row.time})" if row.time else "")


def _names(known: Sequence[tuple[str, ...]], said: str) -> tuple[tuple[str, tuple[str, ...]], ...]:
    """Give the names with other forms that stand in some words, each with all its other forms."""
    return tuple((forms[0], forms[1:]) for forms in known if len(forms) > 1 and any(form in said for form in forms))


def _lines(
    session: Session, of: FactRow, shown: Sequence[MentionRow], person: Person, leave: FactLeave
) -> Iterator[FactLine]:
    """Give, to teachers, the other facts that the words shown tell."""
    for fact in queries.told_beside(session, of, shown) if leave.any_fact else ():
        told = queries.mentions_of(session, fact)
        rows = [row for row in told if _readable(row, person, leave)]
        _, text = _wording(session, fact, told, rows)
        yield FactLine(fact.key, text, len({row.passage.rendition.article_id for row in rows}))
