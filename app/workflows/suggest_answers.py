"""Suggest answers to whoever writes a question: from the articles that are cited first, then from the others."""

from collections.abc import Mapping, Sequence

from sqlalchemy import select

from app.articles.text import Passage, Rendition
from app.facts.fact import Entity, EntityKind
from app.questions.draft import AcceptedForm
from app.questions.suggesting import Ground, Offer, names_in, other_forms, other_sentences, wrong_answers
from app.storage.articles import citable_articles, newest_renditions
from app.storage.facts import EntityRow
from app.storage.unit_of_work import UnitOfWork
from app.workflows.write_question import Source

MOST_OTHERS, ENOUGH = 40, 3


def suggest_wrong(
    work: UnitOfWork,
    key: str,
    cited: Sequence[Passage],
    sources: Mapping[str, Source],
    *,
    stem: str,
    taken: Sequence[str],
    user_id: int,
) -> list[Offer]:
    """Give wrong answers of the key's kind that the cited words do not say, those of the cited articles first."""
    first = dict.fromkeys([one.article for one in cited] or sources)
    texts = {name: sources[name].rendition.text for name in first if name in sources}
    said = "\n".join([stem, *(one.exact for one in cited)])
    names = known_names(work)
    found = wrong_answers(key, Ground(texts, names, said, taken))
    if len(found) >= ENOUGH:
        return found
    return wrong_answers(key, Ground(texts | other_texts(work, texts, user_id=user_id), names, said, taken))


def suggest_forms(work: UnitOfWork, key: str, sources: Mapping[str, Source]) -> list[AcceptedForm]:
    """Give the other names of a key."""
    return other_forms(key, known_names(work), [one.rendition.text for one in sources.values()])


def suggest_sentences(right: str, renditions: Sequence[Rendition], *, taken: Sequence[str]) -> list[Offer]:
    """Give sentences of the cited articles that are like the right one."""
    return [offer for one in renditions for offer in other_sentences(right, one, taken=taken)]


def suggest_blanks(work: UnitOfWork, cited: Sequence[Passage]) -> list[str]:
    """Give the names and figures of the cited words."""
    names = known_names(work)
    return list(dict.fromkeys(words for one in cited for words in names_in(one.exact, names)))


def known_names(work: UnitOfWork) -> tuple[Entity, ...]:
    """Give every name known."""
    with work.reading() as session:
        rows = session.scalars(select(EntityRow).order_by(EntityRow.id)).all()
        return tuple(Entity(EntityKind(row.kind), row.name, tuple(row.aliases)) for row in rows)


def other_texts(work: UnitOfWork, known: Mapping[str, str], *, user_id: int) -> dict[str, str]:
    """Give the texts of other articles that a teacher may cite, at most forty."""
    with work.reading() as session:
        rows = [row for row in citable_articles(session, user_id) if row.stem not in known][:MOST_OTHERS]
        return {stem: row.text for stem, row in newest_renditions(session, [row.stem for row in rows]).items()}
