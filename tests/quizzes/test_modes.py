"""What was done at a question, put together from its events: which answer each step closed."""

import pytest

from app.quizzes.events import Event, EventKind, Phase
from app.quizzes.modes import (
    Mode,
    Step,
    StepClosed,
    Ways,
    course_of,
    may_reveal,
    may_step,
    must_take_answer,
    step_payload,
)
from app.quizzes.response import Response

PRACTICE = Ways(Mode.PRACTICE, checks=True, proof=True, cost=0.25)
TWO_STEP = Ways(Mode.TWO_STEP, proof=True, cost=0.25)


def events(*done: object) -> tuple[Event, ...]:
    """Give events at slot 0: a number chooses in the first phase, (phase, number) in another, a Step takes it."""
    made = []
    for order, one in enumerate(done):
        if isinstance(one, Step):
            made.append(Event(0, one, order, EventKind.STEP, payload=step_payload(one)))
        elif one == "reveal":
            made.append(Event(0, "reveal", order, EventKind.REVEAL))
        else:
            phase, number = one if isinstance(one, tuple) else (Phase.FIRST, one)
            made.append(Event(0, "c", order, EventKind.ANSWER, phase, {"chosen": [number], "text": ""}))
    return tuple(made)


def chosen(number: int) -> Response:
    return Response((number,))


def test_the_first_answer_is_the_one_that_the_first_step_closed():
    for step in Step:
        assert course_of(events(1, 2, step, 3), 0).first == chosen(2)
    assert course_of(events(1, 2), 0).first == chosen(2)


def test_each_check_is_a_try_with_the_answer_of_its_time():
    course = course_of(events(1, Step.CHECK, 2, 3, Step.CHECK, 0), 0)
    assert course.tries == (chosen(1), chosen(3))
    assert course.first == chosen(1)


def test_what_was_never_answered_again_with_the_text_open_stays():
    assert course_of(events(1, Step.SOURCE), 0).final == chosen(1)
    assert course_of(events(1, Step.SOURCE, (Phase.SOURCE, 2)), 0).final == chosen(2)
    assert course_of(events(1, Step.SOURCE, (Phase.SOURCE, 2), Step.PROOF, (Phase.SOURCE, 3)), 0).final == chosen(2)


def test_a_proof_counts_only_once_the_sentences_are_open_and_until_the_check():
    assert course_of(events(1, (Phase.EVIDENCE, 2)), 0).proof is None
    assert course_of(events(1, Step.PROOF, (Phase.EVIDENCE, 2), Step.CHECK, (Phase.EVIDENCE, 0)), 0).proof == 2


def test_another_slot_is_another_course():
    assert course_of(events(1, Step.CHECK), 1) == course_of((), 1)


@pytest.mark.parametrize(
    ("done", "open_phases"),
    [
        ((), {Phase.FIRST}),
        ((1, Step.CHECK), {Phase.FIRST}),
        ((1, Step.SOURCE), {Phase.SOURCE}),
        ((1, Step.PROOF), {Phase.EVIDENCE}),
        ((1, Step.SOURCE, Step.PROOF), {Phase.EVIDENCE}),
        ((1, Step.PROOF, Step.CHECK), {Phase.FIRST}),
    ],
)
def test_a_question_takes_answers_of_one_phase_at_a_time(done: tuple, open_phases: set):
    course = course_of(events(*done), 0)
    for phase in Phase:
        if phase in open_phases:
            must_take_answer(course, phase)
        else:
            with pytest.raises(StepClosed):
                must_take_answer(course, phase)


def test_steps_are_taken_in_their_order_and_once():
    new, looked = course_of((), 0), course_of(events(1, Step.SOURCE), 0)
    checked = course_of(events(1, Step.CHECK), 0)
    assert {step for step in Step if may_step(new, step, TWO_STEP)} == {Step.SOURCE, Step.PROOF}
    assert {step for step in Step if may_step(looked, step, TWO_STEP)} == {Step.PROOF}
    assert {step for step in Step if may_step(new, step, PRACTICE)} == {Step.CHECK, Step.PROOF}
    assert {step for step in Step if may_step(checked, step, PRACTICE)} == {Step.CHECK}
    assert not any(may_step(new, step, Ways()) for step in Step)


def test_the_source_is_sold_once_and_before_any_step():
    assert may_reveal(course_of((), 0), PRACTICE)
    assert not may_reveal(course_of(events("reveal"), 0), PRACTICE)
    assert not may_reveal(course_of(events(1, Step.CHECK), 0), PRACTICE)
    assert not may_reveal(course_of((), 0), TWO_STEP)
    assert not may_reveal(course_of((), 0), Ways())
