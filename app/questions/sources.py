"""After the choice: every question's fact with all its mentions, and its citations from every article that tells it."""

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, replace

from app.articles.text import Passage
from app.facts.corroboration import merged
from app.facts.fact import Entity, Fact, Mention, Stance
from app.facts.joining import attended, joined, names_of
from app.facts.participation import Participation, participations
from app.facts.places import entities_of
from app.facts.reading import Library
from app.questions.draft import Citation, Draft, QuestionType

MOST_CITATIONS = 4


@dataclass(frozen=True)
class Corroborated:
    """Drafts with their facts and citations joined over the articles, and all facts and entities."""

    drafts: tuple[Draft, ...]
    facts: tuple[Fact, ...]
    entities: tuple[Entity, ...]


def corroborated(kept: Sequence[Draft], every: Iterable[Draft], library: Library) -> Corroborated:
    """Join what several articles tell; `every` are all drafts that passed, whose facts lend their mentions."""
    entities = entities_of(library)
    told = participations(library)
    mine = merged((draft.fact for draft in kept if draft.fact), library.persons)
    others = merged((draft.fact for draft in every if draft.fact), library.persons)
    found = joined(_once(mine.values()), _once(others.values()), names_of(library, entities))
    facts = {old: found[fact.key] for old, fact in mine.items()}
    drafts = tuple(_sourced(draft, facts, told) for draft in kept)
    # A draft's fact may have got context; the last one of a key has the most.
    with_context = {draft.fact.key: draft.fact for draft in drafts if draft.fact}
    return Corroborated(drafts, (*with_context.values(), *attended(told, library)), entities)


def _once(facts: Iterable[Fact]) -> tuple[Fact, ...]:
    return tuple({fact.key: fact for fact in facts}.values())


def _sourced(draft: Draft, facts: Mapping[str, Fact], told: Sequence[Participation]) -> Draft:
    """Give a draft its joined fact, and a citation from each other article that tells the same."""
    if draft.fact is None:
        return draft
    fact = facts[draft.fact.key]
    citations, stances = list(draft.citations), {citation.stance for citation in draft.citations}
    also = _also_attended(draft, told)
    for passage in (*(mention.passage for mention in fact.mentions), *also):
        if passage.article not in {citation.passage.article for citation in citations}:
            cited = Citation(passage, Stance.REFUTES if Stance.REFUTES in stances else Stance.SUPPORTS)
            proves = passage in {mention.passage for mention in fact.mentions} and _holds_key(draft, passage)
            citations.append(cited if proves else replace(cited, stance=Stance.CONTEXT))
    known = {mention.passage.article for mention in fact.mentions}
    context = tuple(Mention(passage, Stance.CONTEXT) for passage in also if passage.article not in known)
    with_context = replace(fact, mentions=(*fact.mentions, *context))
    return replace(draft, fact=with_context, citations=tuple(citations[:MOST_CITATIONS]))


def _holds_key(draft: Draft, passage: Passage) -> bool:
    """Say whether the right answers stand in a passage, but for capitals; a claim has none."""
    if draft.type is QuestionType.CLAIM:
        return True
    said = passage.exact.casefold()
    right = [option.text for option in draft.key.options if option.correct]
    right += [draft.key.number.text] if draft.key.number else []
    forms = [form.text for form in draft.key.accepted]
    return all(text.casefold() in said for text in right) and (
        not forms or any(form.casefold() in said for form in forms)
    )


def _also_attended(draft: Draft, told: Sequence[Participation]) -> list[Passage]:
    """Give other articles' passages on everybody who, by the draft's own passage, took part at that stage."""
    own = draft.citations[0].passage
    mine = [one for one in told if (one.passage.article, one.passage.end) == (own.article, own.end)]
    whole = max(mine, key=lambda one: len(one.countries), default=None)
    if whole is None:
        return []
    return [
        one.passage
        for one in told
        if one.passage.article != own.article
        and (one.stage, one.noun, one.year) == (whole.stage, whole.noun, whole.year)
        and one.countries >= whole.countries
    ]
