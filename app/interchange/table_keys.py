"""What the cells of one row say is right: its type, its key, and the words that it cites."""

import re
from collections.abc import Mapping
from dataclasses import dataclass
from decimal import Decimal, InvalidOperation

from app.articles.text import Passage
from app.facts.fact import Stance
from app.interchange.columns import TYPE_NAMES, VERDICTS, plain
from app.interchange.fields import UnreadableQuestion
from app.questions.draft import BLANK, AcceptedForm, AnswerKey, Citation, NumberKey, Option, QuestionType

_FORMS = {QuestionType.TEXT, QuestionType.CLOZE}
_TRUE = {"true": "Supported", "false": "Refuted", "not enough info": "Not enough information"}
LONGEST_NUMBER = 60


@dataclass(frozen=True)
class Cells:
    """The cells of a row that are not empty, by column and number."""

    found: Mapping[tuple[str, int], str]

    def text(self, name: str, number: int = 0) -> str:
        """Give a cell's text, empty where there is none."""
        return self.found.get((name, number), "")

    def numbered(self, name: str) -> list[int]:
        """Give the numbers of the cells of that name, in their order."""
        return sorted(number for known, number in self.found if known == name)


def type_of(cells: Cells, changed: list[str]) -> QuestionType:
    """Give the type that a row names, or else the one that its cells are of."""
    said = plain(cells.text("type"))
    if said in TYPE_NAMES:
        return QuestionType(TYPE_NAMES[said])
    if said:
        kinds = ", ".join(QuestionType)
        msg = f"There is no type “{cells.text('type')[:40]}”. Write one of: {kinds}."
        raise UnreadableQuestion(msg)
    kind = _taken(cells)
    changed.append(f"No type is given; it was taken as {kind}.")
    return kind


def _taken(cells: Cells) -> QuestionType:
    if cells.text("number"):
        return QuestionType.NUMBER
    if cells.numbered("option"):
        return QuestionType.MULTIPLE if len(_parts(cells.text("correct"))) > 1 else QuestionType.SINGLE
    if _verdict(cells.text("correct")):
        return QuestionType.CLAIM
    return QuestionType.CLOZE if BLANK in cells.text("stem") else QuestionType.TEXT


def key_of(kind: QuestionType, cells: Cells, changed: list[str]) -> AnswerKey:
    """Give the key of a row of that type; raises UnreadableQuestion, or ValueError where nothing is right."""
    if kind is QuestionType.NUMBER:
        return AnswerKey(kind, number=_number(cells))
    if kind in _FORMS:
        return AnswerKey(kind, accepted=tuple(AcceptedForm(form) for form in _forms(cells)))
    if kind is QuestionType.CLAIM and not cells.numbered("option"):
        return AnswerKey(kind, options=_verdicts(cells.text("correct")))
    options = {number: cells.text("option", number) for number in cells.numbered("option")}
    right = _right(cells.text("correct"), options)
    stray = [number for number in cells.numbered("feedback") if number not in options]
    changed += [f"Feedback {number} belongs to no option and was left out." for number in stray]
    feedback = {number: cells.text("feedback", number) for number in options}
    return AnswerKey(
        kind, options=tuple(Option(text, number in right, feedback[number]) for number, text in options.items())
    )


def _forms(cells: Cells) -> list[str]:
    forms = [cells.text("answer", number) for number in cells.numbered("answer")]
    forms = forms or [line for line in cells.text("correct").split("\n") if line.strip()]
    if not forms:
        msg = "No answer is given: fill in “answer 1”, and “answer 2” and so on for other forms that count."
        raise UnreadableQuestion(msg)
    return forms


def _verdict(text: str) -> str:
    word = plain(text)
    return next((verdict for verdict in VERDICTS if plain(verdict) == word), _TRUE.get(word, ""))


def _verdicts(said: str) -> tuple[Option, ...]:
    right = _verdict(said)
    if not right:
        msg = f"A claim's “correct” must be one of: {', '.join(VERDICTS)}. It says “{said[:40]}”."
        raise UnreadableQuestion(msg)
    return tuple(Option(verdict, verdict == right) for verdict in VERDICTS)


def _parts(said: str) -> list[str]:
    return [part.strip() for part in re.split(r"[;,\n]", said) if part.strip()]


def _right(said: str, options: Mapping[int, str]) -> set[int]:
    """Give the numbers of the right options: by number, by letter, or by their words."""
    if not said.strip():
        msg = "It is not said which option is right: write its number into “correct”."
        raise UnreadableQuestion(msg)
    whole = _one(said.strip(), options)
    if whole:
        return {whole}
    found = [(part, _one(part, options)) for part in _parts(said)]
    if missing := [part for part, number in found if not number]:
        msg = f"No option is “{missing[0][:80]}”, which “correct” names. Write the number of the right option."
        raise UnreadableQuestion(msg)
    return {number for _, number in found}


def _one(said: str, options: Mapping[int, str]) -> int:
    if said.isascii() and said.isdigit() and len(said) < 4 and int(said) in options:  # noqa: PLR2004 - a place
        return int(said)
    texts = [number for number, text in options.items() if plain(text) == plain(said)]
    if texts:
        return texts[0]
    letter = ord(said.upper()) - ord("A") + 1 if len(said) == 1 and said.isascii() and said.isalpha() else 0
    return letter if letter in options else 0


def _number(cells: Cells) -> NumberKey:
    value = _decimal(cells.text("number") or cells.text("correct") or cells.text("answer", 1), "number")
    tolerance = _decimal(cells.text("tolerance") or "0", "tolerance")
    return NumberKey(value, cells.text("unit"), abs(tolerance), cells.text("number text"))


def _decimal(text: str, name: str) -> Decimal:
    figures = text.strip().replace("\u2212", "-").replace("\u00a0", "").replace(" ", "")
    if re.fullmatch(r"[+-]?\d+,\d{1,2}|[+-]?0,\d+", figures):
        figures = figures.replace(",", ".")
    try:
        number = Decimal(figures.replace(",", "")) if len(figures) <= LONGEST_NUMBER else Decimal("NaN")
    except InvalidOperation:
        number = Decimal("NaN")
    if not number.is_finite() or abs(number.adjusted()) > LONGEST_NUMBER:
        msg = f"“{name}” must be a number in figures, for example 3.5. It says “{text[:40]}”."
        raise UnreadableQuestion(msg)
    return number


def citations_of(cells: Cells, changed: list[str]) -> list[Citation]:
    """Give what a row cites; whoever imports it finds the place."""
    found: list[Citation] = []
    for number in cells.numbered("quote"):
        quote, stance = cells.text("quote", number), plain(cells.text("stance", number))
        if stance and stance not in set(Stance):
            changed.append(f"The stance “{stance[:40]}” is not one of {', '.join(Stance)}; supports was taken.")
        known = Stance(stance) if stance in set(Stance) else Stance.SUPPORTS
        article = cells.text("article", number).strip()
        found.append(Citation(Passage(article, "", 0, len(quote), quote), known))
    alone = [number for number in cells.numbered("article") if not cells.text("quote", number)]
    changed += [f"Article {number} is named without words cited from it, and was left out." for number in alone]
    return found
