"""Runs of the generator to be measured, with a generator and a clock of the test's own."""

from collections.abc import Sequence
from itertools import count

from app.articles.text import Article, Rendition
from app.facts.fact import Entity, EntityKind
from app.questions.draft import Generated
from app.workflows.evaluate_questions import Run, evaluate_questions, grounds_of
from tests.factories import ARTICLES, a_draft, rendition

Sources = Sequence[tuple[Article, Rendition]]
SOURCES = [(article, rendition(stem)) for stem, article in ARTICLES.items()]
MAYOR = Entity(EntityKind.PERSON, "Sigrid Halvorsen", ("Halvorsen",))
NORWAY = Entity(EntityKind.PLACE, "Norway", ("the Kingdom of Norway",))


def evaluated(batches: list[list[str]], *, apart: bool = False) -> Run:
    """A run whose batches of article stems are noted, and whose clock steps 1, 2, 4, ... seconds."""

    def generate(sources: Sources) -> Generated:
        batches.append([article.stem for article, _ in sources])
        return Generated((a_draft(),), (), (MAYOR, NORWAY))

    warm: list[Sources] = []
    times = (2**step for step in count())
    return evaluate_questions(
        SOURCES,
        generate=generate,
        warm_up=warm.append,
        bare=lambda texts: sum(len(text.split()) for text in texts),
        clock=lambda: next(times),
        apart=apart,
    )


def test_all_articles_are_one_library_by_default():
    batches: list[list[str]] = []
    assert len(evaluated(batches).drafts) == 1
    assert batches == [["harbour", "ferry"]]


def test_apart_each_article_is_a_library():
    batches: list[list[str]] = []
    assert len(evaluated(batches, apart=True).drafts) == 2
    assert batches == [["harbour"], ["ferry"]]


def test_speed_is_the_bare_pipelines_seconds_over_generations():
    speed = evaluated([]).speed
    assert (speed.bare_seconds, speed.seconds, speed.ratio) == (1, 2, 0.5)
    assert speed.tokens == sum(len(text.text.split()) for _, text in SOURCES)


def test_only_persons_names_are_grounds_for_a_pronoun():
    assert grounds_of(evaluated([]), SOURCES).people == {"Sigrid Halvorsen", "Halvorsen"}
