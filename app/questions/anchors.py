"""Say in a stem which article is meant, where another time or article could answer otherwise."""

import re

from app.facts.names import PLACES, NameKind
from app.facts.numbers import SMALL, TENS
from app.facts.reading import Reading
from app.facts.runs import begins_with_trade, runs_in
from app.facts.statements import Statement
from app.facts.syntax import Parsed, Token
from app.facts.whole import RULE as WHOLE
from app.facts.words import JUDGEMENT
from app.questions.in_sentence import begins_with_name, inside

PRESENT = {"VBZ", "VBP"}
COUNTING = {"shares", "counted", "participation", "rest"}
# What the writer sees in a deed, however well its day is known.
SLANTED = frozenset("mask disguise veil cloak camouflage tout portray hail laud stage orchestrate engineer".split())
SETTING_OFF = frozenset("board depart arrive embark disembark".split())
ACCORDING = "According to "
LONG = 60
LONG_SOURCE = 12
MANY, ROOMY = 25, 22
# "One" opens many a name ("One Hyde Park").
COUNTING_WORDS = {*SMALL, *TENS} - {"one"}
NAMING = {"PERSON", "ORG", "GPE", "LOC", "NORP", "FAC", "EVENT", "PRODUCT", "WORK_OF_ART", "LAW", "LANGUAGE"}
DATED = re.compile(
    r"\b(?:[Ii]n|[Oo]n|[Ss]ince|[Bb]y|[Dd]uring|[Uu]ntil|[Ff]rom|[Bb]etween|[Tt]he) "
    r"(?:[A-Z]\w+ )?(?:\d{1,2},? )?(?:1[5-9]|20)\d\d\b"
    r"|\b[A-Z]\w+ \d{1,2}, (?:1[5-9]|20)\d\d\b|\b\d{1,2} [A-Z]\w+ (?:1[5-9]|20)\d\d\b"
)
DAY = re.compile(r"\b[A-Z]\w+ \d{1,2}, (?:19|20)\d\d\b|\b\d{1,2} [A-Z]\w+ (?:19|20)\d\d\b")
# Whose word it is stands at the end already.
SOURCED = re.compile(r", according to [^,]+$")
YEAR_TWICE = re.compile(r"\b([Ww]hat date) in (\d{4})(?=.*\b\2\b)")


def anchored(stem: str, statement: Statement) -> str:
    """Name the source of a stem: whose word it is, or the article where the time is open or one article says it."""
    if len(stem.split()) > MANY:
        stem = YEAR_TWICE.sub(r"\1", stem)
    if statement.attribution:
        plain = _lowered(_with_pronoun(stem, statement), statement)
        said = f"{ACCORDING}{statement.attribution}, {inside(plain, statement.reading)}"
        return said if DATED.search(stem) else with_article(said, statement.reading)
    if not needs_anchor(statement):
        return stem
    return with_article(_lowered(stem, statement), statement.reading)


def _with_pronoun(stem: str, statement: Statement) -> str:
    """Leave "his" as it was where it is the speaker's, who is named before it ("According to Ann Lee, her ...")."""
    tokens = statement.sentence.parsed.tokens
    whose = f"{statement.attribution}’s"
    own = [tokens[index].lower for index, text in statement.edits.items() if text == whose]
    pronoun = next((word for word in own if word in {"his", "her"}), "")
    once = stem.count(statement.attribution) == 1 and whose in stem
    return (
        stem.replace(whose, pronoun.capitalize() if stem.startswith(whose) else pronoun) if pronoun and once else stem
    )


def anchored_claim(stem: str, statement: Statement) -> str:
    """Name the source of a claim: only a deed of somebody named, told by its day, can be judged without an article."""
    said = anchored(stem, statement)
    public = DATED.search(stem) is not None and (_full(statement) or (_plain_event(statement) and DAY.search(stem)))
    if public or statement.attribution or said.startswith(ACCORDING):
        return said
    return with_article(_lowered(stem, statement), statement.reading)


def _lowered(stem: str, statement: Statement) -> str:
    """Make a statement's own first word small where it is no name."""
    first = statement.clause.tokens[0]
    parsed = statement.sentence.parsed
    trade = any(begins_with_trade(parsed, begin, last) for begin, last in runs_in(parsed) if begin == first.index)
    proper = (first.pos in {"PROPN", "NUM"} or first.entity in NAMING) and not _number_word(first.text)
    if first.text.islower() and stem.startswith(first.text.capitalize()) and first.index not in statement.edits:
        return stem[0].lower() + stem[1:]  # "ex-royal Peru" opens no sentence in the article
    plain = (not proper or trade) and first.index not in statement.edits
    opens = stem.startswith(first.text) and first.start == 0 and not stem.startswith(ACCORDING)
    return stem[0].lower() + stem[1:] if plain and opens and not begins_with_name(stem, statement.reading) else stem


