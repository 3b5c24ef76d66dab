import json
from contextlib import suppress
from decimal import Decimal

import pytest
from hypothesis import given
from hypothesis import strategies as st

from app.articles.text import Passage
from app.facts.fact import Stance
from app.interchange.fields import UnreadableQuestion
from app.interchange.jsonl import from_json, to_json
from app.questions.draft import AcceptedForm, AnswerKey, Citation, Draft, NumberKey, Option, QuestionType

STORED = {"id": "q7", "version": 2, "status": "published", "article": "parade"}


def a_citation(words="Seven leaders came", start=3, stance=Stance.SUPPORTS):
    return Citation(Passage("parade", "r" * 64, start, start + len(words), words), stance=stance)


def a_draft(key, **others):
    fields = {"stem": "How many came?", "explanation": "The article counts them.", "citations": (a_citation(),)}
    return Draft(type=key.type, key=key, **fields | others)


def a_choice(kind=QuestionType.SINGLE):
    return AnswerKey(kind, options=(Option("Seven", correct=True), Option("Nine", feedback="That was 2025.")))


def a_number(value="3.35", tolerance="0.05"):
    key = NumberKey(Decimal(value), "million", tolerance=Decimal(tolerance), text="3.35 million")
    return AnswerKey(QuestionType.NUMBER, number=key)


def written(draft):
    return json.loads(to_json(draft, **STORED))


def test_a_question_has_the_fields_of_the_format_in_their_order():
    draft = a_draft(a_choice(), tags=("guests",), score=0.81239, origin="generator 1")
    assert list(written(draft).items()) == [
        ("id", "q7"),
        ("version", 2),
        ("article", "parade"),
        ("type", "single"),
        ("status", "published"),
        ("stem", "How many came?"),
        (
            "options",
            [
                {"text": "Seven", "correct": True, "feedback": ""},
                {"text": "Nine", "correct": False, "feedback": "That was 2025."},
            ],
        ),
        ("answers", ["Seven"]),
        (
            "citations",
            [
                {
                    "article": "parade",
                    "start": 3,
                    "end": 21,
                    "exact": "Seven leaders came",
                    "stance": "supports",
                    "prefix": "",
                    "suffix": "",
                    "marks": [],
                }
            ],
        ),
        ("explanation", "The article counts them."),
        ("tags", ["guests"]),
        ("score", 0.8124),
        ("origin", "generator 1"),
        # What follows came later; the keys above stay as they are.
        ("lead", ""),
        ("rules", []),
        ("rule", ""),
        ("scope", []),
        ("features", []),
        ("labels", []),
        ("topic", ""),
        ("difficulty", ""),
    ]


def test_a_number_has_its_value_unit_tolerance_and_words():
    assert written(a_draft(a_number()))["answers"] == [
        {"value": 3.35, "unit": "million", "tolerance": 0.05, "text": "3.35 million"}
    ]
    assert written(a_draft(a_number("83.0", "0")))["answers"][0]["value"] == 83


def test_a_text_has_every_accepted_form_as_an_answer():
    key = AnswerKey(QuestionType.TEXT, accepted=(AcceptedForm("Kyiv"), AcceptedForm("Kiev", rule="alias of Kyiv")))
    assert written(a_draft(key))["answers"] == ["Kyiv", "Kiev"]


def test_a_clozes_lead_and_stem_stand_together():
    key = AnswerKey(QuestionType.CLOZE, accepted=(AcceptedForm("Kant"),))
    draft = a_draft(key, lead="Russia runs two bases.", stem="One is _____.")
    assert written(draft)["stem"] == "Russia runs two bases. One is _____."


def test_a_claim_offers_its_verdicts_and_one_is_right():
    options = tuple(Option(text, correct=text == "Refuted") for text in ("Supported", "Refuted"))
    record = written(a_draft(AnswerKey(QuestionType.CLAIM, options=options)))
    assert [option["text"] for option in record["options"] if option["correct"]] == record["answers"] == ["Refuted"]


def test_a_question_is_one_line_in_its_own_letters():
    line = to_json(a_draft(a_choice(), stem="What is\n北京?"), **STORED)
    assert "\n" not in line
    assert "北京" in line


