"""Others for the options: who else speaks in an article, which posts others hold there, and at which bodies."""

from collections.abc import Iterator, Sequence

from app.articles.text import Passage
from app.facts.posts import Post
from app.facts.reading import Library, Reading, Sentence
from app.facts.speech import Speaker, Speech
from app.questions.candidates import CONTENT, Distractor, first_few
from app.questions.leaders import leads
from app.questions.sayings import attributed

FEWEST = 2
LIKE = 0.4
"""The share of a saying's content words that another must not have used: that one said the like."""
SHORT = 3


def speakers(
    reading: Reading, spoken: Sequence[Speech], speaker: Speaker, words: str, library: Library
) -> list[Distractor]:
    """Give up to three others of the speaker's kind who speak in the article, but never said the like."""
    said = _said_by(reading, spoken)
    wanted = _content(reading, words)
    found: list[Distractor] = []
    for name, sentences in said.items():
        other = next(speech.speaker for speech in spoken if speech.speaker and speech.speaker.text == name)
        if other.is_person is not speaker.is_person or library.persons.same(name, speaker.text):
            continue
        if name.split()[-1] in words or leads(name, library):
            continue
        if any(_like(wanted, sentence) or _names(sentence, speaker) for sentence in sentences):
            continue
        found.append(Distractor(name, _passage(reading, sentences), reading.stem))
    return first_few(found)


def _said_by(reading: Reading, spoken: Sequence[Speech]) -> dict[str, list[Sentence]]:
    """Give the sentences in which each speaker speaks, by name."""
    said: dict[str, list[Sentence]] = {}
    for speech in spoken:
        if speech.speaker:
            said.setdefault(speech.speaker.text, []).append(speech.sentence)
    for quotation, speaker in attributed(reading, spoken):
        if speaker:
            said.setdefault(speaker.text, []).extend(quotation.sentences)
    return said


def _passage(reading: Reading, sentences: Sequence[Sentence]) -> Passage:
    return reading.passage(min(sentences, key=lambda sentence: sentence.number))


def _content(reading: Reading, words: str) -> set[str]:
    spelt = {word.strip(",.;:’'").lower() for word in words.split()}
    tokens = (token for sentence in reading.sentences for token in sentence.parsed.tokens)
    return {token.lemma.lower() for token in tokens if token.pos in CONTENT and token.text.lower() in spelt}


def _like(wanted: set[str], sentence: Sentence) -> bool:
    here = {token.lemma.lower() for token in sentence.parsed.tokens if token.pos in CONTENT}
    return len(wanted & here) > LIKE * len(wanted)


def _names(sentence: Sentence, speaker: Speaker) -> bool:
    surname = speaker.text.split()[-1]
    return any(token.text == surname for token in sentence.parsed.tokens)


def others_than(post: Post, posts: Sequence[Post], library: Library) -> list[Distractor]:
    """Give others whom the article gives another post, at another body."""
    if _foreign(post):
        return []
    named = (other for other in _apart(post, posts) if not leads(other.person, library))
    return first_few(
        Distractor(other.person, other.reading.passage(other.sentence), post.reading.stem) for other in named
    )


def positions_than(post: Post, posts: Sequence[Post]) -> list[Distractor]:
    """Give the posts that others hold."""
    held = (other for other in _apart(post, posts) if not other.of_work)
    return first_few(Distractor(other.text, other.reading.passage(other.sentence), post.reading.stem) for other in held)


def bodies_than(post: Post, posts: Sequence[Post]) -> list[Distractor]:
    """Give the bodies at which others hold posts."""
    held = (other for other in _apart(post, posts) if other.organised)
    return first_few(Distractor(other.body, other.reading.passage(other.sentence), post.reading.stem) for other in held)


def _apart(post: Post, posts: Sequence[Post]) -> Iterator[Post]:
    """Give the posts of others that cannot also be this person's."""
    words = _long_words(post.text)
    for other in posts:
        alike = words & _long_words(other.text)
        same = bool(post.body and other.body) and (_within(other.body, post.body) or _within(post.body, other.body))
        if other.person != post.person and not same and len(alike) <= len(words) / 2:
            yield other


def _within(part: str, whole: str) -> bool:
    """Say whether a body's name is in another's, in full or by its first letters ("the WHO Department of Health")."""
    return part in whole or "".join(letter for letter in part if letter.isupper()) in whole.split()


def _long_words(text: str) -> set[str]:
    return {word for word in text.lower().split() if len(word) > SHORT}


def _foreign(post: Post) -> bool:
    """Say whether a post names a people: whose name sounds foreign would be ruled out at sight."""
    return any(name.kind.value == "people" and post.first <= name.first <= post.last for name in post.sentence.names)


def choice(others: list[Distractor]) -> list[Distractor]:
    """Give the others where they are enough for a choice, or none."""
    return others if len(others) >= FEWEST else []
