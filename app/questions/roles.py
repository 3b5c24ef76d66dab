"""Who is who: what an article says a person is, in apposition ("Suneel Singh, a guru in south Delhi, ...")."""

from collections.abc import Iterator
from dataclasses import dataclass

from app.facts.names import Name, NameKind
from app.facts.reading import Library, Reading, Sentence
from app.facts.rendering import tidy
from app.facts.syntax import Parsed, Token
from app.facts.words import FIRST_OR_SECOND, JUDGEMENT, THIRD, TITLES, VAGUE_TIME

MOST_WORDS = 14
FEWEST_LETTERS = 8
FEWEST_WORDS = 3  # "a local guru" says too little
ROLE_NOUNS = frozenset(
    """fellow mogul captain member spokesperson ceo lead leader specialist chair guru star pioneer veteran rapper
    chef""".split()
)
OFFICES = frozenset("president minister chancellor king queen prince pope premier".split())
NEARBY = frozenset("local nearby fellow".split()) - {"fellow"}
KNOWN_ACRONYMS = frozenset("CEO BBC UK US USA EU UN NATO WHO FBI CIA NASA NHS MP UNESCO UNICEF WWF AI IT PR".split())
NOT_ROLES = frozenset(
    "mr mrs ms miss dr sir lady lord dame former deputy vice chief president minister prime general".split()
) - {"president", "minister", "chief"}
TRADES = ("er", "or", "ist", "ian", "man", "woman", "chief", "head", "coach", "author")


@dataclass(frozen=True)
class Role:
    """A person's full name and what the article says the person is."""

    reading: Reading
    sentence: Sentence
    person: str
    name: Name
    text: str
    first: int
    last: int


# Posts that several people hold at one place: "research fellow at" wants its article.
SHARED_POSTS = frozenset(
    """fellow researcher scientist analyst professor lecturer expert economist historian author writer journalist
    activist spokesman spokeswoman spokesperson consultant councillor councilor member partner resident student
    teacher lawyer engineer doctor adviser advisor officer""".split()
)
DETERMINERS = {"DT", "PRP$", "POS", "WP$", "CD"}


def roles_of(reading: Reading, library: Library) -> list[Role]:
    """Give each person's first role in an article; none that names another person."""
    found: dict[str, Role] = {}
    for sentence in reading.sentences:
        for name in sentence.names:
            full = library.persons.full_name(name.text, reading.stem) if name.kind is NameKind.PERSON else None
            if full is None or full != name.text or " " not in full or full in found:
                continue
            role = _role(reading, sentence, name)
            if role:
                found[full] = role
    return list(found.values())


def _role(reading: Reading, sentence: Sentence, name: Name) -> Role | None:
    return _role_after(reading, sentence, name) or _role_before(reading, sentence, name)


def _role_before(reading: Reading, sentence: Sentence, name: Name) -> Role | None:
    """Read "Central Asia expert Temur Umarov" and "the deputy prime minister, Nick Clegg,"."""
    parsed = sentence.parsed
    head = parsed.tokens[name.last]
    comma = name.first >= 2 and parsed.tokens[name.first - 1].text == ","  # noqa: PLR2004 - a word and a comma
    last = name.first - (2 if comma else 1)
    if last < 0 or (comma and head.dep != "appos") or not _is_trade(parsed.tokens[last]):
        return None
    first = last
    while first > 0 and _belongs(sentence, first - 1, name):
        first -= 1
    words = list(range(first, last + 1))
    before = parsed.tokens[first - 1] if first else None
    if (before is not None and before.text in {"’s", "'s", "-", "–"}) or not _plain(
        sentence, words, parsed.tokens[last]
    ):
        return None
    if not comma and parsed.tokens[first].lower == "the":
        first += 1
    text = parsed.words([first, last])
    if _loose(parsed, words, last) or _common_knowledge(reading, sentence, words):
        return None
    return Role(reading, sentence, name.text, name, _with_article(text, parsed.tokens[last]), first, last)


def _belongs(sentence: Sentence, index: int, name: Name) -> bool:
    token = sentence.parsed.tokens[index]
    other = sentence.name_at(index)
    if other and other.kind is NameKind.PERSON and other != name:
        return False
    return token.tag in {"NN", "NNP", "JJ", "POS", "HYPH", "NNPS", "DT"} and token.pos != "PRON"


def _with_article(text: str, head: Token) -> str:
    first = text.split(maxsplit=1)[0]
    if first.lower() in {"the", "a", "an"} or "’s" in text or "'s" in text:
        return text[0].lower() + text[1:] if first.lower() in {"the", "a", "an"} else text
    if head.lower in {"president", "minister", "chancellor", "king", "queen", "premier"}:
        return f"the {text}"
    return f"{'an' if text[0].lower() in 'aeiou' else 'a'} {text}"


