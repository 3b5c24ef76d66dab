"""Evidence questions: "Which sentence shows that ...?", with whole sentences of one article to choose from."""

from app.facts.corroboration import fact_of
from app.facts.fact import Fact
from app.facts.posts import Post
from app.facts.reading import Library, Reading, Sentence
from app.facts.rendering import lower_first, tidy
from app.facts.statements import Statement
from app.questions.anchors import article_named
from app.questions.candidates import CONTENT, content
from app.questions.draft import AnswerKey, Citation, Draft, Option, QuestionType
from app.questions.drafting import ORIGIN, explanation, in_order
from app.questions.evidence_options import ECHOES, FEWEST, Proof, beside, echoed, names_in, shared, whole
from app.questions.in_sentence import begins_with_name, inside
from app.questions.provable import overlap, provable
from app.questions.rewording import reworded
from app.questions.roles import described
from app.questions.tags import tags_of

MOSTLY = 0.75
VERBATIM = 0.8
ALL_BUT_ALL = 0.9


def evidence_of(statement: Statement, library: Library) -> Draft | None:
    """Ask which sentence of its article shows a statement; None where one alone does not, or others might.

    `library` settles which forms of a name are one person's.
    """
    if not provable(statement, library):
        return None
    told = _inside(reworded(statement))
    proof = _proof(statement)
    wrong = beside(proof)
    reading, kept = statement.reading, statement.clause.kept
    echo = echoed(wrong, names_in(statement.sentence, kept), proof)
    if len(wrong) < FEWEST or not echo or not _worth_finding(told, wrong, proof):
        return None
    stem = f"Which sentence in {article_named(reading)} shows {_that(statement, told)}?"
    fact, rule = fact_of(statement), f"evidence:{statement.clause.rule}"
    return _draft(proof, stem, wrong, marks=kept, said=explanation(statement), rule=rule, fact=fact)


def _inside(statement: Statement) -> str:
    """Write a statement as it stands inside a sentence."""
    text = statement.text
    first = statement.sentence.parsed.tokens[statement.clause.kept[0]]
    edited = statement.edits.get(first.index, "")
    named = statement.sentence.name_at(first.index)
    small = inside(text, statement.reading)
    if small != text or edited[:1].isupper() or begins_with_name(text, statement.reading):
        return small
    if named is not None and named.first == first.index and first.lower != "the":
        return text
    return text[0].lower() + text[1:] if edited else lower_first(text, first)


def _that(statement: Statement, told: str) -> str:
    """Put "that" before a statement, commas around whose word it is and around what leads it."""
    if statement.attribution:
        return f"that, according to {statement.attribution}, {told}"
    return f"that, {told}" if statement.clause.lead and not statement.wording else f"that {told}"


def _worth_finding(told: str, wrong: list[Sentence], proof: Proof) -> bool:
    """Say whether the key is more than the stem said again, or others say much of the stem too."""
    same = overlap(told, proof.sentence)
    echoing = sum(len(shared(other, proof)) >= ECHOES for other in wrong)
    word_for_word = told.lower() in proof.sentence.text.lower()
    if word_for_word and same > MOSTLY and sum(len(shared(other, proof)) > ECHOES for other in wrong) < ECHOES:
        return False
    return same <= VERBATIM or (same <= ALL_BUT_ALL and echoing >= ECHOES)


def _proof(statement: Statement) -> Proof:
    sentence, clause = statement.sentence, statement.clause
    tokens = sentence.parsed.tokens
    subject = {tokens[word].lemma.lower() for word in clause.subject.words if tokens[word].pos in CONTENT}
    lemmas = content(sentence, set(clause.kept))
    return Proof(statement.reading, sentence, frozenset(lemmas), tokens[clause.verb].lemma, frozenset(subject))


def evidence_of_role(post: Post) -> Draft | None:
    """Ask which sentence describes a person as the article does; None where too few others could be it."""
    sentence, reading = post.sentence, post.reading
    words = [*range(post.name.first, post.name.last + 1), *range(post.first, post.last + 1)]
    proof = Proof(reading, sentence, frozenset(content(sentence, set(words))), "describe", frozenset[str]())
    wrong = beside(proof)
    if len(wrong) < FEWEST or not whole(reading, sentence) or not echoed(wrong, [post.person.split()[-1]], proof):
        return None
    stem = f"Which sentence in {article_named(reading)} describes {post.person} as {described(post)}?"
    told = f"The article describes {post.person} as {described(post)}."
    return _draft(proof, stem, wrong, marks=sorted(words), said=told, rule="evidence:role", fact=None)


def _draft(
    proof: Proof, stem: str, wrong: list[Sentence], *, marks: list[int], said: str, rule: str, fact: Fact | None
) -> Draft:
    reading, sentence = proof.reading, proof.sentence
    options = [Option(sentence.text, correct=True), *(_wrong(reading, other) for other in wrong)]
    return Draft(
        type=QuestionType.EVIDENCE,
        stem=tidy(stem),
        key=AnswerKey(QuestionType.EVIDENCE, tuple(in_order(options, stem))),
        citations=(Citation(reading.passage(sentence), marks=(sentence.offsets(marks[0], marks[-1]),)),),
        explanation=said,
        tags=tags_of(f"{stem} {sentence.text}"),
        origin=ORIGIN,
        rule=rule,
        fact=fact,
    )


def _wrong(reading: Reading, sentence: Sentence) -> Option:
    feedback = "This sentence does not say that; it stands elsewhere in the article."
    return Option(sentence.text, feedback=feedback, occurrence=reading.passage(sentence))
