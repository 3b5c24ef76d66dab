"""Questions of all seven types as hypothesis makes them: what any format of files must carry there and back."""

from decimal import Decimal

from hypothesis import strategies as st

from app.articles.text import SELECTOR_CONTEXT, Passage
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

# Letters that formats trip over come often; control characters no file of words holds.
TROUBLE = st.sampled_from("=+-@'\"<>&;,:{}~#\\%*_/\t\n|[]()$^!?`“”’–…é北😀\u00a0\u202e")
LETTERS = st.characters(exclude_categories=["Cc", "Cs"]) | TROUBLE
# Words are kept as they are, but not the white space around them.
WORDS = st.text(LETTERS, min_size=1, max_size=30).map(str.strip).filter(bool)
MAYBE = st.just("") | WORDS
LINES = st.text(st.characters(exclude_categories=["Cc", "Cs", "Z"]), min_size=1, max_size=12)
STEMS = st.from_regex(r"[a-z0-9][a-z0-9_-]{0,15}", fullmatch=True)
NUMBERS = st.decimals(allow_nan=False, allow_infinity=False, places=4, min_value=-(10**9), max_value=10**9).map(
    lambda number: number.normalize() + Decimal(0)
)
POSITIVE = NUMBERS.map(abs)


@st.composite
def passages(draw) -> Passage:
    """Give a passage as a file carries it: of no rendition."""
    exact, start = draw(WORDS), draw(st.integers(0, 10**6))
    context = MAYBE.map(lambda text: text[:SELECTOR_CONTEXT])
    return Passage(draw(STEMS), "", start, start + len(exact), exact, draw(context), draw(context))


@st.composite
def citations(draw) -> Citation:
    """Give a citation, with at most one stretch of it marked as the proof."""
    passage = draw(passages())
    first, last = sorted(draw(st.tuples(*[st.integers(0, len(passage.exact))] * 2)))
    marks = ((passage.start + first, passage.start + last),) if first < last else ()
    return Citation(passage, draw(st.sampled_from(Stance)), marks)


def _options(texts: list[str], right: set[int], feedback: list[str]) -> tuple[Option, ...]:
    return tuple(
        Option(text, correct=place in right, feedback=feedback[place % len(feedback)])
        for place, text in enumerate(texts)
    )


@st.composite
def keys(draw, kind: QuestionType) -> AnswerKey:
    """Give a sound key of that type."""
    feedback = draw(st.lists(MAYBE, min_size=1, max_size=6))
    match kind:
        case QuestionType.NUMBER:
            number = NumberKey(draw(NUMBERS), draw(MAYBE.map(lambda text: text[:20].strip())), draw(POSITIVE), "")
            return AnswerKey(kind, number=NumberKey(number.value, number.unit, number.tolerance, draw(MAYBE)))
        case QuestionType.TEXT | QuestionType.CLOZE:
            forms = draw(st.lists(LINES, min_size=1, max_size=4, unique=True))
            rules = draw(st.lists(LINES, min_size=4, max_size=4))
            return AnswerKey(kind, accepted=tuple(map(AcceptedForm, forms, rules)))
        case QuestionType.CLAIM:
            texts, right = [str(verdict) for verdict in ClaimVerdict], {draw(st.integers(0, 3))}
        case QuestionType.MULTIPLE:
            texts = draw(st.lists(WORDS, min_size=2, max_size=6, unique=True))
            right = draw(st.sets(st.integers(0, len(texts) - 1), min_size=1, max_size=len(texts) - 1))
        case _:
            texts = draw(st.lists(WORDS, min_size=2, max_size=6, unique=True))
            right = {draw(st.integers(0, len(texts) - 1))}
    return AnswerKey(kind, _options(texts, right, feedback))


@st.composite
def drafts(draw, kinds: st.SearchStrategy[QuestionType] = st.sampled_from(QuestionType)) -> Draft:  # noqa: B008 - a value
    """Give a sound draft, cited or not."""
    kind = draw(kinds)
    return Draft(
        type=kind,
        stem=draw(WORDS),
        key=draw(keys(kind)),
        citations=tuple(draw(st.lists(citations(), max_size=3))),
        explanation=draw(MAYBE),
        lead=draw(MAYBE),
        tags=tuple(draw(st.lists(LINES, max_size=3, unique=True))),
        score=draw(st.integers(0, 10_000)) / 10_000,
        origin=draw(MAYBE),
        scope=tuple(draw(st.lists(STEMS, max_size=2, unique=True))),
    )


@st.composite
def travellers(draw, kinds: st.SearchStrategy[QuestionType] = st.sampled_from(QuestionType)) -> Travelling:  # noqa: B008 - as above
    """Give a question with what belongs to it outside its version."""
    draft = draw(drafts(kinds))
    return Travelling(
        draft,
        id=draw(st.from_regex(r"[0-9a-f]{12}", fullmatch=True)),
        version=draw(st.integers(1, 99)),
        status=draw(st.sampled_from(["draft", "in review", "published", "retired"])),
        tags=draft.tags,
        topic=draw(MAYBE),
        difficulty=draw(st.sampled_from(["", "easy", "medium", "hard"])),
    )
