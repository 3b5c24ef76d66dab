"""What a question is worth in each mode: two steps, the first try, the source shown for its cost, the proof."""

from collections.abc import Callable, Sequence
from dataclasses import dataclass, replace

from app.facts.fact import Stance
from app.grading.grade import Verdict
from app.questions.draft import Citation
from app.quizzes.events import Event, latest_answers
from app.quizzes.modes import Course, Mode, Ways, course_of
from app.quizzes.response import Response, from_payload

Judge = Callable[[Response], Verdict]
Sentence = tuple[str, int, int]


@dataclass(frozen=True)
class Outcome:
    """What became of a question: the verdict on the answer that is explained, and the share (0 to 1) of its points.

    The marks of the two steps and of the proof are 0 to 1 each, None where they were not asked. `detail` is fit for
    JSON: "answer", the mark of the explained answer before anything was taken off; "first", the first answer of two,
    and "looked_up", whether there was a second;
    "tries", each with its response and mark; "revealed", the share that showing the source cost; "proof", the sentence.
    """

    verdict: Verdict
    response: Response | None
    share: float
    first_mark: float | None
    source_mark: float | None
    evidence_mark: float | None
    detail: dict[str, object]

    @property
    def kept(self) -> dict[str, object]:
        """Give the detail with the marks of the steps that were asked."""
        steps = {"first_mark": self.first_mark, "source_mark": self.source_mark, "evidence_mark": self.evidence_mark}
        return self.detail | {name: value for name, value in steps.items() if value is not None}


def judge_events(
    events: Sequence[Event],
    slot: int,
    judge: Judge,
    ways: Ways,
    *,
    proves: Sequence[bool] = (),
    withdrawn: bool = False,
) -> Outcome:
    """Judge a slot from an attempt's events, in a plain test by the last answer; raises UnfitResponse.

    A question that was withdrawn gives its full points, whatever its source cost.
    """
    mine = [event for event in events if event.slot == slot]
    if ways.plain:
        event = latest_answers(mine).get(slot)
        response = from_payload(event.payload) if event else None
        verdict = judge(response or Response())
        outcome = Outcome(verdict, response, verdict.mark, None, None, None, {})
    else:
        outcome = judge_course(course_of(mine, slot), judge, ways, proves=proves if ways.proof else ())
    return replace(outcome, share=1.0) if withdrawn else outcome


def judge_course(course: Course, judge: Judge, ways: Ways, *, proves: Sequence[bool] = ()) -> Outcome:
    """Judge what was done at a question; `proves` says of each sentence offered whether it is a proof.

    Of two steps each earns half. Where the text was not opened, the first answer counts for both.
    """
    # Where the source step was never taken, `final` is the first answer.
    two = ways.mode is Mode.TWO_STEP
    response = course.final if two else course.first
    verdict = judge(response or Response())
    first = judge(course.first or Response()) if two else verdict
    share = (first.mark + verdict.mark) / 2
    detail: dict[str, object] = {"answer": verdict.mark}
    if two:
        detail["looked_up"] = course.source is not None
        detail["first"] = course.first.to_payload() if course.first else None
    if course.tries:
        detail["tries"] = [{"response": one.to_payload(), "mark": judge(one).mark} for one in course.tries]
    if course.revealed and ways.cost is not None:
        share *= 1 - ways.cost
        detail["revealed"] = ways.cost
    if proves:
        detail["proof"] = course.proof
    return Outcome(
        verdict=verdict,
        response=response,
        share=share,
        first_mark=first.mark if two else None,
        source_mark=verdict.mark if two else None,
        evidence_mark=float(_is_proof(course.proof, proves)) if proves else None,
        detail=detail,
    )


def _is_proof(chosen: int | None, proves: Sequence[bool]) -> bool:
    return chosen is not None and chosen < len(proves) and proves[chosen]


def proving(sentences: Sequence[Sentence], citations: Sequence[Citation]) -> tuple[bool, ...]:
    """Say of each sentence (digest of the rendition, start, end) whether it holds words that are cited as proof."""
    cited = [one.passage for one in citations if one.stance is not Stance.CONTEXT]
    return tuple(
        any(one.rendition == digest and one.start < end and start < one.end for one in cited)
        for digest, start, end in sentences
    )
