from datetime import date
from decimal import Decimal

from app.articles.text import ArticleDate, DateBasis, OffsetMap, Rendition
from app.grading.explanation import SourceText, explain
from app.grading.grade import grade
from app.questions.draft import AcceptedForm, AnswerKey, Citation, Draft, NumberKey, Option, QuestionType
from app.quizzes.response import Response

TEXT = "Seven leaders came. Russia runs the Kant air base in Kyrgyzstan. The 201st base is in Tajikistan."
RENDITION = Rendition("bases", "1", TEXT, OffsetMap(((0, 0),)), ())
SOURCE = SourceText(
    "bases", "Russia’s bases", TEXT, "A. Writer", "The Diplomat", ArticleDate(date(2023, 5, 9), DateBasis.STATED)
)


def passage(words):
    start = TEXT.index(words)
    return RENDITION.passage(start, start + len(words))


def a_draft(key):
    return Draft(key.type, "Which base?", key, (Citation(passage("Russia runs the Kant air base")),), "It is named.")


def a_choice(kind=QuestionType.SINGLE):
    wrong = Option("The 201st base", feedback="That one is in Tajikistan.", occurrence=passage("201st base"))
    return a_draft(AnswerKey(kind, options=(Option("The Kant air base", correct=True), wrong, Option("None"))))


def explained(draft, response, *, renditions=None):
    verdict = grade(response, draft.key, draft.citations)
    return explain(draft, response, verdict, renditions=renditions or {RENDITION.sha256: SOURCE})


def test_a_right_answer_is_shown_with_its_source():
    shown = explained(a_choice(), Response(chosen=(0,)))
    assert (shown.verdict_word, shown.icon, shown.mark) == ("Right", "right", 1)
    assert shown.you_said == shown.article_says == ("The Kant air base",)
    source = shown.sources[0]
    assert (source.article, source.title, source.outlet, source.author) == (
        "bases", "Russia’s bases", "The Diplomat", "A. Writer",
    )  # fmt: skip
    assert source.published.day == date(2023, 5, 9)
    assert source.excerpt.before == "Seven leaders came. "


def test_a_wrong_option_says_why_and_where_it_does_occur():
    shown = explained(a_choice(), Response(chosen=(1,)))
    assert (shown.verdict_word, shown.icon) == ("Not this one", "wrong")
    choice = shown.wrong_choices[0]
    assert (choice.text, choice.feedback) == ("The 201st base", "That one is in Tajikistan.")
    assert choice.occurrence.excerpt.parts == (("201st base", True),)


def test_a_wrong_option_that_occurs_nowhere_has_no_source():
    assert explained(a_choice(), Response(chosen=(2,))).wrong_choices[0].occurrence is None


def test_part_of_a_multiple_is_partly_right():
    options = (Option("a", correct=True), Option("b", correct=True), Option("c"))
    shown = explained(a_draft(AnswerKey(QuestionType.MULTIPLE, options=options)), Response(chosen=(1,)))
    assert (shown.verdict_word, shown.icon, shown.article_says) == ("Partly right", "partly", ("a", "b"))


def test_no_answer_is_called_that():
    shown = explained(a_choice(), Response())
    assert (shown.verdict_word, shown.icon, shown.you_said) == ("No answer", "none", ())


def test_a_typed_answer_stands_beside_the_articles_words():
    text = AnswerKey(QuestionType.CLOZE, accepted=(AcceptedForm("Kyrgyzstan"), AcceptedForm("Kirghizia")))
    number = AnswerKey(QuestionType.NUMBER, number=NumberKey(Decimal(83), "percent", Decimal(0), "83 percent"))
    assert explained(a_draft(text), Response(text=" Kirgizia ")).you_said == ("Kirgizia",)
    assert explained(a_draft(text), Response()).article_says == ("Kyrgyzstan",)
    assert explained(a_draft(number), Response(text="80")).article_says == ("83 percent",)


def test_a_verdict_without_passages_is_explained_by_the_questions_own():
    draft = a_choice()
    shown = explain(draft, Response(), grade(Response(), draft.key), renditions={})
    assert [source.citation for source in shown.sources] == list(draft.citations)


def test_a_passage_whose_text_is_not_at_hand_is_shown_with_its_own_context():
    shown = explained(a_choice(), Response(), renditions={"other": SOURCE})
    assert shown.sources[0].excerpt.text == shown.sources[0].excerpt.before + "Russia runs the Kant air base" + (
        " in Kyrgyzstan. The 201st base i"
    )
    assert shown.sources[0].excerpt.parts == (("Russia runs the Kant air base", True),)
