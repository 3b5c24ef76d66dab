"""What an article tells of an attack that it names with its place and day: with what, how many blasts, over what."""

from collections.abc import Iterator
from decimal import Decimal

from app.facts.attacks import Attack, attacks_in
from app.facts.dates import DateSpan, dates_in
from app.facts.names import NameKind
from app.facts.numbers import number_value
from app.facts.reading import Reading, Sentence
from app.facts.syntax import Token
from app.questions.draft import BLANK, AcceptedForm, AnswerKey, Citation, Draft, NumberKey, Option, QuestionType
from app.questions.drafting import draft_of, in_order
from app.questions.happenings import BEFORE_DATE

# With what else of its sort an attack might have been made; of each no two are one thing.
WEAPONS = (("drone", "missile", "artillery", "mortar"), ("knife", "gun", "arson", "acid"))
BLASTS = frozenset("explosion blast death casualty injury arrest".split())
RULE = "attack"
MOST_BETWEEN = 8


def about_attacks(reading: Reading) -> Iterator[Draft]:
    """Give the questions that the article's attacks allow; one must be told by its day."""
    for sentence in reading.sentences:
        for attack in attacks_in(sentence):
            day = day_of(reading, attack)
            if day:
                yield from _with_what(reading, attack, day)
                yield from _blasts(reading, attack, day)


def day_of(reading: Reading, attack: Attack) -> str:
    """Give the day and year of an attack that its own words name; nothing where they name none."""
    sentence = attack.sentence
    under = {sentence.parsed.tokens[word].start for word in sentence.parsed.subtree(attack.noun.index)}
    found = [date for date in dates_in(sentence.text) if date.day and date.start in under]
    date = found[0] if len(found) == 1 else None
    year = (date.year or (reading.dated.day.year if reading.dated else None)) if date else None
    return date.written(year) if date and year and _is_its_day(attack, date) else ""


def _is_its_day(attack: Attack, date: DateSpan) -> bool:
    """Say whether nothing but "in the early hours of" and the like stands between the place and the day."""
    text = attack.sentence.text
    after = text.find(attack.place, attack.noun.end) + len(attack.place)
    between = BEFORE_DATE.match(text[after : date.start].rstrip())
    return between is not None


def _with_what(reading: Reading, attack: Attack, day: str) -> Iterator[Draft]:
    kind = attack.before[-1] if attack.before and attack.before[-1].pos == "NOUN" else None
    sorts = next((sorts for sorts in WEAPONS if kind and kind.lower in sorts), ())
    if kind is None or not sorts:
        return
    others = [sort for sort in sorts if sort != kind.lower and not _struck_with(reading, attack, sort)]
    if len(others) < len(sorts) - 1:
        return
    stem = f"What kind of {attack.noun.lemma} {attack.place} took place on {day}?"
    wrong = (Option(sort, feedback="The cited words say otherwise.") for sort in others)
    key = AnswerKey(QuestionType.SINGLE, tuple(in_order([Option(kind.lower, correct=True), *wrong], stem)))
    yield _draft(reading, attack.sentence, stem, key, (kind, attack.noun), f"{attack.text} took place on {day}")


def _struck_with(reading: Reading, attack: Attack, sort: str) -> bool:
    """Say whether the article speaks of such an attack too ("a missile attack")."""
    return any(f"{sort} {attack.noun.lemma}" in sentence.text.lower() for sentence in reading.sentences)


def _blasts(reading: Reading, attack: Attack, day: str) -> Iterator[Draft]:
    """Ask how many explosions there were ("..., with two explosions over the roof of the Lima palace")."""
    sentence, parsed = attack.sentence, attack.sentence.parsed
    # After "What made it tense was the attack, with ...", parsers hang the "with" on the verb.
    above = {attack.noun.head} if attack.noun.dep == "attr" else set[int]()
    links = (token for at in (attack.noun.index, *above) for token in parsed.children(at, "prep"))
    for link in (token for token in links if token.index > attack.noun.index):
        thing = parsed.child(link.index, "pobj") if link.lower == "with" else None
        # Parsers hang "two" on the adjective after it.
        count = parsed.tokens[link.index + 1]
        value = number_value(count.text) if count.tag == "CD" else None
        if (
            thing is None
            or thing.lemma not in BLASTS
            or thing.tag != "NNS"
            or value is None
            or not _alone(count, thing)
        ):
            continue
        told = f"there were {count.text} {thing.text} in {attack.text} on {day}"
        stem = f"How many {thing.text} were there in {attack.text} on {day}?"
        key = AnswerKey(QuestionType.NUMBER, number=NumberKey(value, thing.text, Decimal(0), count.text))
        yield _draft(reading, sentence, stem, key, (count, thing), told)
        yield from _over_what(reading, attack, (count, thing), day)


def _alone(count: Token, thing: Token) -> bool:
    """Say whether nothing but a few words of description stand between a number and what it counts."""
    return 0 < thing.index - count.index <= MOST_BETWEEN


def _over_what(reading: Reading, attack: Attack, blasts: tuple[Token, Token], day: str) -> Iterator[Draft]:
    """Blank out the name of the building over or near which they were."""
    sentence, parsed = attack.sentence, attack.sentence.parsed
    count, thing = blasts
    for link in parsed.children(thing.index, "prep"):
        words = [word for word in parsed.subtree(link.index) if not _added(sentence, link, word)]
        names = [name for name in sentence.names if name.first in words and name.kind is not NameKind.PERSON]
        whole = words == list(range(link.index, words[-1] + 1)) and link.index == thing.index + 1
        if len(names) != 1 or not whole or names[0].text in attack.text:
            continue
        place = parsed.words([link.index, words[-1]])
        said = f"in {attack.text} on {day}, there were {count.text} {thing.text} {place}"
        blanked = said.replace(names[0].text, f"{BLANK} (a name)", 1)
        stem = f"{blanked[0].upper()}{blanked[1:]}."
        key = AnswerKey(QuestionType.CLOZE, accepted=(AcceptedForm(names[0].text),))
        marks = (parsed.tokens[names[0].first], parsed.tokens[names[0].last])
        yield _draft(reading, sentence, stem, key, marks, said)


def _added(sentence: Sentence, link: Token, word: int) -> bool:
    """Say whether a word stands behind a comma that opens an aside, or is one."""
    comma = next((token.index for token in sentence.parsed.tokens[link.index :] if token.text == ","), None)
    return comma is not None and word >= comma


def _draft(
    reading: Reading, sentence: Sentence, stem: str, key: AnswerKey, marks: tuple[Token, Token], told: str
) -> Draft:
    citation = Citation(reading.passage(sentence), marks=(sentence.offsets(marks[0].index, marks[1].index),))
    said = f"The article “{reading.title}” reports: {told}." if reading.title else f"The article reports: {told}."
    return draft_of(stem, key, (citation,), said, f"{RULE}:{key.type.value}")
