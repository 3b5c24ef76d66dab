"""A quiz from an article: what may be used, one form one quiz, its class, its code."""

from concurrent.futures import ThreadPoolExecutor
from datetime import UTC, datetime
from itertools import chain, repeat

import pytest
from sqlalchemy import Engine, func, select

from app.questions.draft import QuestionType
from app.questions.set_flaws import one_answers_another
from app.quizzes.review import Preset
from app.storage.articles import article_by_stem
from app.storage.assignments import assigned_classes
from app.storage.joining import NoFreeCode
from app.storage.people import ClassRow, ClassTeacherRow, User
from app.storage.questions import VersionRow
from app.storage.quizzes import QuizRow, quiz_by_slug, slots_of
from app.storage.unit_of_work import UnitOfWork
from app.storage.versions import contents
from app.workflows.list_questions import Viewer
from app.workflows.problems import NotFound, Refused
from app.workflows.quiz_from_article import LONGEST_TITLE, QuickQuiz, make_quiz, offer
from tests.factories import a_draft, hide_article, publish_question

NOON = datetime(2026, 5, 9, 12, tzinfo=UTC)
OF_THE_HARBOUR = [kind for kind in QuestionType if kind is not QuestionType.EVIDENCE]


@pytest.fixture
def work(engine: Engine) -> UnitOfWork:
    return UnitOfWork(engine, clock=lambda: NOON)


def a_teacher(work: UnitOfWork, name: str = "maria") -> Viewer:
    with work() as session:
        user = User(email=f"{name}@school.test", name=name, password="x", active=True, fs_uniquifier=name)
        session.add(user)
        session.flush()
        return Viewer(user.id)


@pytest.fixture
def maria(work: UnitOfWork) -> Viewer:
    return a_teacher(work)


def publish(work: UnitOfWork, *kinds: QuestionType, **given: object) -> list[int]:
    return [publish_question(work, a_draft(kind), **given) for kind in kinds]


def stored(work: UnitOfWork, slug: str) -> QuizRow:
    with work.reading() as session:
        return quiz_by_slug(session, slug)


def count(work: UnitOfWork, table: type) -> int:
    with work.reading() as session:
        return session.scalar(select(func.count()).select_from(table))


def draws(*codes: str):
    """Give a draw that yields these codes and then the last of them for ever."""
    return chain(codes, repeat(codes[-1])).__next__


def test_an_article_offers_ones_own_and_the_public_questions(work: UnitOfWork, maria: Viewer):
    publish(work, QuestionType.NUMBER)
    publish(work, QuestionType.CLOZE, owner_id=maria.user_id, visibility="private")
    publish(work, QuestionType.CLAIM, owner_id=a_teacher(work, "jonas").user_id, visibility="private")
    found = offer(work, maria, "harbour")
    assert found.counts == ((QuestionType.NUMBER, 1), (QuestionType.CLOZE, 1))


def test_a_question_that_cites_anothers_private_article_is_not_used(work: UnitOfWork, maria: Viewer):
    publish(work, QuestionType.SINGLE)
    hide_article(work, "ferry")
    assert offer(work, maria, "harbour").total == 0


def test_anothers_private_article_is_not_found(work: UnitOfWork, maria: Viewer):
    publish(work, QuestionType.NUMBER)
    hide_article(work, "harbour")
    with pytest.raises(NotFound):
        offer(work, maria, "harbour")
    with pytest.raises(NotFound):
        make_quiz(work, maria, "harbour", QuickQuiz(1))


def test_ones_own_private_article_and_one_for_an_admin_is(work: UnitOfWork, maria: Viewer):
    publish(work, QuestionType.NUMBER)
    hide_article(work, "harbour")
    assert offer(work, Viewer(maria.user_id, sees_all=True), "harbour").total == 1
    with work() as session:
        article_by_stem(session, "harbour").owner_id = maria.user_id
    assert offer(work, maria, "harbour").total == 1


def test_a_quiz_is_made_whole(work: UnitOfWork, maria: Viewer):
    number, cloze = publish(work, QuestionType.NUMBER, QuestionType.CLOZE)
    asked = QuickQuiz(2, review=Preset.EXAM, closes_at=NOON.replace(hour=15), class_name="7b")
    made = make_quiz(work, maria, "harbour", asked, draw=draws("BBBBBB", "K7M2QX"))
    assert (made.questions, made.reasons) == (2, ())
    quiz = stored(work, made.slug)
    assert (quiz.title, quiz.owner_id) == ("Norvik opens its new harbour: 2 questions", maria.user_id)
    assert (quiz.review, quiz.closes_at, quiz.visibility) == ("exam", asked.closes_at, "class")
    assert quiz.code == "K7M2QX"
    with work.reading() as session:
        assert [slot.question_id for slot in slots_of(session, quiz.id)] == [cloze, number]
        [group] = assigned_classes(session, quiz.id)
        assert (group.name, group.code) == ("7b", "BBBBBB")
        assert session.scalars(select(ClassTeacherRow.user_id)).all() == [maria.user_id]


def test_a_private_quiz_has_no_code_yet(work: UnitOfWork, maria: Viewer):
    publish(work, QuestionType.NUMBER)
    assert stored(work, make_quiz(work, maria, "harbour", QuickQuiz(1, visibility="private")).slug).code is None


