"""Make a quiz from an article in one step: count what there is, choose, and keep it with a code to join it by."""

import hashlib
import secrets
from collections import Counter
from dataclasses import dataclass
from datetime import datetime

from sqlalchemy.orm import Session

from app.questions.draft import QuestionType
from app.quizzes.join_code import new_code
from app.quizzes.quick import Picked, Wish, pick, place_in
from app.quizzes.review import Preset
from app.storage.article_questions import published_about
from app.storage.articles import ArticleRow, current_rendition, readable_articles
from app.storage.assignments import assign
from app.storage.joining import Draw, add_class, add_unless_taken, classes_of, give_code
from app.storage.quizzes import QuizRow, SlotRow, quiz_by_slug
from app.storage.unit_of_work import UnitOfWork
from app.storage.versions import Content, contents
from app.workflows.list_questions import Viewer
from app.workflows.manage_quiz import slug_of
from app.workflows.problems import Refused
from app.workflows.readable import readable_article

LONGEST_TITLE = 120


@dataclass(frozen=True)
class QuickQuiz:
    """What a teacher asks for; `press` is the form's own token: one form makes one quiz, however often it is sent."""

    count: int
    types: frozenset[QuestionType] = frozenset()
    review: Preset = Preset.SELF_TEST
    closes_at: datetime | None = None
    visibility: str = "class"
    class_id: int | None = None
    class_name: str = ""
    press: str = ""


@dataclass(frozen=True)
class Offer:
    """What an article has: its published questions by type, and the teacher's classes by id and name."""

    stem: str
    title: str
    counts: tuple[tuple[QuestionType, int], ...]
    classes: tuple[tuple[int, str], ...]

    @property
    def total(self) -> int:
        """Count the questions of all types."""
        return sum(count for _, count in self.counts)


@dataclass(frozen=True)
class Made:
    """The quiz that was made, how many questions it asks, and a sentence for each reason that there are not more."""

    slug: str
    questions: int
    reasons: tuple[str, ...] = ()


def offer(work: UnitOfWork, viewer: Viewer, stem: str) -> Offer:
    """Say what an article has for a quiz; raises NotFound, for other people's private articles too."""
    with work.reading() as session:
        article = readable_article(session, viewer, stem)
        counts = Counter(content.draft.type for content in _usable(session, viewer, article))
        classes = tuple((row.id, row.name) for row in classes_of(session, viewer.user_id))
        known = tuple((kind, counts[kind]) for kind in QuestionType if counts[kind])
        return Offer(stem, article.title, known, classes)


def make_quiz(work: UnitOfWork, viewer: Viewer, stem: str, asked: QuickQuiz, *, draw: Draw = new_code) -> Made:
    """Make the quiz, with a class and a code where it is to have them; raises NotFound, or Refused without questions.

    A form that is sent again gives the quiz that it made before.
    """
    with work() as session:
        article = readable_article(session, viewer, stem)
        slug = f"{slug_of(article.title)}-{_chance(asked.press, viewer)}"
        if quiz_by_slug(session, slug) is not None:
            return Made(slug, 0)
        known = _usable(session, viewer, article)
        wish = Wish(stem, asked.count, asked.types)
        length = len(current_rendition(session, article.id).text)
        picked = pick(wish, [content.draft for content in known], length=length)
        if not picked.places:
            raise Refused(*_reasons(picked, asked))
        quiz = _quiz(article, asked, slug, picked, viewer, at=work.clock())
        # Of two presses at once the second waits here for the first, and finds its quiz.
        if not add_unless_taken(session, quiz):
            return Made(slug, 0)
        class_id = _class_id(session, asked, viewer, at=work.clock(), draw=draw)
        if class_id is not None:
            assign(session, quiz.id, class_id, by_id=viewer.user_id, at=work.clock())
        if asked.visibility != "private":
            give_code(session, quiz, draw)
        for position, place in enumerate(picked.places, start=1):
            session.add(SlotRow(quiz_id=quiz.id, position=position, question_id=known[place].version.question_id))
        return Made(slug, len(picked.places), _reasons(picked, asked))


def _usable(session: Session, viewer: Viewer, article: ArticleRow) -> list[Content]:
    """Give the published questions on an article that cite nothing which the teacher may not read."""
    readable = {row.stem for row in readable_articles(session, viewer.user_id)} | {article.stem}
    known = contents(session, published_about(session, article.id, viewer.user_id))
    return [
        content
        for content in known
        if place_in(content.draft, article.stem) is not None
        and {citation.passage.article for citation in content.citations} <= readable
    ]


def _chance(press: str, viewer: Viewer) -> str:
    # Of the form's token, so that the unique address lets one form make one quiz; with the account's id, so that
    # nobody can aim at another's address.
    return hashlib.sha256(f"{viewer.user_id} {press or secrets.token_hex()}".encode()).hexdigest()[:12]


def _quiz(article: ArticleRow, asked: QuickQuiz, slug: str, picked: Picked, viewer: Viewer, *, at: datetime) -> QuizRow:
    count = len(picked.places)
    ending = f": {count} {'question' if count == 1 else 'questions'}"
    title = article.title
    if len(title + ending) > LONGEST_TITLE:
        title = f"{title[: LONGEST_TITLE - len(ending) - 1].rstrip()}…"
    row = QuizRow(slug=slug, title=title + ending, owner_id=viewer.user_id, visibility=asked.visibility, created_at=at)
    row.review, row.closes_at = asked.review, asked.closes_at
    return row


def _class_id(session: Session, asked: QuickQuiz, viewer: Viewer, *, at: datetime, draw: Draw) -> int | None:
    """Give the class that is chosen or named; a new one where the teacher has none of that name. Raises Refused."""
    mine = classes_of(session, viewer.user_id)
    if asked.class_name:
        same = [row.id for row in mine if row.name.casefold() == asked.class_name.casefold()]
        return same[0] if same else add_class(session, asked.class_name, teacher_id=viewer.user_id, at=at, draw=draw).id
    if asked.class_id is not None and asked.class_id not in {row.id for row in mine}:
        msg = "There is no such class of yours. Choose one of the list."
        raise Refused(msg)
    return asked.class_id


def _reasons(picked: Picked, asked: QuickQuiz) -> tuple[str, ...]:
    """Say, a sentence each, why there are fewer questions than asked for; nothing where there are not."""
    made = len(picked.places)
    if made >= asked.count:
        return ()
    kinds = " of these types" if asked.types else ""
    if not picked.fitting:
        return (f"The article has no published question{kinds}. Publish some, or choose other types.",)
    return tuple(
        sentence
        for wanted, sentence in (
            (True, f"You asked for {asked.count} questions; the article gives {made}."),
            (True, f"It has {picked.fitting} published{kinds}."),
            (picked.telling, f"Left out because they would answer or repeat another: {picked.telling}."),
            (picked.unbalanced, f"Left out because one verdict would be the better guess: {picked.unbalanced}."),
        )
        if wanted
    )
