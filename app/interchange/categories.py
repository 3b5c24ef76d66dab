"""The categories of Moodle's question bank: a path there, the topic of a question here."""

import re

OURS = "Citewell"
_CONTEXT = re.compile(r"\$[a-zA-Z]+\$")
_SEGMENTS = re.compile(r"(?<!/)/(?!/)")


def category_of(topic: str) -> str:
    """Give the path of a topic; questions without one have a category of their own."""
    topic = topic.strip(" /").replace("/", "//")
    return f"$course$/top/{OURS}/{topic}" if topic else f"$course$/top/{OURS}"


def topic_of(path: str) -> str:
    """Give the topic for a path: its names, without what says only where it stands."""
    segments = [" ".join(segment.replace("//", "/").split()) for segment in _SEGMENTS.split(path.strip())]
    while segments and (segments[0] == "top" or _CONTEXT.fullmatch(segments[0])):
        segments.pop(0)
    if segments and (segments[0] == OURS or segments[0].startswith("Default for ")):
        segments.pop(0)
    return " / ".join(filter(None, segments))[:200].strip()
