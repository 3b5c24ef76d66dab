"""From articles to drafts: read, take statements, ask, draft, check, choose. The same input gives the same output."""

from collections.abc import Callable, Iterable, Iterator, Sequence
from dataclasses import replace
from itertools import chain

from app.articles.text import Article, Rendition
from app.facts.denials import denials
from app.facts.extraction import clauses_of
from app.facts.reading import Library, Reading, read
from app.facts.reading_once import each_once
from app.facts.statements import Statement, statement_of, whole_statement
from app.facts.syntax import Parse
from app.facts.visits import visits
from app.facts.whole import RULE as WHOLE
from app.questions import attendance, drafting
from app.questions.across import across_articles
from app.questions.acting_bodies import acting_bodies
from app.questions.acting_peoples import acting_peoples
from app.questions.agreement import DOUBT, doubted, read_otherwise
from app.questions.alliances import is_of_alliance
from app.questions.appositions import appositions_of
from app.questions.as_well_as import halves
from app.questions.attack_harm import harm_of_attacks
from app.questions.attacks import about_attacks
from app.questions.blanks import another_fits, blanks_of
from app.questions.cancellations import cancellations
from app.questions.candidates import is_one_place
from app.questions.checking import checked
from app.questions.claims import (
    Claim,
    false_claim,
    other_fraction,
    other_number,
    told_of_day,
    true_claim,
    was_done_there,
)
from app.questions.context_choice import few_in_context
from app.questions.context_cloze import in_context
from app.questions.distractors import distractors_for, enough, further_for, gives_away, holds_office
from app.questions.done_to import done_to
from app.questions.draft import Draft, Generated
from app.questions.evidence import evidence_of
from app.questions.examined import Overlaps
from app.questions.happenings import happenings_in
from app.questions.idioms import figurative
from app.questions.left_open import leaves_open
from app.questions.list_distractors import list_distractors
from app.questions.lists import lists_of
from app.questions.makers import makers_of
from app.questions.misattributed import says_of_another
from app.questions.named_places import named_places
from app.questions.offices import offices_of
from app.questions.open_relatives import without_open_relative
from app.questions.owners import owners_of
from app.questions.parts_of_whole import parts_of_whole
from app.questions.people import about_people
from app.questions.phrasing import Asked, ask
from app.questions.repeatable import can_repeat
from app.questions.rereading import Reread, reread
from app.questions.shortening import shorter, too_long, without_epithets
from app.questions.slot import Slot, SlotKind
from app.questions.slots import slots_of
from app.questions.sources import corroborated
from app.questions.unsaid import leaves_unsaid, says_name_twice, told_by_title
from app.questions.verification import sound_statements
from app.questions.whole_drafts import drafts_of_whole
from app.questions.wholes import wholes_of
from app.questions.whose import whose
from app.questions.writer import Writer, chosen_with_written

Progress = Callable[[str, int, int], None]
OPEN = {SlotKind.PERSON, SlotKind.CITY}
NUMBERS = {SlotKind.COUNT, SlotKind.SHARE, SlotKind.MONEY}
BARRED = (figurative, leaves_unsaid, leaves_open, says_name_twice, says_of_another, told_by_title)
CHANGEABLE = {
    SlotKind.DATE,
    SlotKind.YEAR,
    SlotKind.COUNT,
    SlotKind.SHARE,
    SlotKind.FRACTION,
    SlotKind.COUNTRY,
    SlotKind.CITY,
}


def generate(
    sources: Sequence[tuple[Article, Rendition]],
    *,
    parse: Parse,
    progress: Progress | None = None,
    writer: Writer | None = None,
    second: Parse | None = None,
) -> Generated:
    """Generate drafts worth publishing from some articles, checked against all of them.

    A `writer` may offer more; with a `second` parser, both must find the same root, subject and object in the source.
    """
    library, parse = read(sources, parse=parse), each_once(parse)
    texts = {reading.stem: reading.rendition for reading in library.readings}
    drafts: list[Draft] = []
    dropped: list[tuple[Draft, tuple[str, ...]]] = []
    told, overlaps = statements_of(library, parse=parse), Overlaps(library)
    apart = read_otherwise(library, second) if second else frozenset[tuple[str, int]]()
    made: list[tuple[Reading, Reread]] = []
    for number, reading in enumerate(library.readings, start=1):
        written = _written(writer, reading, told[reading.stem], library, parse=parse) if writer else ()
        own = (
            (draft, (DOUBT,) if doubted(draft, reading, apart) else ())
            for draft in candidates(reading, told[reading.stem], library)
        )
        made += [(reading, draft) for draft in chain(own, written)]
        if progress:
            progress(reading.stem, number, len(library.readings))
    for draft, reasons in checked(made, texts, overlaps, parse=parse):
        if reasons:
            dropped.append((draft, reasons))
        else:
            drafts.append(replace(draft, scope=tuple(texts)))
    kept = few_in_context(chosen_with_written(across_articles(drafts, told, library, texts)))
    known = corroborated(kept, drafts, library)
    return Generated(known.drafts, known.facts, known.entities, tuple(dropped), tuple(drafts))


