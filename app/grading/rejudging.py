"""Which answers a later version of a question judges, and the names that mean somebody else than its key."""

from collections.abc import Collection, Iterable, Sequence
from dataclasses import replace
from enum import StrEnum

from app.grading.grade import Verdict, grade
from app.grading.matching import fold
from app.questions.draft import AcceptedForm, AnswerKey, Citation, Draft
from app.quizzes.response import Response


class Rejudging(StrEnum):
    """Why a version judges answers that were given to earlier ones; kept as the version's rule."""

    ALIAS = "accepted by a teacher"
    DISPUTE = "dispute upheld"
    WITHDRAWN = "question withdrawn"
    KEY = "key changed by a teacher"

    @property
    def cause(self) -> str:
        """Give the cause of the gradings that follow from it."""
        return {Rejudging.ALIAS: "alias", Rejudging.KEY: "key"}.get(self, "dispute")


FULL_MARKS = "question withdrawn, full marks"


def judge(
    response: Response,
    key: AnswerKey,
    citations: Sequence[Citation] = (),
    *,
    others: Collection[str] = (),
    rule: str = "",
) -> Verdict:
    """Judge a response by a version: as its key says, or with full marks where the question was withdrawn.

    `rule` is the version's, `others` are the names that mean somebody else.
    """
    if rule == Rejudging.WITHDRAWN:
        return Verdict(1.0, FULL_MARKS, citations=tuple(citations))
    return grade(response, key, citations, others=others)


def asks_the_same(one: Draft, other: Draft) -> bool:
    """Say whether two versions ask the same, so that an answer to one is an answer to the other."""
    options = [[option.text for option in draft.key.options] for draft in (one, other)]
    return (one.type, one.lead, one.stem) == (other.type, other.lead, other.stem) and options[0] == options[1]


def as_written(draft: Draft) -> Draft:
    """Give a draft that judges no answer given before, whatever it was made of did."""
    return replace(draft, rule="") if draft.rule in set(Rejudging) else draft


def rivals(text: str, accepted: Sequence[AcceptedForm], entities: Iterable[Sequence[str]]) -> tuple[str, ...]:
    """Give the known names that a typed text is and that mean somebody else than the accepted forms.

    `entities` are the forms of each name known. No other name can change how the text is judged.
    """
    folded = fold(text)
    if not folded or not accepted:
        return ()
    own = {fold(form.text) for form in accepted}
    found: set[str] = set()
    for forms in entities:
        said = [form for form in forms if fold(form) == folded]
        if said and own.isdisjoint(map(fold, forms)):
            found.update(said)
    return tuple(sorted(found))
