"""Take the clauses out of a sentence: main, joined, reported and factive ones, ", which ..." and ", where ..."."""

from collections.abc import Iterator
from dataclasses import replace

from app.facts.adjuncts import adjuncts
from app.facts.antecedents import antecedent_of, may_mean_outer, of_the_way, whole_name, words_of_antecedent
from app.facts.clauses import Clause, Part, clause_at, kept_words
from app.facts.clefts import clefts
from app.facts.commitments import commitments
from app.facts.journeys import journeys
from app.facts.names import NameKind
from app.facts.nearby import nearby
from app.facts.parentheses import parentheses, said_at_end
from app.facts.proofs import proofs
from app.facts.reading import Sentence
from app.facts.refusals import refusals
from app.facts.relative_adjuncts import relative_adjuncts
from app.facts.set_off import set_off
from app.facts.syntax import SUBJECTS, Parsed, Token
from app.facts.where_and_when import where_and_when
from app.facts.words import FINDING, SAYING

FACTIVE = {"because", "although", "though", "while", "whereas", "as", "since"}
EARLIER = {"earlier", "previously", "initially", "originally"}
DOCUMENTS = frozenset("study report survey research analysis figure datum data estimate poll paper review".split())


def clauses_of(sentence: Sentence) -> Iterator[Clause]:
    """Give the clauses of a sentence: main, joined, reported and factive ones, ", which ..." and ", where ..."."""
    parsed = sentence.parsed
    spare = parentheses(parsed) | said_at_end(parsed)
    root = parsed.tokens[parsed.root]
    first = clause_at(sentence, root, spare)
    for verb in (root, *_joined_verbs(parsed, root)):
        clause = clause_at(sentence, verb, spare)
        if clause:
            yield clause if clause == first or first is None else _with_time_of(first, clause)
            yield from _beside(clause)
            yield from nearby(clause)
        yield from _reported_clause(sentence, verb, parsed.child(verb.index, "nsubj"))
    yield from _relative_clauses(sentence)
    yield from where_and_when(sentence)
    yield from relative_adjuncts(sentence)
    yield from set_off(sentence)
    yield from journeys(sentence)
    yield from clefts(sentence)
    yield from refusals(sentence)
    yield from commitments(sentence)
    for clause in proofs(sentence):
        yield clause
        yield from _beside(clause)
    yield from _factive_clauses(sentence, root)


def _beside(clause: Clause) -> Iterator[Clause]:
    """Give what the subject of a clause does beside its verb, and what it says in doing so ("stressing that ...")."""
    for adjunct in adjuncts(clause):
        yield adjunct
        parsed = adjunct.sentence.parsed
        yield from _reported_clause(adjunct.sentence, parsed.tokens[adjunct.verb], parsed.tokens[clause.subject.head])


def _with_time_of(first: Clause, joined: Clause) -> Clause:
    """Give a joined clause the time that its sentence opens with ("In 2023, A fell and B rose")."""
    tokens = first.sentence.parsed.tokens
    times = tuple(
        part
        for part in first.lead
        if part.dep in {"npadvmod", "prep"}
        and all(tokens[word].entity == "DATE" or tokens[word].pos == "ADP" for word in part.words)
    )
    told = {word for part in times for word in part.words}
    own = joined.subject.head != first.subject.head and not joined.lead
    # Parsers hang the second date of "In 2023, A fell and in 2024, B rose" on the first clause.
    another = any(token.entity == "DATE" and token.index not in told for token in tokens)
    at_once = tokens[joined.group[0]].tag == tokens[first.group[0]].tag
    return replace(joined, lead=times) if times and own and at_once and not another else joined


def _joined_verbs(parsed: Parsed, root: Token) -> Iterator[Token]:
    for token in parsed.children(root.index, "conj"):
        if token.pos in {"VERB", "AUX"}:
            yield token
            yield from _joined_verbs(parsed, token)


def _relative_clauses(sentence: Sentence) -> Iterator[Clause]:
    parsed = sentence.parsed
    for token in parsed.tokens:
        subject = parsed.child(token.index, *SUBJECTS)
        if token.dep != "relcl" or subject is None or subject.index == 0:
            continue
        first = parsed.tokens[min(parsed.subtree(subject.index))]
        antecedent = antecedent_of(parsed, token, first)
        if (
            first.lower == "whose"
            and antecedent.index + 2 == first.index
            and parsed.tokens[first.index - 1].text == ","
        ):
            yield from _whose(sentence, token, first, antecedent)
        if subject.lower not in {"which", "who"}:
            continue
        before = parsed.tokens[subject.index - 1]
        if before.text != "," or antecedent.index + 1 != before.index or antecedent.pos not in {"PROPN", "NOUN"}:
            continue
        whole = whole_name(parsed, antecedent) if subject.lower == "which" else antecedent
        if of_the_way(parsed, token, antecedent) or may_mean_outer(sentence, token, whole):
            continue
        clause = clause_at(sentence, token, parentheses(parsed, under=token.index), rule="relative")
        if clause:
            words = words_of_antecedent(sentence, whole, parsed.subtree(token.index))
            yield replace(clause, subject=Part(whole.index, subject.dep, words))


