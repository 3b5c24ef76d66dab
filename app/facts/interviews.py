"""To which paper, station or agency somebody spoke: "in an interview with the news agency X, Ann Lee said"."""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from app.facts.names import Name
from app.facts.reading import Reading, Sentence
from app.facts.speech import Speaker, Speech

SORTS = {
    ("news", "agency"): "news agency",
    ("press", "agency"): "press agency",
    ("newspaper",): "newspaper",
    ("magazine",): "magazine",
    ("broadcaster",): "broadcaster",
    ("radio", "station"): "radio station",
    ("television", "channel"): "television channel",
    ("TV", "channel"): "TV channel",
    ("news", "website"): "news website",
}
AGENCIES = frozenset("AFP AP DPA dpa Reuters TASS Interfax Xinhua Bloomberg BBC CNN NBC CBS".split())
LAST = frozenset("News Times Post Radio TV Television Sport Herald Tribune Gazette Telegraph Guardian Press".split())
ORGANISATION = "news organisation"
LONGEST = 4


@dataclass(frozen=True)
class Interview:
    """Who gave an interview to which medium, of which sort ("news agency")."""

    reading: Reading
    sentence: Sentence
    speaker: Speaker
    medium: str
    sort: str
    first: int
    last: int


def interviews_of(reading: Reading, spoken: Sequence[Speech]) -> list[Interview]:
    """Give each person's interview; none for who spoke to two media."""
    found: dict[str, list[Interview]] = {}
    for speech in spoken:
        if speech.speaker and speech.speaker.is_person and speech.verb.tag in {"VBD", "VBZ"}:
            found.setdefault(speech.speaker.text, []).extend(_interviews(reading, speech, speech.speaker))
    return [told[0] for told in found.values() if len({one.medium for one in told}) == 1]


def _interviews(reading: Reading, speech: Speech, speaker: Speaker) -> Iterator[Interview]:
    parsed = speech.sentence.parsed
    for link in parsed.children(speech.verb.index, "prep"):
        held = parsed.child(link.index, "pobj") if link.lower == "in" else None
        beside = parsed.child(held.index, "prep") if held and held.lemma == "interview" else None
        if beside and beside.lower == "with":
            yield from _medium(reading, speech, speaker, beside.index + 1)


def _medium(reading: Reading, speech: Speech, speaker: Speaker, at: int) -> Iterator[Interview]:
    """Give the medium whose name begins at a word, where its sort or its own words show that it is one."""
    sentence = speech.sentence
    tokens = sentence.parsed.tokens
    at += at < len(tokens) and tokens[at].lower == "the"
    end = at
    while end < len(tokens) and tokens[end].tag in {"NNP", "NNPS"} and end - at < LONGEST:
        end += 1
    text = sentence.parsed.words([at, end - 1]) if end > at else ""
    sort = next((named for words, named in SORTS.items() if _follow(sentence, end, words)), "")
    known = text in AGENCIES or (end - at > 1 and tokens[end - 1].text in LAST)
    alone = end < len(tokens) and tokens[end].tag not in {"NN", "NNS", "POS", "HYPH"}
    if text and (sort or (known and alone)) and not _is_person(sentence, at):
        yield Interview(reading, sentence, speaker, text, sort or ORGANISATION, at, end - 1)


def _follow(sentence: Sentence, at: int, words: tuple[str, ...]) -> bool:
    return tuple(token.text for token in sentence.parsed.tokens[at : at + len(words)]) == words


def _is_person(sentence: Sentence, at: int) -> bool:
    name: Name | None = sentence.name_at(at)
    return name is not None and name.kind.value == "person"
