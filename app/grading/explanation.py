"""Why an answer is right or wrong, with the article's words: what the explanation page shows."""

from collections.abc import Mapping
from dataclasses import dataclass

from app.articles.text import ArticleDate, Passage
from app.facts.fact import Stance
from app.grading.excerpt import Excerpt, excerpt
from app.grading.grade import NO_ANSWER, Verdict
from app.questions.draft import Citation, Draft, Option
from app.quizzes.response import Response


@dataclass(frozen=True)
class SourceText:
    """A rendition's text with what its article says of itself."""

    article: str
    title: str
    text: str
    author: str = ""
    outlet: str = ""
    published: ArticleDate | None = None


@dataclass(frozen=True)
class Source:
    """A citing passage in its context, and where to read it."""

    citation: Citation
    excerpt: Excerpt
    title: str = ""
    author: str = ""
    outlet: str = ""
    published: ArticleDate | None = None

    @property
    def article(self) -> str:
        """Give the stem of the article."""
        return self.citation.passage.article


@dataclass(frozen=True)
class WrongChoice:
    """A chosen option that is wrong: why, and where in the articles it does occur, if anywhere."""

    text: str
    feedback: str
    occurrence: Source | None = None


@dataclass(frozen=True)
class Explanation:
    """Everything an explanation page says; `icon` is "right", "partly", "wrong" or "none".

    `article_says` holds one text, or each right option of a `multiple`. `sources` begins with the first citation; the
    rest are "also reported by".
    """

    verdict_word: str
    icon: str
    mark: float
    you_said: tuple[str, ...]
    article_says: tuple[str, ...]
    rule: str
    note: str
    explanation: str
    sources: tuple[Source, ...]
    wrong_choices: tuple[WrongChoice, ...] = ()


def explain(draft: Draft, response: Response, verdict: Verdict, *, renditions: Mapping[str, SourceText]) -> Explanation:
    """Assemble the explanation of one graded answer; `renditions` are by the sha256 that passages name.

    A passage whose rendition is not given is shown with its own prefix and suffix.
    """
    word, icon = _word(verdict)
    chosen = [draft.key.options[index] for index in response.chosen if index < len(draft.key.options)]
    return Explanation(
        verdict_word=word,
        icon=icon,
        mark=verdict.mark,
        you_said=you_said(draft, response),
        article_says=article_says(draft),
        rule=verdict.rule,
        note=verdict.note,
        explanation=draft.explanation,
        sources=tuple(source_of(citation, renditions) for citation in verdict.citations or draft.citations),
        wrong_choices=tuple(_wrong_choice(option, renditions) for option in chosen if not option.correct),
    )


def you_said(draft: Draft, response: Response) -> tuple[str, ...]:
    """Give what was chosen or typed, in the key's order; empty where nothing was."""
    if draft.key.options:
        return tuple(option.text for index, option in enumerate(draft.key.options) if index in response.chosen)
    return (response.text.strip(),) if response.text.strip() else ()


def article_says(draft: Draft) -> tuple[str, ...]:
    """Give the right answer: the right options, the first accepted form, or the number in the article's words."""
    if draft.key.options:
        return tuple(option.text for option in draft.key.options if option.correct)
    return (draft.key.number.text,) if draft.key.number else (draft.key.accepted[0].text,)


def source_of(citation: Citation, renditions: Mapping[str, SourceText]) -> Source:
    """Give a citation with its excerpt and its article's title, author, outlet and date."""
    found = renditions.get(citation.passage.rendition)
    if found is None:
        return Source(citation=citation, excerpt=_own_context(citation.passage))
    return Source(
        citation=citation,
        excerpt=excerpt(found.text, citation.passage, citation.marks),
        title=found.title,
        author=found.author,
        outlet=found.outlet,
        published=found.published,
    )


def _word(verdict: Verdict) -> tuple[str, str]:
    if verdict.rule == NO_ANSWER:
        return "No answer", "none"
    if verdict.mark >= 1:
        return "Right", "right"
    return ("Partly right", "partly") if verdict.mark > 0 else ("Not this one", "wrong")


def _wrong_choice(option: Option, renditions: Mapping[str, SourceText]) -> WrongChoice:
    occurrence = (
        None if option.occurrence is None else source_of(Citation(option.occurrence, stance=Stance.CONTEXT), renditions)
    )
    return WrongChoice(text=option.text, feedback=option.feedback, occurrence=occurrence)


def _own_context(passage: Passage) -> Excerpt:
    return Excerpt(before=passage.prefix, parts=((passage.exact, True),), after=passage.suffix)
