"""What a noun says that somebody did: "Peru’s refusal to sign the treaty" tells that Peru refused to sign it."""

from collections.abc import Iterator

from app.facts.clauses import Clause, Part
from app.facts.names import NameKind
from app.facts.reading import Sentence
from app.facts.rephrased import as_verb
from app.facts.syntax import Parsed, Token

# A plan or a wish to do something is not the same as having done it; these are done in being told of.
DONE = {"refusal": "refuse", "decision": "decide", "failure": "fail", "promise": "promise", "pledge": "pledge"}
PAST = {"refuse": "refused", "decide": "decided", "fail": "failed", "promise": "promised", "pledge": "pledged"}
DOERS = {NameKind.COUNTRY, NameKind.PERSON, NameKind.BODY}
RULE = "refusal"


def refusals(sentence: Sentence) -> Iterator[Clause]:
    """Give "A refused to ..." for each "A’s refusal to ..." of a sentence."""
    parsed = sentence.parsed
    for noun in parsed.tokens:
        owner, what = parsed.child(noun.index, "poss"), parsed.child(noun.index, "acl")
        name = sentence.name_at(owner.index) if owner else None
        if noun.lemma not in DONE or owner is None or what is None or name is None or name.kind not in DOERS:
            continue
        words = _to_do(parsed, what)
        alone = not parsed.children(noun.index, "amod", "neg", "det") and not parsed.child(owner.index, "conj")
        if alone and words and words[0] == noun.index + 1 and name.last == noun.index - 2:
            verb = DONE[noun.lemma]
            done = as_verb(sentence, noun.index, PAST[verb], verb, owner=owner.index)
            subject = Part(owner.index, "nsubj", tuple(range(name.first, name.last + 1)))
            rest = Part(what.index, "xcomp", words)
            yield Clause(done, noun.index, subject, (noun.index,), (), (rest,), rule=RULE)


def told_by_noun(parsed: Parsed, verb: str) -> bool:
    """Say whether a sentence tells by a noun that somebody did what a verb says ("refusal" for "refuse")."""
    return any(DONE.get(token.lemma) == verb and parsed.child(token.index, "acl") for token in parsed.tokens)


def _to_do(parsed: Parsed, verb: Token) -> tuple[int, ...]:
    """Give the words of "to sign ...", without what the parser joins to them from further on ("and its silence")."""
    words = parsed.subtree(verb.index)
    if parsed.tokens[words[0]].tag != "TO":
        return ()
    owned = (
        word
        for word in words
        if parsed.tokens[word].dep == "cc" and any(t.tag == "PRP$" for t in parsed.tokens[word + 1 : word + 2])
    )
    end = next(owned, words[-1] + 1)
    while parsed.tokens[end - 1].pos == "PUNCT":
        end -= 1
    return tuple(word for word in words if word < end)
