"""An article as it was read: its body's sentences, parsed, with their names and places."""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from functools import cached_property
from itertools import accumulate, pairwise

from app.articles.cleaning import headline
from app.articles.prose import doubt_about, is_prose
from app.articles.sentences import sentence_bounds
from app.articles.text import Article, ArticleDate, DateBasis, Passage, Rendition
from app.facts.brackets import bare, restored
from app.facts.entities import Persons, persons_of
from app.facts.found_once import Keeper
from app.facts.incipit import incipit
from app.facts.names import Name, NameKind, names_in
from app.facts.runs import phrases_of
from app.facts.syntax import Parse, Parsed
from app.facts.votes import votes_of

CONTENT = {"NOUN", "VERB", "PROPN", "ADJ", "NUM"}
FAR = 10_000


@dataclass(frozen=True)
class Sentence(Keeper):
    """A parsed sentence of an article: its number, paragraph and offsets in the rendition, and its names."""

    number: int
    paragraph: int
    start: int
    end: int
    parsed: Parsed
    names: tuple[Name, ...]
    in_quotation: bool = False  # whether it begins inside quotation marks that its paragraph has opened

    @property
    def text(self) -> str:
        """Give the sentence's words."""
        return self.parsed.text

    @cached_property
    def lemmas(self) -> frozenset[str]:
        """Give the lemmas of the content words, in small letters."""
        return frozenset(token.lemma.lower() for token in self.parsed.tokens if token.pos in CONTENT)

    def name_at(self, index: int) -> Name | None:
        """Give the name that a word belongs to."""
        return self._name_of_word.get(index)

    @cached_property
    def _name_of_word(self) -> dict[int, Name]:
        return {index: name for name in reversed(self.names) for index in range(name.first, name.last + 1)}

    def offsets(self, first: int, last: int) -> tuple[int, int]:
        """Give the rendition's offsets of the words from first to last."""
        return self.start + self.parsed.tokens[first].start, self.start + self.parsed.tokens[last].end


@dataclass(frozen=True)
class Reading(Keeper):
    """An article, its rendition and its sentences."""

    article: Article
    rendition: Rendition
    sentences: tuple[Sentence, ...]

    @property
    def stem(self) -> str:
        """Give the article's file stem."""
        return self.article.stem

    @cached_property
    def title(self) -> str:
        """Give the title a reader would know the article by, or how it begins; nothing where it has no sentence."""
        stated = "" if self.article.title in {"", self.article.stem} else self.article.title
        return stated or headline(self.rendition) or incipit([sentence.parsed for sentence in self.sentences])

    @property
    def dated(self) -> ArticleDate | None:
        """Give the article's date where a stem may rest on it."""
        date = self.article.published
        return date if date and date.basis is not DateBasis.EDITOR else None

    @cached_property
    def names(self) -> tuple[Name, ...]:
        """Give every name of the article, in order, as often as it stands there."""
        return tuple(name for sentence in self.sentences for name in sentence.names)

    @cached_property
    def lemmas(self) -> frozenset[str]:
        """Give the lemmas of all its words, in small letters."""
        return frozenset(token.lemma.lower() for sentence in self.sentences for token in sentence.parsed.tokens)

    @cached_property
    def phrases(self) -> frozenset[str]:
        """Give every capitalised phrase of several words."""
        return phrases_of(sentence.parsed for sentence in self.sentences)

    def before(self, sentence: Sentence) -> Sentence | None:
        """Give the sentence before, in the same paragraph."""
        earlier = self.sentences[sentence.number - 1] if sentence.number else None
        # A sentence said before is read once, so that the one before in the list may stand further up.
        near = earlier and earlier.paragraph == sentence.paragraph and sentence.start - earlier.end <= 1
        return earlier if near else None

    def passage(self, sentence: Sentence) -> Passage:
        """Quote a whole sentence."""
        return self.rendition.passage(sentence.start, sentence.end)


