"""Who holds which post, as an article says it: "Ann Lee, director of the Lima School" and "Acme chief Ann Lee"."""

import re
from dataclasses import dataclass, replace

from app.facts.bodies import CUES, SORTS, WORLD_KNOWN, lacks_beginning, shortened, spelt_out
from app.facts.body_posts import body_post
from app.facts.names import Name, NameKind
from app.facts.reading import Library, Reading, Sentence, fully_named
from app.facts.syntax import Token
from app.facts.words import FIRST_OR_SECOND, HUMANS, JUDGEMENT, THIRD, VAGUE_TIME

SOLE = frozenset(
    """director ceo chief executive chairman chairwoman chairperson chair head leader mayor secretary president owner
    founder co-founder inventor designer creator author manager editor captain general archbishop bishop governor
    principal rector curator headteacher commissioner ambassador""".split()
)
SHARED = frozenset(
    """spokesman spokeswoman spokesperson fellow researcher scientist analyst professor lecturer expert economist
    historian writer journalist activist campaigner consultant councillor councilor lawyer engineer doctor adviser
    advisor officer pilot coach specialist sociologist psychologist epidemiologist biologist physicist chemist
    volunteer representative teacher engineer nurse surgeon senator ecologist geologist statistician criminologist
    physician astronomer neuroscientist virologist oceanographer anthropologist archaeologist""".split()
)
WORKS = frozenset("owner founder co-founder inventor designer creator author editor".split())
"""Posts towards a thing rather than a body: nobody "holds the position" of an inventor."""
OFFICES = frozenset("president minister chancellor king queen prince pope premier".split())
LINKS = {"of", "at", "for", "with", "from", "in"}
INSIDE = {"JJ", "JJR", "JJS", "NN", "NNS", "NNP", "NNPS", "HYPH", "VBN", "VBG", "POS", "DT", "IN", "CC", "CD"}
LEANING = (THIRD | VAGUE_TIME | HUMANS) - SHARED - {"former"}
BARRED = FIRST_OR_SECOND | LEANING | JUDGEMENT | OFFICES | {"mr", "mrs", "local", "nearby"}
ENDS = {",", ".", "(", "–", "—"}
FEWEST_WORDS = 3
MOST_WORDS = 16


@dataclass(frozen=True)
class Post:
    """A person's full name, the post in the article's words without its determiner, and the body it is at.

    `held` is the post alone ("director"), `link` the preposition after it; `body` is empty where no body is named.
    """

    reading: Reading
    sentence: Sentence
    person: str
    name: Name
    text: str
    head: str
    first: int
    last: int
    held: str = ""
    link: str = ""
    body: str = ""

    @property
    def sole(self) -> bool:
        """Say whether only one person can hold the post at a time."""
        words = self.text.lower().split()
        counted = {"assistant", "deputy", "vice", "former", "senior", "junior", "regional", "co-founder", "associate"}
        joint = any(word.startswith("co-") for word in words)
        before = self.sentence.parsed.tokens[self.first - 1].lower if self.first else ""
        return self.head in SOLE and not joint and not counted & set(words) and before not in {"a", "an"}

    @property
    def organised(self) -> bool:
        """Say whether the body's own name shows that it is an organisation."""
        return bool({word.lower() for word in self.body.split()} & CUES)

    @property
    def of_work(self) -> bool:
        """Say whether it is what somebody made or owns, not a position that is held."""
        return self.head in WORKS


def posts_of(reading: Reading, library: Library) -> list[Post]:
    """Give each person's first post in an article; none that names another person."""
    found: dict[str, Post] = {}
    for sentence, name in fully_named(reading, library):
        if name.text in found:
            continue
        post = _of_body(reading, sentence, name)
        span = None if post else _after(sentence, name) or _before(sentence, name)
        post = _post(reading, sentence, name, span) if span else post
        if post:
            found[name.text] = post
    return list(found.values())


