"""An article as it was read: its body's sentences, parsed, with their names and places."""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from app.articles.cleaning import headline
from app.articles.sentences import sentence_bounds
from app.articles.text import Article, ArticleDate, DateBasis, Passage, Rendition
from app.facts.brackets import bare, restored
from app.facts.entities import Persons, persons_of
from app.facts.names import Name, names_in, votes_of
from app.facts.runs import phrases_of
from app.facts.syntax import Parse, Parsed


@dataclass(frozen=True)
class Sentence:
    """A parsed sentence of an article: its number, paragraph and offsets in the rendition, and its names."""

    number: int
    paragraph: int
    start: int
    end: int
    parsed: Parsed
    names: tuple[Name, ...]

    @property
    def text(self) -> str:
        """Give the sentence's words."""
        return self.parsed.text

    def name_at(self, index: int) -> Name | None:
        """Give the name that a word belongs to."""
        return next((name for name in self.names if index in name), None)

    def offsets(self, first: int, last: int) -> tuple[int, int]:
        """Give the rendition's offsets of the words from first to last."""
        return self.start + self.parsed.tokens[first].start, self.start + self.parsed.tokens[last].end


@dataclass(frozen=True)
class Reading:
    """An article, its rendition and its sentences."""

    article: Article
    rendition: Rendition
    sentences: tuple[Sentence, ...]

    @property
    def stem(self) -> str:
        """Give the article's file stem."""
        return self.article.stem

    @property
    def title(self) -> str:
        """Give the title a reader would know the article by, or nothing."""
        stated = "" if self.article.title in {"", self.article.stem} else self.article.title
        return stated or headline(self.rendition)

    @property
    def dated(self) -> ArticleDate | None:
        """Give the article's date where a stem may rest on it."""
        date = self.article.published
        return date if date and date.basis is not DateBasis.EDITOR else None

    def before(self, sentence: Sentence) -> Sentence | None:
        """Give the sentence before, in the same paragraph."""
        earlier = self.sentences[sentence.number - 1] if sentence.number else None
        return earlier if earlier and earlier.paragraph == sentence.paragraph else None

    def passage(self, sentence: Sentence) -> Passage:
        """Quote a whole sentence."""
        return self.rendition.passage(sentence.start, sentence.end)


@dataclass(frozen=True)
class Library:
    """The articles that are read together, and the persons in them."""

    readings: tuple[Reading, ...]
    persons: Persons

    def sentences(self) -> Iterator[tuple[Reading, Sentence]]:
        """Give every sentence of every article."""
        return ((reading, sentence) for reading in self.readings for sentence in reading.sentences)


def read(sources: Sequence[tuple[Article, Rendition]], *, parse: Parse) -> Library:
    """Parse the articles and find their names."""
    readings = tuple(_reading(article, rendition, parse) for article, rendition in sources)
    mentions = {
        reading.stem: [name for sentence in reading.sentences for name in sentence.names] for reading in readings
    }
    runs = {reading.stem: phrases_of(sentence.parsed for sentence in reading.sentences) for reading in readings}
    return Library(readings, persons_of(mentions, runs))


def _reading(article: Article, rendition: Rendition, parse: Parse) -> Reading:
    bounds = list(sentence_bounds(rendition))
    texts = [rendition.text[start:end] for start, end in bounds]
    parsed = [restored(tree, text) for tree, text in zip(parse([bare(text) for text in texts]), texts, strict=True)]
    votes = votes_of(parsed)
    sentences: list[Sentence] = []
    for number, ((start, end), tree) in enumerate(zip(bounds, parsed, strict=True)):
        paragraph = rendition.text.count("\n", 0, start)
        sentences.append(Sentence(number, paragraph, start, end, tree, tuple(names_in(tree, votes))))
    return Reading(article, rendition, tuple(sentences))
