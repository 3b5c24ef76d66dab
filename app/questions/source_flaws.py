"""The check against the source: the question with its key put back must say what the cited sentence says.

Heads are compared by lemma. Each gives the words that show the flaw, or None.
"""

from app.facts.commitments import tells_commitment
from app.facts.refusals import told_by_noun
from app.facts.spelling import same_surname
from app.facts.syntax import SUBJECTS, Parsed, Token
from app.questions.draft import ClaimVerdict, QuestionType
from app.questions.examined import Examined, content_of
from app.questions.flaw import right_texts

OBJECTS = ("dobj", "attr", "oprd", "dative")
# Verbs of a question that its source says by other means: apposition, a noun, a list.
LIGHT = frozenset("be have do take describe quote name say make give".split())
DENYING = frozenset("no nobody none nothing never neither nor not without".split())
POINTING = frozenset("the this these those that its his her their".split())
WEAK = {"PRON", "DET", "NUM", "ADV"}


def other_verb(examined: Examined) -> str | None:
    """Find a restored statement whose main verb no cited sentence has."""
    restored = examined.restored
    reworded = examined.draft.type is QuestionType.EVIDENCE or changed(examined)
    if restored is None or not examined.sources or examined.verbs or reworded:
        return None
    root = restored.tokens[restored.root]
    verb = root.lemma.lower()
    trees = [sentence.parsed for sentence in examined.sources]
    named = any(told_by_noun(tree, verb) or tells_commitment(tree, verb) for tree in trees)
    return None if named or root.lemma.lower() in LIGHT or root.pos not in {"VERB", "AUX"} else root.text


def other_subject(examined: Examined) -> str | None:
    """Find a restored statement whose subject is not the subject of that verb in the source."""
    restored = examined.restored
    subject = restored.child(restored.root, *SUBJECTS) if restored else None
    if restored is None or subject is None or not examined.verbs or _light(restored) or changed(examined):
        return None
    said = content_of([restored.tokens[word] for word in restored.subtree(subject.index)])
    found = [_subject(sentence.parsed, verb) for sentence, verb in examined.verbs]
    if not said or _turned_passive(examined, restored, said):
        return None
    if any(
        head is None or _same(sentence.parsed, head, verb, said)
        for head, (sentence, verb) in zip(found, examined.verbs, strict=True)
    ):
        return None
    return subject.text


def _turned_passive(examined: Examined, restored: Parsed, said: set[str]) -> bool:
    """Say whether a passive has for its subject what the source's same verb has for its object."""
    if restored.child(restored.root, "nsubjpass") is None:
        return False
    things = [(sentence, sentence.parsed.child(verb.index, "dobj")) for sentence, verb in examined.verbs]
    return any(
        thing and said <= content_of([sentence.parsed.tokens[word] for word in sentence.parsed.subtree(thing.index)])
        for sentence, thing in things
    )


def _light(restored: Parsed) -> bool:
    return restored.tokens[restored.root].lemma.lower() in LIGHT


def changed(examined: Examined) -> bool:
    """Say whether a draft is a claim that its source does not make, because a word of it was changed."""
    return examined.draft.type is QuestionType.CLAIM and ClaimVerdict.SUPPORTED not in right_texts(examined.draft)


def _subject(parsed: Parsed, verb: Token) -> Token | None:
    """Give a verb's subject or agent in its source, that of the verb it is joined to where it has none."""
    seen: set[int] = set()
    while verb.index not in seen:
        seen.add(verb.index)
        found = parsed.child(verb.index, *SUBJECTS)
        if found:
            return found
        if verb.dep in {"relcl", "acl"}:
            return parsed.tokens[verb.head]
        verb = parsed.tokens[verb.head]
    return None


def _same(parsed: Parsed, head: Token, verb: Token, said: set[str]) -> bool:
    """Say whether a source's subject can be the restored one: it shares a word, or it points to something earlier."""
    definite = any(child.lower in POINTING for child in parsed.children(head.index))
    pointing = head.pos in WEAK or (head.pos == "NOUN" and definite)
    # The parse may hang a subject's words on its apposition, so all that stands before the verb may name it.
    words = [parsed.tokens[word] for word in parsed.subtree(head.index)] + list(parsed.tokens[: verb.index])
    forms = {form for token in words for form in (token.lemma.lower(), token.lower)}
    # An article may slip in a name that it spells right elsewhere.
    slips = {token.lower for token in words if token.pos == "PROPN"}
    return pointing or bool(said & forms) or any(same_surname(one, slip) for one in said for slip in slips)


def other_object(examined: Examined) -> str | None:
    """Find an object of the restored statement that neither the cited sentences name nor those that explain them."""
    restored = examined.restored
    if restored is None or not examined.sources or changed(examined):
        return None
    heads = restored.children(restored.root, *OBJECTS)
    missing = [token for token in heads if token.pos == "NOUN" and token.lemma.lower() not in examined.reading.lemmas]
    return missing[0].text if missing and not _light(restored) else None


def other_polarity(examined: Examined) -> str | None:
    """Find a statement that affirms what its source denies, or denies what it affirms, of the same subject."""
    restored = examined.restored
    subject = restored.child(restored.root, *SUBJECTS) if restored else None
    if restored is None or subject is None:
        return None
    said = content_of([restored.tokens[word] for word in restored.subtree(subject.index)])
    told: set[bool] = set()
    for sentence, verb in examined.verbs:
        head = _subject(sentence.parsed, verb)
        if head and said & content_of([sentence.parsed.tokens[word] for word in sentence.parsed.subtree(head.index)]):
            told.add(_negated(sentence.parsed, verb))
    root = restored.tokens[restored.root]
    if not told and examined.sources:
        tokens = (token for sentence in examined.sources for token in sentence.parsed.tokens)
        told = {any(token.dep == "neg" or token.lower in DENYING for token in tokens), False}
    return root.text if told and _negated(restored, root) not in told else None


def _negated(parsed: Parsed, verb: Token) -> bool:
    # "Left without a word" denies the word, not the leaving.
    denying = DENYING - {"without"}
    negation = parsed.child(verb.index, "neg") is not None
    return negation or any(token.lower in denying for token in parsed.children(verb.index))