LETTERS = st.characters(exclude_characters="\x00", exclude_categories=["Cs"])
TEXTS = st.text(LETTERS, max_size=20)
WORDS = st.text(LETTERS, min_size=1, max_size=20)
NUMBERS = st.decimals(allow_nan=False, allow_infinity=False, places=3, min_value=-(10**9), max_value=10**9)
KEYS = st.one_of(
    st.builds(
        lambda right, wrong: AnswerKey(
            QuestionType.MULTIPLE, options=(*(Option(text, correct=True) for text in right), *wrong)
        ),
        st.lists(TEXTS, min_size=1, max_size=3),
        st.lists(st.builds(Option, TEXTS, feedback=TEXTS), min_size=1, max_size=3),
    ),
    st.builds(
        AnswerKey, st.just(QuestionType.CLOZE), accepted=st.lists(st.builds(AcceptedForm, TEXTS), min_size=1).map(tuple)
    ),
    st.builds(
        AnswerKey,
        st.just(QuestionType.NUMBER),
        number=st.builds(NumberKey, NUMBERS, TEXTS, tolerance=NUMBERS, text=TEXTS),
    ),
)
CITATIONS = st.lists(
    st.builds(a_citation, WORDS, st.integers(0, 10**6), st.sampled_from(Stance)), min_size=1, max_size=3
)


@given(key=KEYS, citations=CITATIONS, stem=TEXTS, score=st.floats(0, 1), tags=st.lists(TEXTS, max_size=3))
def test_what_was_written_is_read_back(key, citations, stem, score, tags):
    line = to_json(a_draft(key, citations=tuple(citations), stem=stem, score=score, tags=tuple(tags)), **STORED)
    read = from_json(line)
    stored = {"id": read.id, "version": read.version, "status": read.status, "article": read.article}
    assert to_json(read.draft, **stored) == line
    assert read.draft.key.options == key.options
    assert read.draft.key.number == key.number


JSON = st.recursive(
    st.none() | st.booleans() | st.integers() | st.floats() | st.text(),
    lambda inner: st.lists(inner, max_size=3) | st.dictionaries(st.text(), inner, max_size=3),
    max_leaves=6,
)


@given(st.dictionaries(st.sampled_from(["type", "stem", "options", "answers", "citations", "score", "version"]), JSON))
def test_any_fields_are_read_or_refused(fields):
    with suppress(UnreadableQuestion):
        from_json(changed(**fields))


def changed(**fields):
    return json.dumps(written(a_draft(a_choice())) | fields)


@pytest.mark.parametrize(
    ("line", "message"),
    [
        ("{", "not JSON"),
        ("[" * 100_000, "not JSON"),
        ("9" * 5000, "not JSON"),
        (changed(score=2), "between 0 and 1"),
        (changed(score=0).replace('"score": 0', '"score": 1e999999999'), "more than 30 digits"),
        (changed(version=-1), "no whole number"),
        (changed(stem="a\x00"), '"stem" holds a character that is no text'),
        (changed(tags=["\ud800"]), '"tags" holds a character'),
        ("3", "must be a JSON object"),
        ("{}", '"type" is missing'),
        (changed(type="riddle"), "no sound question"),
        (changed(version="2"), '"version" is missing or is no whole number'),
        (changed(options=[]), "needs a right answer"),
        (changed(options=[{"text": "a", "correct": 1, "feedback": ""}]), "must be true or false"),
        (changed(options=["a"]), "Each option must be"),
        (changed(tags=[1]), '"tags" must hold texts only'),
        (changed(citations=None), '"citations" is missing'),
        (changed(score=True), '"score" is missing or is no number'),
        (changed(type="number", answers=[]), "holds one number, not 0"),
        (changed(score=float("nan")), "NaN is not a number"),
        (
            changed(citations=[{"article": "a", "start": 0, "end": 9, "exact": "abc", "stance": "supports"}]),
            "3 characters quoted",
        ),
    ],
)
def test_a_line_that_holds_no_question_is_refused_and_says_why(line, message):
    with pytest.raises(UnreadableQuestion) as refusal:
        from_json(line)
    assert message in str(refusal.value)