def _is_trade(token: Token) -> bool:
    return (
        token.tag in {"NN", "NNP"}
        and (token.lower in TITLES or token.lower.endswith(TRADES) or token.lower in ROLE_NOUNS)
        and token.lower not in NOT_ROLES
    )


def _role_after(reading: Reading, sentence: Sentence, name: Name) -> Role | None:
    parsed = sentence.parsed
    after = parsed.tokens[name.last + 1 : name.last + 2]
    if not after or after[0].text != ",":
        return None
    for token in _appositions(parsed, name):
        words = _span(parsed, token, name)
        if (
            words
            and not _common_knowledge(reading, sentence, words)
            and words[0] == name.last + 2
            and _is_trade(token)
            and _plain(sentence, words, token)
        ):
            if _loose(parsed, words, token.index):
                continue
            text = tidy(parsed.words([words[0], words[-1]]))
            if token.lower in SHARED_POSTS and parsed.tokens[words[0]].tag not in DETERMINERS:
                text = f"{'an' if text[0].lower() in 'aeiou' else 'a'} {text}"
            return Role(reading, sentence, name.text, name, text, words[0], words[-1])
    return None


def _appositions(parsed: Parsed, name: Name) -> Iterator[Token]:
    for index in range(name.first, name.last + 1):
        yield from parsed.children(index, "appos")


def _span(parsed: Parsed, token: Token, name: Name) -> list[int]:
    """Give an apposition's words up to the comma that ends it."""
    words = [word for word in parsed.subtree(token.index) if word > name.last + 1]
    stop = next(
        (
            word
            for word in words
            if parsed.tokens[word].text in {",", "–", "(", ";", "—", ":"} or parsed.tokens[word].dep == "relcl"
        ),
        None,
    )
    kept = [word for word in words if stop is None or word < stop]
    if any(parsed.tokens[word].dep == "conj" for word in words if word not in kept):
        return []
    ends = parsed.tokens[kept[-1] + 1 : kept[-1] + 2] if kept else ()
    return kept if ends and ends[0].text in {",", ".", "–"} else []


def _common_knowledge(reading: Reading, sentence: Sentence, words: list[int]) -> bool:
    """Say whether a role is an office that all the world knows, or leans on a name that is not said in full."""
    tokens = [sentence.parsed.tokens[word] for word in words]
    if {token.lower for token in tokens} & (OFFICES | NEARBY):
        return True
    return any(_cut_short(reading, token) for token in tokens if token.pos == "PROPN" or token.text.isupper())


def _cut_short(reading: Reading, token: Token) -> bool:
    """Say whether a word stands for a longer name: an acronym not known to all, or "the Commission"."""
    if token.text.isupper() and len(token.text) > 1:
        return token.text not in KNOWN_ACRONYMS
    names = {name.text for sentence in reading.sentences for name in sentence.names}
    alone = token.text in names or not any(token.text in name.split() for name in names)
    return alone and any(name.endswith(f" {token.text}") for name in names)


def _loose(parsed: Parsed, words: list[int], head: int) -> bool:
    """Say whether a role leans on something said before ("the first author of the study")."""
    for word in words:
        token = parsed.tokens[word]
        noun = parsed.tokens[token.head]
        bare = noun.pos == "NOUN" and not [
            child for child in parsed.children(noun.index, "prep", "compound", "relcl", "poss") if child.index in words
        ]
        if token.lower == "the" and token.dep == "det" and bare and (noun.index != head or len(words) < 4):  # noqa: PLR2004 - "the deputy prime minister"
            return True
    return False


def _plain(sentence: Sentence, words: list[int], head: Token) -> bool:
    tokens = [sentence.parsed.tokens[word] for word in words]
    lower = {token.lower for token in tokens}
    if (
        len(tokens) > MOST_WORDS
        or head.tag not in {"NN", "NNP"}
        or not lower
        or lower & (FIRST_OR_SECOND | THIRD | VAGUE_TIME | JUDGEMENT)
    ):
        return False
    if "“" in sentence.text[: tokens[0].start] and "”" not in sentence.text[: tokens[0].start]:
        return False
    if head.tag == "NNP" and not any(token.lower in {"of", "at"} for token in tokens):
        return False
    if any(name.kind is NameKind.PERSON for name in sentence.names if name.first in words):
        return False
    proper = any(sentence.name_at(word) or sentence.parsed.tokens[word].pos == "PROPN" for word in words)
    text = " ".join(token.text for token in tokens)
    begins = tokens[0].tag in {"DT", "NN", "NNP", "JJ", "POS", "PRP$"} and not text[0].isdigit()
    return begins and (proper or len(words) > FEWEST_WORDS) and len(text) >= FEWEST_LETTERS
