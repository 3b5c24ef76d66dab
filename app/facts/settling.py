"""Make a clause stand on its own: surnames, bare dates and "the parade" become what they mean."""

import re

from app.facts.bodies_meant import body_of_company
from app.facts.dates import dates_in, in_doubt
from app.facts.days_meant import settle_days
from app.facts.definites import bare_definites
from app.facts.doers import NOUNS
from app.facts.events import event_before
from app.facts.events_meant import settle_events
from app.facts.names import Name, NameKind
from app.facts.numbers import ORDINAL
from app.facts.places_meant import capital_meant, namesake_meant, place_meant, region_meant
from app.facts.pronouns import settle_pronouns
from app.facts.reading import Sentence
from app.facts.rendering import Edits
from app.facts.runs import tells_whose_rule
from app.facts.scene import Scene, Unsettled
from app.facts.set_off import is_habit
from app.facts.short_names import settle_short_names
from app.facts.states_meant import two_countries
from app.facts.syntax import Token
from app.facts.words import EVENT_NOUNS, HUMANS, MONTHS, PEERS

TAKING_AS = {"describe", "regard", "portray", "depict", "name", "see", "view", "cast", "brand", "define"}
MISTERS = {"mr", "mrs", "ms", "miss"}


def settle(scene: Scene) -> Edits:
    """Settle everything that points outside the clause; Unsettled where something cannot be."""
    _described(scene)
    _dates(scene)
    settle_days(scene)
    _ordinals(scene)
    _counted_people(scene)
    _owner(scene)
    _names(scene)
    settle_short_names(scene)
    settle_pronouns(scene)
    settle_events(scene)
    _definites(scene)
    _attended(scene)
    return dict(scene.edits)


def _described(scene: Scene) -> None:
    """Refuse "the mayor described her" where the words left out say as what."""
    left = (child for child in scene.parsed.children(scene.clause.verb, "prep") if child.index not in scene.kept)
    if scene.parsed.tokens[scene.clause.verb].lemma in TAKING_AS and any(child.lower == "as" for child in left):
        msg = "as what is not said"
        raise Unsettled(msg)


def _dates(scene: Scene) -> None:
    if is_habit(scene.parsed, scene.clause.tokens):
        return  # "each year on May 9" is of no one year
    dated = scene.reading.dated
    for date in dates_in(scene.sentence.text):
        words = [token for token in scene.parsed.tokens if token.start >= date.start and token.end <= date.end]
        if not words or words[0].index not in scene.kept or date.year or not date.month:
            continue
        if dated:
            _refuse_doubt(scene, date.month)
            scene.replace([token.index for token in words], date.written(dated.day.year))
    _relative_years(scene)
    for index in scene.kept:
        token = scene.parsed.tokens[index]
        alone = token.text in MONTHS and token.text not in {"May", "March"} and index not in scene.edits
        if alone and not any(date.start <= token.start < date.end for date in dates_in(scene.sentence.text)):
            if not dated:
                continue
            _refuse_doubt(scene, token.text)
            scene.edits[index] = f"{token.text} {dated.day.year}"


def _refuse_doubt(scene: Scene, month: str) -> None:
    """Refuse what happened in a month that the article's year had not reached: which year's it was is not said."""
    verb = scene.parsed.tokens[scene.clause.group[0]] if scene.clause.group else None
    past = verb is not None and (verb.tag in {"VBD", "VBN"} or verb.lower in {"has", "have"})
    dated = scene.reading.dated
    if dated and past and dated.precision != "year" and in_doubt(month, dated.day):
        msg = "a month of which year is not said"
        raise Unsettled(msg)


def _relative_years(scene: Scene) -> None:
    """Make "last year" and "this year" years where the article states its date."""
    for index in sorted(scene.kept):
        token = scene.parsed.tokens[index]
        step = {"last": -1, "this": 0}.get(token.lower)
        noun = scene.parsed.tokens[index + 1] if index + 1 < len(scene.parsed.tokens) else None
        if step is None or noun is None or noun.lower != "year" or not scene.reading.dated:
            continue
        before = scene.parsed.tokens[index - 1].lower if index else ""
        year = scene.reading.dated.day.year + step
        scene.replace(
            [index, noun.index], str(year) if before in {"in", "of", "since", "until", "by"} else f"in {year}"
        )
        scene.settled |= {index, noun.index}


def _ordinals(scene: Scene) -> None:
    """Give "201st base" the article that it lacks."""
    for index in scene.kept:
        token = scene.parsed.tokens[index]
        if not ORDINAL.fullmatch(token.text):
            continue
        head = scene.parsed.tokens[token.head]
        before = scene.parsed.tokens[index - 1] if index else None
        hyphened = "-" in {
            other.text for other in scene.parsed.tokens[max(0, index - 2) : index]
        }  # "record-breaking 12th"
        bare = before is None or (before.pos not in {"DET", "PRON", "ADJ", "PROPN", "PART"} and not hyphened)
        if head.pos == "NOUN" and bare and index not in scene.edits:
            scene.edits[index] = f"the {token.text}"


