"""Words whose opposite makes a true sentence false, whatever the sentence says."""

import re

from app.facts.statements import Statement
from app.facts.syntax import Token
from app.facts.whole_words import stands_in
from app.facts.words import EVENT_NOUNS, HAPPENINGS
from app.questions.opposite_fits import COUNTED, bounded_one_way, opposite_fits
from app.questions.slot import Slot, SlotKind

PAIRS = (
    ("increased", "decreased"),
    ("increases", "decreases"),
    ("increase", "decrease"),
    ("increasing", "decreasing"),
    ("rose", "fell"),
    ("risen", "fallen"),
    ("rises", "falls"),
    ("rising", "falling"),
    ("grown", "shrunk"),
    ("grew", "shrank"),
    ("growing", "shrinking"),
    ("growth", "decline"),
    ("soared", "plunged"),
    ("widened", "narrowed"),
    ("strengthened", "weakened"),
    ("improved", "worsened"),
    ("doubled", "halved"),
    ("more than", "fewer than"),
    ("higher than", "lower than"),
    ("larger than", "smaller than"),
    ("older than", "younger than"),
    ("cheaper than", "dearer than"),
    ("largest", "smallest"),
    ("biggest", "smallest"),
    ("highest", "lowest"),
    ("oldest", "youngest"),
    ("longest", "shortest"),
    ("safer", "more dangerous"),
    ("accepted", "declined"),
    ("approved", "rejected"),
    ("banned", "permitted"),
    ("opened", "closed"),
    ("won", "lost"),
    ("succeeded", "failed"),
    ("refused", "agreed"),
    ("refusing", "agreeing"),
    ("northern", "southern"),
    ("north", "south"),
    ("eastern", "western"),
    ("before", "after"),
    ("morning", "evening"),
    ("majority", "minority"),
    ("healthier", "less healthy"),
    ("quieter", "noisier"),
    ("annually", "every two years"),
)
RESULTS = {"reducing": "increasing"}
"""Words that are turned only where they say what followed (", reducing its debts")."""
OTHER = {
    **dict(PAIRS),
    **{other: one for one, other in PAIRS if " " not in other or other.endswith("than")},
    **RESULTS,
}
LASTING = {"until", "till", "since", "by"}
SUPERLATIVES = {"largest", "biggest", "smallest", "highest", "lowest", "oldest", "youngest", "longest", "shortest"}
CHANGING = frozenset(
    "grown grew growing shrunk shrank shrinking fell falling fallen falls rose risen rises rising".split()
)
STANDING = frozenset("power fame prominence office apart short".split())
SIDES = {"northern", "southern", "eastern", "western"}
OF_THINGS = {"more than": "less than"}
NUMBERS = frozenset("half third quarter hundred thousand million dozen".split())
REACH = 3
ORDINALS = frozenset("first second third fourth fifth".split())
FIGURE = re.compile(r"\d[\d.,]*\s?(?:%|m\b|bn\b|per ?cent|million|billion)|[£$€]\d")
FIGURES = re.compile(r"\bfrom [^.]*\d[^.]* to [^.]*\d")


