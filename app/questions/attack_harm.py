"""What an attack did not do: "No damage was done." after the sentence that names the attack with its place and day."""

from collections.abc import Iterator

from app.facts.attacks import Attack, attack_before
from app.facts.reading import Reading, Sentence
from app.facts.syntax import Token
from app.questions.anchors import with_article
from app.questions.attacks import day_of
from app.questions.claims import speaking, verdicts
from app.questions.draft import AnswerKey, Citation, Draft, QuestionType
from app.questions.drafting import ORIGIN
from app.questions.tags import tags_of

DOING = frozenset("do cause".split())
HURTING = frozenset("hurt injure wound kill".split())
NOBODY = ("nobody", "no one")
ENDS = frozenset(",.;")


def harm_of_attacks(reading: Reading) -> Iterator[Draft]:
    """Claim that an attack did no damage or hurt nobody where the article says so, and that it did."""
    for sentence in reading.sentences:
        told = _told(sentence)
        attack = attack_before(reading, sentence) if told else None
        day = day_of(reading, attack) if attack else ""
        if told and attack and day:
            none, some = told
            where = f"in {attack.text} on {day}"
            yield _claim(reading, attack, sentence, f"{none} {where}", holds=True)
            yield _claim(reading, attack, sentence, f"{some} {where}", holds=False)


def _told(sentence: Sentence) -> tuple[str, str] | None:
    """Read "No damage was done" or "Nobody was hurt" at the head of a sentence: what was not so, and its contrary."""
    parsed = sentence.parsed
    for verb in parsed.tokens:
        harmed = parsed.child(verb.index, "nsubjpass")
        if harmed is None or not _plainly(sentence, verb, harmed):
            continue
        subject = parsed.words([0, harmed.index])
        if subject.lower() in NOBODY and verb.lemma in HURTING:
            return f"nobody was {verb.text}", f"people were {verb.text}"
        described = all(token.dep == "amod" for token in parsed.tokens[1 : harmed.index])
        if harmed.lemma == "damage" and parsed.tokens[0].lower == "no" and described and verb.lemma in DOING:
            thing = parsed.words([1, harmed.index])
            return f"no {thing} was {verb.text}", f"{thing} was {verb.text}"
    return None


def _plainly(sentence: Sentence, verb: Token, harmed: Token) -> bool:
    """Say whether a clause is nothing but subject, "was" and verb: what was not done elsewhere is another thing."""
    tokens = sentence.parsed.tokens
    between = [token.lower for token in tokens[harmed.index + 1 : verb.index]]
    after = tokens[verb.index + 1 : verb.index + 2]
    return between == ["was"] and bool(after) and after[0].text in ENDS


def _claim(reading: Reading, attack: Attack, sentence: Sentence, told: str, *, holds: bool) -> Draft:
    stem = with_article(f"{told}.", reading)
    key = AnswerKey(QuestionType.CLAIM, verdicts(holds=holds))
    passage = reading.rendition.passage(attack.sentence.start, sentence.end)
    verb = next(token for token in sentence.parsed.tokens if token.lemma in DOING | HURTING)
    citations = speaking(key, (Citation(passage, marks=(sentence.offsets(0, verb.index),)),))
    return Draft(
        type=key.type,
        stem=stem,
        key=key,
        citations=citations,
        explanation=f"The article says: “{sentence.parsed.words([0, verb.index])}”.",
        tags=tags_of(f"{stem} {passage.exact}"),
        origin=ORIGIN,
        rule=f"claim:harm:{'true' if holds else 'false'}",
    )
