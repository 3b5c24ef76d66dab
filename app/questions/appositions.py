"""Who or what an article describes beside its name ("Miguel Nicolelis, a pioneer of devices that ...")."""

import re
from collections.abc import Iterator

from app.facts.bodies import the_body
from app.facts.definites import OF_MANY
from app.facts.doers import BODIES
from app.facts.names import Name, NameKind
from app.facts.posts import posts_of
from app.facts.reading import Library, Reading, Sentence
from app.facts.rendering import render
from app.facts.settling import MISTERS
from app.facts.words import FIRST_OR_SECOND, HUMANS, TITLES, VAGUE_TIME
from app.questions.anchors import article_named
from app.questions.draft import Citation, Draft
from app.questions.drafting import draft_of
from app.questions.people_drafts import name_key

ASKED = {
    NameKind.PERSON: "Who is",
    NameKind.CITY: "What is the name of",
    NameKind.REGION: "What is the name of",
    NameKind.SITE: "What is the name of",
    NameKind.BODY: "What is the name of",
    NameKind.EVENT: "What is the name of",
}
FEWEST_WORDS = 4
MOST_WORDS = 18
STOPS = {",", ".", "–", "—"}
OUTSIDE = re.compile(r"[“”\"‘()\[\];:–—]|\d{2} ?-year-old|- | -|\bthe (?!\w+ \w)\w+$")
HUMAN = re.compile(r"(?:er|or|ist|ian|ant|ess|man|woman|pilot|guru|chief|expert|head|analyst|student|critic|victim)$")
NOT_HUMAN = frozenset("murder number paper power order centre center corner tower border plant restaurant".split())
LEANING = frozenset(
    "this that these those such local nearby another other same former latter there here ultimate".split()
)
# "Old Quito, the former village of Puno": another name of the same place.
ALIAS = re.compile(r"\b(?:city|town|village|state|province|island|port) of [A-Z]")
RELATIVES = frozenset(
    """wife husband son daughter mother father brother sister uncle aunt friend colleague partner boyfriend girlfriend
    fellow spokesman spokeswoman fan example part member one name""".split()
)


def appositions_of(reading: Reading, library: Library) -> Iterator[Draft]:
    """Ask whom or what an article describes by the words that it sets beside a name."""
    posts = {(post.sentence.number, post.name.first) for post in posts_of(reading, library)}
    for sentence in reading.sentences:
        if sentence.in_quotation:
            continue
        for name in sentence.names:
            if name.kind in ASKED and (sentence.number, name.first) not in posts:
                words = _after(sentence, name) or _before(sentence, name)
                # "The state-owned utility" leaves open whose; an inventor is told by the invention.
                told = name.kind is NameKind.PERSON or any(
                    sentence.parsed.tokens[word].pos == "PROPN" for word in words
                )
                draft = _draft(reading, library, sentence, name, words) if words and told else None
                if draft:
                    yield draft


def _after(sentence: Sentence, name: Name) -> list[int]:
    """Give the words after "NAME, " that stand beside the name, up to the next comma or full stop."""
    parsed = sentence.parsed
    for token in parsed.tokens[name.last + 2 :]:
        if token.dep == "appos" and token.head in name and token.pos == "NOUN":
            words = parsed.subtree(token.index)
            closed = words[-1] + 1 < len(parsed.tokens) and parsed.tokens[words[-1] + 1].text in STOPS
            whole = words == list(range(name.last + 2, words[-1] + 1))
            return words if closed and whole and parsed.tokens[name.last + 1].text == "," else []
    return []


def _before(sentence: Sentence, name: Name) -> list[int]:
    """Give the words of "the state-owned utility, NAME,": a description with the name after its comma."""
    parsed = sentence.parsed
    root = next((parsed.tokens[i] for i in range(name.first, name.last + 1) if parsed.tokens[i].head not in name), None)
    if root is None or root.dep != "appos" or name.first < FEWEST_WORDS or parsed.subtree(root.index)[-1] != name.last:
        return []
    head = parsed.tokens[root.head]
    words = [word for word in parsed.subtree(head.index) if word < name.first - 1]
    beside = parsed.tokens[name.first - 1].text == "," and bool(words) and words[-1] == name.first - 2
    after = parsed.tokens[name.last + 1].text if name.last + 1 < len(parsed.tokens) else ""
    whole = bool(words) and words == list(range(words[0], words[-1] + 1))
    # After "a centre in the capital, Havana" the name may stand beside either noun.
    plain = words and not any(parsed.tokens[word].dep == "prep" for word in words)
    return words if beside and whole and plain and after in STOPS and head.pos == "NOUN" else []


