"""What a version holds and no form shows: carried over to the version that an edit makes of it."""

from dataclasses import replace

from app.articles.text import Passage
from app.questions.draft import AnswerKey, Citation, ClaimVerdict, Draft, NumberKey, Option, QuestionType

Place = tuple[str, int, int]


def carried(new: Draft, old: Draft) -> Draft:
    """Give an edited draft with what its old version holds besides: tags, scope, rule, occurrences, marks.

    What was found out about words that were changed since is left behind: an occurrence goes with its option's text,
    a mark with the right answer. Of an edit that changes nothing comes the old version.
    """
    key = _key(new, old)
    same_key = right(key) == right(old.key)
    marks = {place_of(one.passage): one.marks for one in old.citations} if same_key else {}
    citations = tuple(
        replace(one, marks=marks.get(place_of(one.passage), ())) if not one.marks else one for one in new.citations
    )
    return replace(
        new,
        key=key,
        citations=citations,
        lead=new.lead if new.type is QuestionType.CLOZE else old.lead,
        tags=old.tags,
        score=old.score,
        features=old.features,
        rule=old.rule,
        scope=_scope(citations, old),
    )


def is_changed(new: Draft, old: Draft) -> bool:
    """Say whether an edit says anything else than its old version; whose it is does not matter."""
    plain = {"origin": "", "fact": None, "spare": ()}
    return replace(new, **plain) != replace(old, **plain)


def place_of(passage: Passage) -> Place:
    """Give where a passage stands: its rendition, start and end."""
    return passage.rendition, passage.start, passage.end


def right(key: AnswerKey) -> tuple[object, ...]:
    """Give what is right: options, the texts accepted, or the number with its unit."""
    number = (key.number.value, key.number.unit) if key.number else ()
    return (*(one.text for one in key.options if one.correct), *(form.text for form in key.accepted), *number)


def _scope(citations: tuple[Citation, ...], old: Draft) -> tuple[str, ...]:
    """Give the articles that were checked, and those cited since."""
    before = {one.passage.article for one in old.citations}
    cited = (one.passage.article for one in citations)
    return (*old.scope, *dict.fromkeys(stem for stem in cited if stem not in {*old.scope, *before}))


def _key(new: Draft, old: Draft) -> AnswerKey:
    known = {(one.text, one.correct): one for one in old.key.options}
    options = tuple(_option(one, known.get((one.text, one.correct))) for one in new.key.options)
    if new.type is QuestionType.CLAIM:
        options = _verdicts(options, old)
    number, before = new.key.number, old.key.number
    if number and before and (number.value, number.unit) == (before.value, before.unit):
        number = NumberKey(number.value, number.unit, number.tolerance, before.text)
    return replace(new.key, options=options, number=number)


def _option(new: Option, old: Option | None) -> Option:
    return replace(new, occurrence=new.occurrence or (old.occurrence if old else None))


def _verdicts(options: tuple[Option, ...], old: Draft) -> tuple[Option, ...]:
    """Give the verdicts that the old version offered, in its order; all four where the right one is not among them."""
    by_text = {one.text: one for one in options}
    offered = [one.text for one in old.key.options]
    chosen = next(one.text for one in options if one.correct)
    kept = set(offered) <= {verdict.value for verdict in ClaimVerdict} and chosen in offered
    return tuple(by_text[text] for text in offered) if kept else options
