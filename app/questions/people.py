"""Questions about people: who said what, and who is what. A few for each article, spread over its speakers."""

from collections import Counter
from collections.abc import Iterator, Sequence
from itertools import islice

from app.facts.affiliations import affiliations_of
from app.facts.interviews import interviews_of
from app.facts.posts import Post, posts_of
from app.facts.professions import professions_of
from app.facts.reading import Library, Reading
from app.facts.speech import Speech, speeches_of
from app.questions import people_drafts, post_drafts
from app.questions.addressed import addressed_in
from app.questions.citation_flaws import trivial
from app.questions.draft import Draft
from app.questions.evidence import evidence_of_role
from app.questions.indirect import reported_in
from app.questions.leaders import leads
from app.questions.profession_drafts import profession
from app.questions.rivals import bodies_than, choice, others_than, positions_than, speakers
from app.questions.roles import single_out
from app.questions.sayings import Saying, sayings_of
from app.questions.short_sayings import short_sayings

MOST_OF_ONE = 2
"""How many sayings of one speaker are asked about: more of the same say little."""
MOST_PROFESSIONS = 2


def about_people(reading: Reading, library: Library) -> Iterator[Draft]:
    """Give the drafts about who said what in an article, and who is what there."""
    spoken = speeches_of(reading, library)
    posts = posts_of(reading, library)
    quoted = {speech.speaker.text for speech in spoken if speech.speaker}
    yield from _about_reported(reading, library, spoken)
    yield from _about_posts(posts, quoted, library)
    yield from _about_sayings(reading, library, spoken)
    yield from (people_drafts.addressed(found, library) for found in addressed_in(reading, library, spoken))
    yield from (people_drafts.short_saying(found, library) for found in short_sayings(reading, posts, spoken))
    yield from _about_professions(reading, library, quoted, {post.person for post in posts})
    yield from _about_interviews(reading, library, spoken)
    for found in affiliations_of(reading, library):
        if (found.person in quoted or found.as_expert) and found.person not in {post.person for post in posts}:
            yield post_drafts.origin(found, library)


def _about_interviews(reading: Reading, library: Library, spoken: Sequence[Speech]) -> Iterator[Draft]:
    """Ask who was given an interview; not where a credit above or below the text names them too."""
    asked = (people_drafts.interview(found, library) for found in interviews_of(reading, spoken))
    yield from (draft for draft in asked if trivial(draft, {reading.stem: reading.rendition}) is None)


def _about_professions(reading: Reading, library: Library, quoted: set[str], known: set[str]) -> Iterator[Draft]:
    """Ask for the profession of who speaks in the article, or speaks for a body there, and has no post."""
    heard = quoted | {found.person for found in affiliations_of(reading, library)}
    told = (one for one in professions_of(reading, library) if one.person in heard and one.person not in known)
    yield from (made for one in islice(told, MOST_PROFESSIONS) if (made := profession(one)))


def _about_reported(reading: Reading, library: Library, spoken: Sequence[Speech]) -> Iterator[Draft]:
    for told in reported_in(reading, library, spoken):
        others = speakers(reading, spoken, told.speaker, told.words, library)
        # A "he" would tell women from men among the options.
        open_ended = told.gendered or told.speaker.through or leads(told.speaker.text, library)
        if others or not told.gendered:
            yield people_drafts.reported(told, [] if open_ended else choice(others), library)
        if told.speaker.through:
            continue
        # That one person said so does not refute that another did; only words in quotation marks are one person's own.
        yield people_drafts.reported_claim(told, told.speaker.text, library, holds=True)


def _about_sayings(reading: Reading, library: Library, spoken: Sequence[Speech]) -> Iterator[Draft]:
    for said in _few(list(sayings_of(reading, library, spoken))):
        others = speakers(reading, spoken, said.speaker, said.words, library)
        yield people_drafts.saying(said, [] if leads(said.speaker.text, library) else choice(others), library)
        yield people_drafts.saying_claim(said, said.speaker.text, library, holds=True)
        if others:
            yield people_drafts.saying_claim(said, others[0].text, library, holds=False)


def _few(sayings: Sequence[Saying]) -> Iterator[Saying]:
    """Give up to two sayings of each speaker."""
    count: Counter[str] = Counter()
    for said in sayings:
        if count[said.speaker.text] < MOST_OF_ONE:
            count[said.speaker.text] += 1
            yield said


def _about_posts(posts: Sequence[Post], quoted: set[str], library: Library) -> Iterator[Draft]:
    """Ask about each post in one way, the ways in turn, so that no question answers another."""
    for turn, post in enumerate(posts):
        named = single_out(post) or (post.body and post.person in quoted)
        asked = [draft for draft in _ways(post, posts, library) if named or draft.rule != "role"]
        if asked:
            yield asked[turn % len(asked)]
        if evidence := evidence_of_role(post):
            yield evidence
        if not single_out(post) and not post.body:
            continue  # a field alone ("a history expert") is no office
        others = others_than(post, posts, library)
        yield post_drafts.post_claim(post, post.person, holds=True)
        # A body may have two spokespersons; it has one director.
        if others and single_out(post):
            yield post_drafts.post_claim(post, others[0].text, holds=False)


def _ways(post: Post, posts: Sequence[Post], library: Library) -> Iterator[Draft]:
    yield post_drafts.holder(post, choice(others_than(post, posts, library)), library)
    held = choice(positions_than(post, posts))
    if held and not post.of_work:
        yield post_drafts.position(post, held, library)
    if post.organised and post.held:
        yield post_drafts.employer(post, choice(bodies_than(post, posts)), library)
