"""Clozes of sentences that do not stand alone: shown in the article's own words, with the sentence before as lead."""

import re
from collections import Counter
from collections.abc import Iterator, Sequence

from app.facts.found_once import once_each
from app.facts.gazetteer import country_named, country_of_people
from app.facts.names import NameKind, without_possessive
from app.facts.numbers import number_value
from app.facts.reading import Library, Reading, Sentence
from app.questions.anchors import article_named
from app.questions.barred_names import no_fair_answer
from app.questions.candidates import TOO_CLOSE
from app.questions.context_names import Edited
from app.questions.context_pieces import Piece, pieces_of, short_enough
from app.questions.context_pointing import points_outside
from app.questions.context_spans import Span, spans_of
from app.questions.context_view import View, earlier, outside_quotes, shown_well, words_of
from app.questions.conversions import without_conversion
from app.questions.draft import BLANK, AcceptedForm, AnswerKey, Citation, Draft, QuestionType
from app.questions.drafting import ORIGIN, person_forms
from app.questions.folding import OTHER_NAMES
from app.questions.forms import country_forms, name_forms, number_forms, people_forms
from app.questions.hints import could_be_wider, counted_in_view
from app.questions.nationalities import country_told
from app.questions.tags import tags_of

RULE = "context"
WORD = re.compile(r"[^\W_]+")
MOST_BEFORE = 2
MOST_WORDS_BEFORE = 55
FEWEST_SHARED = 4
LIKE = 5
LONG = 4
WORTH = {
    "number": 0.04,
    "date": 0.05,
    "year": 0.02,
    "person": 0.05,
    "city": 0.03,
    "body": 0.03,
    "site": 0.03,
    "term": 0.04,
    "ordinal": 0.02,
}
OFTEN = 0.015
COMMON = {NameKind.COUNTRY, NameKind.CITY, NameKind.REGION, NameKind.PERSON}
MOST_NAMED = 4


def in_context(reading: Reading, library: Library) -> Iterator[Draft]:
    """Give the clozes of an article's sentences that show the sentence before where it is needed."""
    for sentence in reading.sentences:
        if not shown_well(sentence):
            continue
        for shown in views_of(sentence, reading, library):
            lead = lead_of(shown)
            for span in spans_of(sentence):
                if _may_blank(shown, span, lead):
                    yield _draft(shown, span, lead)


def views_of(sentence: Sentence, reading: Reading, library: Library) -> Iterator[Edited]:
    """Give a sentence as it can be shown: whole, or else those of its halves that can be understood."""
    whole, *halves = pieces_of(sentence)
    found = _view(sentence, whole, reading, library)
    pieces = [found] if found else [_view(sentence, piece, reading, library) for piece in halves]
    yield from (view for view in pieces if view)


def _view(sentence: Sentence, piece: Piece, reading: Reading, library: Library) -> Edited | None:
    """Give a piece of a sentence with as many sentences before it as tell its words; None where two do not."""
    shown = [sentence]
    for _ in range(MOST_BEFORE + 1):
        view = View(reading, library, tuple(shown), *piece)
        edited = Edited(view)
        if edited.insertions is None or not short_enough(view):
            return None
        if not points_outside(view):
            return edited if _tells_what(view) else None
        before = earlier(reading, shown[0])
        if before is None or not shown_well(before) or words_of((before, *shown[:-1])) > MOST_WORDS_BEFORE:
            return None
        shown.insert(0, before)
    return None


def _tells_what(view: View) -> bool:
    """Say whether the sentences before name something: "It rained" tells a reader nothing."""
    before = view.sentences[:-1]
    return not before or any(sentence.names or any(c.isdigit() for c in sentence.text) for sentence in before)


def _may_blank(shown: Edited, span: Span, lead: str) -> bool:
    """Say whether nothing in view tells the words blanked out, and nothing else of the article would fit."""
    view = shown.view
    sentence = view.last
    first, end = view.bounds
    ahead = WORD.findall(sentence.text[first : span.start])
    if not first <= span.start < span.end <= end or not ahead or [word.lower() for word in ahead] == ["the"]:
        return False
    if span.kind == "number" and counted_in_view(sentence.parsed, number_value(span.text)):
        return False
    if span.name and could_be_wider(span.hint, ahead[-1].lower(), span.text, view.reading.names):
        return False
    if _in_quotation(sentence, span) or (span.name and no_fair_answer(view.reading, sentence, span.name)):
        return False
    if span.name and span.name.kind in COMMON and named(view.reading, span.text) > MOST_NAMED:
        return False
    rest = f"{lead} {shown.written(sentence, blank=(span.start, span.end, BLANK))}"
    return not told_by(span, rest) and not _another_fits(view, span)


def _in_quotation(sentence: Sentence, span: Span) -> bool:
    """Say whether a blank would stand in somebody's words; what a thing is called is only written in such marks."""
    inside = {token.index for token in sentence.parsed.tokens if span.start <= token.start < span.end}
    return span.kind != "term" and not inside <= {token.index for token in outside_quotes(sentence)}


