"""Made-up content for tests: two small articles, one draft of each type over them, questions, quizzes.

`publish_question` and `make_quiz` write what a test names and fill in the rest.
"""

from collections.abc import Mapping
from dataclasses import replace
from datetime import date
from decimal import Decimal
from functools import lru_cache
from itertools import count

from sqlalchemy.orm import Session

from app.articles.cleaning import clean
from app.articles.text import Article, ArticleDate, DateBasis, Passage, Rendition
from app.facts.fact import Fact, Mention, Stance
from app.questions.draft import AcceptedForm, AnswerKey, Citation, Draft, NumberKey, Option, QuestionType
from app.storage.articles import RenditionRow, article_by_stem, current_renditions, keep_passage
from app.storage.assignments import assign
from app.storage.facts import MentionRow, keep_fact, keep_mention
from app.storage.questions import QuestionRow
from app.storage.quizzes import QuizRow, SlotRow
from app.storage.unit_of_work import UnitOfWork
from app.storage.versions import add_version, publish
from app.workflows.import_article import import_article

HARBOUR = Article(
    stem="harbour",
    title="Norvik opens its new harbour",
    author="Ada Lind",
    outlet="The Fjord Post",
    published=ArticleDate(date(2024, 5, 2), DateBasis.STATED, "May 2, 2024"),
    raw="""Norvik opens its new harbour

By Ada Lind, May 2, 2024

The town of Norvik opened its new harbour on Thursday. Mayor Sigrid Halvorsen cut the ribbon before a crowd of some \
2,400 people. The old quay, built in 1911, will become a park.

Ships from Denmark, Iceland and Portugal called on the first day. A freighter from Canada was turned away because of \
ice. The harbour cost 83 million crowns, and the region paid 45 percent of it.

The ferry to Tromsund will sail from the new pier from June. Fishermen had asked for a cold store, but none was built.
""",
)
FERRY = Article(
    stem="ferry",
    title="Ferry company welcomes the pier at Norvik",
    author="Per Moe",
    outlet="Coast Radio",
    published=ArticleDate(date(2024, 5, 1), DateBasis.DERIVED, "a month before the first ferry", "month"),
    raw="""Ferry company welcomes the pier at Norvik

The ferry company Nordlinje said that its ships will leave from the new pier in Norvik. Mayor Sigrid Halvorsen opened \
the harbour and thanked the workers. A freighter from Canada waited outside for two days.
""",
)
ARTICLES = {article.stem: article for article in (HARBOUR, FERRY)}
_numbers = count(1)


@lru_cache
def rendition(stem: str) -> Rendition:
    """Give the cleaned text of one of the articles here."""
    return clean(ARTICLES[stem].raw, article=stem)


def quote(words: str, *, article: str = "harbour") -> Passage:
    """Give the passage of these words; ValueError where the article does not say them."""
    start = rendition(article).text.index(words)
    return rendition(article).passage(start, start + len(words))


def cite(words: str, *, article: str = "harbour", mark: str = "", stance: Stance = Stance.SUPPORTS) -> Citation:
    """Give a citation of these words, with the proving ones marked."""
    passage = quote(words, article=article)
    start = passage.start + words.index(mark)
    return Citation(passage, stance, ((start, start + len(mark)),) if mark else ())


def a_draft(kind: QuestionType = QuestionType.SINGLE, **changes: object) -> Draft:
    """Give the sound draft of that type, with these changes."""
    return replace(DRAFTS[kind], **changes)


def import_articles(work: UnitOfWork, *, visibility: str = "public") -> None:
    """Store both articles; a second call changes nothing."""
    for article in ARTICLES.values():
        import_article(work, article, visibility=visibility)


def publish_question(work: UnitOfWork, draft: Draft, *, owner_id: int | None = None, visibility: str = "public") -> int:
    """Store and publish a draft as a new question and give the question's id."""
    import_articles(work)
    with work() as session:
        renditions = {row.article.stem: row for row in current_renditions(session)}
        name = f"q{next(_numbers)}"
        question = QuestionRow(public_id=name, owner_id=owner_id, visibility=visibility, created_at=work.clock())
        session.add(question)
        session.flush()
        fact_id = store_fact(session, draft.fact, renditions) if draft.fact else None
        version = add_version(session, question, draft, renditions=renditions, at=work.clock(), fact_id=fact_id)
        publish(session, version, at=work.clock())
        return question.id


def publish_example(work: UnitOfWork) -> int:
    """Publish a question that the home page takes for its example, so that draws may take all others."""
    cold = cite("Fishermen had asked for a cold store, but none was built.", mark="a cold store")
    key = AnswerKey(QuestionType.TEXT, accepted=(AcceptedForm("a cold store"),))
    stem = "What had the fishermen of Norvik asked for?"
    return publish_question(work, Draft(QuestionType.TEXT, stem, key, (cold,), "", score=1.0))


def store_fact(session: Session, fact: Fact, renditions: Mapping[str, RenditionRow]) -> int:
    """Store a fact with its mentions and give its id."""
    fact_id = keep_fact(session, fact).id
    for mention in fact.mentions:
        passage = keep_passage(session, renditions[mention.passage.article], mention.passage)
        row = MentionRow(fact_id=fact_id, passage_id=passage.id, stance=mention.stance, hedge=mention.hedge)
        row.attribution = mention.attribution
        keep_mention(session, row)
    return fact_id


