"""Reading Moodle XML: an item for each <question>, whichever program wrote it."""

from collections.abc import Iterator

from app.interchange.categories import topic_of
from app.interchange.items import Item
from app.interchange.merging import item_of
from app.interchange.moodle_kinds import DROPPED, answers_of
from app.interchange.moodle_parsing import questions_of
from app.interchange.moodle_texts import ORIGIN, SIGHT, Element, Texts
from app.interchange.seen import NoCounterpart, Seen, Shape

LONGEST_NAME = 200
_PENALTIES = frozenset(("", "0.3333333", "0.33333", "0.1", "1", "0"))


def read_moodle_xml(raw: bytes) -> Iterator[Item]:
    """Read a file of Moodle XML: one item for each question; raises UnreadableFile at once where it cannot."""
    return _items(questions_of(raw))


def _items(questions: Iterator[Element]) -> Iterator[Item]:
    topic = ""
    number = 0
    for question in questions:
        kind = question.get("type", "").strip()
        line = f"line {question.sourceline}"
        if kind == "category":
            topic, told = _category(question)
            if told:
                yield Item(line, dropped=told, name=topic)
            continue
        number += 1
        yield _item(question, kind, f"question {number} ({line})", topic)


def _category(question: Element) -> tuple[str, str]:
    """Give the topic of a category, and a sentence where more than its name is lost."""
    try:
        topic = topic_of(Texts().plain(question.find("category")))
        said = Texts().rich(question.find("info"))
    except NoCounterpart as refusal:
        return "", str(refusal)
    return topic, f"The description of the category “{topic}” was left out: “{said[:60]}”." if said else ""


def _item(question: Element, kind: str, where: str, topic: str) -> Item:
    texts = Texts()
    name = ""
    try:
        name = texts.plain(question.find("name"))[:LONGEST_NAME]
        if kind in DROPPED:
            return Item(where, dropped=DROPPED[kind], name=name)
        seen = _seen(question, kind, where, topic, texts)
    except NoCounterpart as refusal:
        return Item(where, dropped=str(refusal), name=name)
    return item_of(seen, texts.note, SIGHT)


def _seen(question: Element, kind: str, where: str, topic: str, texts: Texts) -> Seen:
    asked = question.find("questiontext")
    texts.default = asked.get("format", "html") if asked is not None else "html"
    stem = texts.rich(asked)
    feedback = texts.rich(question.find("generalfeedback"))
    shape, answers, stem = answers_of(kind, question, texts, stem)
    if texts.note:
        feedback = feedback.removesuffix(ORIGIN).strip()
    unit = _unit(question, texts) if shape is Shape.NUMBER else ""
    _settings(question, texts)
    tags = tuple(filter(None, (texts.plain(tag) for tag in question.findall("tags/tag"))))
    return Seen(
        where,
        shape,
        stem,
        answers,
        feedback,
        name=texts.plain(question.find("name"))[:LONGEST_NAME],
        id=(question.findtext("idnumber") or "").strip(),
        tags=tags,
        topic=topic,
        unit=unit,
        changed=tuple(dict.fromkeys(texts.lost)),
    )


def _unit(question: Element, texts: Texts) -> str:
    units = [(unit.findtext("unit_name") or "").strip() for unit in question.findall("units/unit")]
    if len(units) > 1:
        others = ", ".join(f"“{unit[:20]}”" for unit in units[1:5])
        texts.lost.append(f"Only the first unit, “{units[0][:20]}”, counts here; left out: {others}.")
    return units[0] if units else ""


def _settings(question: Element, texts: Texts) -> None:
    hints = [texts.rich(hint) for hint in question.findall("hint")]
    if hints:
        texts.lost.append(f"Hints were left out ({len(hints)}), the first of them: “{hints[0][:60]}”.")
    grade = (question.findtext("defaultgrade") or "1").strip()
    grade = grade.rstrip("0").rstrip(".") if "." in grade else grade
    if grade not in ("1", ""):
        texts.lost.append(f"It counted {grade[:20]} points; points are given in the quiz here.")
    penalty = (question.findtext("penalty") or "").strip().rstrip("0").rstrip(".")
    if penalty not in _PENALTIES:
        texts.lost.append(f"The penalty of {penalty[:20]} for each further try was left out.")
    if question.find("image_base64") is not None or (question.findtext("image") or "").strip():
        texts.lost.append("A picture was left out.")
