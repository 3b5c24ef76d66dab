"""What an attack did not do: "No damage was done." after the sentence that names the attack with its place and day."""

from collections.abc import Iterator
from dataclasses import dataclass

from app.facts.attacks import Attack, attack_before
from app.facts.reading import Reading, Sentence
from app.facts.syntax import Token
from app.questions.anchors import with_article
from app.questions.attacks import day_of
from app.questions.claims import verdicts
from app.questions.draft import AnswerKey, Citation, Draft, QuestionType
from app.questions.drafting import draft_of

DOING = frozenset("do cause".split())
HURTING = frozenset("hurt injure wound kill".split())
NOBODY = ("nobody", "no one")
ENDS = frozenset(",.;")


@dataclass(frozen=True)
class Harm:
    """What a sentence says was not done: its verb, what it says, and the contrary."""

    sentence: Sentence
    verb: Token
    none: str
    some: str


def harm_of_attacks(reading: Reading) -> Iterator[Draft]:
    """Claim that an attack did no damage or hurt nobody where the article says so, and that it did."""
    for sentence in reading.sentences:
        harm = _told(sentence)
        attack = attack_before(reading, sentence) if harm else None
        day = day_of(reading, attack) if attack else ""
        if harm and attack and day:
            where = f"in {attack.text} on {day}"
            yield _claim(reading, attack, harm, where, holds=True)
            yield _claim(reading, attack, harm, where, holds=False)


def _told(sentence: Sentence) -> Harm | None:
    """Read "No damage was done" or "Nobody was hurt" at the head of a sentence: what was not so, and its contrary."""
    parsed = sentence.parsed
    for verb in parsed.tokens:
        harmed = parsed.child(verb.index, "nsubjpass")
        if harmed is None or not _plainly(sentence, verb, harmed):
            continue
        subject = parsed.words([0, harmed.index])
        if subject.lower() in NOBODY and verb.lemma in HURTING:
            return Harm(sentence, verb, f"nobody was {verb.text}", f"people were {verb.text}")
        described = all(token.dep == "amod" for token in parsed.tokens[1 : harmed.index])
        if harmed.lemma == "damage" and parsed.tokens[0].lower == "no" and described and verb.lemma in DOING:
            thing = parsed.words([1, harmed.index])
            return Harm(sentence, verb, f"no {thing} was {verb.text}", f"{thing} was {verb.text}")
    return None


def _plainly(sentence: Sentence, verb: Token, harmed: Token) -> bool:
    """Say whether a clause is nothing but subject, "was" and verb: what was not done elsewhere is another thing."""
    tokens = sentence.parsed.tokens
    between = [token.lower for token in tokens[harmed.index + 1 : verb.index]]
    after = tokens[verb.index + 1 : verb.index + 2]
    return between == ["was"] and bool(after) and after[0].text in ENDS


def _claim(reading: Reading, attack: Attack, harm: Harm, where: str, *, holds: bool) -> Draft:
    stem = with_article(f"{harm.none if holds else harm.some} {where}.", reading)
    key = AnswerKey(QuestionType.CLAIM, verdicts(holds=holds))
    passage = reading.rendition.passage(attack.sentence.start, harm.sentence.end)
    citation = Citation(passage, marks=(harm.sentence.offsets(0, harm.verb.index),))
    said = f"The article says: “{harm.sentence.parsed.words([0, harm.verb.index])}”."
    return draft_of(stem, key, (citation,), said, f"claim:harm:{'true' if holds else 'false'}")
