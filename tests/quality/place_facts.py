"""Find a reader's list's evidence again after the cleaner changed: python -m tests.quality.place_facts LIST FOLDER."""

import re
import sys
from hashlib import sha256
from pathlib import Path

from app.articles.cleaning import clean
from app.articles.folder import articles_in
from app.questions.readers_list import ListedFact, read_list

ENTRY = "[[fact]]\n"


def start_of(fact: ListedFact, text: str) -> int:
    """Give where a fact's evidence starts, the nearest to where it was; ValueError where the text lost it."""
    size = fact.end - fact.start
    for start in sorted(range(len(text) - size + 1), key=lambda place: abs(place - fact.start)):
        words = text[start : start + size]
        if words == fact.evidence or (fact.digest and sha256(words.encode()).hexdigest().startswith(fact.digest)):
            return start
    msg = f"{fact.article}: the evidence at {fact.start} to {fact.end} is no longer there"
    raise ValueError(msg)


def placed(entry: str, fact: ListedFact, text: str) -> str:
    """Write an entry of a list again with the offsets that hold in the text."""
    start = start_of(fact, text)
    entry = re.sub(r"^start = \d+$", f"start = {start}", entry, flags=re.MULTILINE)
    return re.sub(r"^end = \d+$", f"end = {start + fact.end - fact.start}", entry, flags=re.MULTILINE)


def main() -> None:
    """Rewrite the list."""
    path, folder = map(Path, sys.argv[1:3])
    texts = {article.stem: clean(article.raw, article=article.stem).text for article in articles_in(folder)}
    head, *entries = path.read_text(encoding="utf-8").split(ENTRY)
    facts = read_list(path)
    made = [placed(entry, fact, texts[fact.article]) for entry, fact in zip(entries, facts, strict=True)]
    path.write_text(ENTRY.join([head, *made]), encoding="utf-8")
    print(f"{path.name}: {sum(one != other for one, other in zip(entries, made, strict=True))} of {len(made)} moved")


if __name__ == "__main__":
    main()
