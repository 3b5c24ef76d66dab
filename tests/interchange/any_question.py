"""Questions of every type with the most awkward texts, as Hypothesis makes them up: what the tests of formats share."""

from dataclasses import replace

from hypothesis import strategies as st

from app.articles.text import Passage
from app.facts.fact import Stance
from app.interchange.items import Travelling
from app.questions.draft import (
    AcceptedForm,
    AnswerKey,
    Citation,
    ClaimVerdict,
    Draft,
    NumberKey,
    Option,
    QuestionType,
)
from tests.factories import DRAFTS

SIGNS = (
    "~ = # { } : \\ \\n \\= \\\\ \" ' ` % %50% =%100% * \\* -> .. #### :: // [ ] [html] [plain] [id:x] [tag:y] "
    "<![CDATA[ ]]> <b>bold</b> <br> <p> </p> <script>x</script> <!-- --> &amp; &lt; &nbsp; &#10; & < > _____ {{1}} "
    "$CATEGORY: [[1]] {1:SHORTANSWER:=x} citewell Zürich 北京 🧪 👩‍🔬 مرحبا שלום e\u0301 T TRUE F"
)
BLANKS = "\n \n\n \r\n \r \t \x0b \x0c \x1f \x85 \xa0 \u200f \u2028 \ufeff \ufdd0 \ufffe \ufffd"
LINES = ("From Citewell.", "Source: “x” (harbour, characters 0 to 1; supports)", "// citewell {}", "\n// x", "  ")
AWKWARD = (*SIGNS.split(" "), *BLANKS.split(" "), *LINES)
LETTERS = st.characters(exclude_characters="\x00", exclude_categories=["Cs"])
TEXTS = st.one_of(
    st.lists(st.one_of(st.sampled_from(AWKWARD), st.text(LETTERS, max_size=8)), max_size=6).map("".join),
    st.lists(st.one_of(st.sampled_from(AWKWARD), st.text(LETTERS, max_size=8)), max_size=6).map(" ".join),
)
WORDS = TEXTS.filter(bool)
NUMBERS = st.decimals(allow_nan=False, allow_infinity=False, places=4, min_value=-(10**9), max_value=10**9)


@st.composite
def passages(draw):
    exact, start = draw(WORDS), draw(st.integers(0, 10**6))
    return Passage(draw(WORDS), "", start, start + len(exact), exact, draw(TEXTS), draw(TEXTS))


OPTIONS = st.builds(Option, TEXTS, st.just(value=False), TEXTS, st.none() | passages())
FORMS = st.lists(st.builds(AcceptedForm, TEXTS, st.just("verbatim") | TEXTS), min_size=1, max_size=3).map(tuple)
MARKS = st.lists(st.tuples(st.integers(0, 10**6), st.integers(0, 10**6)), max_size=2).map(tuple)
CITATIONS = st.builds(Citation, passages(), st.sampled_from(Stance), MARKS)


@st.composite
def keys(draw, kind):
    if kind is QuestionType.NUMBER:
        tolerance = draw(NUMBERS.map(abs))
        return AnswerKey(kind, number=NumberKey(draw(NUMBERS), draw(TEXTS), tolerance, draw(TEXTS)))
    if kind in {QuestionType.TEXT, QuestionType.CLOZE}:
        return AnswerKey(kind, accepted=draw(FORMS))
    options = draw(st.lists(OPTIONS, min_size=2, max_size=5))
    if kind is QuestionType.CLAIM and draw(st.booleans()):
        options = [Option(verdict, feedback=draw(TEXTS)) for verdict in ClaimVerdict]
    most = len(options) - 1 if kind is QuestionType.MULTIPLE else 1
    right = draw(st.sets(st.integers(0, len(options) - 1), min_size=1, max_size=most))
    options = [replace(option, correct=place in right) for place, option in enumerate(options)]
    return AnswerKey(kind, tuple(options), accepted=draw(st.just(()) | FORMS))


@st.composite
def drafts(draw):
    kind = draw(st.sampled_from(QuestionType))
    return Draft(
        kind,
        draw(TEXTS),
        draw(keys(kind)),
        tuple(draw(st.lists(CITATIONS, max_size=3))),
        draw(TEXTS),
        lead=draw(st.just("") | TEXTS),
        tags=tuple(draw(st.lists(TEXTS, max_size=2))),
        score=draw(st.floats(0, 1)),
        features=tuple(draw(st.lists(st.tuples(TEXTS, st.floats(-9, 9)), max_size=2))),
        origin=draw(TEXTS),
        rule=draw(TEXTS),
        scope=tuple(draw(st.lists(TEXTS, max_size=2))),
    )


TRAVELLING = st.builds(
    Travelling,
    drafts(),
    TEXTS,
    st.integers(0, 10**6),
    st.sampled_from(("draft", "in review", "published", "retired")),
    st.lists(TEXTS, max_size=3).map(tuple),
    TEXTS,
    TEXTS,
)


def plain_questions() -> list[Travelling]:
    """Give a question of each type as it comes out of the bank: what is asked of every format."""
    return [
        Travelling(_unplaced(draft), f"q{place}", 2, "published", ("harbours", "Norvik"), "The harbour", "hard")
        for place, draft in enumerate(DRAFTS.values(), start=1)
    ]


def _unplaced(draft):
    """Leave out what no file says: the renditions of the passages."""
    options = [
        replace(option, occurrence=option.occurrence and replace(option.occurrence, rendition=""))
        for option in draft.key.options
    ]
    cited = [replace(citation, passage=replace(citation.passage, rendition="")) for citation in draft.citations]
    return replace(draft, key=replace(draft.key, options=tuple(options)), citations=tuple(cited))
