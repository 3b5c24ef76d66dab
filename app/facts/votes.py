"""What the model calls each name of a document, counted so that one name gets one kind."""

from collections import Counter
from collections.abc import Sequence

from rapidfuzz.fuzz import ratio

from app.facts.beside import beside_a_human
from app.facts.gazetteer import country_named
from app.facts.names import LABELS, NameKind, Votes
from app.facts.runs import PROPER, after_titles, describes_thing, is_title, runs_in, takes_article
from app.facts.syntax import Parsed
from app.facts.words import SPEAKING

SHORT = 6
NEARLY = 86


def votes_of(sentences: Sequence[Parsed]) -> Votes:
    """Count the model's labels for every run of proper words; for persons, the surname's too."""
    kinds: dict[str, Counter[NameKind]] = {}
    for parsed in sentences:
        for begin, last in runs_in(parsed):
            first = after_titles(parsed, begin, last)
            label = LABELS.get(parsed.tokens[last].entity)
            if label is NameKind.PERSON and (describes_thing(parsed, last) or takes_article(parsed, first)):
                label = None
            text = parsed.words([first, last])
            titled = (first > 0 and is_title(parsed.tokens[first - 1])) or beside_a_human(parsed, first, last)
            if titled and label in {None, NameKind.BODY, NameKind.CITY} and not country_named(text):
                label = NameKind.PERSON
            if label is None:
                continue
            kinds.setdefault(text, Counter())[label] += 1
            if label is NameKind.PERSON and last > first:
                for part in (first, last):
                    kinds.setdefault(parsed.tokens[part].text, Counter())[label] += 2
    return Votes(_with_misspellings(_with_surnames(_with_speakers(kinds, sentences), sentences)))


def _with_surnames(kinds: dict[str, Counter[NameKind]], sentences: Sequence[Parsed]) -> dict[str, Counter[NameKind]]:
    """Give a person's kind to a surname that the model mostly takes for a body's name, unless a longer name has it.

    "Olaf Lange" makes "Lange" a person; beside "Lange Motors" it may be either.
    """
    full = {
        (parsed.words([after_titles(parsed, begin, last), last]), parsed.tokens[last].text)
        for parsed in sentences
        for begin, last in runs_in(parsed)
        if after_titles(parsed, begin, last) < last
    }
    persons = {text: word for text, word in full if text in kinds and _votes_for_person(kinds[text])}
    others = {word for text, _ in full if text not in persons for word in text.split()}
    for word in set(persons.values()) - others:
        if word in kinds and set(kinds[word]) <= {NameKind.PERSON, NameKind.BODY, NameKind.REGION}:
            kinds[word] = Counter({NameKind.PERSON: 1})
    return kinds


def _votes_for_person(votes: Counter[NameKind]) -> bool:
    return votes.most_common(1)[0][0] is NameKind.PERSON


def _with_speakers(kinds: dict[str, Counter[NameKind]], sentences: Sequence[Parsed]) -> dict[str, Counter[NameKind]]:
    """Give the kind of a person to a name of two words that the model left without one, whose last word speaks."""
    speaking = {
        token.text
        for parsed in sentences
        for token in parsed.tokens
        if token.dep == "nsubj" and token.tag in PROPER and parsed.tokens[token.head].lemma in SPEAKING
    }
    for parsed in sentences:
        for begin, last in runs_in(parsed):
            first = after_titles(parsed, begin, last)
            surname, text = parsed.tokens[last].text, parsed.words([first, last])
            known = text in kinds or takes_article(parsed, first) or describes_thing(parsed, last)
            if last == first + 1 and surname in speaking and not known and surname not in kinds:
                kinds[text] = kinds[surname] = Counter({NameKind.PERSON: 1})
    return kinds


def _with_misspellings(kinds: dict[str, Counter[NameKind]]) -> dict[str, Counter[NameKind]]:
    """Give a name that is nearly a person's ("Mirzioyoyev" beside "Mirziyoyev") the person's kind."""
    persons = [text for text, votes in kinds.items() if votes.most_common(1)[0][0] is NameKind.PERSON]
    for text in [text for text in kinds if text not in persons and len(text) > SHORT]:
        if any(text[0] == person[0] and ratio(text, person) >= NEARLY for person in persons if " " not in person):
            kinds[text] = Counter({NameKind.PERSON: 1})
    return kinds