def test_fewer_questions_than_asked_are_told_with_the_reason(work: UnitOfWork, maria: Viewer):
    publish(work, QuestionType.NUMBER, QuestionType.CLOZE)
    made = make_quiz(work, maria, "harbour", QuickQuiz(9, types=frozenset({QuestionType.NUMBER})))
    assert made.questions == 1
    assert made.reasons == (
        "You asked for 9 questions; the article gives 1.",
        "It has 1 published of these types.",
    )
    assert stored(work, made.slug).title.endswith(": 1 question")


def test_those_that_would_answer_another_are_told(work: UnitOfWork, maria: Viewer):
    publish(work, QuestionType.NUMBER, QuestionType.NUMBER)
    made = make_quiz(work, maria, "harbour", QuickQuiz(2))
    assert made.questions == 1
    assert "Left out because they would answer or repeat another: 1." in made.reasons


def test_without_a_question_no_quiz_and_no_class_is_made(work: UnitOfWork, maria: Viewer):
    publish(work, QuestionType.NUMBER)
    with pytest.raises(Refused, match="no published question of these types"):
        make_quiz(work, maria, "harbour", QuickQuiz(1, types=frozenset({QuestionType.TEXT}), class_name="7b"))
    assert (count(work, QuizRow), count(work, ClassRow)) == (0, 0)


def test_one_form_makes_one_quiz(work: UnitOfWork, maria: Viewer):
    publish(work, QuestionType.NUMBER)
    first = make_quiz(work, maria, "harbour", QuickQuiz(1, press="p"))
    again = make_quiz(work, maria, "harbour", QuickQuiz(1, press="p"))
    assert (again.slug, again.questions) == (first.slug, 0)
    assert make_quiz(work, maria, "harbour", QuickQuiz(1, press="q")).slug != first.slug
    assert make_quiz(work, a_teacher(work, "jonas"), "harbour", QuickQuiz(1, press="p")).slug != first.slug


def test_two_presses_at_once_make_one_quiz_and_one_class(work: UnitOfWork, maria: Viewer):
    publish(work, QuestionType.NUMBER)
    with ThreadPoolExecutor(4) as threads:
        asked = QuickQuiz(1, press="p", class_name="7b")
        made = [threads.submit(make_quiz, work, maria, "harbour", asked) for _ in range(4)]
        assert len({one.result().slug for one in made}) == 1
    assert (count(work, QuizRow), count(work, ClassRow)) == (1, 1)


def class_of(work: UnitOfWork, slug: str) -> int:
    with work.reading() as session:
        [group] = assigned_classes(session, stored(work, slug).id)
        return group.id


def test_a_class_of_that_name_is_not_made_twice(work: UnitOfWork, maria: Viewer):
    publish(work, QuestionType.NUMBER)
    made = [make_quiz(work, maria, "harbour", QuickQuiz(1, class_name=name)) for name in ("7b", "7B")]
    assert class_of(work, made[0].slug) == class_of(work, made[1].slug)
    assert offer(work, maria, "harbour").classes == ((class_of(work, made[0].slug), "7b"),)


def test_anothers_class_cannot_be_chosen(work: UnitOfWork, maria: Viewer):
    publish(work, QuestionType.NUMBER)
    theirs = class_of(work, make_quiz(work, maria, "harbour", QuickQuiz(1, class_name="7b")).slug)
    with pytest.raises(Refused, match="no such class of yours"):
        make_quiz(work, a_teacher(work, "jonas"), "harbour", QuickQuiz(1, class_id=theirs))
    assert count(work, QuizRow) == 1


def test_a_code_that_is_taken_is_drawn_again(work: UnitOfWork, maria: Viewer):
    publish(work, QuestionType.NUMBER)
    make_quiz(work, maria, "harbour", QuickQuiz(1), draw=draws("K7M2QX"))
    made = make_quiz(work, maria, "harbour", QuickQuiz(1), draw=draws("K7M2QX", "K7M2QX", "BBBBBB"))
    assert stored(work, made.slug).code == "BBBBBB"


def test_a_draw_that_is_broken_leaves_nothing_behind(work: UnitOfWork, maria: Viewer):
    publish(work, QuestionType.NUMBER)
    make_quiz(work, maria, "harbour", QuickQuiz(1), draw=draws("K7M2QX"))
    with pytest.raises(NoFreeCode):
        make_quiz(work, maria, "harbour", QuickQuiz(1), draw=draws("K7M2QX"))
    assert count(work, QuizRow) == 1


def test_a_long_title_is_cut_to_what_the_settings_take(work: UnitOfWork, maria: Viewer):
    publish(work, QuestionType.NUMBER)
    with work() as session:
        article_by_stem(session, "harbour").title = "Harbour " * 25
    title = stored(work, make_quiz(work, maria, "harbour", QuickQuiz(1)).slug).title
    assert len(title) <= LONGEST_TITLE
    assert title.endswith("…: 1 question")


def test_a_quiz_of_many_has_none_that_answers_another(work: UnitOfWork, maria: Viewer):
    publish(work, *OF_THE_HARBOUR)
    made = make_quiz(work, maria, "harbour", QuickQuiz(6))
    with work.reading() as session:
        asked = [slot.question_id for slot in slots_of(session, stored(work, made.slug).id)]
        versions = session.scalars(select(VersionRow).where(VersionRow.question_id.in_(asked))).all()
        drafts = [content.draft for content in contents(session, versions)]
    assert len(drafts) == made.questions > 1
    assert one_answers_another(drafts) is None