def opposite_of(statement: Statement) -> tuple[str, Slot, str] | None:
    """Give a statement's text with one word turned round, its slot and the new word; None where none can be.

    Only a single such word outside quotation marks is turned, and none beside "from ... to ...", whose figures tell.
    """
    text = _small_first(statement.text)
    if FIGURES.search(text) or len(FIGURE.findall(text)) > 1 or "won by" in text:
        return None
    word = _word_to_turn(statement, text)
    if not word:
        return None
    instead = OF_THINGS[word] if word in OF_THINGS and COUNTED.search(text) else OTHER[word]
    words = _indices(statement, word)
    tokens = statement.sentence.parsed.tokens
    if any(tokens[index].dep == "amod" and tokens[index].tag in {"VBN", "VBG"} for index in words):
        return None  # "banned chemicals": the sentence is not about the ban
    misplaced = words and word in {"before", "after"} and not _of_time(statement, words[-1])
    if not words or misplaced or not _told_plainly(statement, word, words):
        return None  # "seen it all before", "a speech before parliament", "the largest after Peru"
    if words[0] and any(token.lower in LASTING for token in tokens[max(0, words[0] - 2) : words[0]]):
        return None  # what lasted until the evening lasted until the morning too
    turned = re.sub(rf"\b{word}\b", instead, text)
    led = _led_by(statement, text) if word in RESULTS else ""
    if led:  # turned as well, or what led to it would jar with what followed
        turned, words = re.sub(rf"\b{led}\b", OTHER[led], turned), (statement.clause.verb, *words)
    slot = Slot(SlotKind.COUNT, words, words, None, statement.sentence.parsed.words([words[0], words[-1]]))
    return turned[0].upper() + turned[1:], slot, instead


def _word_to_turn(statement: Statement, text: str) -> str:
    """Give the one word that can be turned; what followed goes before what led to it."""
    found = [word for word in OTHER if word in text and _stands_once(word, text) and not _inside_longer(word, text)]
    quoted = " ".join(re.findall(r"“[^”]*”", text))
    # "Ended the longest war": which war it was is no news.
    found = [
        word for word in found if word not in SUPERLATIVES or _says_of_subject(statement, _indices(statement, word))
    ]
    usable = [word for word in found if not stands_in(word, quoted)]
    results = [word for word in usable if word in RESULTS and _follows(statement, _indices(statement, word))]
    plain = [word for word in usable if word not in RESULTS]
    if results or len(plain) == 1:
        return (results or plain)[0]
    return ""


def _led_by(statement: Statement, text: str) -> str:
    """Give the main verb where it can be turned too and stands once."""
    verb = statement.sentence.parsed.tokens[statement.clause.verb].text
    return verb if verb in OTHER and _stands_once(verb, text) else ""


def _follows(statement: Statement, words: tuple[int, ...]) -> bool:
    """Say whether a participle after a comma says what came of what the main verb tells."""
    tokens = statement.sentence.parsed.tokens
    verb = statement.clause.verb
    return any(
        tokens[index].dep == "advcl"
        and tokens[index].head == verb
        and tokens[index].tag == "VBG"
        and any(token.text == "," for token in tokens[max(verb, index - REACH) : index])
        for index in words
    )


def _told_plainly(statement: Statement, word: str, words: tuple[int, ...]) -> bool:
    """Say whether words tell what was so: no "second smallest", nothing that should or did not happen."""
    parsed = statement.sentence.parsed
    ranked = word in SUPERLATIVES and any(token.lower in ORDINALS for token in parsed.tokens[: words[0]][-2:])
    token = parsed.tokens[words[0]]
    supposed = token.pos == "VERB" and any(
        child.tag == "MD" or child.dep == "neg" for child in parsed.children(token.index, "aux", "neg")
    )
    # "A western state" is a kind of state, "the western coast" a part of one.
    kind = word in SIDES and any(child.lower in {"a", "an"} for child in parsed.children(token.head, "det"))
    # What those on one side do says nothing of those on the other.
    kind = kind or (word in SIDES | {"north", "south"} and token.index in statement.clause.subject.words)
    return not (
        ranked or supposed or kind or _of_no_number(statement, word, words) or _means_else(statement, word, token)
    )


