"""Writing Moodle XML: <quiz> with a <question> each, as Moodle's own export has them."""

from collections.abc import Iterable

from app.interchange.categories import category_of
from app.interchange.items import Travelling
from app.interchange.moodle_texts import SIGHT, label, plain_xml, rich_xml, with_note
from app.interchange.notes import figures, notes_of, shown_labels, shown_stem, to_json
from app.interchange.source_lines import with_sources
from app.interchange.weights import weight_of
from app.questions.draft import AnswerKey, NumberKey, Option, QuestionType

_KINDS = {
    QuestionType.NUMBER: "numerical",
    QuestionType.TEXT: "shortanswer",
    QuestionType.CLOZE: "shortanswer",
}
_TITLE = 80
_HEAD = '<?xml version="1.0" encoding="UTF-8"?>\n<quiz>\n'


def write_moodle_xml(questions: Iterable[Travelling]) -> bytes:
    """Write a file of Moodle XML in UTF-8; a question's topic is its category."""
    parts = [_HEAD]
    category = ""
    for question in questions:
        topic = label(question.topic)
        if topic != category:
            path = plain_xml(category_of(topic))
            parts.append(f'<question type="category">\n  <category><text>{path}</text></category>\n</question>\n')
            category = topic
        parts.append(_question(question))
    return "".join([*parts, "</quiz>\n"]).encode("utf-8", "replace")


def _question(question: Travelling) -> str:
    draft = question.draft
    note = to_json(notes_of(question, SIGHT), SIGHT)
    feedback = with_note(with_sources(draft.explanation, draft.citations), note)
    tags = "".join(f"<tag><text>{plain_xml(tag)}</text></tag>" for tag in shown_labels(question.tags, SIGHT))
    lines = [
        f'<question type="{_KINDS.get(draft.type, "multichoice")}">',
        f"  <name><text>{plain_xml(_title(question))}</text></name>",
        f'  <questiontext format="html"><text>{rich_xml(shown_stem(draft.lead, draft.stem))}</text></questiontext>',
        f'  <generalfeedback format="html"><text>{feedback}</text></generalfeedback>',
        "  <defaultgrade>1</defaultgrade>",
        "  <penalty>0.3333333</penalty>",
        "  <hidden>0</hidden>",
        f"  <idnumber>{plain_xml(label(question.id))}</idnumber>",
        *_answers(draft.key),
        *([f"  <tags>{tags}</tags>"] if tags else []),
        "</question>\n",
    ]
    return "\n".join(lines)


def _title(question: Travelling) -> str:
    words = " ".join(f"{question.id} {question.draft.stem}".split())
    return words[:_TITLE].strip() or "Question"


def _answers(key: AnswerKey) -> list[str]:
    if key.number is not None:
        return _number(key.number)
    if key.options:
        return _choices(key)
    forms = [f"<text>{plain_xml(form.text.replace('*', _STAR))}</text>" for form in key.accepted]
    return ["  <usecase>0</usecase>", *(_answer("100", form) for form in forms)]


def _choices(key: AnswerKey) -> list[str]:
    several, fixed = key.type is QuestionType.MULTIPLE, key.type is QuestionType.CLAIM
    return [
        f"  <single>{'false' if several else 'true'}</single>",
        f"  <shuffleanswers>{'false' if fixed else 'true'}</shuffleanswers>",
        f"  <answernumbering>{'none' if fixed else 'abc'}</answernumbering>",
        *(_choice(key, option, several=several) for option in key.options),
    ]


def _choice(key: AnswerKey, option: Option, *, several: bool) -> str:
    usual = "100" if option.correct else "0"
    weight = weight_of(key, correct=option.correct) if several else usual
    return _answer(weight, f"<text>{rich_xml(option.text)}</text>", option.feedback, attributes=' format="html"')


def _answer(weight: str, inside: str, feedback: str = "", *, attributes: str = "") -> str:
    said = f'<feedback format="html"><text>{rich_xml(feedback)}</text></feedback>'
    return f'  <answer fraction="{weight}"{attributes}>{inside}{said}</answer>'


def _number(number: NumberKey) -> list[str]:
    value = f"<text>{figures(number.value)}</text><tolerance>{figures(number.tolerance)}</tolerance>"
    if not (unit := SIGHT.plain(number.unit)):
        return [_answer("100", value), "  <showunits>3</showunits>"]
    return [
        _answer("100", value),
        f"  <units><unit><multiplier>1</multiplier><unit_name>{plain_xml(unit)}</unit_name></unit></units>",
        "  <unitgradingtype>0</unitgradingtype>",
        "  <showunits>0</showunits>",
    ]


# A star in an answer means anything; a backslash before it takes that meaning away.
_STAR = "\\*"
