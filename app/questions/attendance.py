"""How many attended, said as a noun ("the participation of 29 leaders"), and who the rest of a counted group were."""

import re
from collections.abc import Iterator

from app.facts.clauses import Clause, Part
from app.facts.events import event_before
from app.facts.names import Name, NameKind
from app.facts.numbers import number_value
from app.facts.reading import Library, Reading, Sentence
from app.facts.statements import Statement
from app.facts.words import EVENT_NOUNS
from app.questions.groups import groups_in
from app.questions.phrasing import Asked
from app.questions.slot import Slot, SlotKind

PAIR = 2
PARTICIPATION = {"participation", "attendance", "presence"}
OUT_OF = re.compile(
    r"^(?:Out of|Of) (?:the )?(?P<all>[a-z]+|\d+) (?P<group>[^,]+?), "
    r"(?P<part>[a-z]+|\d+) (?P<rest>(?:were|are) [^,]+)\.$"
)
REST = re.compile(r"^The (?:other|remaining|last) (?P<count>[a-z]+|\d+) (?:were|are) ")


def counted_participation(reading: Reading, _: Library) -> Iterator[Asked]:
    """Ask how many took part where a noun says so."""
    for sentence in reading.sentences:
        for token in sentence.parsed.tokens:
            asked = _participation(reading, sentence, token.index) if token.lower in PARTICIPATION else None
            if asked:
                yield asked


def _participation(reading: Reading, sentence: Sentence, index: int) -> Asked | None:
    parsed = sentence.parsed
    of = next((child for child in parsed.children(index, "prep") if child.lower == "of"), None)
    noun = parsed.child(of.index, "pobj") if of else None
    number = parsed.child(noun.index, "nummod") if noun else None
    event = event_before(reading, sentence)
    if noun is None or number is None or number.tag != "CD" or not event:
        return None
    words = [
        word
        for word in parsed.subtree(noun.index)
        if number.index < word and not _after_comma(sentence, noun.index, word)
    ]
    group = parsed.words([words[0], words[-1]])
    clause = Clause(sentence, index, Part(noun.index, "nsubj", tuple(words)), (index,), (), (), rule="participation")
    said = f"{number.text} {group} took part in {event}"
    slot = Slot(SlotKind.COUNT, (number.index,), (number.index,), None, number.text, noun=group)
    year = reading.dated.day.year if reading.dated else None
    return Asked(Statement(reading, clause, {}, year, said), slot, f"How many {group} took part in {event}?")


def _after_comma(sentence: Sentence, noun: int, word: int) -> bool:
    return any(token.text == "," for token in sentence.parsed.tokens[noun:word])


def rest_of_group(reading: Reading, library: Library) -> Iterator[Asked]:
    """Ask for the last of "the other two" where the sentence before says of how many the two are the rest."""
    for sentence in reading.sentences[1:]:
        before = reading.sentences[sentence.number - 1]
        whole, rest = OUT_OF.match(before.text), REST.match(sentence.text)
        groups = [group for group in groups_in(sentence) if group[0].kind is NameKind.PERSON] if rest else []
        if whole and rest and len(groups) == 1 and _adds_up(whole, rest, groups[0]):
            yield _rest(reading, library, sentence, whole, groups[0])


def _adds_up(whole: re.Match[str], rest: re.Match[str], names: tuple[Name, ...]) -> bool:
    total, part, left = (number_value(text) for text in (whole["all"], whole["part"], rest["count"]))
    return (
        total is not None
        and part is not None
        and left is not None
        and total == part + left
        and left == len(names) == PAIR
    )


def _rest(
    reading: Reading, library: Library, sentence: Sentence, whole: re.Match[str], names: tuple[Name, ...]
) -> Asked:
    event = event_before(reading, sentence)
    noun = next((noun for noun in EVENT_NOUNS if f"the {noun}" in whole["group"]), "")
    group = whole["group"].replace(f"the {noun}", event) if noun and event else whole["group"]
    first, last = (library.persons.full_name(name.text, reading.stem) or name.text for name in names)
    told = f"Of the {whole['all']} {group}, {whole['part']} {whole['rest']}"
    verb = sentence.parsed.root
    clause = Clause(sentence, verb, Part(verb, "nsubj", ()), (verb,), (), (), rule="rest")
    year = reading.dated.day.year if reading.dated else None
    start = reading.sentences[sentence.number - 1].start
    statement = Statement(reading, clause, {}, year, f"{told}, and the other two were {first} and {last}", since=start)
    words = tuple(range(names[1].first, names[1].last + 1))
    slot = Slot(SlotKind.PERSON, words, words, None, last)
    rest = whole["rest"].removeprefix("were ").removeprefix("are ")
    group = group.replace(" who attended ", " at ")
    if noun and noun in reading.title.lower():
        group = group.replace(event, f"the {noun}")  # the stem names the article, and its title the event
    return Asked(
        statement, slot, f"Besides {first} and the {whole['part']} {rest}, who was among the {whole['all']} {group}?"
    )
