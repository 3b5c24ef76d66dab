"""In what year something was done by those of whom only "whose" tells: ", whose fathers founded Lima in 1535"."""

from collections.abc import Iterator

from app.facts.dates import dates_in
from app.facts.names import Name, NameKind
from app.facts.parse import inflect
from app.facts.reading import Reading, Sentence
from app.facts.syntax import SUBJECTS, Token
from app.questions.anchors import with_article
from app.questions.draft import BLANK, AcceptedForm, AnswerKey, Citation, Draft, QuestionType
from app.questions.drafting import draft_of

# What is done to a thing in one year, and to all of it.
ONCE = frozenset("defeat found establish abolish dissolve conquer liberate annex overthrow topple".split())
DONE = frozenset({NameKind.COUNTRY, NameKind.BODY, NameKind.SITE, NameKind.CITY, NameKind.REGION})
BACK = frozenset(["back"])


def done_to(reading: Reading) -> Iterator[Draft]:
    """Blank out in what year a name was founded, defeated or the like where no clause says by whom."""
    for sentence in reading.sentences:
        for verb in sentence.parsed.tokens:
            name = _done_to(sentence, verb) if verb.lemma in ONCE and verb.tag == "VBD" else None
            link = _in_year(sentence, verb) if name else None
            if name and link and _of_somebodys(sentence, verb):
                yield _draft(reading, sentence, name, verb, link)


def _draft(reading: Reading, sentence: Sentence, name: Name, verb: Token, link: Token) -> Draft:
    done = f"{name.text} was {inflect(verb.lemma, 'VBN')}"
    year = sentence.parsed.tokens[link.index + 1].text
    stem = with_article(f"{done} in {BLANK} (a year).", reading)
    passage = reading.passage(sentence)
    mark = sentence.offsets(verb.index, link.index + 1)
    key = AnswerKey(QuestionType.CLOZE, accepted=(AcceptedForm(year),))
    said = f"The article says: “{sentence.parsed.words([verb.index, link.index + 1])}”."
    return draft_of(stem, key, (Citation(passage, marks=(mark,)),), said, "done to")


def _done_to(sentence: Sentence, verb: Token) -> Name | None:
    """Give the name that is the whole object, right after a verb with nothing else about it but when."""
    parsed = sentence.parsed
    thing = parsed.child(verb.index, "dobj")
    name = sentence.name_at(thing.index) if thing else None
    if thing is None or name is None or name.kind not in DONE or name.first != verb.index + 1:
        return None
    about = [child for child in parsed.children(verb.index) if child.dep not in {"prep", "dobj", "punct", *SUBJECTS}]
    plain = all(child.lower in BACK for child in about)
    alone = all(child.index in name for child in parsed.children(thing.index))
    return name if plain and alone else None


def _in_year(sentence: Sentence, verb: Token) -> Token | None:
    """Give "in" of "in 1535", the one phrase under a verb."""
    links = sentence.parsed.children(verb.index, "prep")
    years = [
        link
        for link in links
        if link.lower == "in"
        and any(date.start == link.end + 1 and date.year and not date.day for date in dates_in(sentence.text))
    ]
    ends = years and sentence.parsed.tokens[years[0].index + 2 : years[0].index + 3]
    return years[0] if len(links) == 1 and years and ends and ends[0].pos == "PUNCT" else None


def _of_somebodys(sentence: Sentence, verb: Token) -> bool:
    """Say whether those who did it are told only by "whose" of whom they are, so that no clause of theirs is said."""
    parsed = sentence.parsed
    first = verb
    while first.dep == "conj" and first.pos == "VERB":
        first = parsed.tokens[first.head]
    subject = parsed.child(first.index, "nsubj") if first.dep == "relcl" else None
    return subject is not None and any(child.lower == "whose" for child in parsed.children(subject.index, "poss"))
