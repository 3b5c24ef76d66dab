"""Short sayings: which expert said a few words that are asked for with the field of who said them."""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from app.facts.events import event_before
from app.facts.posts import Post
from app.facts.quotations import pieces_of
from app.facts.reading import Reading
from app.facts.speech import Speech
from app.questions.alone import FEWEST_WORDS, Quoted, why_not_said
from app.questions.roles import single_out
from app.questions.sayings import Saying, attributed

SHORTEST = 4
FEWEST_NOUNS = 2
TAKING_PART = frozenset("participation attendance".split())


@dataclass(frozen=True)
class ShortSaying:
    """A short saying, the post of who said it, and its words with what an editor adds in square brackets."""

    said: Saying
    post: Post
    words: str


def short_sayings(reading: Reading, posts: Sequence[Post], spoken: Sequence[Speech]) -> Iterator[ShortSaying]:
    """Give the short sayings in the sentences that say of what their speakers are experts."""
    fields = {post.sentence.number: post for post in posts if not single_out(post) and not post.body}
    for quotation, speaker in attributed(reading, spoken):
        for sentence, start, end in pieces_of(quotation, reading):
            post = fields.get(sentence.number)
            if post is None or speaker is None or speaker.text != post.person:
                continue
            words = reading.rendition.text[start:end].strip().rstrip(",.")
            tokens = [token for token in sentence.parsed.tokens if start <= sentence.start + token.start < end]
            quoted = Quoted(sentence, words, tokens)
            short = SHORTEST <= len(words.split()) < FEWEST_WORDS and not why_not_said(quoted)
            if short and (told := _told(quoted, reading)):
                yield ShortSaying(Saying(reading, sentence, words, start, end, speaker), post, told)


def _told(quoted: Quoted, reading: Reading) -> str:
    """Write a quotation with the event that it speaks of; nothing where it points elsewhere or tells too little."""
    added: dict[str, str] = {}
    for token in quoted.tokens:
        if any(child.lower == "the" for child in quoted.children(token)) and not quoted.children(
            token, "prep", "relcl"
        ):
            event = event_before(reading, quoted.sentence) if token.lower in TAKING_PART else ""
            if not event:
                return ""
            added[token.text] = f"{token.text} [{'at' if token.lower == 'attendance' else 'in'} {event}]"
    nouns = {token.lemma for token in quoted.tokens if token.pos in {"NOUN", "PROPN"}}
    if not added and len(nouns) < FEWEST_NOUNS:
        return ""
    words = quoted.words
    for text, longer in added.items():
        words = words.replace(text, longer, 1)
    return words
