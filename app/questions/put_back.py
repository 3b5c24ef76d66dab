"""Put a key back into its question: "Where does Peru have a base?" gives "Peru does have a base in Chile."."""

import re

from app.facts.rendering import tidy
from app.facts.syntax import Parsed, Token
from app.questions.draft import BLANK, Draft, QuestionType
from app.questions.flaw import answers

SOURCE = re.compile(r"^(?:According to|In) (?:[^,“]*“[^”]*”|[^,“]*article|[^,“]*), ")
NAMED = re.compile(r"\b(the|an?) (?:\d{4} )?article “[^”]*”")
SORT_OF_BLANK = re.compile(rf"{BLANK} \(an? [^)]*\)")
SHOWN = re.compile(r"^Which (?:sentence|of these sentences|passage)\b.*? (?:shows?|proves?|says?) that,? (.+)\?$")
ASKING = frozenset("who whom which what how when where".split())
PLAIN_ASKING = frozenset("country city capital town year date day month person event".split())
INVERTING = frozenset("do does did is are was were has have had will would can could may might must should".split())
REACH = 3
VERBAL = frozenset(["VERB", "AUX"])


def bare_stem(draft: Draft) -> str:
    """Give what a stem says without naming its source, which is not part of the question."""
    if draft.rule.endswith("saying") or ":saying:" in draft.rule:
        return ""
    stem = SOURCE.sub("", draft.stem) if draft.stem.startswith(("According to", "In the ")) else draft.stem
    stem = NAMED.sub(r"\1 article", stem)
    shown = SHOWN.match(stem) if draft.type is QuestionType.EVIDENCE else None
    if shown:
        stem = f"{shown[1]}."
    elif draft.type is QuestionType.CLOZE:
        stem = SORT_OF_BLANK.sub(BLANK, stem).replace(BLANK, answers(draft)[0])
    return stem[:1].upper() + stem[1:]


def put_back(draft: Draft, asked: Parsed) -> str:
    """Give the statement that a question and its key make, or nothing where that cannot be told."""
    if draft.type in {QuestionType.CLAIM, QuestionType.CLOZE, QuestionType.EVIDENCE}:
        return asked.text
    tokens = asked.tokens
    at = next((token.index for token in tokens if token.lower in ASKING and token.tag[:1] == "W"), None)
    verb = next((token for token in tokens[at + 1 :] if token.pos in VERBAL), None) if at is not None else None
    if at is None or verb is None or asked.text.rstrip("?").count(".  ") or ". " in asked.text:
        return ""
    start = next((token.index + 1 for token in reversed(tokens[:at]) if token.text == ","), 0)
    lead, before = _text(asked, 0, start), _text(asked, start, at)
    answer = _answer(draft, asked, at, verb)
    answer = answer if answer.lower().startswith(before.lower()) else f"{before.lower()} {answer}"
    subject = _inverted(asked, verb, fronted=any(token.pos == "ADP" for token in tokens[start:at]))
    if not subject:
        text = f"{lead} {answer} {_text(asked, verb.index, len(tokens))}"
    else:
        rest = _with_answer(asked, subject[-1] + 1, answer)
        text = f"{lead} {_text(asked, subject[0], subject[-1] + 1)} {verb.text} {rest}"
    text = tidy(text.rstrip("? "))
    return f"{text[:1].upper()}{text[1:]}."


def _inverted(asked: Parsed, verb: Token, *, fronted: bool) -> list[int]:
    """Give the words of the subject that stands right after the first verb, or nothing."""
    if verb.lower not in INVERTING:
        return []
    subjects = (token for token in asked.tokens[verb.index + 1 :] if token.dep in {"nsubj", "nsubjpass", "expl"})
    for subject in subjects:
        words = [word for word in asked.subtree(subject.index) if word > verb.index]
        if words[0] == verb.index + 1 or (fronted and words[0] <= verb.index + REACH):
            return list(range(verb.index + 1, words[-1] + 1))
    return []


def _with_answer(asked: Parsed, first: int, answer: str) -> str:
    """Write the words after the subject with the answer where its preposition was left, or at the end."""
    left = next(
        (
            token.index
            for token in asked.tokens[first:]
            if token.pos == "ADP" and token.dep == "prep" and not asked.children(token.index)
        ),
        None,
    )
    end = len(asked.tokens)
    if left is None:
        return f"{_text(asked, first, end).rstrip('? ')} {answer}"
    return f"{_text(asked, first, left + 1)} {answer} {_text(asked, left + 1, end)}"


def _answer(draft: Draft, asked: Parsed, at: int, verb: Token) -> str:
    """Write the key as the question's phrase has it: "16 mansions", "83 percent of the migrants"."""
    key = _listed(answers(draft) if draft.type is QuestionType.MULTIPLE else answers(draft)[:1])
    phrase = [token for token in asked.tokens[at + 1 : verb.index] if token.lower not in {"many", "much", "these"}]
    of = next((place for place, token in enumerate(phrase) if token.lower == "of"), None)
    if asked.tokens[at].lower == "how":
        said = [token for token in phrase if token.lower not in key.lower()]
        return f"{key} {_joined(said)}"
    if of:
        return f"{key} {_joined(phrase[of:])}"
    in_year = [token for token in phrase if token.tag == "CD" and token.text not in key]
    return f"{key}, {in_year[0].text}" if in_year and phrase[0].lower in PLAIN_ASKING else key


def _listed(keys: list[str]) -> str:
    return keys[0] if len(keys) == 1 else f"{', '.join(keys[:-1])} and {keys[-1]}"


def _joined(tokens: list[Token]) -> str:
    return "".join(token.text + (" " if token.space else "") for token in tokens)


def _text(asked: Parsed, first: int, last: int) -> str:
    return asked.words(range(first, last)) if last > first else ""
