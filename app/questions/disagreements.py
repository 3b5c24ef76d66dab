"""Claims on which two articles disagree: both are named in the stem, and both are cited."""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass, replace

from app.facts.conflicts import Conflict, conflicts
from app.facts.corroboration import fact_of
from app.facts.fact import Stance
from app.facts.joining import names_of
from app.facts.places import entities_of
from app.facts.reading import Library, Reading
from app.facts.statements import Statement
from app.questions.anchors import article_named, with_article
from app.questions.claims import OFFERED
from app.questions.draft import AnswerKey, Citation, ClaimVerdict, Draft, Option, QuestionType
from app.questions.drafting import ORIGIN
from app.questions.tags import tags_of

RULE = "claim:disagree"
ALL = (*OFFERED, ClaimVerdict.DISAGREE)
NOT_BOTH = "The two articles do not say the same: both are cited."
AGREED = "No article here says otherwise."


@dataclass(frozen=True)
class Dispute:
    """A conflict, and the statements of two articles with titles that make it."""

    conflict: Conflict
    first: Statement
    second: Statement


def disputes(statements: Iterable[Statement], library: Library) -> list[Dispute]:
    """Give the conflicts that statements hold, one for each fact."""
    told = {fact_of(statement): statement for statement in statements}
    found = conflicts(told, names_of(library, entities_of(library)))
    seen: set[str] = set()
    made: list[Dispute] = []
    for conflict in found:
        if conflict.one.key not in seen and conflict.other.key not in seen:
            seen |= {conflict.one.key, conflict.other.key}
            made.append(Dispute(conflict, told[conflict.one], told[conflict.other]))
    return [dispute for dispute in made if dispute.first.reading.title and dispute.second.reading.title]


def disagreement(dispute: Dispute) -> Draft:
    """Claim what one of two articles says, as if both did."""
    first, second = dispute.first, dispute.second
    one, other = first.reading, second.reading
    stem = with_article(f"{first.text}.", one).replace(article_named(one), _both(one, other), 1)
    said = f"The article “{one.title}” says: {first.text}. The article “{other.title}” says: {second.text}."
    cited = (Citation(statement.passage, Stance.CONTEXT) for statement in (first, second))
    right = ClaimVerdict.DISAGREE
    options = tuple(Option(text, text is right, "" if text is right else NOT_BOTH) for text in ALL)
    return Draft(
        type=QuestionType.CLAIM,
        stem=stem,
        key=AnswerKey(QuestionType.CLAIM, options),
        citations=tuple(cited),
        explanation=said,
        tags=tags_of(stem),
        origin=ORIGIN,
        rule=RULE,
        fact=dispute.conflict.one,
    )


def _both(one: Reading, other: Reading) -> str:
    return f"{article_named(one)} and {article_named(other)}"


def with_all_verdicts(drafts: Sequence[Draft]) -> list[Draft]:
    """Offer "Sources disagree" at every claim where one of them is a disagreement: else it would give itself away."""
    if not any(draft.rule == RULE for draft in drafts):
        return list(drafts)
    return [_offering(draft) if draft.type is QuestionType.CLAIM else draft for draft in drafts]


def _offering(draft: Draft) -> Draft:
    options = draft.key.options
    if any(option.text == ClaimVerdict.DISAGREE for option in options):
        return draft
    more = (*options, Option(ClaimVerdict.DISAGREE, feedback=AGREED))
    return replace(draft, key=replace(draft.key, options=more))
