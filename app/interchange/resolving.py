"""Finding the words that a question cites in the articles that are here: by quotation, surroundings, then place."""

from collections.abc import Mapping
from dataclasses import dataclass, field, replace

from app.articles.quotes import Place, Searchable
from app.articles.text import Passage, Rendition
from app.interchange.items import Travelling
from app.interchange.json_parts import marks_within
from app.questions.draft import Citation, Option

SHOWN = 60
# Words that name no known article are looked for in all of them, as long as these are not too many.
MOST_ARTICLES = 500


@dataclass
class Library:
    """The articles that may be cited, by stem; `default` is meant where a citation names none.

    Those in `by_name` are found only by a citation that names them: retired ones, which a file may bring back.
    """

    renditions: Mapping[str, Rendition]
    default: str = ""
    by_name: frozenset[str] = frozenset()
    _texts: dict[str, Searchable] = field(default_factory=dict[str, Searchable])

    def find(self, passage: Passage) -> "Found":
        """Find a passage: in the article that it names, else in the only other one that says exactly these words."""
        named = passage.article or self.default
        if named in self.renditions and (found := self._within(named, passage)):
            return found
        if passage.article or not self.default:
            holding = self._holding(passage.exact, named)
            if len(holding) == 1 and (found := self._within(holding[0], passage)):
                return replace(found, said=(*found.said, f"The words stand in “{holding[0]}”."))
        return Found(None, (_why_not(passage, named, self.renditions),))

    def _holding(self, words: str, named: str) -> list[str]:
        if len(self.renditions) > MOST_ARTICLES:
            return []
        others = [stem for stem in self.renditions if stem != named and stem not in self.by_name]
        return [stem for stem in others if self._text(stem).find_exact(words)]

    def _text(self, stem: str) -> Searchable:
        if stem not in self._texts:
            self._texts[stem] = Searchable(self.renditions[stem].text)
        return self._texts[stem]

    def _within(self, stem: str, passage: Passage) -> "Found | None":
        rendition = self.renditions[stem]
        end = passage.start + len(passage.exact)
        # What was exported here stands where it says; a start of 0 may be no place at all.
        if passage.start and rendition.text[passage.start : end] == passage.exact:
            return Found(rendition.passage(passage.start, end))
        places = self._text(stem).find(passage.exact)
        if not places:
            return None
        place, said = _choose(rendition.text, places, passage)
        found = rendition.passage(*place)
        if found.exact != passage.exact:
            said = (*said, f"The quotation is now as the article writes it: “{_short(found.exact)}”.")
        return Found(found, said)


@dataclass(frozen=True)
class Found:
    """A passage of an article that is here, or none, with what is to be said."""

    passage: Passage | None
    said: tuple[str, ...] = ()


def _why_not(passage: Passage, named: str, known: Mapping[str, Rendition]) -> str:
    if not named:
        return f"“{_short(passage.exact)}” names no article, and no one article says it."
    if named not in known:
        said = f"no one article says “{_short(passage.exact)}”"
        return f"There is no article “{named[:SHOWN]}” that you may cite, and {said}."
    return f"The article “{named[:SHOWN]}” does not say “{_short(passage.exact)}”."


def _short(text: str) -> str:
    flat = " ".join(text.split())
    return flat if len(flat) <= SHOWN else f"{flat[:SHOWN]}…"


def _choose(text: str, places: tuple[Place, ...], passage: Passage) -> tuple[Place, tuple[str, ...]]:
    """Choose the place whose surroundings are the passage's, then the one at its start, else the first."""
    if len(places) == 1:
        return places[0], ()
    fits = [(_around(text, place, passage), place) for place in places]
    best = max(fit for fit, _ in fits)
    fitting = [place for fit, place in fits if best and fit == best]
    if len(fitting) == 1:
        return fitting[0], ()
    at = [place for place in fitting or places if place[0] == passage.start]
    if at and passage.start:
        return at[0], ()
    return places[0], (f"The article says “{_short(passage.exact)}” {len(places)} times; the first place was taken.",)


def _around(text: str, place: Place, passage: Passage) -> int:
    before = bool(passage.prefix) and text[: place[0]].endswith(passage.prefix)
    after = bool(passage.suffix) and text[place[1] :].startswith(passage.suffix)
    return before + after


def resolved(question: Travelling, library: Library) -> tuple[Travelling, tuple[str, ...]]:
    """Give a question whose passages stand in the articles here, and what became of those that do not."""
    draft = question.draft
    cited, said = _citations(draft.citations, library)
    options, more = _options(draft.key.options, library)
    scope = tuple(stem for stem in draft.scope if stem in library.renditions)
    draft = replace(draft, citations=cited, key=replace(draft.key, options=options), scope=scope)
    return replace(question, draft=draft), (*said, *more)


def _citations(citations: tuple[Citation, ...], library: Library) -> tuple[tuple[Citation, ...], list[str]]:
    kept: dict[tuple[str, int, int], Citation] = {}
    said: list[str] = []
    for citation in citations:
        found = library.find(citation.passage)
        said += found.said
        if found.passage is None:
            continue
        place = (found.passage.article, found.passage.start, found.passage.end)
        if place in kept:
            said.append(f"“{_short(found.passage.exact)}” is cited twice; once was kept.")
            continue
        kept[place] = replace(citation, passage=found.passage, marks=_moved(citation, found.passage))
    return tuple(kept.values()), said


def _moved(citation: Citation, passage: Passage) -> tuple[tuple[int, int], ...]:
    if citation.passage.exact != passage.exact:
        return ()
    by = passage.start - citation.passage.start
    return marks_within(passage, [(start + by, end + by) for start, end in citation.marks])


def _options(options: tuple[Option, ...], library: Library) -> tuple[tuple[Option, ...], list[str]]:
    kept: list[Option] = []
    said: list[str] = []
    for option in options:
        found = library.find(option.occurrence) if option.occurrence else None
        if found is not None and found.passage is None:
            said.append(f"Where “{_short(option.text)}” stands in an article was not found, and is left out.")
        kept.append(replace(option, occurrence=found.passage if found else None))
    return tuple(kept), said