@dataclass(frozen=True, eq=False)
class Library(Keeper):
    """The articles that are read together, and the persons in them; one is equal to itself only."""

    readings: tuple[Reading, ...]
    persons: Persons

    def sentences(self) -> Iterator[tuple[Reading, Sentence]]:
        """Give every sentence of every article."""
        return ((reading, sentence) for reading in self.readings for sentence in reading.sentences)

    @cached_property
    def named(self) -> dict[NameKind, tuple[tuple[Reading, Sentence, Name], ...]]:
        """Give every name of every article by kind, in their order."""
        found: dict[NameKind, list[tuple[Reading, Sentence, Name]]] = {kind: [] for kind in NameKind}
        for reading, sentence in self.sentences():
            for name in sentence.names:
                found[name.kind].append((reading, sentence, name))
        return {kind: tuple(names) for kind, names in found.items()}


def fully_named(reading: Reading, library: Library) -> Iterator[tuple[Sentence, Name]]:
    """Give each mention of a person by the full name, given name and surname."""
    for sentence in reading.sentences:
        for name in sentence.names:
            full = library.persons.full_name(name.text, reading.stem) if name.kind is NameKind.PERSON else None
            if full == name.text and " " in name.text:
                yield sentence, name


def read(sources: Sequence[tuple[Article, Rendition]], *, parse: Parse) -> Library:
    """Parse the articles and find their names."""
    bounds = [_sentences_of(rendition) for _, rendition in sources]
    texts = [
        rendition.text[start:end] for (_, rendition), found in zip(sources, bounds, strict=True) for start, end in found
    ]
    # All at once: the language model is faster on large batches, and sentences of several articles fill them.
    parsed = parse([bare(text) for text in texts])
    trees = iter([restored(tree, text) for tree, text in zip(parsed, texts, strict=True)])
    readings = tuple(
        Reading(article, rendition, _sentences(rendition, found, [next(trees) for _ in found]))
        for (article, rendition), found in zip(sources, bounds, strict=True)
    )
    mentions = {reading.stem: reading.names for reading in readings}
    runs = {reading.stem: reading.phrases for reading in readings}
    introduced = {reading.stem: introduced_in(reading.sentences) for reading in readings}
    return Library(readings, persons_of(mentions, runs, introduced))


def introduced_in(sentences: Sequence[Sentence]) -> frozenset[str]:
    """Give the single names whose bearers some sentence calls something ("the singer Noor", "Noor, a singer")."""
    return frozenset(
        name.text
        for sentence in sentences
        for name in sentence.names
        if name.kind is NameKind.PERSON and name.first == name.last and _introduced(sentence.parsed, name.first)
    )


def _introduced(parsed: Parsed, index: int) -> bool:
    before = parsed.tokens[index - 1] if index else None
    joined = before is not None and (before.head == index or parsed.tokens[index].head == before.index)
    described = joined and before is not None and before.tag == "NN"
    return described or any(child.pos == "NOUN" for child in parsed.children(index, "appos"))


def _sentences_of(rendition: Rendition) -> list[tuple[int, int]]:
    """Give the bounds of an article's sentences of English prose, of those that it repeats the first only."""
    first: dict[str, tuple[int, int]] = {}
    for start, end in () if doubt_about(rendition) else sentence_bounds(rendition):
        first.setdefault(rendition.text[start:end], (start, end))
    return [bounds for text, bounds in first.items() if is_prose(text)]


def _sentences(
    rendition: Rendition, bounds: Sequence[tuple[int, int]], parsed: Sequence[Parsed]
) -> tuple[Sentence, ...]:
    votes = votes_of(parsed)
    steps = (rendition.text.count("\n", last, start) for last, start in pairwise((0, *(start for start, _ in bounds))))
    return tuple(
        Sentence(number, paragraph, start, end, tree, tuple(names_in(tree, votes)), _is_quoted(rendition.text, start))
        for number, ((start, end), tree, paragraph) in enumerate(zip(bounds, parsed, accumulate(steps), strict=True))
    )


def _is_quoted(text: str, start: int) -> bool:
    """Say whether quotation marks are open at an offset; a paragraph opens its own."""
    # A sentence in a paragraph of megabytes is seen with what stands near before it.
    before = text[max(text.rfind("\n", 0, start) + 1, start - FAR) : start]
    return before.count("“") > before.count("”") or before.count('"') % 2 == 1
