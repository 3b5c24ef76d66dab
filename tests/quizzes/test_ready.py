"""Ready quizzes take questions on their subject, spread over articles and sentences."""

from dataclasses import replace
from pathlib import Path

from app.articles.text import Passage
from app.questions.draft import AcceptedForm, AnswerKey, Citation, Draft, Option, QuestionType
from app.quizzes.ready import SHORTEST, ReadyQuiz, pick, read_ready_quizzes


def a_draft(stem: str = "Who runs the base?", *, article: str = "a", start: int = 0, score: float = 0.5) -> Draft:
    passage = Passage(article=article, rendition="r", start=start, end=start + 3, exact="abc")
    key = AnswerKey(QuestionType.TEXT, accepted=(AcceptedForm("Ana Berg"),))
    return Draft(QuestionType.TEXT, stem, key, (Citation(passage),), "", score=score)


def a_quiz(**given) -> ReadyQuiz:
    return ReadyQuiz(**{"slug": "q", "title": "Q", "description": "", "count": 9, **given})


def test_words_choose_the_subject():
    drafts = [a_draft("Who runs the base?"), a_draft("Who sang?", start=9)]
    assert pick(a_quiz(words=("base",)), drafts) == [0]


def test_types_limit_what_is_asked():
    assert pick(a_quiz(types=("claim",)), [a_draft()]) == []


def test_the_best_comes_first():
    drafts = [a_draft(score=0.2), a_draft(start=9, score=0.9)]
    assert pick(a_quiz(), drafts) == [1, 0]


def test_articles_take_turns():
    drafts = [a_draft(start=0, score=0.9), a_draft(start=9, score=0.8), a_draft(article="b", score=0.1)]
    assert pick(a_quiz(), drafts) == [0, 2, 1]


def test_a_sentence_is_asked_about_twice_only_where_the_quiz_would_be_too_short():
    same = [a_draft() for _ in range(9)]
    assert len(pick(a_quiz(), same)) == SHORTEST
    assert len(pick(a_quiz(), [a_draft(start=place * 9) for place in range(9)])) == 9


def a_telling_pair(**second) -> list[Draft]:
    """Give a question whose stem says the key of the next, both of one article, then six on other sentences."""
    telling = a_draft("Of the seven, five came with Ana Berg. Who were the other two?", score=0.9)
    others = [a_draft(f"What did the region do in year {place}?", start=place * 9 + 90) for place in range(6)]
    told = a_draft("Of the seven, five came with _____.", **{"start": 9, "score": 0.8} | second)
    return [_keyed(telling, "Cy Dahl"), told, *(_keyed(one, f"Word {place}") for place, one in enumerate(others))]


def _keyed(draft: Draft, text: str) -> Draft:
    return replace(draft, key=AnswerKey(QuestionType.TEXT, accepted=(AcceptedForm(text),)))


def test_no_question_of_a_quiz_answers_another():
    assert pick(a_quiz(), a_telling_pair()) == [0, 2, 3, 4, 5, 6, 7]
    assert pick(a_quiz(), a_telling_pair(score=0.95)) == [1, 2, 3, 4, 5, 6, 7]


def test_a_key_that_another_article_names_is_no_answer():
    assert 1 in pick(a_quiz(), a_telling_pair(article="b"))


def test_a_part_of_a_word_is_no_answer():
    drafts = a_telling_pair()
    assert 1 in pick(a_quiz(), [drafts[0], _keyed(drafts[1], "Ana Ber"), *drafts[2:]])


def test_a_quiz_that_would_be_too_short_takes_a_question_that_tells():
    assert len(pick(a_quiz(), a_telling_pair()[:SHORTEST])) == SHORTEST


def test_the_verdict_of_a_claim_tells_nothing():
    options = (Option("Refuted", correct=True), Option("Supported"))
    claim = replace(a_draft("Ana Berg came."), type="claim", key=AnswerKey(QuestionType.CLAIM, options))
    drafts = [replace(draft, stem=f"{draft.stem} Refuted?") for draft in a_telling_pair()[2:]]
    assert 0 in pick(a_quiz(), [claim, *drafts])


def test_a_sentence_to_choose_is_not_what_another_question_asks_for():
    shown = Option("abc", occurrence=Passage(article="a", rendition="r", start=9, end=12, exact="abc"))
    key = AnswerKey(QuestionType.EVIDENCE, (Option("def", correct=True), shown))
    evidence = replace(a_draft("Which sentence shows that it rained?", score=0.9), type=QuestionType.EVIDENCE, key=key)
    others = [a_draft(f"What was in year {place}?", start=place * 9) for place in range(1, 8)]
    assert 1 not in pick(a_quiz(), [evidence, *others])


def test_no_quiz_is_longer_than_its_count():
    assert len(pick(a_quiz(count=2), [a_draft(start=place * 9) for place in range(9)])) == 2


def test_the_ready_quizzes_of_the_seeds_can_be_read():
    quizzes = read_ready_quizzes(Path(__file__).parents[2] / "seeds" / "quizzes.toml")
    assert [quiz.slug for quiz in quizzes][-2:] == ["fact-or-not", "all-mixed"]
