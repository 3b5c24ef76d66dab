"""Who "they" are: the one plural that the sentence before is about, or the things that its subject made or had."""

from app.facts.doers import NOUNS
from app.facts.names import Name, NameKind
from app.facts.reading import Sentence
from app.facts.rendering import lower_first, render
from app.facts.scene import Scene
from app.facts.syntax import SUBJECTS, Parsed, Token
from app.facts.words import ASKING

PLURAL = {"NNS", "NNPS"}
LONGEST = 10
LOOSE = {"PRON", "PUNCT", "NUM", "SCONJ"}


def they_meant(scene: Scene, index: int) -> str:
    """Give whom "they", the subject of a clause, means; nothing where the sentence before leaves it open."""
    before = scene.reading.before(scene.sentence)
    ahead = scene.parsed.tokens[:index]
    if index != scene.clause.subject.head or before is None or any(token.tag in PLURAL for token in ahead):
        return ""
    phrase = _subject(before) or _object(scene, before)
    if phrase:
        scene.lean_on(before)
    return phrase if index else f"{phrase[:1].upper()}{phrase[1:]}"


def them_meant(scene: Scene, index: int) -> str:
    """Give whom "them" means in ", warning them to ...": the only people whom the sentence names before, by a name."""
    parsed, verb = scene.parsed, scene.clause.verb
    token = parsed.tokens[index]
    told = parsed.tokens[verb].lemma in ASKING and token.dep == "dobj" and token.head == verb
    people = [one for one in parsed.tokens[:verb] if one.tag in PLURAL and one.lemma.lower() in NOUNS]
    if not told or len(people) != 1 or people[0].index in scene.clause.subject.words:
        return ""
    noun = people[0].index
    words = [word for word in parsed.subtree(noun) if word <= noun]
    named = any(parsed.tokens[word].text[0].isupper() for word in words)
    plain = all(parsed.tokens[word].pos in {"ADJ", "PROPN", "NOUN"} for word in words)
    return render(parsed, words, {}) if named and plain else ""


def these_meant(scene: Scene, lemma: str) -> str:
    """Find what "these migrants" are: the paragraph's phrase with that noun and the name that tells which."""
    for sentence in scene.reading.sentences[max(0, scene.sentence.number - 3) : scene.sentence.number]:
        if sentence.paragraph != scene.sentence.paragraph:
            continue
        for token in sentence.parsed.tokens:
            if token.lemma == lemma and token.tag == "NNS":
                phrase = _told_phrase(sentence, token)
                if phrase:
                    scene.lean_on(sentence)
                    return phrase
    return ""


def _subject(before: Sentence) -> str:
    """Write the subject of a sentence out, where a name tells which and no other plural stands there."""
    parsed = before.parsed
    head = parsed.child(parsed.root, *SUBJECTS)
    if head is None or head.tag != "NNS" or parsed.child(head.index, "conj"):
        return ""
    words = parsed.subtree(head.index)
    others = [token for token in parsed.tokens if token.tag in PLURAL and token.index != head.index]
    told = any(before.name_at(child.index) for child in parsed.children(head.index, "poss"))
    loose = any(parsed.tokens[word].pos in LOOSE for word in words)
    if others or not told or loose or len(words) > LONGEST:
        return ""
    return lower_first(render(parsed, words, {}), parsed.tokens[words[0]])


def _object(scene: Scene, before: Sentence) -> str:
    """Write "the yurts that Chile set up in Lima" of "Chile set up yurts in Lima."."""
    parsed = before.parsed
    verb = parsed.tokens[parsed.root]
    doer = _doer(scene, before, parsed.child(verb.index, "nsubj"))
    made = parsed.child(verb.index, "dobj")
    if not doer or made is None or made.tag != "NNS" or verb.tag not in {"VBD", "VBZ", "VBP"} or before.in_quotation:
        return ""
    noun = [token for token in parsed.children(made.index, "amod", "compound") if token.index < made.index]
    spared = {word for word in parsed.subtree(made.index) if word <= made.index}
    after = [token for token in parsed.tokens[verb.index :] if token.index not in spared][:-1]
    if not _is_plain(parsed, made) or any(_leaves_open(before, token) for token in after):
        return ""
    thing = render(parsed, [*(token.index for token in noun), made.index], {})
    return f"the {thing} that {doer} {render(parsed, [token.index for token in after], {})}"


def _is_plain(parsed: Parsed, noun: Token) -> bool:
    """Say whether nothing counts, owns or clauses off what a noun names."""
    return all(child.dep in {"det", "amod", "compound", "prep"} for child in parsed.children(noun.index))


def _leaves_open(before: Sentence, token: Token) -> bool:
    """Say whether a word may be meant by "they" too, or makes its sentence more than one plain clause."""
    if before.name_at(token.index) is not None or token.dep == "cc":
        return False
    return token.pos in LOOSE or token.dep in {"neg", "conj"} or (token.tag in PLURAL and not _of_names(before, token))


def _doer(scene: Scene, before: Sentence, subject: Token | None) -> str:
    """Give the name of who did it, in full, where it is all of the subject."""
    name = before.name_at(subject.index) if subject else None
    if subject is None or name is None or len(before.parsed.subtree(subject.index)) > name.last - name.first + 1:
        return ""
    return _in_full(scene, name)


def _in_full(scene: Scene, name: Name) -> str:
    if name.kind is NameKind.PERSON:
        return scene.library.persons.full_name(name.text, scene.reading.stem) or ""
    return name.text if name.kind is NameKind.COUNTRY else ""


def _of_names(sentence: Sentence, noun: Token) -> bool:
    """Say whether a noun only says what named places are ("the cities of Lima and Quito")."""
    of = [child for child in sentence.parsed.children(noun.index, "prep") if child.lower == "of"]
    return any(sentence.name_at(place.index) for prep in of for place in sentence.parsed.children(prep.index, "pobj"))


def _told_phrase(sentence: Sentence, noun: Token) -> str:
    """Write a noun with its adjectives and the name right after it that tells which ("labour migrants from Asia")."""
    parsed = sentence.parsed
    name = sentence.name_at(noun.index + 2) if noun.index + 2 < len(parsed.tokens) else None
    if name is None or parsed.tokens[noun.index + 1].lower not in {"from", "in", "of"}:
        return ""
    before = [child.index for child in parsed.children(noun.index, "amod", "compound") if child.index < noun.index]
    return render(parsed, [*before, *range(noun.index, name.last + 1)], {})
