"""What a file shows of a question and the notes beside it, put together into the question that it was."""

from dataclasses import replace

from app.interchange.counterparts import counterpart
from app.interchange.items import Item, Travelling
from app.interchange.notes import Notes, shown_labels, shown_stem
from app.interchange.notes_reading import Kept, UnreadableNotes, read_notes
from app.interchange.seen import NoCounterpart, Seen, Shape, Sight
from app.interchange.source_lines import with_sources, without_sources
from app.questions.draft import AcceptedForm, AnswerKey, Draft, NumberKey, Option, QuestionType

SHAPES = {
    QuestionType.SINGLE: Shape.ONE,
    QuestionType.CLAIM: Shape.ONE,
    QuestionType.EVIDENCE: Shape.ONE,
    QuestionType.MULTIPLE: Shape.MANY,
    QuestionType.NUMBER: Shape.NUMBER,
    QuestionType.TEXT: Shape.WORDS,
    QuestionType.CLOZE: Shape.WORDS,
}
_LOST_NOTES = "The notes that Citewell had put beside it were changed and cannot be read; they were left out."


def item_of(seen: Seen, words: str, sight: Sight) -> Item:
    """Make an item of what a file shows, and of the notes beside it where there are any.

    What the file shows counts: a note holds only as long as its text is still the one that was written.
    """
    changed = seen.changed
    kept = None
    if words:
        try:
            kept = read_notes(words)
        except UnreadableNotes:
            changed = (*changed, _LOST_NOTES)
    try:
        travelling, more = _question(seen, kept, sight)
    except NoCounterpart as refusal:
        return Item(seen.where, dropped=str(refusal), name=seen.name)
    except ValueError as error:  # an invariant of the domain
        return Item(seen.where, dropped=f"It holds no sound question: {error}.", name=seen.name)
    return Item(seen.where, travelling, tuple(dict.fromkeys((*changed, *more))), name=seen.name)


def _question(seen: Seen, kept: Kept | None, sight: Sight) -> tuple[Travelling, tuple[str, ...]]:
    notes = kept.notes if kept and SHAPES[kept.notes.type] is seen.shape else None
    found = counterpart(seen, notes.type if notes else None)
    known = kept.notes.citations if kept else ()
    noted = kept.notes.explanation if kept else None
    explanation, citations = without_sources(seen.feedback, known, as_seen=sight.rich)
    if noted is not None and sight.rich(with_sources(noted, known)) == seen.feedback:
        explanation, citations = noted, known
    lead, stem = _stem(seen.text, kept.notes, sight) if kept else ("", seen.text)
    if not stem and not kept:
        msg = "It asks nothing: its text is empty."
        raise NoCounterpart(msg)
    key = _with_notes(found.key, notes, sight) if notes else found.key
    base = kept.travelling if kept else None
    draft = base.draft if base else Draft(key.type, stem, key, citations, explanation)
    draft = replace(draft, type=key.type, stem=stem, lead=lead, key=key, citations=citations, explanation=explanation)
    travelling = replace(base or Travelling(draft), draft=draft, id=seen.id, tags=seen.tags, topic=seen.topic)
    return (_outside(travelling, kept, sight) if kept else travelling), found.changed


def _outside(travelling: Travelling, kept: Kept, sight: Sight) -> Travelling:
    if kept.id is not None and sight.label(kept.id) == travelling.id:
        travelling = replace(travelling, id=kept.id)
    if kept.topic is not None and sight.topic(kept.topic) == travelling.topic:
        travelling = replace(travelling, topic=kept.topic)
    # Other programs order tags as they like.
    if kept.labels is not None and sorted(shown_labels(kept.labels, sight)) == sorted(travelling.tags):
        travelling = replace(travelling, tags=kept.labels)
    return travelling


def _stem(text: str, notes: Notes, sight: Sight) -> tuple[str, str]:
    if notes.stem is not None and sight.rich(shown_stem(notes.lead, notes.stem)) == text:
        return notes.lead, notes.stem
    head = sight.rich(notes.lead) + "\n"
    if notes.lead and text.startswith(head):
        return notes.lead, text[len(head) :]
    return "", text


def _with_notes(key: AnswerKey, notes: Notes, sight: Sight) -> AnswerKey:
    options = key.options
    if len(notes.options) == len(options):
        options = tuple(_option(*pair, sight) for pair in zip(options, notes.options, strict=True))
    if key.options:
        # Options that count since a dispute are noted beside the options.
        return replace(key, options=options, accepted=notes.accepted)
    accepted = tuple(_form(form, place, notes, sight) for place, form in enumerate(key.accepted))
    return replace(key, accepted=accepted, number=key.number and _number(key.number, notes.number, sight))


def _option(seen: Option, noted: Option, sight: Sight) -> Option:
    if sight.rich(noted.text) == seen.text:
        seen = replace(seen, text=noted.text, occurrence=noted.occurrence)
    return replace(seen, feedback=noted.feedback) if sight.rich(noted.feedback) == seen.feedback else seen


def _form(seen: AcceptedForm, place: int, notes: Notes, sight: Sight) -> AcceptedForm:
    at_place = notes.accepted[place : place + 1]
    return next((form for form in (*at_place, *notes.accepted) if sight.plain(form.text) == seen.text), seen)


def _number(seen: NumberKey, noted: NumberKey | None, sight: Sight) -> NumberKey:
    if noted is None or (seen.value, seen.tolerance) != (noted.value, noted.tolerance):
        return seen
    # Not every format shows a unit.
    return noted if seen.unit in ("", sight.plain(noted.unit)) else seen