def a_fact(key: str = "opened", **changes: object) -> Fact:
    """Give the fact that both articles tell: who opened the harbour."""
    mentions = (
        Mention(quote(_RIBBON), hedge="some"),
        Mention(quote("Mayor Sigrid Halvorsen opened the harbour", article="ferry"), Stance.CONTEXT),
    )
    fact = Fact(key, "Sigrid Halvorsen", "cut", "the ribbon at the harbour of Norvik", mentions=mentions)
    return replace(fact, **changes)


def make_quiz(
    work: UnitOfWork, *question_ids: int, slug: str = "harbour", class_id: int | None = None, **settings: object
) -> int:
    """Make a public quiz of these questions and give its id; the options keep their order unless asked otherwise."""
    row = {"title": "The new harbour", "visibility": "public", "shuffle_options": False, "created_at": work.clock()}
    with work() as session:
        quiz = QuizRow(slug=slug, **row | settings)
        session.add(quiz)
        session.flush()
        if class_id is not None:
            assign(session, quiz.id, class_id, by_id=None, at=work.clock())
        for position, question_id in enumerate(question_ids, start=1):
            session.add(SlotRow(quiz_id=quiz.id, position=position, question_id=question_id))
        return quiz.id


def quiz_of(work: UnitOfWork, *kinds: QuestionType, slug: str = "harbour", **settings: object) -> int:
    """Publish a question of each type, by default of all seven in their order, and make a quiz of them."""
    questions = [publish_question(work, a_draft(kind)) for kind in kinds or QuestionType]
    return make_quiz(work, *questions, slug=slug, **settings)


def hide_article(work: UnitOfWork, stem: str) -> None:
    """Make an article private."""
    with work() as session:
        article_by_stem(session, stem).visibility = "private"


_RIBBON = "Mayor Sigrid Halvorsen cut the ribbon before a crowd of some 2,400 people."
_SHIPS = "Ships from Denmark, Iceland and Portugal called on the first day."
_COST = "The harbour cost 83 million crowns, and the region paid 45 percent of it."
_ICE = "A freighter from Canada was turned away because of ice."
_PARK = "The old quay, built in 1911, will become a park."

DRAFTS = {
    QuestionType.SINGLE: Draft(
        QuestionType.SINGLE,
        "Who cut the ribbon at the new harbour of Norvik?",
        AnswerKey(
            QuestionType.SINGLE,
            (
                Option("Sigrid Halvorsen", correct=True),
                Option("Ada Lind", feedback="Ada Lind wrote the article."),
                Option("Nordlinje", feedback="It runs the ferry.", occurrence=quote("Nordlinje", article="ferry")),
            ),
        ),
        (
            cite(_RIBBON, mark="Mayor Sigrid Halvorsen cut the ribbon"),
            cite("Mayor Sigrid Halvorsen opened the harbour", article="ferry"),
        ),
        "The mayor cut the ribbon.",
        score=0.9,
    ),
    QuestionType.MULTIPLE: Draft(
        QuestionType.MULTIPLE,
        "Ships from which countries called at Norvik on the first day?",
        AnswerKey(
            QuestionType.MULTIPLE,
            (
                Option("Denmark", correct=True),
                Option("Iceland", correct=True),
                Option("Portugal", correct=True),
                Option("Canada", feedback="Its freighter was turned away.", occurrence=quote(_ICE)),
            ),
        ),
        (cite(_SHIPS, mark="Denmark, Iceland and Portugal"),),
        "",
    ),
    QuestionType.CLAIM: Draft(
        QuestionType.CLAIM,
        "The old quay, built in 1921, will become a park.",
        AnswerKey(
            QuestionType.CLAIM,
            (
                Option("Supported"),
                Option("Refuted", correct=True),
                Option("Not enough information"),
                Option("Sources disagree"),
            ),
        ),
        (cite(_PARK, mark="built in 1911", stance=Stance.REFUTES),),
        "It was built in 1911.",
    ),
    QuestionType.NUMBER: Draft(
        QuestionType.NUMBER,
        "What share of the cost of the harbour did the region pay?",
        AnswerKey(QuestionType.NUMBER, number=NumberKey(Decimal(45), "percent", Decimal(0), "45 percent")),
        (cite(_COST, mark="the region paid 45 percent"),),
        "",
    ),
    QuestionType.TEXT: Draft(
        QuestionType.TEXT,
        "What is the mayor of Norvik called?",
        AnswerKey(
            QuestionType.TEXT,
            accepted=(AcceptedForm("Sigrid Halvorsen"), AcceptedForm("Halvorsen", "surname of Sigrid Halvorsen")),
        ),
        (cite(_RIBBON, mark="Sigrid Halvorsen"),),
        "",
    ),
    QuestionType.CLOZE: Draft(
        QuestionType.CLOZE,
        "A freighter from _____ was turned away because of ice.",
        AnswerKey(QuestionType.CLOZE, accepted=(AcceptedForm("Canada"),)),
        (cite(_ICE, mark="Canada"),),
        "",
        lead=_SHIPS,
    ),
    QuestionType.EVIDENCE: Draft(
        QuestionType.EVIDENCE,
        "Which sentence proves that the region did not pay for all of the harbour?",
        AnswerKey(QuestionType.EVIDENCE, (Option(_ICE), Option(_COST, correct=True), Option(_PARK))),
        (cite(_COST, mark="the region paid 45 percent of it"),),
        "",
    ),
}