def candidates(reading: Reading, statements: Sequence[Statement], library: Library) -> Iterator[Draft]:
    """Give every draft that an article and its statements allow, before flaws are looked for."""
    # A sentence too long to be asked whole is asked by what it says in part.
    told = (statement for statement in statements if statement.clause.rule == WHOLE and not too_long(statement))
    whole = {statement.sentence.number for statement in told}
    for statement in statements:
        if statement.clause.rule != WHOLE:
            yield from _from_statement(statement, library)
        if statement.clause.rule == WHOLE or statement.sentence.number not in whole:
            yield from drafts_of_whole(statement, library)
    yield from _from_finders(reading, library)
    yield from about_people(reading, library)
    yield from offices_of(reading, library)
    yield from appositions_of(reading, library)
    yield from about_attacks(reading)
    yield from harm_of_attacks(reading)
    yield from done_to(reading)
    yield from in_context(reading, library)


def _written(
    writer: Writer, reading: Reading, statements: Sequence[Statement], library: Library, *, parse: Parse
) -> Iterable[Reread]:
    """Give what a writer offers, with what speaks against it when it is read beside its sentence."""
    offered = writer(reading, library)
    return reread(offered, statements, library, parse=parse) if offered else ()


def _from_finders(reading: Reading, library: Library) -> Iterator[Draft]:
    for asked in (*attendance.counted_participation(reading, library), *wholes_of(reading, library)):
        made = drafting.number(asked)
        if made:
            yield made
        yield from _claims(asked.statement, [asked.slot], library)
    yield from (made for asked in parts_of_whole(reading, library) if (made := drafting.number(asked)))
    yield from (drafting.open_text(asked, library) for asked in attendance.rest_of_group(reading, library))
    for asked in happenings_in(reading, library):
        wrong = distractors_for(asked, library)
        if enough(wrong, asked.slot):
            yield drafting.single(asked, wrong, library)


def statements_of(library: Library, *, parse: Parse) -> dict[str, list[Statement]]:
    """Give the statements of each article, by stem, that stand alone and read back as they were meant."""
    found = [
        statement
        for reading, sentence in library.sentences()
        for clause in clauses_of(sentence)
        if isinstance(statement := statement_of(clause, reading, library), Statement)
    ]
    wholes = (whole_statement(sentence, reading, library) for reading, sentence in library.sentences())
    found += [statement for statement in wholes if isinstance(statement, Statement)]
    found += [told for reading, sentence in library.sentences() for told in denials(reading, sentence)]
    found += [told for reading, sentence in library.sentences() for told in visits(reading, sentence, library)]
    found = [without_epithets(statement) for statement in found]
    found += [half for statement in found for half in halves(statement)]
    found += [made for statement in found for made in shorter(statement)]
    found += [made for statement in found for made in without_open_relative(statement)]
    found = [statement for statement in found if not any(bars(statement) for bars in BARRED)]
    told: dict[str, list[Statement]] = {reading.stem: [] for reading in library.readings}
    for number in sorted(sound_statements(found, parse=parse)):
        told[found[number].reading.stem].append(found[number])
    return told


def _from_statement(statement: Statement, library: Library) -> Iterator[Draft]:
    slots = list(slots_of(statement))
    for slot in slots:
        asked = ask(statement, slot)
        drafted = asked and _draft(asked, library)
        if drafted:
            yield drafted
    yield from (drafting.open_text(asked, library) for asked in named_places(statement))
    yield from (drafting.open_text(asked, library) for asked in makers_of(statement))
    for asked in owners_of(statement):
        wrong = distractors_for(asked, library)
        if enough(wrong, asked.slot):
            yield drafting.single(asked, wrong, library)
    yield from acting_bodies(statement, library)
    yield from whose(statement, library)
    yield from acting_peoples(statement, library)
    yield from cancellations(statement)
    for listed in lists_of(statement):
        wrong = list_distractors(listed, library)
        if wrong:
            yield drafting.multiple(listed, wrong, library)
    yield from _claims(statement, slots, library)
    if evidence := evidence_of(statement, library):
        yield evidence
    yield from (drafting.cloze(blanked) for blanked in blanks_of(statement) if not another_fits(blanked, library))


def _draft(asked: Asked, library: Library) -> Draft | None:
    if asked.slot.kind in NUMBERS:
        return drafting.number(asked)
    if gives_away(asked, library) or holds_office(asked, library) or is_of_alliance(asked):
        return drafting.open_text(asked, library)
    distractors = distractors_for(asked, library)
    if enough(distractors, asked.slot):
        made = drafting.single(asked, distractors, library)
        return replace(made, spare=drafting.wrong_options(asked, further_for(asked, library), library))
    return drafting.open_text(asked, library) if asked.slot.kind in OPEN else None


def _claims(statement: Statement, slots: Sequence[Slot], library: Library) -> Iterator[Draft]:
    """Give a claim of a statement as it is, and one with something changed; the choice keeps verdicts balanced."""
    yield from (drafting.claim(made) for slot in slots if (made := _changed(statement, slot, library)))
    if slots:
        yield drafting.claim(true_claim(statement))


def _changed(statement: Statement, slot: Slot, library: Library) -> Claim | None:
    if slot.kind not in CHANGEABLE:
        return None
    if slot.kind in {*NUMBERS, SlotKind.FRACTION}:
        instead = other_fraction(slot) if slot.kind is SlotKind.FRACTION else other_number(slot)
        return false_claim(statement, slot, instead) if instead else None
    if slot.kind is SlotKind.DATE and can_repeat(statement):
        return None
    asked = ask(statement, slot)
    placed = slot.kind in {SlotKind.COUNTRY, SlotKind.CITY}
    if asked is None or (placed and not (is_one_place(asked) or was_done_there(statement, slot))):
        return None
    wrong = [one for one in distractors_for(asked, library) if not told_of_day(statement, slot, one.text)]
    return false_claim(statement, slot, wrong[0].text) if wrong else None
