"""What somebody is to remember: facts of answers that were explained to them, and the questions that ask for each."""

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from datetime import UTC, datetime

from sqlalchemy.orm import Session

from app.grading.excerpt import shown_around
from app.quizzes.review import Aspect
from app.quizzes.scheduling import Rating, Scheduled, Waiting, day_of, first_scheduled, for_today, rating_of
from app.storage import recall_queries as queries
from app.storage.attempts import AttemptRow
from app.storage.fact_queries import cited_to_running
from app.storage.mode_queries import cited_places, renditions_by_id
from app.storage.recall import RecallAnswerRow, RecallCardRow
from app.storage.recall_queries import Askable, Tested
from app.workflows.attempt_clock import seen_of
from app.workflows.participants import held_by
from app.workflows.take_quiz import Person


@dataclass(frozen=True)
class Asking:
    """A fact's turn: the question that asks for it now, its card where it has one, and how often it was asked."""

    fact_id: int
    question: Askable
    card: RecallCardRow | None
    scheduled: Scheduled
    times: int


@dataclass(frozen=True)
class Today:
    """What is left to ask today, in order, and how much was answered today."""

    left: tuple[Asking, ...]
    answered: int
    next_due: datetime | None
    open_facts: frozenset[int]

    @property
    def facts(self) -> int:
        """Count the facts that can be asked."""
        return len(self.open_facts)


def own_participants(session: Session, person: Person) -> Sequence[int]:
    """Give the participants that somebody is, by account and by tickets."""
    return [row.id for row in held_by(session, person.tickets, person.user_id)]


def today(session: Session, person: Person, mine: Sequence[int], *, now: datetime) -> Today:
    """Give what somebody is asked today; nothing that an attempt under way of theirs asks or cites."""
    explained = [attempt for attempt in queries.graded_attempts(session, mine) if _is_explained(attempt, now)]
    tested = queries.tested_in(session, [attempt.id for attempt in explained])
    times = {attempt.id: attempt.submitted_at or attempt.started_at for attempt in explained}
    cards = {card.fact_id: card for card in queries.cards_of(session, mine)}
    begun = _from_quizzes(tested, times)
    scheduled = begun | {fact: Scheduled(card.card, card.due_at) for fact, card in cards.items() if fact in begun}
    said = queries.answers_to(session, [card.id for card in cards.values()])
    asking = _askings(session, person, mine, tested, times, cards, scheduled, said)
    waiting = [Waiting(one.fact_id, one.scheduled.due, one.card is None) for one in asking.values()]
    answered, new = queries.answers_since(session, mine, day_of(now))
    left = for_today(waiting, now=now, asked=answered, new_asked=new)
    named = {one.fact_id for one in left}
    later = [one.due for one in waiting if one.fact_id not in named]
    return Today(tuple(asking[one.fact_id] for one in left), answered, min(later, default=None), frozenset(asking))


def _is_explained(attempt: AttemptRow, now: datetime) -> bool:
    return {Aspect.RIGHT_ANSWER, Aspect.PASSAGE} <= seen_of(attempt, now)


def _from_quizzes(tested: Iterable[Tested], times: Mapping[int, datetime]) -> dict[int, Scheduled]:
    answers: dict[int, list[tuple[datetime, Rating]]] = {}
    for one in sorted(tested, key=lambda one: times[one.attempt_id]):
        # Of a fact check in two steps, what was known without the text says how well it is remembered.
        mark = one.share if one.first_mark is None else one.first_mark
        rating = rating_of(mark, helped=one.helped)
        answers.setdefault(one.fact_id, []).append((times[one.attempt_id], rating))
    return {fact_id: first_scheduled(given) for fact_id, given in answers.items()}


def _askings(
    session: Session,
    person: Person,
    mine: Sequence[int],
    tested: Sequence[Tested],
    times: Mapping[int, datetime],
    cards: Mapping[int, RecallCardRow],
    scheduled: Mapping[int, Scheduled],
    said: Sequence[RecallAnswerRow],
) -> dict[int, Asking]:
    facts = set(scheduled) - queries.facts_under_way(session, mine)
    seen = {one.question_id for one in tested}
    found = [
        one
        for one in queries.askable(session, facts, user_id=person.user_id)
        if one.visibility == "public" or one.question_id in seen or (one.owner_id and one.owner_id == person.user_id)
    ]
    telling_them = telling(session, person, mine, [one.version_id for one in found])
    last = {one.version_id: times[one.attempt_id] for one in tested}
    last |= {answer.version_id: answer.at for answer in said}
    asking: dict[int, Asking] = {}
    for fact_id in facts:
        choice = [one for one in found if one.fact_id == fact_id and one.version_id not in telling_them]
        if choice:
            card = cards.get(fact_id)
            count = sum(answer.card_id == card.id for answer in said) if card else 0
            asking[fact_id] = Asking(fact_id, least_recent(choice, last), card, scheduled[fact_id], count)
    return asking


def least_recent(choice: Sequence[Askable], last: Mapping[int, datetime]) -> Askable:
    """Give the version asked longest ago, one never asked before all; of equals one of another type than the last."""
    asked = [one for one in choice if one.version_id in last]
    newest = max(asked, key=lambda one: last[one.version_id]).type if asked else ""
    never = datetime.min.replace(tzinfo=UTC)
    return min(choice, key=lambda one: (last.get(one.version_id, never), one.type == newest, one.version_id))


def telling(session: Session, person: Person, mine: Sequence[int], version_ids: Sequence[int]) -> set[int]:
    """Give those versions whose passages, as they are explained, show words that an attempt under way cites."""
    running = cited_to_running(session, participants=mine, user_id=person.user_id)
    if not running:
        return set()
    cited = cited_places(session, version_ids)
    texts = renditions_by_id(session, {one.rendition_id for one in cited})
    found: set[int] = set()
    for one in cited:
        left, right = shown_around(texts[one.rendition_id].text, one.start, one.end)
        if any(id_ == one.rendition_id and start < right and left < end for id_, start, end in running):
            found.add(one.version_id)
    return found
