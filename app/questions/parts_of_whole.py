"""How many of a counted group did or were something ("Of the nine guests, four were from Peru")."""

from collections.abc import Iterator

from app.facts.clauses import Clause, Part
from app.facts.events import event_before
from app.facts.numbers import number_value
from app.facts.reading import Library, Reading, Sentence
from app.facts.statements import Statement
from app.facts.words import EVENT_NOUNS, FIRST_OR_SECOND, THIRD, VAGUE_TIME
from app.questions.attendance import OUT_OF
from app.questions.phrasing import Asked
from app.questions.slot import Slot, SlotKind


def parts_of_whole(reading: Reading, _: Library) -> Iterator[Asked]:
    """Ask how many of a counted group the article says something of."""
    for sentence in reading.sentences:
        asked = None if sentence.in_quotation else _asked(reading, sentence)
        if asked:
            yield asked


def _asked(reading: Reading, sentence: Sentence) -> Asked | None:
    found = OUT_OF.match(sentence.text)
    tokens = sentence.parsed.tokens
    if found is None or {token.lower for token in tokens} & (FIRST_OR_SECOND | THIRD | VAGUE_TIME):
        return None
    number = next((token for token in tokens if token.start == found.start("part") and token.tag == "CD"), None)
    total, some = number_value(found["all"]), number_value(found["part"])
    group = _in_full(reading, sentence, found["group"])
    if number is None or group is None or total is None or some is None or some >= total:
        return None
    part, rest = found["part"], found["rest"]
    whole = f"Of the {found['all']} {group}"
    clause = Clause(
        sentence,
        sentence.parsed.root,
        Part(number.index, "nsubj", (number.index,)),
        (sentence.parsed.root,),
        (),
        (),
        rule="of",
    )
    year = reading.dated.day.year if reading.dated else None
    statement = Statement(reading, clause, {}, year, f"{whole}, {part} {rest}")
    slot = Slot(SlotKind.COUNT, (number.index,), (number.index,), None, part, noun="")
    return Asked(statement, slot, f"{whole}, how many {rest}?")


def _in_full(reading: Reading, sentence: Sentence, group: str) -> str | None:
    """Name the event of a group in full ("who attended the parade"); None where the article does not."""
    noun = next((noun for noun in EVENT_NOUNS if f"the {noun}" in group), "")
    if not noun:
        return None if " the " in f" {group} " else group
    event = event_before(reading, sentence, noun)
    return group.replace(f"the {noun}", event) if event else None
