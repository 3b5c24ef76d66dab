"""Who is who, in words: how a post is named in a question."""

from app.facts.posts import SOLE, Post
from app.facts.rendering import a_or_an


def described(post: Post) -> str:
    """Name a post as one says what somebody is: "the director of X", "a spokesperson for X", "X’s director"."""
    if owned(post) or _two_in_one(post):
        return post.text
    if post.sole:
        return with_the(post.text)
    return f"{a_or_an(post.text)} {post.text}"


def single_out(post: Post) -> bool:
    """Say whether a post names its holder: nobody else has it at the same time."""
    return post.sole or owned(post) or _two_in_one(post)


def _two_in_one(post: Post) -> bool:
    """Say whether somebody is "founder and director": nobody else is both; many are "lecturer and writer"."""
    return " and " in post.held and post.head in SOLE


def owned(post: Post) -> bool:
    """Say whether whose post it is stands before it ("Acme’s chief executive")."""
    return "’s " in post.text or "'s " in post.text


def with_the(text: str) -> str:
    """Put "the" before a text that has no article yet."""
    return text if text.lower().startswith(("the ", "a ", "an ")) else f"the {text}"
