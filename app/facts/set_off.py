"""Participles between commas: "the fair, held every year in May, ..." tells that the fair is held every year in May."""

from collections.abc import Iterator

from app.facts.clauses import Clause, Part, parts_of
from app.facts.dates import dates_in
from app.facts.parentheses import parentheses
from app.facts.reading import Sentence
from app.facts.rephrased import helped
from app.facts.syntax import SUBJECTS, Parsed, Token

HABITUAL = frozenset("annually yearly monthly weekly daily".split())
EACH = frozenset(["every", "each"])
TIMES = frozenset("year month week day summer winter spring autumn".split())
# What is planned or expected has not been; these also say of themselves when.
NOT_DONE = frozenset("schedule plan expect set due slate intend aim base design mean propose know call locate".split())
LINKING = frozenset(["pobj", "compound", "nmod", "poss"])
HELPING = ("aux", "auxpass", "mark", "neg", "expl")
RULE = "set off"


def set_off(sentence: Sentence) -> Iterator[Clause]:
    """Give what a participle between commas says of the noun before it, where its own words tell when."""
    parsed = sentence.parsed
    for participle in parsed.tokens[3:]:
        plain = participle.tag == "VBN" and parsed.tokens[participle.index - 1].text == ","
        noun = _described(parsed, participle) if plain and participle.lemma not in NOT_DONE else None
        own = parsed.child(participle.index, *SUBJECTS)
        if noun is None or own not in {None, noun} or parsed.child(participle.index, *HELPING):
            continue
        verb = _time_of(sentence, participle, plural=noun.tag in {"NNS", "NNPS"})
        first = parsed.subtree(noun.index)[0]
        named = any(token.pos == "PROPN" for token in parsed.tokens[first : participle.index])
        subject = Part(noun.index, "nsubjpass", tuple(range(first, participle.index - 1)))
        if verb and named:  # "the figure, released in May" is no known one
            told = helped(sentence, participle.index - 1, verb, participle.index)
            spare = parentheses(parsed, under=participle.index)
            _, rest = parts_of(parsed, participle, noun, spare)
            group = (participle.index - 1, participle.index)
            yield Clause(told, participle.index, subject, group, (), tuple(rest), rule=RULE)


def _described(parsed: Parsed, participle: Token) -> Token | None:
    """Give the noun with "the" whose phrase ends at the comma; parsers may hang the participle elsewhere."""
    last = participle.index - 2
    noun = parsed.tokens[last]
    while noun.dep in LINKING and noun.head < noun.index and not (noun.pos == "NOUN" and _has_article(parsed, noun)):
        link = parsed.tokens[noun.head]
        noun = parsed.tokens[link.head] if link.dep == "prep" and link.head < link.index else link
    words = [word for word in parsed.subtree(noun.index) if word <= last]
    whole = noun.pos == "NOUN" and words[-1] - words[0] + 1 == len(words) and words[-1] == last
    before = parsed.tokens[words[0] - 1] if words[0] else None
    listed = noun.dep in {"conj", "appos"} or parsed.child(noun.index, "conj") or (before and before.text == ",")
    verbal = any(parsed.tokens[word].pos in {"VERB", "AUX"} for word in words)
    return noun if whole and _has_article(parsed, noun) and not listed and not verbal else None


def _has_article(parsed: Parsed, noun: Token) -> bool:
    return any(child.lower == "the" for child in parsed.children(noun.index, "det"))


def _time_of(sentence: Sentence, participle: Token, *, plural: bool) -> str:
    """Give the auxiliary that the participle's own words ask for: of a habit, or of a date; nothing for another."""
    parsed = sentence.parsed
    own = [parsed.tokens[index] for index in parsed.subtree(participle.index) if index > participle.index]
    if any(_habitual(parsed, token) for token in own):
        return "are" if plural else "is"
    whens = [token for token in parsed.children(participle.index, "prep") if token.lower in {"in", "on"}]
    starts = {parsed.tokens[when.index + 1].start for when in whens if when.index + 1 < len(parsed.tokens)}
    dated = any(date.start in starts for date in dates_in(parsed.text))
    return ("were" if plural else "was") if dated else ""


def _habitual(parsed: Parsed, token: Token) -> bool:
    each = any(child.lower in EACH for child in parsed.children(token.index, "det"))
    return (token.lower in HABITUAL and token.dep == "advmod") or (token.lemma in TIMES and each)


def is_habit(parsed: Parsed, words: list[Token]) -> bool:
    """Say whether words tell what happens each year or the like: a day among them is no single year's."""
    return any(_habitual(parsed, token) for token in words)