def _of_body(reading: Reading, sentence: Sentence, name: Name) -> Post | None:
    """Find a post that its body's name stands before ("Acme Chairman Ann Lee")."""
    found = body_post(reading, sentence, name)
    if found is None:
        return None
    first, last, held = found.first, found.last, found.held
    return Post(reading, sentence, name.text, name, found.text, held, first, last, held, "of", found.body)


def _after(sentence: Sentence, name: Name) -> tuple[int, int, int] | None:
    """Find the post after a name and a comma: its first, head and last word ("Ann Lee, director of Lima Zoo,")."""
    tokens = sentence.parsed.tokens
    first = name.last + 2
    if first >= len(tokens) or tokens[name.last + 1].text != ",":
        return None
    last = first
    while last < len(tokens) and tokens[last].text not in ENDS and tokens[last].tag in INSIDE:
        last += 1
    if last < len(tokens) and tokens[last].text not in ENDS and tokens[last].tag not in {"WDT", "WP", "WP$"}:
        return None
    link = next((token.index for token in tokens[first:last] if token.lower in LINKS and token.tag == "IN"), None)
    if link is None or not _is_post(tokens[link - 1]):
        return None
    joined = _second_post(tokens, link, last)
    return first, link - 1, (joined or last) - 1


def _second_post(tokens: tuple[Token, ...], link: int, last: int) -> int | None:
    """Find where "and" joins another post to the first ("director of X and author of Y")."""
    for token in tokens[link:last]:
        following = tokens[token.index + 1 : last]
        posts = [other for other in following if other.pos == "NOUN" and _is_post(other)]
        if token.lower == "and" and (posts or (following and following[0].lower in {"one", "a", "an", "the"})):
            return token.index
    return None


def _before(sentence: Sentence, name: Name) -> tuple[int, int, int] | None:
    """Find the post before a name ("the Mayor of Miami, Ann Lee,", "Acme chief Ann Lee")."""
    tokens = sentence.parsed.tokens
    after = tokens[name.last + 1].text if name.last + 1 < len(tokens) else "."
    comma = name.first > 1 and tokens[name.first - 1].text == "," and after in {",", "."}
    last = name.first - (2 if comma else 1)
    if last < 0:
        return None
    first = last
    while first > 0 and _belongs(sentence, tokens[first - 1], name, comma=comma):
        first -= 1
    head = last
    if comma:
        link = next((token.index for token in tokens[first:last] if token.lower == "of"), None)
        head = link - 1 if link is not None and link > first else last
        owned = any(token.tag == "POS" for token in tokens[first : last + 1])
        if not owned and tokens[first].lower != "the":
            return None
    outer = tokens[first - 1] if first else None
    if outer is not None and (outer.tag in {"POS", "PRP$", "IN", "CD"} or outer.text in {"-", "–"}) and not comma:
        return None
    return (first, head, last) if _is_post(tokens[head]) else None


def _belongs(sentence: Sentence, token: Token, name: Name, *, comma: bool) -> bool:
    other = sentence.name_at(token.index)
    # "Smith & Poe’s chairman" is of one house, whoever Smith was.
    of_house = "&" in {token.text, sentence.parsed.tokens[token.index + 1].text}
    if other and other.kind is NameKind.PERSON and other != name and not of_house:
        return False
    plain = token.tag in {"NN", "NNP", "NNPS", "JJ", "POS", "HYPH"} or token.text == "&"
    return plain or (comma and token.lower in {"the", "of"})


def _is_post(token: Token) -> bool:
    return token.tag in {"NN", "NNP"} and token.lower in SOLE | SHARED


