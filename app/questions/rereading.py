"""Reread what a writer offers: a sound statement of the cited sentence must say it, the key put back."""

import re
from collections.abc import Iterator, Sequence
from dataclasses import replace

from app.facts.corroboration import fact_of
from app.facts.reading import Library
from app.facts.statements import Statement
from app.facts.syntax import Parse, Parsed, Token
from app.questions.anchors import article_named, needs_anchor
from app.questions.candidates import CONTENT
from app.questions.draft import BLANK, Draft, QuestionType
from app.questions.restored import asks_what_is_told, says_what_is_told, told_with
from app.questions.writer import Written
from app.questions.written_answers import answer_faults

SOURCE = re.compile(r"^According to (?:[^,“]*“[^”]*”|[^,]*), ")
DATE_IN = re.compile(r"\b(what|which) (date|day) in (\d{4})\b", re.IGNORECASE)
SENTENCES = {QuestionType.CLAIM, QuestionType.CLOZE}
LIMITING = frozenset("only all every first last around about approximately roughly nearly almost over under".split())
TOLD = 0.7
Reread = tuple[Draft, tuple[str, ...]]


def reread(
    offered: Sequence[Written], statements: Sequence[Statement], library: Library, *, parse: Parse
) -> list[Reread]:
    """Give each draft with the reasons against it, none where a statement bears it out; then it has its fact."""
    homes = [[number for number, made in enumerate(statements) if _cites(written, made)] for written in offered]
    wanted = sorted({number for home in homes for number in home})
    texts = [
        _restored(written, [statements[number] for number in home])
        for written, home in zip(offered, homes, strict=True)
    ]
    trees = parse([*texts, *(f"{statements[number].text}." for number in wanted)])
    told = dict(zip(wanted, trees[len(texts) :], strict=True))
    return [
        _reread(written, tree, [(statements[number], told[number]) for number in home], library)
        for written, tree, home in zip(offered, trees, homes, strict=False)
    ]


def _restored(written: Written, home: Sequence[Statement]) -> str:
    """Give a stem as it is compared: without its source, a blank or a changed word put back."""
    text = SOURCE.sub("", written.draft.stem).replace(BLANK, written.key)
    text = text.replace(written.instead, written.key) if written.instead else text
    found = DATE_IN.search(text)
    if found and any(int(found[3]) in _years(statement) for statement in home):
        text = text.replace(found[0], f"{found[1]} {found[2]}")
    return text[:1].upper() + text[1:]


def _years(statement: Statement) -> set[int | None]:
    dated = statement.reading.dated
    return {statement.year, dated.day.year if dated else None}


def _cites(written: Written, statement: Statement) -> bool:
    """Say whether the quote holds every word of the statement, and ends with its sentence at the latest."""
    passage, sentence = written.draft.citations[0].passage, statement.sentence
    first, last = sentence.offsets(statement.clause.kept[0], statement.clause.kept[-1])
    start = first if statement.since is None else statement.since
    return passage.article == statement.reading.stem and passage.start <= start and last <= passage.end <= sentence.end


def _reread(written: Written, tree: Parsed, told: Sequence[tuple[Statement, Parsed]], library: Library) -> Reread:
    draft = written.draft
    if not told:
        return draft, ("a quote that holds no whole statement that stands alone",)
    faults: tuple[str, ...] = ()
    for statement, said in told:
        found = (*_faults(written, tree, statement, said), *answer_faults(written, statement, library))
        if not found:
            return replace(draft, fact=fact_of(statement)), ()
        faults = faults or found
    return draft, faults


def _faults(written: Written, tree: Parsed, statement: Statement, said: Parsed) -> Iterator[str]:
    """Give what the stem says otherwise than the statement, or leaves out."""
    stem = written.draft.stem
    if statement.attribution and statement.attribution not in stem:
        yield "a source left out"
    if not statement.attribution and needs_anchor(statement) and article_named(statement.reading) not in stem:
        yield "an article left out"
    supported = written.draft.type is QuestionType.CLAIM and not written.instead
    told = told_with(said, written.key)
    if told is None and not supported:
        yield "a key that the statement does not say"
    elif written.draft.type in SENTENCES:
        if not says_what_is_told(tree, said):
            yield "a stem that says another thing than its sentence"
    elif told and not asks_what_is_told(tree, told):
        yield "a stem that says another thing than its sentence"
    key = set(written.key.lower().split())
    # A year taken out of "what date in 2023" for the comparison is asked with all the same.
    asked = {token.lower for token in tree.tokens} | key | set(re.findall(r"\d{4}", stem))
    known = _content(said)
    limits = {token.lower for token in said.tokens if token.lower in LIMITING or _counts(token)}
    if limits - asked or len(known & asked) < TOLD * len(known):
        yield "words of the sentence left out"


def _counts(token: Token) -> bool:
    return token.pos == "NUM" or any(letter.isdigit() for letter in token.text)


def _content(tree: Parsed) -> set[str]:
    return {token.lower for token in tree.tokens if token.pos in CONTENT}