def _means_else(statement: Statement, word: str, token: Token) -> bool:
    """Say whether a word has no such opposite here: "grown hostile", "agreed to peace", "the north" for a people."""
    parsed = statement.sentence.parsed
    if word in CHANGING:
        after = parsed.tokens[token.index + 1 : token.index + 1 + REACH]
        into = [other.lower for other in after[:1]] == ["into"] or any(other.lower in STANDING for other in after)
        return (
            into or bounded_one_way(statement, token) or parsed.child(token.index, "acomp", "oprd", "xcomp") is not None
        )
    if word in {"growth", "decline"}:
        return token.dep not in {"dobj", "attr"}  # "continued decline rests on ..." says nothing
    if word in {"won", "lost"} and any(other.tag == "CD" for other in statement.clause.tokens):
        return True  # nobody loses a race "in 24 seconds"
    if word in {"north", "south"}:
        return parsed.child(token.index, "prep", "compound", "poss") is None
    return not opposite_fits(statement, word, token)


def _of_no_number(statement: Statement, word: str, words: tuple[int, ...]) -> bool:
    """Say whether "more than" is said of no number ("tested them more than ...", "more than doubled")."""
    after = statement.sentence.parsed.tokens[words[-1] + 1 : words[-1] + 1 + REACH]
    counted = any(token.tag in {"CD", "$"} or token.lower in NUMBERS for token in after)
    return word in {"more than", "fewer than"} and not counted


def _stands_once(word: str, text: str) -> bool:
    return len(re.findall(rf"\b{word}\b", text)) == 1


def _of_time(statement: Statement, index: int) -> bool:
    """Say whether "before" or "after" tells when the sentence's own verb happened, not a rank or a place."""
    parsed = statement.sentence.parsed
    token = parsed.tokens[index]
    if token.dep == "mark":
        return False  # "drowned after the dam broke" says why as much as when: "before" would be no claim
    thing = parsed.child(index, "pobj", "pcomp")
    timed = thing is not None and (thing.tag == "VBG" or thing.entity in {"DATE", "TIME", "EVENT"} or _is_event(thing))
    if thing is not None and thing.tag == "VBG" and parsed.tokens[token.head].lemma == "be":
        return False  # nobody "was out before hitting the ball"
    ranked = any(other.tag in {"JJS", "RBS"} or other.lower in ORDINALS for other in statement.clause.tokens)
    return timed and not ranked and parsed.tokens[token.head].pos in {"VERB", "AUX", "NOUN"}


def _is_event(token: Token) -> bool:
    return token.pos == "NOUN" and token.lemma in EVENT_NOUNS | HAPPENINGS


def _small_first(text: str) -> str:
    """Write a text's first words small where they are words that can be turned round."""
    opening = next((word for word in OTHER if text.lower().startswith(f"{word} ")), "")
    return opening + text[len(opening) :]


def _says_of_subject(statement: Statement, words: tuple[int, ...]) -> bool:
    """Say whether a superlative is what the sentence tells: "Peru is the largest of them", "The lowest is in Peru"."""
    tokens = statement.sentence.parsed.tokens
    verb = tokens[statement.clause.verb]
    heads = [tokens[index] for index in words] + [tokens[tokens[index].head] for index in words]
    told = {"attr", "acomp", "nsubj"} if verb.lemma == "be" else {"attr", "acomp"}
    return any(token.dep == "appos" or (token.dep in told and token.head == verb.index) for token in heads)


def _inside_longer(word: str, text: str) -> bool:
    """Say whether a word only stands in a phrase that has its own opposite, or joined by a hyphen."""
    longer = [other for other in OTHER if word in other.split() and other != word and other in text]
    return bool(longer) or bool(
        re.search(rf"-{word}\b|\b{word}-|\b{word} (?:up|out|down|on|off|and)\b|\band {word}\b", text)
    )


def _indices(statement: Statement, phrase: str) -> tuple[int, ...]:
    """Find the tokens that a phrase is written with in the statement's sentence."""
    tokens = statement.sentence.parsed.tokens
    wanted = phrase.split()
    kept = set(statement.clause.kept)
    for at in range(len(tokens) - len(wanted) + 1):
        here = tokens[at : at + len(wanted)]
        said = [token.lower if token.index == 0 else token.text for token in here]
        if said == wanted and all(token.index in kept for token in here):
            return tuple(token.index for token in here)
    return ()
