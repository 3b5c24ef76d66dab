"""Where "there" is: the country or the city, or the one gathering, that the sentence before tells of."""

from app.facts.events import event_before
from app.facts.names import NameKind
from app.facts.scene import Scene
from app.facts.syntax import Token
from app.facts.words import EVENT_NOUNS

# Of these one takes part; nobody is at them as at a place.
UNATTENDED = {"war", "strike", "referendum", "election", "competition"}
BEING = {"be", "gather", "appear", "arrive"}


def place_there(scene: Scene) -> str:
    """Give "in" with the country or the city that the sentence before is about."""
    before = scene.reading.before(scene.sentence)
    subject = before.parsed.child(before.parsed.root, "nsubj") if before else None
    name = before.name_at(subject.index) if before and subject else None
    if before is None or name is None or name.kind not in {NameKind.COUNTRY, NameKind.CITY}:
        return ""
    scene.lean_on(before)
    return f"in {name.text}"


def gathering_there(scene: Scene, token: Token) -> str:
    """Give "at" with the only gathering of the sentence before, where somebody "was there"."""
    before = scene.reading.before(scene.sentence)
    was = scene.parsed.tokens[token.head]
    if before is None or token.tag != "RB" or token.dep != "advmod" or was.lemma not in BEING:
        return ""
    events = {other.lemma for other in before.parsed.tokens if other.lemma in EVENT_NOUNS - UNATTENDED}
    here = {other.lemma for other in scene.parsed.tokens[: token.index] if other.lemma in EVENT_NOUNS}
    if len(events) != 1 or here:
        return ""
    event = event_before(scene.reading, scene.sentence, events.pop())
    if not event:
        return ""
    scene.lean_on(before)
    return f"at {event}"