def _counted_people(scene: Scene) -> None:
    """Say who the "nine people" are where the sentence before counts leaders."""
    for index in sorted(scene.kept):
        token = scene.parsed.tokens[index]
        children = scene.parsed.children(index)
        if token.lower != "people" or not any(child.dep == "nummod" for child in children) or len(children) > 1:
            continue
        before = scene.reading.before(scene.sentence)
        counted = (
            [other for other in before.parsed.tokens if other.tag == "NNS" and _has_number(before, other)]
            if before
            else []
        )
        if before is None or len(counted) != 1 or counted[0].lemma.lower() not in HUMANS | NOUNS:
            continue
        scene.lean_on(before)
        scene.edits[index] = counted[0].text


def _has_number(sentence: Sentence, noun: Token) -> bool:
    return sentence.parsed.child(noun.index, "nummod") is not None


def _owner(scene: Scene) -> None:
    if scene.clause.owner:
        index, name = scene.clause.owner
        full = scene.library.persons.full_name(name, scene.reading.stem)
        if full is None:
            msg = "a name without its full form"
            raise Unsettled(msg)
        scene.edits[index] = f"{full}’s"


def _names(scene: Scene) -> None:
    seen: set[str] = set()
    for name in scene.sentence.names:
        if name.kind is not NameKind.PERSON or name.first not in scene.kept:
            continue
        full = scene.library.persons.full_name(name.text, scene.reading.stem)
        if full is None:
            if " " not in name.text or name.text[0].islower():
                msg = "a name without its full form"
                raise Unsettled(msg)
            full = name.text
        if full in seen or tells_whose_rule(scene.parsed, name.first, name.last) or _of_a_peer(scene, name):
            continue
        seen.add(full)
        if full != name.text:
            scene.replace(list(range(name.first, name.last + 1)), full)
            _without_mister(scene, name.first - 1)


def _of_a_peer(scene: Scene, name: Name) -> bool:
    """Say whether a surname is part of a title, which stays as it is ("Lord Poe of Lima")."""
    tokens = scene.parsed.tokens
    before = tokens[name.first - 1].lower if name.first else ""
    after = tokens[name.last + 1].lower if name.last + 1 < len(tokens) else ""
    return before in PEERS and after == "of"


def _without_mister(scene: Scene, index: int) -> None:
    """Take "Mr" off before a name that is now written in full, and "Lord", which goes with a surname alone."""
    if index in scene.kept and scene.parsed.tokens[index].lower.rstrip(".") in MISTERS | PEERS:
        scene.edits[index] = ""


def _attended(scene: Scene) -> None:
    """Say what was attended where the sentence leaves it to the text before."""
    verb = scene.parsed.tokens[scene.clause.verb]
    following = [scene.parsed.tokens[index] for part in scene.clause.rest for index in part.words]
    _attendance_nouns(scene)
    took_part = verb.lemma == "take" and [token.lower for token in following] == ["part"]
    bare = verb.lemma in {"attend", "participate"} and not following
    if not (took_part or bare):
        return
    year = next((text for text in scene.edits.values() if re.search(r"\b(19|20)\d\d\b", text)), "")
    event = event_before(scene.reading, scene.sentence, year_given=bool(year))
    if not event:
        msg = "what was attended is not said"
        raise Unsettled(msg)
    last = max(index for part in scene.clause.rest for index in part.words) if took_part else verb.index
    link = "" if verb.lemma == "attend" else "in "
    scene.edits[last] = f"{scene.parsed.tokens[last].text} {link}{event}"


def _attendance_nouns(scene: Scene) -> None:
    if any(token.lemma in EVENT_NOUNS for token in scene.clause.tokens):
        return
    for token in scene.clause.tokens:
        if token.lower in {"attendance", "participation"} and not scene.parsed.children(token.index, "prep", "acl"):
            event = event_before(scene.reading, scene.sentence)
            if not event:
                msg = f"{token.text} at what is not said"
                raise Unsettled(msg)
            scene.edits[token.index] = f"{token.text} {'at' if token.lower == 'attendance' else 'in'} {event}"


def _definites(scene: Scene) -> None:
    vouched = {"shares": frozenset({scene.clause.subject.head})}.get(scene.clause.rule, frozenset[int]())
    for noun in bare_definites(scene.clause, vouched | scene.settled):
        phrase = (
            _event(scene, noun.lemma)
            or region_meant(scene, noun.lemma)
            or capital_meant(scene, noun)
            or namesake_meant(scene, noun)
            or place_meant(scene, noun)
            or two_countries(scene, noun)
            or body_of_company(scene, noun)
        )
        if not phrase:
            msg = f"which “{noun.text}” is not said"
            raise Unsettled(msg)
        words = [word for word in scene.parsed.subtree(noun.index) if word in scene.kept]
        case = [word for word in words if scene.parsed.tokens[word].dep == "case"]
        if case and case != [words[-1]]:
            msg = f"which “{noun.text}” is not said"
            raise Unsettled(msg)
        scene.replace(words, f"{phrase}’" if case and phrase.endswith("s") else f"{phrase}’s" if case else phrase)


def _event(scene: Scene, lemma: str, *, year_given: bool = False) -> str:
    """Find the fullest name that the article gives an event before it says "the parade"."""
    return event_before(scene.reading, scene.sentence, lemma, year_given=year_given) if lemma in EVENT_NOUNS else ""
