"""What the five articles must give, and what every question made of them keeps."""

import pytest

from app.articles.cleaning import stands
from app.facts.syntax import Parse
from app.questions.defects import textual_flaws
from app.questions.draft import Draft, Generated, QuestionType
from app.questions.generator import generate
from tests.questions.conftest import Sources


def right(draft: Draft) -> set[str]:
    return {option.text for option in draft.key.options if option.correct}


def answered(generated: Generated, *words: str) -> list[Draft]:
    return [draft for draft in generated.drafts if all(word in draft.stem for word in words)]


def test_there_are_enough_of_them(generated: Generated):
    assert len(generated.drafts) >= 40


@pytest.mark.parametrize("kind", QuestionType)
def test_there_are_some_of_each_type(generated: Generated, kind: QuestionType):
    assert any(draft.type is kind for draft in generated.drafts)


@pytest.mark.parametrize(
    ("words", "answers"),
    [
        (("In which country does Russia operate the Kant military air base",), {"Kyrgyzstan"}),
        (("In which country does Russia operate the 201st military base",), {"Tajikistan"}),
        (("in which country is China building two military bases",), {"Tajikistan"}),
        (
            ("which of these presidents announced their participation less than a day before",),
            {"Kassym-Jomart Tokayev", "Emamoli Rahmon", "Serdar Berdymukhamedov", "Shavkat Mirziyoyev"},
        ),
        (
            ("Which of these countries took part in the 2023", "parade"),
            {"Belarus", "Armenia", "Tajikistan", "Turkmenistan", "Kyrgyzstan", "Uzbekistan", "Kazakhstan"},
        ),
        (("members", "Collective Security Treaty Organization?"), {"Kazakhstan", "Kyrgyzstan", "Tajikistan"}),
        (
            ("members", "Eurasian Economic Union?"),
            {"Kazakhstan", "Kyrgyzstan", "Russia", "Belarus", "Armenia"},
        ),
        (("capital of Turkestan in 1864?",), {"Tashkent"}),
        (("On what date in 2023", "plan to visit Russia", "announced"), {"March 31"}),
    ],
)
def test_what_the_articles_report_is_asked(generated: Generated, words: tuple[str, ...], answers: set[str]):
    assert answers in [right(draft) for draft in answered(generated, *words)]


@pytest.mark.parametrize(
    ("words", "answer"),
    [
        (("the only person to announce his participation", "in advance"), "Sadyr Japarov"),
        (("who did Sadyr Japarov meet with on May 9, 2023",), "Mikhail Mishustin"),
        (("who did Sadyr Japarov meet with on May 7, 2023",), "Vyacheslav Volodin"),
        (("besides Alyaksandr Lukashenka and the five from Central Asia",), "Nikol Pashinyan"),
        (("receive a phone call from on May 7, 2023",), "Vladimir Putin"),
    ],
)
def test_who_it_was_is_to_be_written(generated: Generated, words: tuple[str, ...], answer: str):
    assert [draft.key.accepted[0].text for draft in answered(generated, *words)] == [answer]


@pytest.mark.parametrize(
    ("words", "value", "unit"),
    [
        (("percentage of the 3.35 million migrants",), 83, "%"),
        (("around what percentage of Kyrgyzstan’s GDP",), 31, "%"),
        (("what percentage of Tajikistan’s GDP",), 27, "%"),
        (("how many leaders", "2025 Victory Day parade"), 29, "leaders"),
        (("in 2024, how many leaders", "Victory Day parade"), 9, "leaders"),
    ],
)
def test_the_numbers_that_the_articles_give_are_asked(
    generated: Generated, words: tuple[str, ...], value: int, unit: str
):
    numbers = [draft.key.number for draft in answered(generated, *words) if draft.key.number]
    assert [(number.value, number.unit) for number in numbers] == [(value, unit)]


def test_every_citation_stands_in_the_raw_text(generated: Generated, seeds: Sources):
    texts = {article.stem: (rendition, article.raw) for article, rendition in seeds}
    assert all(
        stands(citation.passage, *texts[citation.passage.article])
        for draft in generated.drafts
        for citation in draft.citations
    )


def test_every_occurrence_stands_in_the_raw_text(generated: Generated, seeds: Sources):
    texts = {article.stem: (rendition, article.raw) for article, rendition in seeds}
    options = [option for draft in generated.drafts for option in draft.key.options if option.occurrence]
    assert options
    assert all(stands(option.occurrence, *texts[option.occurrence.article]) for option in options if option.occurrence)


def test_no_published_question_has_a_fatal_flaw(generated: Generated, seeds: Sources):
    texts = {article.stem: rendition for article, rendition in seeds}
    assert [flaw for draft in generated.drafts for flaw in textual_flaws(draft, texts) if flaw.fatal] == []


def test_marks_lie_inside_the_citation(generated: Generated):
    assert all(
        citation.passage.start <= start < end <= citation.passage.end
        for draft in generated.drafts
        for citation in draft.citations
        for start, end in citation.marks
    )


def test_nothing_is_asked_about_boilerplate(generated: Generated, seeds: Sources):
    renditions = {article.stem: rendition for article, rendition in seeds}
    cited = [citation.passage for draft in generated.drafts for citation in draft.citations]
    assert {renditions[passage.article].kind_at(passage.start).value for passage in cited} == {"body"}


def test_verdicts_are_balanced(generated: Generated):
    verdicts = [right(draft).pop() for draft in generated.drafts if draft.type is QuestionType.CLAIM]
    assert abs(verdicts.count("Supported") - verdicts.count("Refuted")) <= 1


def test_what_a_claim_cites_speaks_as_its_verdict_says(generated: Generated):
    claims = [draft for draft in generated.drafts if draft.type is QuestionType.CLAIM]
    speaking = {(right(draft).pop(), draft.citations[0].stance.value) for draft in claims}
    assert {("Supported", "supports"), ("Refuted", "refutes")} <= speaking
    assert not {("Supported", "refutes"), ("Refuted", "supports")} & speaking


def test_no_stem_is_asked_twice(generated: Generated):
    stems = [draft.stem for draft in generated.drafts]
    assert len(stems) == len(set(stems))


def test_the_same_articles_give_the_same_questions(generated: Generated, seeds: Sources, parse: Parse):
    assert generate(seeds, parse=parse) == generated


def test_every_question_says_against_which_articles_it_was_checked(generated: Generated, seeds: Sources):
    assert {draft.scope for draft in generated.drafts} == {tuple(article.stem for article, _ in seeds)}


def test_progress_is_reported_for_each_article(seeds: Sources, parse: Parse):
    told: list[tuple[str, int, int]] = []
    generate(seeds[:2], parse=parse, progress=lambda stem, done, of: told.append((stem[:3], done, of)))
    assert told == [("000", 1, 2), ("001", 2, 2)]


@pytest.mark.parametrize(
    "forms",
    [
        {"Serdar Berdimuhamedov", "Serdar Berdymukhamedov"},
        {"Emomali Rahmon", "Emamoli Rahmon"},
        {"Alyaksandr Lukashenka", "Alexander Lukashenko"},
        {"Kyiv", "Kiev"},
        {"Turkey", "Türkiye"},
        {"Collective Security Treaty Organization", "CSTO"},
    ],
)
def test_names_are_one_through_the_articles(generated: Generated, forms: set[str]):
    assert [set(entity.forms) for entity in generated.entities if set(entity.forms) & forms] == [forms]
