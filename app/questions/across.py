"""Claims that take two articles: left open by one that another decides, or told in two ways."""

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import replace

from app.articles.text import Rendition
from app.facts.reading import Library
from app.facts.statements import Statement
from app.questions.defects import textual_flaws
from app.questions.disagreements import disagreement, disputes, with_all_verdicts
from app.questions.draft import Draft
from app.questions.ranking import scored
from app.questions.undecided import undecided_claims


def across_articles(
    drafts: Sequence[Draft],
    told: Mapping[str, Iterable[Statement]],
    library: Library,
    texts: Mapping[str, Rendition],
) -> list[Draft]:
    """Give the drafts that no other article contradicts, and the claims that no article alone gives.

    `told` are the statements of each article by stem, `texts` their renditions.
    """
    statements = [statement for some in told.values() for statement in some]
    found = disputes(statements, library)
    disputed = {fact.key for dispute in found for fact in (dispute.conflict.one, dispute.conflict.other)}
    kept = [draft for draft in drafts if not draft.fact or draft.fact.key not in disputed]
    claims = (*undecided_claims(statements, library), *(disagreement(dispute) for dispute in found))
    sound = (draft for draft in claims if not any(flaw.fatal for flaw in textual_flaws(draft, texts)))
    return with_all_verdicts([*kept, *(replace(scored(draft), scope=tuple(texts)) for draft in sound)])