def _whose(sentence: Sentence, verb: Token, whose: Token, owner: Token) -> Iterator[Clause]:
    name = sentence.name_at(owner.index)
    clause = clause_at(sentence, verb, parentheses(sentence.parsed, under=verb.index), rule="relative")
    if clause and name and name.kind is NameKind.PERSON:
        yield replace(clause, owner=(whose.index, name.text))


def _factive_clauses(sentence: Sentence, root: Token) -> Iterator[Clause]:
    """Give clauses after "because", "although", "as" ...: the writer vouches for them as for the main one."""
    parsed = sentence.parsed
    for verb in parsed.tokens:
        mark = parsed.child(verb.index, "mark", "advmod")
        if mark is None or parsed.child(verb.index, *SUBJECTS) is None or not _vouched(parsed, root, verb, mark):
            continue
        clause = clause_at(sentence, verb, parentheses(parsed, under=verb.index), rule="factive")
        if clause:
            yield _without_word(clause, mark.index)


def _vouched(parsed: Parsed, root: Token, verb: Token, mark: Token) -> bool:
    if verb.dep == "acl":
        return parsed.tokens[verb.head].lemma == "fact" and mark.lower == "that"
    if verb.dep != "advcl" or mark.lower not in FACTIVE:
        return False
    # ", as ..." at the end of a sentence belongs to the whole of it, wherever the parser hangs it.
    final = mark.index > 0 and parsed.tokens[mark.index - 1].text == "," and mark.lower in {"as", "because"}
    return verb.head == root.index or final


def _without_word(clause: Clause, index: int) -> Clause:
    return replace(
        clause,
        lead=tuple(part for part in clause.lead if part.head != index),
        rest=tuple(part for part in clause.rest if part.head != index),
    )


def _reported_clause(sentence: Sentence, verb: Token, speaker: Token | None) -> Iterator[Clause]:
    """Give what somebody is said to say, with who says it: "..., says Umarov", "Umarov said that ..."."""
    parsed = sentence.parsed
    said = parsed.child(verb.index, "ccomp")
    if verb.lemma not in SAYING | FINDING or said is None or speaker is None or parsed.child(verb.index, "neg"):
        return
    if _overtaken(parsed, verb):
        return
    source = _source(sentence, speaker)
    clause = clause_at(sentence, said, parentheses(parsed, under=said.index), rule="reported") if source else None
    if clause:
        yield replace(clause, attribution=source)


def _overtaken(parsed: Parsed, verb: Token) -> bool:
    """Say whether somebody "had earlier said" something: it may not hold any more."""
    had = any(token.lower == "had" for token in parsed.children(verb.index, "aux"))
    return had and any(token.lower in EARLIER for token in parsed.children(verb.index, "advmod"))


def _source(sentence: Sentence, speaker: Token) -> str:
    """Name who says something: a person or body, or a study or report with a body's name in it."""
    name = sentence.name_at(speaker.index)
    if name:
        after = sentence.parsed.tokens[name.last + 1 : name.last + 2]
        told = [child for child in sentence.parsed.children(speaker.index) if child.index < name.first]
        cut = (bool(after) and after[0].tag == "POS") or any(
            child.dep in {"compound", "nmod", "conj"} for child in told
        )
        if name.kind is NameKind.BODY and not cut:
            return f"the {name.text}" if any(child.lower == "the" for child in told) else name.text
        return name.text if name.kind is NameKind.PERSON and not (after and after[0].tag == "POS") else ""
    if speaker.lemma not in DOCUMENTS:
        return ""
    parsed = sentence.parsed
    words = kept_words(parsed, speaker.index, parentheses(parsed, under=speaker.index))
    named = any(name.first in words and name.kind is NameKind.BODY for name in sentence.names)
    told = [parsed.tokens[word].lower for word in words]
    if (
        not named
        or words[-1] - words[0] + 1 != len(words)
        or set(told) & {"this", "that", "these", "its", "their", "his", "her"}
    ):
        return ""
    text = parsed.words([words[0], words[-1]])
    return text[0].lower() + text[1:] if told[0] in {"the", "a", "an"} else text
