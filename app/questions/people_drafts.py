"""Drafts about people: who said something, and who it is that an article describes."""

from collections.abc import Sequence

from app.articles.text import Passage
from app.facts.reading import Library, Reading
from app.questions.anchors import article_named, with_article
from app.questions.claims import verdicts
from app.questions.distractors import Distractor
from app.questions.draft import AnswerKey, Citation, Draft, Option, QuestionType
from app.questions.drafting import ORIGIN, in_order, person_forms, wrong_option
from app.questions.indirect import Reported
from app.questions.roles import Role
from app.questions.sayings import Saying
from app.questions.tags import tags_of

Marks = tuple[tuple[int, int], ...]


def saying(said: Saying, distractors: Sequence[Distractor], library: Library) -> Draft:
    """Ask who said some words."""
    stem = f"Who said: “{said.words}”?"
    if said.reading.title:
        stem = f"In {article_named(said.reading)}, who said: “{said.words}”?"
    key = _key(stem, said.speaker, distractors, said.reading, library)
    marks = (said.named_in.offsets(said.name.first, said.name.last), (said.start, said.end))
    told = f"The article quotes {said.speaker} with these words."
    return _draft(stem, key, said.passage, marks, told, "saying")


def saying_claim(said: Saying, person: str, *, holds: bool) -> Draft:
    """Claim that a person said some words, or another did."""
    stem = f"In {article_named(said.reading)}, {person} said: “{said.words}.”"
    marks = (said.named_in.offsets(said.name.first, said.name.last), (said.start, said.end))
    told = f"The article quotes {said.speaker} with these words."
    rule = f"claim:saying:{'true' if holds else 'false'}"
    return _draft(stem, AnswerKey(QuestionType.CLAIM, verdicts(holds=holds)), said.passage, marks, told, rule)


def reported(said: Reported, distractors: Sequence[Distractor], library: Library) -> Draft:
    """Ask who said something that the article reports in indirect speech."""
    reading = said.statement.reading
    stem = f"Who {said.verb} that {said.words}?"
    stem = with_article(stem, reading) if reading.title else stem
    sentence, kept = said.statement.sentence, said.statement.clause.kept
    marks = (sentence.offsets(said.name.first, said.name.last), sentence.offsets(kept[0], kept[-1]))
    key = _key(stem, said.speaker, distractors, reading, library)
    told = f"The article reports: {said.statement.text}."
    return _draft(stem, key, said.statement.passage, marks, told, "reported:person")


def role(found: Role, distractors: Sequence[Distractor], library: Library) -> Draft:
    """Ask who it is that the article describes so."""
    stem = f"Who is described in {article_named(found.reading)} as {found.text}?"
    key = _key(stem, found.person, distractors, found.reading, library)
    told = f"The article describes {found.person} as {found.text}."
    return _draft(stem, key, found.reading.passage(found.sentence), _role_marks(found), told, "role")


def role_claim(found: Role, person: str, *, holds: bool) -> Draft:
    """Claim that a person is what the article says of that person, or of another."""
    stem = f"{person} is described in {article_named(found.reading)} as {found.text}."
    told = f"The article describes {found.person} as {found.text}."
    rule = f"claim:role:{'true' if holds else 'false'}"
    key = AnswerKey(QuestionType.CLAIM, verdicts(holds=holds))
    return _draft(stem, key, found.reading.passage(found.sentence), _role_marks(found), told, rule)


def _role_marks(found: Role) -> Marks:
    sentence = found.sentence
    return sentence.offsets(found.name.first, found.name.last), sentence.offsets(found.first, found.last)


def _key(stem: str, person: str, distractors: Sequence[Distractor], reading: Reading, library: Library) -> AnswerKey:
    """Offer the person and others; without others, the name is to be written."""
    if not distractors:
        return AnswerKey(QuestionType.TEXT, accepted=person_forms(person, library))
    options = [Option(person, correct=True), *(wrong_option(other, reading, library) for other in distractors)]
    return AnswerKey(QuestionType.SINGLE, tuple(in_order(options, stem)))


def _draft(stem: str, key: AnswerKey, passage: Passage, marks: Marks, told: str, rule: str) -> Draft:
    citation = Citation(passage, marks=tuple(sorted(marks)))
    tags = tags_of(passage.exact)
    return Draft(key.type, stem, key, (citation,), told, tags=tags, origin=ORIGIN, rule=rule)
