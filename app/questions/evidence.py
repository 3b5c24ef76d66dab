"""Evidence questions: "Which sentence shows that ...?", with whole sentences of one article to choose from."""

import re
from difflib import SequenceMatcher

from app.facts.corroboration import fact_of
from app.facts.dates import dates_in
from app.facts.reading import Library, Reading, Sentence
from app.facts.rendering import lower_first, tidy
from app.facts.statements import Statement
from app.questions.anchors import article_named
from app.questions.candidates import CONTENT, content
from app.questions.draft import AnswerKey, Citation, Draft, Option, QuestionType
from app.questions.drafting import ORIGIN, explanation, in_order
from app.questions.evidence_options import COMMON, FEWEST, Proof, beside, names_in, shared, whole
from app.questions.tags import tags_of

VERBATIM = 0.8
ECHOES = 2
FEWEST_WORDS = 6
MOST_WORDS = 22
FEWEST_LEMMAS = 4
MOST_LETTERS = 330
WORD = re.compile(r"[\w’'-]+")


def evidence_of(statement: Statement, library: Library) -> Draft | None:
    """Ask which sentence of its article shows a statement; None where one alone does not, or others might.

    `library` settles which forms of a name are one person's.
    """
    sentence, reading = statement.sentence, statement.reading
    told = _inside(statement)
    if statement.since is not None or not _askable(statement, told) or not _proves(statement, library):
        return None
    proof = _proof(statement)
    wrong = beside(proof)
    if len(wrong) < FEWEST or (_verbatim(told, sentence) and not _echoed(wrong, proof)):
        return None
    stem = f"Which sentence in {article_named(reading)} shows {_that(statement, told)}?"
    return _draft(statement, stem, wrong)


def _inside(statement: Statement) -> str:
    """Write a statement as it stands inside a sentence."""
    text = statement.text
    first = statement.sentence.parsed.tokens[statement.clause.kept[0]]
    edited = statement.edits.get(first.index, "")
    small = text[0].lower() + text[1:] if edited[:1].islower() else lower_first(text, first)
    told = text if edited[:1].isupper() else small
    if not edited and _written_small(told.split(maxsplit=1)[0], statement.reading):
        told = told[0].lower() + told[1:]
    return told


def _that(statement: Statement, told: str) -> str:
    """Put "that" before a statement, commas around whose word it is and around what leads it."""
    if statement.attribution:
        return f"that, according to {statement.attribution}, {told}"
    return f"that, {told}" if statement.clause.lead and not statement.wording else f"that {told}"


def _written_small(word: str, reading: Reading) -> bool:
    """Say whether the article writes a word small elsewhere, so that only its place made it a capital."""
    plain = word.strip(",.’'").lower()
    return any(token.text == plain for sentence in reading.sentences for token in sentence.parsed.tokens)


def _askable(statement: Statement, told: str) -> bool:
    """Say whether a statement is whole, of a fair length, and tied to something that has a name."""
    sentence, clause = statement.sentence, statement.clause
    if not FEWEST_WORDS <= len(told.split()) <= MOST_WORDS or len(sentence.text) > MOST_LETTERS:
        return False
    lemmas = content(sentence, set(clause.kept)) - COMMON
    figures = re.search(r"\d", told) is not None
    tied = len(names_in(sentence, clause.kept)) + figures
    return tied > 0 and len(lemmas) >= FEWEST_LEMMAS and whole(statement.reading, sentence) and not _gaps(statement)


def _gaps(statement: Statement) -> bool:
    """Say whether a noun was taken out of the middle of a part, as when a list lost some of what it names."""
    tokens = statement.sentence.parsed.tokens
    parts = (statement.clause.subject, *statement.clause.lead, *statement.clause.rest)
    return any(
        tokens[index].pos in {"NOUN", "PROPN"} and _bare(statement.sentence, index)
        for part in parts
        for index in range(part.words[0], part.words[-1])
        if index not in statement.clause.kept
    )


def _bare(sentence: Sentence, index: int) -> bool:
    before = sentence.parsed.text[: sentence.parsed.tokens[index].start]
    return before.count("(") == before.count(")")


def _proves(statement: Statement, library: Library) -> bool:
    """Say whether every word of a statement stands in its sentence, or in the article's name that the stem gives.

    Names may be filled in and a date may have its year: the surname and the day are in the sentence.
    """
    reading, sentence = statement.reading, statement.sentence
    given = {word.lower() for word in WORD.findall(f"{sentence.text} {reading.title}")}
    given |= {token.lemma.lower() for token in sentence.parsed.tokens}
    if reading.dated and any(date.day and not date.year for date in dates_in(sentence.text)):
        given.add(str(reading.dated.day.year))
    for edit in filter(None, statement.edits.values()):
        full = library.persons.full_name(edit.removesuffix("’s"), reading.stem)
        if full and full.split()[-1].lower() in " ".join(given):
            given |= {word.lower() for word in WORD.findall(edit)}
    return all(_known(word.lower(), given) for word in WORD.findall(statement.text) if len(word) > 3)  # noqa: PLR2004 - no articles, no prepositions


def _known(word: str, given: set[str]) -> bool:
    plain = word.removesuffix("’s").removesuffix("'s")
    return bool({word, plain, f"{plain}’s", f"{plain}'s"} & given)


def _proof(statement: Statement) -> Proof:
    sentence, clause = statement.sentence, statement.clause
    tokens = sentence.parsed.tokens
    subject = {tokens[word].lemma.lower() for word in clause.subject.words if tokens[word].pos in CONTENT}
    lemmas = content(sentence, set(clause.kept))
    return Proof(statement.reading, sentence, frozenset(lemmas), tokens[clause.verb].lemma, frozenset(subject))


def _verbatim(told: str, sentence: Sentence) -> bool:
    """Say whether a statement is nearly its sentence word for word."""
    said = [word.lower() for word in WORD.findall(told)]
    words = [word.lower() for word in WORD.findall(sentence.text)]
    blocks = SequenceMatcher(None, said, words, autojunk=False).get_matching_blocks()
    return sum(block.size for block in blocks) > VERBATIM * len(words)


def _echoed(wrong: list[Sentence], proof: Proof) -> bool:
    return sum(len(shared(other, proof)) >= ECHOES for other in wrong) >= ECHOES


def _draft(statement: Statement, stem: str, wrong: list[Sentence]) -> Draft:
    reading, sentence, kept = statement.reading, statement.sentence, statement.clause.kept
    options = [Option(sentence.text, correct=True), *(_wrong(reading, other) for other in wrong)]
    return Draft(
        type=QuestionType.EVIDENCE,
        stem=tidy(stem),
        key=AnswerKey(QuestionType.EVIDENCE, tuple(in_order(options, stem))),
        citations=(Citation(reading.passage(sentence), marks=(sentence.offsets(kept[0], kept[-1]),)),),
        explanation=explanation(statement),
        tags=tags_of(f"{stem} {sentence.text}"),
        origin=ORIGIN,
        rule=f"evidence:{statement.clause.rule}",
        fact=fact_of(statement),
    )


def _wrong(reading: Reading, sentence: Sentence) -> Option:
    feedback = "This sentence does not say that; it stands elsewhere in the article."
    return Option(sentence.text, feedback=feedback, occurrence=reading.passage(sentence))
