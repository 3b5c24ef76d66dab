"""Drafts about sayings: who said something, quoted or reported, and claims of it."""

from collections.abc import Sequence

from app.articles.text import Passage
from app.facts.bodies import the_body
from app.facts.fact import Stance
from app.facts.interviews import Interview
from app.facts.reading import Library, Reading
from app.facts.speech import Speaker
from app.questions.addressed import Addressed
from app.questions.anchors import article_named, with_article
from app.questions.claims import verdicts
from app.questions.distractors import Distractor
from app.questions.draft import AcceptedForm, AnswerKey, Citation, Draft, Option, QuestionType
from app.questions.drafting import draft_of, in_order, person_forms, wrong_option
from app.questions.forms import name_forms
from app.questions.indirect import Reported
from app.questions.sayings import Saying
from app.questions.short_sayings import ShortSaying

Marks = tuple[tuple[int, int], ...]


def saying(said: Saying, distractors: Sequence[Distractor], library: Library) -> Draft:
    """Ask who said some words."""
    stem = f"Who said: “{said.words}”?"
    if said.reading.title:
        stem = f"In {article_named(said.reading)}, who said: “{said.words}”?"
    key = name_key(stem, said.speaker.text, distractors, said.reading, library)
    return _of_saying(said, stem, key, "saying", library)


def short_saying(found: ShortSaying, library: Library) -> Draft:
    """Ask which expert said a few words."""
    said = found.said
    stem = f"In {article_named(said.reading)}, which {found.post.text} said: “{found.words}”?"
    key = name_key(stem, said.speaker.text, (), said.reading, library)
    return _of_saying(said, stem, key, "saying:short", library)


def addressed(found: Addressed, library: Library) -> Draft:
    """Ask who said some words to somebody."""
    on = f" on {found.day}" if found.day else ""
    stem = f"In {article_named(found.said.reading)}, who told {found.to}{on}: “{found.said.words}”?"
    key = name_key(stem, found.said.speaker.text, (), found.said.reading, library)
    return _of_saying(found.said, stem, key, "addressed:saying", library)


def saying_claim(said: Saying, person: str, library: Library, *, holds: bool) -> Draft:
    """Claim that a person said some words, or another did."""
    stem = f"In {article_named(said.reading)}, {person} said: “{said.words}.”"
    key = AnswerKey(QuestionType.CLAIM, verdicts(holds=holds))
    return _of_saying(said, stem, key, f"claim:saying:{'true' if holds else 'false'}", library)


def interview(found: Interview, library: Library) -> Draft:
    """Ask to which paper, station or agency somebody spoke."""
    person, named = found.speaker.text, article_named(found.reading)
    stem = f"To which {found.sort} did {person} give an interview, according to {named}?"
    key = AnswerKey(QuestionType.TEXT, accepted=name_forms(found.medium, found.reading))
    marks = (_name_mark(found.speaker), found.sentence.offsets(found.first, found.last))
    told = f"The article tells of an interview that {person} gave to {found.medium}."
    citations = cited(found.reading.passage(found.sentence), marks, person, found.reading, library)
    return draft_of(stem, key, citations, told, "saying:interview")


def _of_saying(said: Saying, stem: str, key: AnswerKey, rule: str, library: Library) -> Draft:
    marks = (_name_mark(said.speaker), (said.start, said.end))
    told = f"The article quotes {said.speaker.text} with these words."
    citations = cited(said.passage, marks, said.speaker.text, said.reading, library)
    return draft_of(stem, key, citations, told, rule)


def reported(said: Reported, distractors: Sequence[Distractor], library: Library) -> Draft:
    """Ask who said something that the article reports in indirect speech."""
    through = f"’s {said.speaker.through}" if said.speaker.through else ""
    who = "Who" if said.speaker.is_person else f"Which organisation{through}"
    reading = said.statement.reading
    asked = f"{who} {said.verb} that {said.words}"
    stem = with_article(f"{asked}?", reading) if reading.title else f"{asked}, according to the article?"
    key = name_key(stem, said.speaker.text, distractors, reading, library, person=said.speaker.is_person)
    return _of_reported(said, stem, key, "reported:person", library)


def reported_claim(said: Reported, speaker: str, library: Library, *, holds: bool) -> Draft:
    """Claim that somebody said what the article reports, or that another did."""
    name = speaker if said.speaker.is_person else the_body(speaker, said.statement.reading)
    stem = with_article(f"{name} {said.verb} that {said.words}.", said.statement.reading)
    key = AnswerKey(QuestionType.CLAIM, verdicts(holds=holds))
    return _of_reported(said, stem, key, f"claim:saying:reported:{'true' if holds else 'false'}", library)


def _of_reported(said: Reported, stem: str, key: AnswerKey, rule: str, library: Library) -> Draft:
    sentence, kept = said.statement.sentence, said.statement.clause.kept
    marks = (_name_mark(said.speaker), sentence.offsets(kept[0], kept[-1]))
    told = f"The article reports: {said.statement.text}."
    citations = cited(said.statement.passage, marks, said.speaker.text, said.statement.reading, library)
    return draft_of(stem, key, citations, told, rule)


def _name_mark(speaker: Speaker) -> tuple[int, int]:
    return speaker.sentence.offsets(speaker.name.first, speaker.name.last)


def name_key(
    stem: str,
    name: str,
    distractors: Sequence[Distractor],
    reading: Reading,
    library: Library,
    *,
    person: bool = True,
) -> AnswerKey:
    """Offer the name and others; without others, the name is to be written."""
    if not distractors:
        forms: tuple[AcceptedForm, ...] = person_forms(name, library) if person else name_forms(name, reading)
        return AnswerKey(QuestionType.TEXT, accepted=forms)
    options = [Option(name, correct=True), *(wrong_option(other, reading, library) for other in distractors)]
    return AnswerKey(QuestionType.SINGLE, tuple(in_order(options, stem)))


def cited(passage: Passage, marks: Marks, name: str, reading: Reading, library: Library) -> tuple[Citation, ...]:
    """Cite a passage, and where it has no more than a surname the sentence that first gives the full name."""
    inside = {(start, end) for start, end in marks if passage.start <= start < end <= passage.end}
    main = Citation(passage, marks=tuple(sorted(inside)))
    if name in passage.exact:
        return (main,)
    forms = library.persons.forms(name)
    for sentence in reading.sentences:
        at = next((sentence.text.find(form) for form in forms if form in sentence.text), -1)
        if at >= 0:
            start = sentence.start + at
            found = next(form for form in forms if sentence.text.startswith(form, at))
            full = Citation(reading.passage(sentence), Stance.CONTEXT, ((start, start + len(found)),))
            return main, full
    return (main,)
