"""Questions from whole sentences: claims in the writer's own words, blanks, and who or which did it."""

import re
from collections.abc import Iterator
from dataclasses import replace

from app.facts.reading import Library
from app.facts.statements import Statement
from app.facts.words import JUDGEMENT
from app.questions import drafting
from app.questions.blanks import another_fits, blanks_of, number_blanks
from app.questions.claims import Claim, false_claim, other_number, true_claim
from app.questions.draft import Draft
from app.questions.evidence import evidence_of
from app.questions.figures import another_ordinal, another_year, figures_of, ordinals_of
from app.questions.fitness import TYING
from app.questions.opposites import opposite_of
from app.questions.slot import Slot, SlotKind
from app.questions.time_blanks import time_blanks

# What leads or matters most is so by the article, which the stem names.
RANKING = frozenset("leading main key major primary important".split())
FEWEST_NAMES = 2
TELLING = 4
FEWEST_WORDS = 9


def drafts_of_whole(statement: Statement, library: Library) -> Iterator[Draft]:
    """Give the questions that a whole sentence allows."""
    if not worth_asking(statement) or not _in_one_piece(statement) or "a number of" in statement.text:
        return
    yield drafting.claim(true_claim(statement))
    if not _ranking(statement) and (evidence := evidence_of(statement, library)):
        yield evidence
    for made in _false_claims(statement):
        yield drafting.claim(made)
    for blanked in blanks_of(statement):
        made = drafting.cloze(blanked)
        if not another_fits(blanked, library) and not _title_tells(made, statement.reading.title):
            yield made
    yield from (drafting.number_cloze(statement, *blank) for blank in number_blanks(statement))
    yield from time_blanks(statement)


def worth_asking(statement: Statement) -> bool:
    """Say whether a sentence reports something to check: a figure, a day, or two names; opinion alone is not."""
    tokens = statement.clause.tokens
    figures = any(token.tag == "CD" and token.lower != "one" for token in tokens)
    names = {
        name.text for name in statement.sentence.names if name.kind in TYING and name.first in statement.clause.kept
    }
    judged = any(token.lower in JUDGEMENT - RANKING for token in tokens)
    enough = len(names) >= FEWEST_NAMES or (len(names) == 1 and len(tokens) >= FEWEST_WORDS)
    return figures or (enough and not judged)


def _title_tells(draft: Draft, title: str) -> bool:
    """Say whether the title in a stem has every word of the key, or its beginning ("Central Asian" for "Asia")."""
    key = [word for word in re.findall(r"\w+", draft.key.accepted[0].text.lower()) if len(word) >= TELLING]
    words = re.findall(r"\w+", title.lower()) if title and title in draft.stem else []
    return bool(key) and all(any(word.startswith(part) for word in words) for part in key)


def _ranking(statement: Statement) -> bool:
    """Say whether a sentence says what leads or matters most: which one shows that is too plain a question."""
    return any(token.lower in RANKING for token in statement.clause.tokens)


def _in_one_piece(statement: Statement) -> bool:
    """Say whether no word was taken out of the subject: "the presidents of four countries, A, B and C" may lose two."""
    words = statement.clause.subject.words
    tokens = statement.sentence.parsed.tokens
    gone = (index for index in range(words[0], words[-1]) if index not in words)
    return not any(tokens[index].pos == "PROPN" for index in gone)


def _false_claims(statement: Statement) -> Iterator[Claim]:
    """Give claims that the sentence refutes: another figure, another year, another ordinal, an opposite."""
    figures = list(figures_of(statement))
    title = statement.reading.title
    for slot in sorted(figures, key=lambda slot: slot.kind is SlotKind.YEAR):
        # The stem names the title, which would refute it at once.
        made = _other_figure(statement, slot, alone=len(figures) == 1) if slot.answer not in title else None
        if made:
            yield made
    for slot in ordinals_of(statement):
        made = false_claim(statement, slot, another_ordinal(slot)) if slot.answer not in title else None
        if made:
            yield made
    turned = opposite_of(statement)
    if turned:
        text, slot, instead = turned
        yield Claim(statement, text, holds=False, slot=slot, instead=instead)


def _other_figure(statement: Statement, slot: Slot, *, alone: bool) -> Claim | None:
    if slot.kind is SlotKind.YEAR:
        # What was measured in one year says nothing of another; what happened in one happened in no other.
        return false_claim(statement, slot, another_year(slot)) if alone and _happened(statement, slot) else None
    # "Only nine came" is exact: it leaves no other number open.
    instead = None if slot.hedge not in {"", "only"} else other_number(replace(slot, hedge=""))
    return false_claim(statement, slot, instead) if instead else None


def _happened(statement: Statement, slot: Slot) -> bool:
    """Say whether a statement tells what happened "in" a year, once."""
    tokens = statement.sentence.parsed.tokens
    before = tokens[slot.words[0] - 1] if slot.words[0] else None
    counted = any(token.tag == "CD" and token.index not in slot.words for token in statement.clause.tokens)
    if before is None or before.lower != "in" or counted:
        return False
    verb = tokens[before.head] if tokens[before.head].pos in {"VERB", "AUX"} else tokens[statement.clause.verb]
    group = [verb, *statement.sentence.parsed.children(verb.index, "aux", "auxpass")]
    past = min(group, key=lambda token: token.index).tag == "VBD"
    return past and verb.lemma not in {"be", "have"}