def _tells(sentence: Sentence, name: Name, words: list[int]) -> bool:
    """Say whether a description stands alone and is of one thing only."""
    tokens = [sentence.parsed.tokens[word] for word in words]
    text = sentence.parsed.words([words[0], words[-1]])
    lowers = {token.lower for token in tokens}
    bad = lowers & (FIRST_OR_SECOND | VAGUE_TIME | LEANING)
    pronouns = any(token.tag in {"PRP", "PRP$", "WP$"} for token in tokens)
    related = any(token.lemma in RELATIVES and token.index - words[0] <= 2 for token in tokens)  # noqa: PLR2004 - "a close friend"
    begun = tokens[0].lower == "the" or any(token.tag == "POS" for token in tokens[:3])  # "a guru" is one of several
    begun = begun and not _somebodys(sentence, name, words)
    spoilt = (
        ALIAS.search(text) is not None
        or any(part in text for part in name.text.split())
        or "minister" in text
        or "president" in text.lower()
    )
    cut = name.first > 0 and sentence.parsed.tokens[name.first - 1].pos in {"NUM", "PROPN"}  # "One Hyde Park"
    length = len([token for token in tokens if token.pos != "PUNCT"])
    return (
        FEWEST_WORDS <= length <= MOST_WORDS
        and begun
        and not (bad or pronouns or related or spoilt or cut or OUTSIDE.search(text))
        and "," not in text
    )


def _somebodys(sentence: Sentence, name: Name, words: list[int]) -> bool:
    """Say whether a description is of "the firm's chief", or of a person's "second pupil", who may be another named."""
    tokens = sentence.parsed.tokens
    owners = [tokens[word - 1] for word in words[1:] if tokens[word].tag == "POS"]
    plain = any(owner.lemma in BODIES | HUMANS | OF_MANY for owner in owners)
    persons = [other for other in sentence.names if other.kind is NameKind.PERSON and other.last < words[0]]
    owned = any((own := sentence.name_at(owner.index)) and own.kind is NameKind.PERSON for owner in owners)
    # Whose "the board's spokesman" is, a reader cannot know.
    bare = any(owner.tag == "NN" and tokens[owner.index - 1].lower == "the" for owner in owners)
    plain = plain or (bare and tokens[words[-1]].lower in TITLES)
    return plain or (owned and any(other != name for other in persons))


def _human(sentence: Sentence, words: list[int]) -> bool:
    """Say whether a description's noun is one of a person: what is taken for a person's name may be a house's."""
    parsed = sentence.parsed
    head = next(parsed.tokens[word] for word in words if parsed.tokens[word].head not in words)
    return HUMAN.search(head.lemma) is not None and head.lemma not in NOT_HUMAN


def _in_full(reading: Reading, library: Library, sentence: Sentence, words: list[int]) -> str:
    """Write a description with the people in it named in full; nothing where somebody's full name is not known."""
    edits: dict[int, str] = {}
    for name in sentence.names:
        if name.kind is not NameKind.PERSON or name.first not in words:
            continue
        full = library.persons.full_name(name.text, reading.stem)
        if full is None or " " not in full:
            return ""
        edits |= dict.fromkeys(range(name.first, name.last + 1), "") | {name.first: full}
        mister = name.first - 1
        if full != name.text and mister in words and sentence.parsed.tokens[mister].lower.rstrip(".") in MISTERS:
            edits[mister] = ""
    return render(sentence.parsed, words, edits) if edits else sentence.parsed.words([words[0], words[-1]])


def _draft(reading: Reading, library: Library, sentence: Sentence, name: Name, words: list[int]) -> Draft | None:
    full = library.persons.full_name(name.text, reading.stem) if name.kind is NameKind.PERSON else name.text
    person = name.kind is NameKind.PERSON
    if not full or (person and (" " not in full or full not in sentence.text)) or not _tells(sentence, name, words):
        return None
    phrase = _in_full(reading, library, sentence, words)
    if not phrase:
        return None
    if person and not _human(sentence, words):
        return None
    if phrase.startswith("The "):
        phrase = phrase[0].lower() + phrase[1:]
    stem = f"{ASKED[name.kind]} {phrase}, according to {article_named(reading)}?"
    key = name_key(stem, full, (), reading, library, person=person)
    marks = tuple(sorted((sentence.offsets(name.first, name.last), sentence.offsets(words[0], words[-1]))))
    shown = full if person or name.kind is not NameKind.BODY else the_body(full, reading)
    told = f"The article describes {shown} as “{phrase}”."
    return draft_of(stem, key, (Citation(reading.passage(sentence), marks=marks),), told, "role:described")
