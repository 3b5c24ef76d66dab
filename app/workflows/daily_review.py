"""The daily review: ask for a fact that is due, judge the answer, explain it, and say when it comes again."""

import secrets
from collections.abc import Sequence
from dataclasses import dataclass
from datetime import datetime

from sqlalchemy.orm import Session

from app.grading.explanation import Explanation, explain
from app.grading.grade import Verdict
from app.questions.draft import Option, QuestionType
from app.quizzes.response import Response, UnfitResponse, from_payload
from app.quizzes.scheduling import days_until, rating_of, reviewed
from app.quizzes.selection import option_order
from app.storage import recall_queries as queries
from app.storage.attempt_queries import insert_once
from app.storage.people import ParticipantRow
from app.storage.recall import RecallAnswerRow, RecallCardRow
from app.storage.unit_of_work import UnitOfWork
from app.storage.versions import Content, contents_by_id
from app.workflows.judge_again import judged, known_names
from app.workflows.problems import NotAllowed, NotFound, Refused
from app.workflows.question_page import Choice
from app.workflows.recall_facts import Asking, own_participants, telling, today
from app.workflows.save_answer import Answer
from app.workflows.show_result import sources_of
from app.workflows.take_quiz import Person


@dataclass(frozen=True)
class DailyQuestion:
    """A question of the daily review; nothing of its key. `press` names this asking, so that it is answered once."""

    question: str
    press: str
    type: QuestionType
    lead: str
    stem: str
    unit: str
    choices: tuple[Choice, ...]


@dataclass(frozen=True)
class Daily:
    """The daily review as it stands: the question that is next, if one is left, and how far today is."""

    question: DailyQuestion | None
    answered: int
    left: int
    facts: int
    next_in: int | None

    @property
    def total(self) -> int:
        """Give how many are asked today, those answered among them."""
        return self.answered + self.left


@dataclass(frozen=True)
class DailyExplained:
    """An answer of the daily review, explained, and in how many days its fact comes again."""

    type: QuestionType
    lead: str
    stem: str
    explanation: Explanation
    days: int
    answered: int
    left: int


def daily(work: UnitOfWork, person: Person) -> Daily:
    """Give the next question of today, or that today is done; it changes nothing."""
    now = work.clock()
    with work.reading() as session:
        mine = own_participants(session, person)
        state = today(session, person, mine, now=now)
        first = state.left[0] if state.left else None
        question = _question(_content(session, first), first) if first else None
    next_in = days_until(state.next_due, now=now) if state.next_due else None
    return Daily(question, state.answered, len(state.left), state.facts, next_in)


def answer_daily(work: UnitOfWork, person: Person, question: str, press: str, answer: Answer) -> str | None:
    """Judge an answer, plan its fact anew, and give the card whose page explains it; None where nothing was asked so.

    A form that was sent twice counts once and leads to the same page. Raises Refused for an answer that no question
    could have.
    """
    with work() as session:
        mine = own_participants(session, person)
        if not mine:
            return None
        # Locked, so that two windows plan one after the other.
        session.get(ParticipantRow, mine[0], with_for_update=True)
        state = today(session, person, mine, now=work.clock())
        asking = next((one for one in state.left if one.question.public_id == question), None)
        if asking is None or press != str(asking.times):
            return _answered_before(session, mine, question)
        return _keep(session, mine[0], asking, _content(session, asking), answer, at=work.clock())


def _keep(
    session: Session, participant_id: int, asking: Asking, content: Content, answer: Answer, *, at: datetime
) -> str:
    order = _order(content, asking)
    try:
        response = Response(tuple(order[place] for place in answer.chosen if place < len(order)), answer.text)
    except UnfitResponse as error:
        raise Refused(str(error)) from None
    verdict, _ = judged(response, content, known_names(session, content))
    rating = rating_of(verdict.mark)
    scheduled = reviewed(asking.scheduled.card, rating, at=at)
    card = asking.card or _new_card(session, participant_id, asking)
    values = {"response": response.to_payload(), "mark": verdict.mark, "rule": verdict.rule, "rating": rating, "at": at}
    named = {"card_id": card.id, "version_id": content.version.id, "press": str(asking.times)}
    if insert_once(session, RecallAnswerRow, **named, **values):
        card.card, card.due_at, card.asked_version_id = dict(scheduled.card), scheduled.due, content.version.id
        card.option_order = list(order)
    return card.public_id


def _new_card(session: Session, participant_id: int, asking: Asking) -> RecallCardRow:
    card = RecallCardRow(public_id=secrets.token_urlsafe(12), participant_id=participant_id, fact_id=asking.fact_id)
    card.card, card.due_at, card.option_order = dict(asking.scheduled.card), asking.scheduled.due, []
    session.add(card)
    session.flush()
    return card


def _answered_before(session: Session, mine: Sequence[int], question: str) -> str | None:
    """Give the card that a question was answered for last, of somebody's own."""
    cards = {card.id: card for card in queries.cards_of(session, mine)}
    named = queries.versions_named(session, question)
    said = [answer for answer in queries.answers_to(session, list(cards)) if answer.version_id in named]
    return cards[said[-1].card_id].public_id if said else None


def explained_daily(work: UnitOfWork, person: Person, public_id: str) -> DailyExplained:
    """Explain the last answer to a card of one's own; raises NotFound or NotAllowed."""
    now = work.clock()
    with work.reading() as session:
        mine = own_participants(session, person)
        card = queries.card_by_public_id(session, public_id)
        if card is None or card.participant_id not in mine or card.asked_version_id is None:
            msg = "There is no such answer of yours. The daily review shows what is due."
            raise NotFound(msg)
        state = today(session, person, mine, now=now)
        told = telling(session, person, mine, [card.asked_version_id])
        if card.fact_id not in state.open_facts or told:
            msg = "This answer is not explained now: a quiz that you are taking, or its rules, keep it closed."
            raise NotAllowed(msg)
        content = contents_by_id(session, [card.asked_version_id])[card.asked_version_id]
        said = queries.answers_to(session, [card.id])[-1]
        response = from_payload(said.response) if said.response else Response()
        verdict = Verdict(said.mark, said.rule, "", content.citations)
        explanation = explain(content.draft, response, verdict, renditions=sources_of(session, content))
    row = content.version
    days = days_until(card.due_at, now=now)
    return DailyExplained(
        QuestionType(row.type), row.lead, row.stem, explanation, days, state.answered, len(state.left)
    )


def _content(session: Session, asking: Asking) -> Content:
    return contents_by_id(session, [asking.question.version_id])[asking.question.version_id]


def _order(content: Content, asking: Asking) -> tuple[int, ...]:
    options = [Option(option.text) for option in content.key.options]
    seed = f"{asking.question.public_id}/{asking.times}"
    return option_order(options, QuestionType(content.version.type), seed=seed)


def _question(content: Content, asking: Asking) -> DailyQuestion:
    row, options = content.version, content.key.options
    order = _order(content, asking)
    return DailyQuestion(
        question=asking.question.public_id,
        press=str(asking.times),
        type=QuestionType(row.type),
        lead=row.lead,
        stem=row.stem,
        unit=row.unit or "",
        choices=tuple(Choice(place, options[own].text, chosen=False) for place, own in enumerate(order)),
    )
