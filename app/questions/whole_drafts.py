"""Questions from whole sentences: claims in the writer's own words, blanks, and who or which did it."""

from collections.abc import Iterator

from app.facts.names import NameKind
from app.facts.reading import Library
from app.facts.statements import Statement
from app.facts.words import JUDGEMENT
from app.questions import drafting
from app.questions.blanks import another_fits, blanks_of, number_blanks
from app.questions.claims import Claim, false_claim, other_number, true_claim
from app.questions.draft import Draft
from app.questions.evidence import evidence_of
from app.questions.figures import another_year, figures_of
from app.questions.opposites import opposite_of
from app.questions.slot import Slot, SlotKind

TELLING = {
    NameKind.PERSON,
    NameKind.COUNTRY,
    NameKind.CITY,
    NameKind.REGION,
    NameKind.BODY,
    NameKind.SITE,
    NameKind.EVENT,
}
FEWEST_NAMES = 2


def drafts_of_whole(statement: Statement, library: Library) -> Iterator[Draft]:
    """Give the questions that a whole sentence allows."""
    if not worth_asking(statement):
        return
    yield drafting.claim(true_claim(statement))
    if evidence := evidence_of(statement, library):
        yield evidence
    for made in _false_claims(statement):
        yield drafting.claim(made)
    yield from (drafting.cloze(blanked) for blanked in blanks_of(statement) if not another_fits(blanked, library))
    yield from (drafting.number_cloze(statement, *blank) for blank in number_blanks(statement))


def worth_asking(statement: Statement) -> bool:
    """Say whether a sentence reports something to check: a figure, a day, or two names; opinion alone is not."""
    tokens = statement.clause.tokens
    figures = any(token.tag == "CD" and token.lower != "one" for token in tokens)
    names = {
        name.text for name in statement.sentence.names if name.kind in TELLING and name.first in statement.clause.kept
    }
    judged = any(token.lower in JUDGEMENT for token in tokens)
    return figures or (len(names) >= FEWEST_NAMES and not judged) or (len(names) >= 1 and not judged)


def _false_claims(statement: Statement) -> Iterator[Claim]:
    """Give claims that the sentence refutes: another figure, another year, an opposite."""
    for slot in figures_of(statement):
        made = _other_figure(statement, slot)
        if made:
            yield made
            return
    turned = opposite_of(statement)
    if turned:
        text, slot, instead = turned
        yield Claim(statement, text, holds=False, slot=slot, instead=instead)


def _other_figure(statement: Statement, slot: Slot) -> Claim | None:
    if slot.kind is SlotKind.YEAR:
        return false_claim(statement, slot, another_year(slot))
    instead = None if slot.hedge else other_number(slot)
    return false_claim(statement, slot, instead) if instead else None
