"""Drafts about posts: who holds one, which one somebody holds, and at which body."""

from collections.abc import Sequence
from dataclasses import replace

from app.facts.affiliations import Affiliation
from app.facts.bodies import the_body
from app.facts.posts import Post
from app.facts.reading import Library
from app.facts.words import SAYING
from app.questions.anchors import article_named
from app.questions.claims import verdicts
from app.questions.distractors import Distractor
from app.questions.draft import AnswerKey, Citation, Draft, Option, QuestionType
from app.questions.drafting import draft_of, in_order, wrong_option
from app.questions.people_drafts import name_key
from app.questions.roles import described, single_out

LEARNING = frozenset("college university school academy institute hospital museum observatory laboratory".split())
"""What is an institution rather than an organisation."""


def holder(post: Post, distractors: Sequence[Distractor], library: Library) -> Draft:
    """Ask who holds a post; of a post that several hold, which holder the article quotes."""
    named = article_named(post.reading)
    stem = f"Who is {described(post)}, according to {named}?"
    if not single_out(post):
        stem = f"Which {post.text} is {'quoted' if _speaks(post) else 'named'} in {named}?"
    return _draft(post, stem, name_key(stem, post.person, distractors, post.reading, library), "role")


def _speaks(post: Post) -> bool:
    """Say whether the sentence that tells a post gives its holder's words."""
    parsed, name = post.sentence.parsed, post.name
    # After a quotation ("said Ann Lee") parsers may take whoever speaks for an object.
    verbs = (
        verb
        for verb in parsed.tokens
        for token in parsed.children(verb.index, "nsubj", "dobj", "attr", "oprd")
        if name.last in parsed.subtree(token.index)
    )
    return any(one.lemma in SAYING for verb in verbs for one in (verb, *parsed.children(verb.index, "conj")))


def position(post: Post, distractors: Sequence[Distractor], library: Library) -> Draft:
    """Ask which post a person holds, among those that others of the article hold."""
    stem = f"What position does {post.person} hold, according to {article_named(post.reading)}?"
    options = [Option(post.text, correct=True), *(wrong_option(other, post.reading, library) for other in distractors)]
    return _draft(post, stem, AnswerKey(QuestionType.SINGLE, tuple(in_order(options, stem))), "role:position")


def employer(post: Post, distractors: Sequence[Distractor], library: Library) -> Draft:
    """Ask of which organisation a person is the director, or what else the article says."""
    held = described(replace(post, text=post.held))
    asked = f"Which organisation is {post.person} {held} {post.link}"
    stem = f"{asked}, according to {article_named(post.reading)}?"
    key = name_key(stem, post.body, distractors, post.reading, library, person=False)
    return _draft(post, stem, key, "role:body")


def post_claim(post: Post, person: str, *, holds: bool) -> Draft:
    """Claim that a person holds the post that the article gives that person, or another."""
    stem = f"According to {article_named(post.reading)}, {person} is {described(post)}."
    rule = f"claim:role:{'true' if holds else 'false'}"
    return _draft(post, stem, AnswerKey(QuestionType.CLAIM, verdicts(holds=holds)), rule)


def _draft(post: Post, stem: str, key: AnswerKey, rule: str) -> Draft:
    sentence = post.sentence
    marks = sorted({sentence.offsets(post.name.first, post.name.last), sentence.offsets(post.first, post.last)})
    told = f"The article says that {post.person} is {described(post)}."
    return draft_of(stem, key, (Citation(post.reading.passage(sentence), marks=tuple(marks)),), told, rule)


def origin(found: Affiliation, library: Library) -> Draft:
    """Ask which organisation somebody is from."""
    sort = found.sort or ("institution" if LEARNING & set(found.body.lower().split()) else "organisation")
    where = f" in {found.place}" if found.place else ""
    stem = f"Which {sort}{where} is {found.person} from, according to {article_named(found.reading)}?"
    key = name_key(stem, found.body, (), found.reading, library, person=False)
    sentence = found.sentence
    marks = (sentence.offsets(found.name.first, found.name.last), sentence.offsets(found.first, found.last))
    told = f"The article says that {found.person} is from {the_body(found.body, found.reading)}."
    return draft_of(stem, key, (Citation(found.reading.passage(sentence), marks=marks),), told, "role:body")