def _post(reading: Reading, sentence: Sentence, name: Name, span: tuple[int, int, int]) -> Post | None:
    first, head, last = span
    tokens = sentence.parsed.tokens
    # "New" is so on the article's day, and an office has one holder whether new or not.
    while first < head and tokens[first].lower in {"the", "a", "an", "new", "newly"}:
        first += 1
    words = tokens[first : last + 1]
    if not _plain(sentence, words, name) or _of_something(words):
        return None
    text = sentence.parsed.words([first, last])
    post = Post(reading, sentence, name.text, name, text, tokens[head].lower, first, last)
    for link in (token for token in words if token.lower in LINKS and token.tag == "IN"):
        body = _body(reading, words[words.index(link) + 1 :])
        if body is None:
            return None
        if body:
            place = link.end - words[0].start
            the = " the" if text[place:].lower().startswith(" the ") else ""
            held = text[: link.start - words[0].start].strip()
            return replace(post, text=f"{text[:place]}{the} {body}", held=held, link=link.lower, body=body)
    if any(_cut(reading, sentence, token) for token in words) or words[-1].tag == "IN":
        return None
    # "the BBC’s editor": the article is the body's, and "BBC’s editor" is half of it.
    owners = any(token.tag == "POS" for token in words) and first > 0 and tokens[first - 1].lower == "the"
    return replace(post, text=f"the {text}") if owners else post


def _plain(sentence: Sentence, words: tuple[Token, ...], name: Name) -> bool:
    """Say whether a post has no word that leans on the text, no other person, and a name that ties it to the world."""
    joints = sum(token.tag == "HYPH" for token in words)
    told = sum(token.lower != "former" for token in words) - 2 * joints
    # "NATO Secretary-General" tells whose, "Attorney-General" does not.
    if told < FEWEST_WORDS - bool(joints) or len(words) > MOST_WORDS or any(token.lower in BARRED for token in words):
        return False
    text = sentence.text[: words[0].start]
    if re.search(r"\w- \w", sentence.text[words[0].start : words[-1].end]):
        return False  # a hyphen that a line's end broke
    if text.count("“") > text.count("”") or any(token.text in "“”\"'‘ﬁﬂ" for token in words):
        return False
    names = [other for other in sentence.names if any(token.index in other for token in words)]
    persons = [other for other in names if _is_another(sentence, other, name)]
    proper = any(token.tag in {"NNP", "NNPS"} and token.lower not in SOLE | SHARED for token in words)
    return not persons and proper


def _of_something(words: tuple[Token, ...]) -> bool:
    """Say whether a post is of something without a name ("the movement's leader in Peru", "head of the group in")."""
    owned = next((place for place, token in enumerate(words) if token.tag == "POS"), 0)
    nameless = owned > 0 and not any(token.tag in {"NNP", "NNPS"} for token in words[:owned])
    said = zip(words, words[1:], words[2:], strict=False)
    return nameless or any(
        one.lower == "the" and two.lower in SORTS and three.lower not in {"of", "for"} and three.pos != "PROPN"
        for one, two, three in said
    )


def _is_another(sentence: Sentence, other: Name, name: Name) -> bool:
    """Say whether a name is another person's: "General" in "Director General" is nobody’s, nor a body’s end."""
    words = other.text.lower().split()
    before = sentence.parsed.tokens[other.first - 1] if other.first else None
    within = len(words) == 1 and before is not None and before.pos == "PROPN"
    return other.kind is NameKind.PERSON and other != name and not (set(words) <= SOLE or within)


def _body(reading: Reading, words: tuple[Token, ...]) -> str | None:
    """Give the full name of the body after a post; nothing where it is no name alone, None where it is cut short."""
    kept = words[1:] if words and words[0].lower == "the" else words
    joints = {"of", "for", "and", "the", *(("at",) if kept and kept[0].lower == "university" else ())}
    if not kept or not all(token.tag in {"NNP", "NNPS"} or token.lower in joints for token in kept):
        return ""
    text = " ".join(token.text for token in kept)
    if len(kept) == 1:
        if text.isupper() and len(text) > 1:
            return spelt_out(text, reading) or (text if text in WORLD_KNOWN else None)
        return None if shortened(text, reading) else text
    return None if lacks_beginning(text, reading) else text


def _cut(reading: Reading, sentence: Sentence, token: Token) -> bool:
    name = sentence.name_at(token.index)
    whole = name is not None and (" " in name.text or name.kind in {NameKind.COUNTRY, NameKind.CITY})
    return token.pos == "PROPN" and not whole and token.lower not in SOLE | SHARED and shortened(token.text, reading)
