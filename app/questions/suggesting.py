"""Answers that the articles offer to whoever writes a question: wrong ones of the key's kind, and its other names."""

import re
from collections.abc import Collection, Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass

from app.articles.sentences import sentence_bounds
from app.articles.text import Rendition
from app.facts.fact import Entity, EntityKind
from app.facts.gazetteer import country_named
from app.questions.draft import AcceptedForm
from app.questions.forms import country_forms

MOST = 8
FIGURE = re.compile(r"\d[\d.,]*\d|\d")
LONGEST_SENTENCE = 300
LONG = 4  # letters of a word that says what a sentence is about


@dataclass(frozen=True)
class Offer:
    """A wrong answer and the article that names it; nothing says yet that it is wrong, only that it is not cited."""

    text: str
    article: str


@dataclass(frozen=True)
class Ground:
    """What offers are taken from and held against: texts in the order of their worth, names, and what is said already.

    `said` are the cited words and the stem: what stands there may be true, or given away.
    """

    texts: Mapping[str, str]
    names: Sequence[Entity]
    said: str
    taken: Collection[str] = ()


def wrong_answers(key: str, ground: Ground) -> list[Offer]:
    """Give names of the key's kind, or figures of its form, that the articles have and the cited words have not."""
    entity = entity_of(key, ground.names)
    if entity is not None:
        found = _like(entity, key, ground)
    elif FIGURE.search(key):
        found = _figures(key, ground)
    else:
        found = iter(())
    offers: dict[str, Offer] = {}
    for offer in found:
        offers.setdefault(offer.text.casefold(), offer)
        if len(offers) == MOST:
            break
    return list(offers.values())


def other_forms(key: str, names: Sequence[Entity], texts: Iterable[str]) -> list[AcceptedForm]:
    """Give the other names of a key: its aliases, a country's names, a person's surname where nobody shares it."""
    entity = entity_of(key, names)
    found = [*country_forms(key)[1:]]
    if entity is not None:
        found += [AcceptedForm(form, f"another name of {entity.name}") for form in entity.forms]
        surname = key.rpartition(" ")[2]
        if entity.kind is EntityKind.PERSON and surname != key and not _shared(surname, entity, names, texts):
            found.append(AcceptedForm(surname, f"surname of {key}"))
    by_text = {form.text.casefold(): form for form in reversed(found)}
    return [form for form in found if form.text.casefold() != key.casefold() and by_text[form.text.casefold()] is form][
        :MOST
    ]


def other_sentences(right: str, rendition: Rendition, *, taken: Collection[str]) -> list[Offer]:
    """Give the sentences of an article that share most words with the right one, which is left out."""
    wanted = _words(right)
    text = rendition.text
    found = [text[start:end] for start, end in sentence_bounds(rendition) if end - start <= LONGEST_SENTENCE]
    others = [one for one in dict.fromkeys(found) if one not in taken and one not in right and right not in one]
    # Sorting keeps the article's order among sentences that share as many.
    others.sort(key=lambda one: -len(_words(one) & wanted))
    return [Offer(one, rendition.article) for one in others[:MOST]]


def entity_of(key: str, names: Iterable[Entity]) -> Entity | None:
    """Give the entity that a key names by any of its forms."""
    folded = key.casefold().removeprefix("the ")
    return next((one for one in names if folded in {form.casefold().removeprefix("the ") for form in one.forms}), None)


def names_in(text: str, names: Iterable[Entity]) -> list[str]:
    """Give the names and figures that a text says, in its order: words that may be left out of it."""
    found = [span for one in names for form in one.forms if (span := _place(form, text))]
    found += [match.span() for match in FIGURE.finditer(text)]
    longest = [one for one in found if not any(_inside(one, other) for other in found)]
    return list(dict.fromkeys(text[start:end] for start, end in sorted(longest)))[:MOST]


def _like(entity: Entity, key: str, ground: Ground) -> Iterator[Offer]:
    is_country = country_named(key) is not None
    for stem, text in ground.texts.items():
        for other in ground.names:
            if other.kind is not entity.kind or other == entity or _is_said(other, ground):
                continue
            if entity.kind is EntityKind.PLACE and (country_named(other.name) is not None) is not is_country:
                continue
            if any(_place(form, text) for form in other.forms):
                yield Offer(other.name, stem)


def _is_said(entity: Entity, ground: Ground) -> bool:
    taken = {text.casefold() for text in ground.taken}
    return any(form.casefold() in taken or _place(form, ground.said) for form in entity.forms)


def _figures(key: str, ground: Ground) -> Iterator[Offer]:
    form = re.compile(rf"(?<![\w.,]){_shape(key)}(?![\w%]|[.,]\d)")
    taken = {text.casefold() for text in (*ground.taken, key)}
    for stem, text in ground.texts.items():
        for found in form.finditer(text):
            if found[0].casefold() not in taken and not _place(found[0], ground.said):
                yield Offer(found[0], stem)


def _shape(key: str) -> str:
    """Give the pattern of a figure's form: a year stays four digits, the words around figures stay."""
    parts, at = list[str](), 0
    for figure in FIGURE.finditer(key):
        parts.append(re.escape(key[at : figure.start()]))
        parts.append(r"\d{4}" if re.fullmatch(r"\d{4}", figure[0]) else rf"(?:{FIGURE.pattern})")
        at = figure.end()
    return "".join([*parts, re.escape(key[at:])])


def _shared(surname: str, entity: Entity, names: Iterable[Entity], texts: Iterable[str]) -> bool:
    others = [one for one in names if one != entity and any(form.split()[-1:] == [surname] for form in one.forms)]
    return any(_place(form, text) for text in texts for one in others for form in one.forms)


def _place(form: str, text: str) -> tuple[int, int] | None:
    """Give where a text says a name, whole words only; most names stand in no text, which is quick to see."""
    if not form or form not in text:
        return None
    found = re.search(rf"(?<!\w){re.escape(form)}(?!\w)", text)
    return found.span() if found else None


def _inside(one: tuple[int, int], other: tuple[int, int]) -> bool:
    return one != other and other[0] <= one[0] and one[1] <= other[1]


def _words(text: str) -> set[str]:
    return {word for word in re.findall(r"\w+", text.casefold()) if len(word) >= LONG}
