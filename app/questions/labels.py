"""Tags and topics as teachers type them."""

MOST_TAGS = 20
LONGEST_TAG = 40
LONGEST_TOPIC = 80


def read_tags(text: str) -> tuple[str, ...]:
    """Give the tags of a typed line, parted by commas, each once and in small letters."""
    parts = (" ".join(part.split()).lower() for part in text.split(","))
    return tuple(dict.fromkeys(part for part in parts if part))


def fault_of_tags(tags: tuple[str, ...]) -> str:
    """Say what is wrong with some tags; nothing where nothing is."""
    long = next((tag for tag in tags if len(tag) > LONGEST_TAG), "")
    if long:
        return f"A tag has at most {LONGEST_TAG} characters. Shorten “{long[:LONGEST_TAG]}…”."
    return f"At most {MOST_TAGS} tags on a question; these are {len(tags)}." if len(tags) > MOST_TAGS else ""
