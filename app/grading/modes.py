"""What a question is worth in each mode: two steps, the first try, the source shown for its cost, the proof."""

from collections.abc import Callable, Sequence
from dataclasses import dataclass

from app.facts.fact import Stance
from app.grading.grade import Verdict
from app.questions.draft import Citation
from app.quizzes.modes import Course, Mode, Ways
from app.quizzes.response import Response

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
