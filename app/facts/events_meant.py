"""Which event a clause means by "the war", "the participation of" and "for the first time", or that nothing says it."""

import re

from app.facts.clefts import FIRST_TIME
from app.facts.dates import dates_in
from app.facts.events import event_before
from app.facts.scene import Scene, Unsettled
from app.facts.syntax import Token
from app.facts.words import EVENT_NOUNS

WAR_IN = re.compile(r"^the war in ([A-Z]\w+)$")
TAKING_PART = {"participation": "in", "attendance": "at"}


def settle_events(scene: Scene) -> None:
    """Say in full what the clause leaves to the text before; Unsettled where that does not tell it."""
    _with_content(scene)
    _taking_part(scene)
    _first_time(scene)


def _with_content(scene: Scene) -> None:
    """Name "the war" before a clause that belongs to another noun ("fear since the war that prices would rise").

    The parser takes such a clause for one that tells which war is meant.
    """
    for noun in scene.clause.tokens:
        the = scene.parsed.child(noun.index, "det")
        others = [child for child in scene.parsed.children(noun.index) if child.pos != "PUNCT" and child != the]
        content = bool(others) and all(_is_content(scene, child) for child in others)
        if noun.lemma in EVENT_NOUNS and content and the and the.lower == "the" and noun.index not in scene.settled:
            scene.replace([the.index, noun.index], WAR_IN.sub(r"the \1 war", _event(scene, noun, noun.lemma)))
            scene.settled |= {the.index, noun.index}


def _is_content(scene: Scene, clause: Token) -> bool:
    mark = scene.parsed.child(clause.index, "mark")
    return clause.dep in {"acl", "relcl"} and mark is not None and mark.lower == "that"


def _taking_part(scene: Scene) -> None:
    """Say in what "the participation of the leaders" was, where the clause names no event."""
    if any(token.lemma in EVENT_NOUNS for token in scene.clause.tokens):
        return
    for noun in scene.clause.tokens:
        link = TAKING_PART.get(noun.lower)
        the, of = scene.parsed.child(noun.index, "det"), scene.parsed.children(noun.index, "prep")
        under = {scene.parsed.tokens[word].lower for word in scene.parsed.subtree(noun.index)}
        definite = the is not None and the.lower == "the" and bool(of) and of[0].lower == "of"
        if link and definite and not under & {"in", "at"}:
            scene.edits[noun.index] = f"{noun.text} {link} {_event(scene, noun)}"


def _event(scene: Scene, noun: Token, lemma: str = "") -> str:
    event = event_before(scene.reading, scene.sentence, lemma)
    if not event:
        msg = f"which “{noun.text}” is not said"
        raise Unsettled(msg)
    return event


def _first_time(scene: Scene) -> None:
    """Date what "it was the first time that" tells: "it" is what the sentence before tells, with the one date there."""
    time = next((part for part in scene.clause.lead if part.dep == "npadvmod"), None)
    if scene.clause.rule != FIRST_TIME:
        return
    before = scene.reading.before(scene.sentence)
    dates = [date for date in dates_in(before.text) if date.year] if before else []
    if time is None or before is None or before.paragraph != scene.sentence.paragraph or len(dates) != 1:
        msg = "at what event is not said"
        raise Unsettled(msg)
    scene.lean_on(before)
    link = "on" if dates[0].day else "in"
    scene.edits[time.head] = (
        f"{scene.parsed.tokens[time.head].text}, {link} {before.text[dates[0].start : dates[0].end]}"
    )
