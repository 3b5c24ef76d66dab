"""What events an article names, so that "the parade" can be said in full."""

import re

from app.facts.reading import Reading, Sentence
from app.facts.words import EVENT_NOUNS, MONTHS

USUAL = re.compile(r"\b(?:traditional|annual|yearly|usual|upcoming|famous|very|reduced|so-called) ")
LONG_EVENTS = {"war", "trial", "strike", "protest", "game", "race"}


def event_before(reading: Reading, sentence: Sentence, noun: str = "", *, year_given: bool = False) -> str:
    """Give the fullest name that the article gave an event before a sentence, with its year where that is known.

    Without a noun, the event that the article names most often is meant.
    """
    nouns = [noun] if noun else sorted(EVENT_NOUNS)
    texts = [other.text for other in reading.sentences[: sentence.number]]
    named = [phrase for one in nouns for text in texts for phrase in _event_phrases(one, text)]
    if not named:
        return ""
    body = " ".join(other.text for other in reading.sentences).lower()

    def weight(phrase: str) -> tuple[int, int]:
        head = next((one for one in nouns if f" {one}" in phrase), "")
        return (body.count(head), len(phrase))

    phrase = max(named, key=weight)
    dated = reading.dated
    yearly = not any(f" {one}" in phrase for one in LONG_EVENTS)
    return (
        phrase.replace("the ", f"the {dated.day.year} ", 1)
        if dated and yearly and not year_given and phrase.startswith("the ")
        else phrase
    )


def _event_phrases(noun: str, text: str) -> list[str]:
    if noun not in text:
        return []
    place = r"(?:in|on|at) (?:the (?=[A-Z]))?(?:[A-Z]\w+ ?)+(?:in (?:[A-Z]\w+ ?)+)?"
    patterns = (rf"\b(?:[Tt]he|[A-Z]\w+[’']s) (?:[\w-]+ ){{1,3}}{noun}(?: {place})?", rf"\b[Tt]he {noun} {place}")
    found = (_small_article(match.group().strip()) for pattern in patterns for match in re.finditer(pattern, text))
    return [
        USUAL.sub("", _without_month(phrase))
        for phrase in found
        if any(word[0].isupper() for word in phrase.split()[1:])
    ]


def _without_month(phrase: str) -> str:
    words = phrase.split()
    return " ".join(words[:-2]) if words[-1] in MONTHS else phrase


def _small_article(phrase: str) -> str:
    return f"the {phrase[4:]}" if phrase.startswith("The ") else phrase