def named(reading: Reading, text: str) -> int:
    """Count how often an article names something, a country by any of its names."""
    country = country_named(text)
    names = country.names if country else {text}
    often = _naming(reading)
    return sum(often[name] for name in names)


@once_each
def _naming(reading: Reading) -> Counter[str]:
    """Count how often each name stands in an article."""
    return Counter(without_possessive(name.text) for name in reading.names)


def told_by(span: Span, rest: str) -> bool:
    """Say whether the words in view hold the answer, a word of it, or the people of the country that it is."""
    plain = f" {' '.join(WORD.findall(rest.lower()))} "
    words = WORD.findall(span.text.lower())
    if f" {' '.join(words)} " in plain:
        return True
    if span.name is None:
        return False
    long = [word for word in words if len(word) >= LONG]
    if any(word[:LIKE] in {other[:LIKE] for other in plain.split() if len(other) >= LONG} for word in long):
        return True
    initials = "".join(word[0] for word in span.text.split() if word[0].isupper()).lower()
    return (len(initials) > 1 and f" {initials} " in plain) or _demonym(span, rest)


def _demonym(span: Span, rest: str) -> bool:
    return any(
        (country := country_of_people(word)) is not None and span.text in country.names
        for word in re.findall(r"[A-Z]\w+", rest)
    ) or (span.kind == "nationality" and country_told(span.text, rest))


def _another_fits(view: View, span: Span) -> bool:
    """Say whether another sentence says the like of another name or date of the kind."""
    tokens = view.last.parsed.tokens
    inside = {token.index for token in tokens if span.start <= token.start < span.end}
    words = frozenset(
        token.lemma.lower()
        for token in tokens
        if token.pos in {"NOUN", "VERB", "PROPN", "ADJ", "NUM"} and token.index not in inside
    )
    for _, sentence in view.library.sentences():
        shared = len(words & sentence.lemmas)
        if shared < FEWEST_SHARED or shared <= TOO_CLOSE * len(words) or sentence in view.sentences:
            continue
        others = (other for other in spans_of(sentence) if other.kind == span.kind)
        if any(other.text != span.text for other in others):
            return True
    return False


def lead_of(shown: Edited) -> str:
    """Write what stands above the sentence with the blank: the article's name, and the sentences before."""
    view = shown.view
    before = " ".join(shown.written(sentence) for sentence in view.sentences[:-1])
    return f"From {article_named(view.reading)}: {before}".strip()


def _draft(shown: Edited, span: Span, lead: str) -> Draft:
    view = shown.view
    sentence = view.last
    hint = f" ({span.hint})" if span.hint else ""
    stem = without_conversion(shown.written(sentence, blank=(span.start, span.end, f"{BLANK}{hint}")))
    whole = shown.written(sentence)
    article = article_named(view.reading)
    passage = view.reading.rendition.passage(view.sentences[0].start, sentence.end)
    mark = (sentence.start + span.start, sentence.start + span.end)
    return Draft(
        type=QuestionType.CLOZE,
        stem=stem,
        key=AnswerKey(QuestionType.CLOZE, accepted=_forms(view, span)),
        citations=(Citation(passage, marks=(mark,)),),
        explanation=f"{article[0].upper()}{article[1:]} says: {whole}",
        lead=lead,
        tags=tags_of(f"{stem} {sentence.text}"),
        features=_features(view, span),
        origin=ORIGIN,
        rule=f"{RULE}:{span.kind}",
    )


def _forms(view: View, span: Span) -> tuple[AcceptedForm, ...]:
    if span.name and span.name.kind is NameKind.PERSON:
        full = view.full_name(span.name) or span.text
        return person_forms(full, view.library)
    if span.name and (country_named(span.text) or span.kind == "nationality"):
        return country_forms(span.text) if country_named(span.text) else people_forms(span.text)
    if span.name:
        also = OTHER_NAMES.get(span.text.lower(), "").title()
        known = (AcceptedForm(also, f"another name of {span.text}"),) if also else ()
        return (*name_forms(span.text, view.reading), *known)
    if span.date and span.date.day:
        return _once((span.text, f"{span.date.day} {span.date.month}", f"{span.date.month} {span.date.day}"))
    if span.kind == "ordinal":
        return (AcceptedForm(span.text), AcceptedForm(span.text[:-2], "without the ending"))
    return number_forms(span.text) if span.kind == "number" else (AcceptedForm(span.text),)


def _once(texts: Sequence[str]) -> tuple[AcceptedForm, ...]:
    return tuple(
        AcceptedForm(text, "verbatim" if not place else "the same date")
        for place, text in enumerate(dict.fromkeys(texts))
    )


def _features(view: View, span: Span) -> tuple[tuple[str, float], ...]:
    """Give what speaks for and against a cloze besides what is scored in every question."""
    often = named(view.reading, span.text) if span.name else 0
    shown = words_of(view.sentences[:-1])
    return (
        ("in context", -0.1),
        ("worth", WORTH.get(span.kind, 0.0)),
        ("named often", -OFTEN * max(0, often - 2)),
        ("lead", -0.001 * shown),
    )
