"""The kinds of question in Moodle XML that have a counterpart here, each read into its answers; the others by name."""

from collections.abc import Callable
from decimal import Decimal, InvalidOperation

from app.interchange.counterparts import FULL
from app.interchange.moodle_embedded import embedded, gaps
from app.interchange.moodle_texts import Element, Texts, raw_text
from app.interchange.seen import Answer, NoCounterpart, Shape

Found = tuple[Shape, tuple[Answer, ...]]
_MATCHING = "It asks to match pairs, and matching has no counterpart here. Ask for one pair at a time."
_CALCULATED = "Its numbers are drawn anew for every attempt, and a question here has one number. Write one case."
DROPPED = {
    "matching": _MATCHING,
    "match": _MATCHING,
    "ddmatch": _MATCHING,
    "essay": "It asks for a free text, and an essay has no counterpart here: answers here are judged by their key.",
    "description": "It is a text without answers; a description has no counterpart here.",
    "calculated": _CALCULATED,
    "calculatedsimple": _CALCULATED,
    "calculatedmulti": _CALCULATED,
}


def answers_of(kind: str, question: Element, texts: Texts, stem: str) -> tuple[Shape, tuple[Answer, ...], str]:
    """Read the answers of a question of that kind, with its text; raises NoCounterpart."""
    if kind in ("cloze", "multianswer"):
        return embedded(question, texts)
    if kind in ("gapselect", "ddwtos"):
        return gaps(question, texts, stem, option="selectoption" if kind == "gapselect" else "dragbox")
    read = _KINDS.get(kind)
    if read is None:
        msg = f"Questions of the kind “{kind[:40]}” have no counterpart here."
        raise NoCounterpart(msg)
    return (*read(question, texts), stem)


def _choices(question: Element, texts: Texts) -> Found:
    single = (question.findtext("single") or "true").strip().lower() not in ("false", "0", "")
    answers = tuple(_answer(answer, texts, texts.rich(answer)) for answer in question.findall("answer"))
    for name in ("correctfeedback", "partiallycorrectfeedback", "incorrectfeedback"):
        said = texts.rich(question.find(name))
        if said and said not in _USUAL:
            texts.lost.append(f"What was said to all {_WHOM[name]} answers was left out: “{said[:60]}”.")
    return (Shape.ONE if single else Shape.MANY), answers


def _verdict(question: Element, texts: Texts) -> Found:
    found = {"true": Answer("true"), "false": Answer("false")}
    for place, answer in enumerate(question.findall("answer")[:2]):
        name = texts.plain(answer).lower()
        # Old files say true and false in the language of their site, true first.
        name = name if name in found else ("true", "false")[place]
        found[name] = _answer(answer, texts, name)
    return Shape.VERDICT, (found["true"], found["false"])


def _words(question: Element, texts: Texts) -> Found:
    if (question.findtext("usecase") or "0").strip() == "1":
        texts.lost.append("Capital and small letters mattered; here they do not.")
    return Shape.WORDS, tuple(_answer(one, texts, texts.plain(one)) for one in question.findall("answer"))


def _numbers(question: Element, texts: Texts) -> Found:
    answers: list[Answer] = []
    for element in question.findall("answer"):
        # Very old files have the number outside of <text>.
        value = raw_text(element).strip()
        tolerance = (element.findtext("tolerance") or "0").strip()
        read = _answer(element, texts, value)
        answers.append(Answer(read.text, read.weight, read.feedback, tolerance))
    return Shape.NUMBER, tuple(answers)


def _answer(element: Element, texts: Texts, text: str) -> Answer:
    given = element.findtext("fraction")
    try:
        weight = Decimal(given.strip()) * FULL if given else Decimal(element.get("fraction", "0").strip() or "0")
    except InvalidOperation:
        weight = Decimal("NaN")
    if not weight.is_finite():
        msg = f"The weight “{(given or element.get('fraction', ''))[:40]}” of an answer is no number."
        raise NoCounterpart(msg)
    feedback = element.find("feedback")
    return Answer(text, weight.normalize(), texts.rich(feedback))


_KINDS: dict[str, Callable[[Element, Texts], Found]] = {
    "multichoice": _choices,
    "truefalse": _verdict,
    "shortanswer": _words,
    "numerical": _numbers,
}
_USUAL = frozenset(("Your answer is correct.", "Your answer is partially correct.", "Your answer is incorrect."))
_WHOM = {"correctfeedback": "right", "partiallycorrectfeedback": "partly right", "incorrectfeedback": "wrong"}