def needs_anchor(statement: Statement) -> bool:
    """Say whether a statement has no year, tells a passing figure, or says "only", which other articles may not."""
    parsed = statement.sentence.parsed
    tokens = statement.clause.tokens
    group = [parsed.tokens[index] for index in statement.clause.group]
    passing = group[0].tag in PRESENT and any(token.tag == "CD" for token in tokens)
    since = passing and any(token.lower == "since" for token in tokens)
    slanted = parsed.tokens[statement.clause.verb].lemma in SLANTED
    if slanted or _exclusive(statement) or _bound_nowhere(statement) or since or statement.clause.rule in COUNTING:
        return True
    dated = statement.year is not None and DATED.search(statement.text) is not None
    if statement.clause.rule == WHOLE and not (dated and _plain_event(statement) and _full(statement)):
        return True  # the writer's own words are the article's
    subject = statement.sentence.name_at(statement.clause.subject.head)
    head = parsed.tokens[statement.clause.subject.head]
    person = (subject is not None and subject.kind is NameKind.PERSON) or head.lower in {"he", "she"}
    person = person or _is_somebodys(statement)
    if group[0].tag in PRESENT and person:
        return True  # a post or a habit may have another holder by now
    if dated:
        return _long_ago(statement)
    stative = len(group) == 1 and group[0].tag in PRESENT and not passing
    perfect = group[0].lower in {"has", "have"}
    if not statement.reading.title:
        return True  # "the article" is short, and a post or a habit may have another holder by now
    return not stative or passing or perfect


def _long_ago(statement: Statement) -> bool:
    """Say whether a statement tells of a year long before its article: books may put it otherwise."""
    dated = statement.reading.dated
    return dated is not None and statement.year is not None and dated.day.year - statement.year > LONG


def _exclusive(statement: Statement) -> bool:
    """Say whether a statement sets something above all others: its word for it, or true of its time only."""
    parsed = statement.sentence.parsed
    return any(
        (token.lower in {"only", "all"} and token.pos != "PROPN" and not _of_a_moment(parsed, token))
        or (token.tag == "JJS" and token.lower not in {"most", "least"})
        for token in statement.clause.tokens
    )


def _bound_nowhere(statement: Statement) -> bool:
    """Say whether somebody "boarded a plane", and no place tells for where: the article's title may."""
    verb = statement.sentence.parsed.tokens[statement.clause.verb]
    kept = set(statement.clause.kept) - set(statement.clause.subject.words)
    placed = any(name.first in kept and name.kind in PLACES for name in statement.sentence.names)
    return verb.lemma in SETTING_OFF and not placed


def _is_somebodys(statement: Statement) -> bool:
    """Say whether what a statement is about is a person's ("Ann Lee’s plan")."""
    owner = statement.sentence.parsed.child(statement.clause.subject.head, "poss")
    name = statement.sentence.name_at(owner.index) if owner else None
    return name is not None and name.kind is NameKind.PERSON


def _of_a_moment(parsed: Parsed, token: Token) -> bool:
    """Say whether "only" limits a time ("only on May 8", "only in the evening"), not who or what."""
    after = parsed.tokens[token.index + 1 : token.index + 2]
    return token.lower == "only" and bool(after) and after[0].lower in {"on", "in", "after", "by"}


def _full(statement: Statement) -> bool:
    """Say whether a statement leaves no room for an article's name in a stem that is easy to read."""
    return len(statement.text.split()) > ROOMY


def _plain_event(statement: Statement) -> bool:
    """Say whether a sentence tells what somebody named did, without a word of judgement: it needs nobody's word."""
    tokens = statement.clause.tokens
    parsed = statement.sentence.parsed
    verb = parsed.tokens[statement.clause.group[0]]
    named = statement.sentence.name_at(statement.clause.subject.head) is not None
    plain = statement.clause.subject.dep == "nsubj" and not any(token.lower in JUDGEMENT for token in tokens)
    return named and plain and verb.tag == "VBD" and verb.lemma != "be"


def with_article(stem: str, reading: Reading) -> str:
    """Put the article's title and year before a stem."""
    named = article_named(reading)
    if stem.startswith(ACCORDING):
        source, comma, rest = stem.partition(",")
        if len(source.split()) > LONG_SOURCE:  # "in the article" would be taken for the source's own words
            end = rest[-1]
            return f"In {named},{rest[:-1]}, {source[0].lower()}{source[1:]}{end}"
        return f"{source} in {named}{comma}{rest}"
    if stem.startswith(f"In {named}, "):
        return stem
    said = "In " if SOURCED.search(stem) else ACCORDING
    return f"{said}{named}, {inside(stem, reading)}"


def article_named(reading: Reading) -> str:
    """Name an article inside a sentence: its year where that is known, and its title where it has one."""
    year = f"{reading.dated.day.year} " if reading.dated else ""
    return f"the {year}article “{reading.title}”" if reading.title else "the article"


def _number_word(word: str) -> bool:
    """Say whether a word is a number in letters ("Seven", "Twenty-two"), whose capital only opens a sentence."""
    return {*word.lower().split("-")} <= COUNTING_WORDS
