"""Compare the two spaCy models on a folder of articles: python -m tests.quality.compare_models FOLDER."""

import sys
from pathlib import Path

from app.articles.cleaning import clean
from app.articles.folder import articles_in
from app.articles.sentences import sentence_bounds
from app.facts.brackets import bare
from app.facts.parse import MEDIUM, SMALL, load_parser
from app.questions.agreement import DOUBT, heads_of
from app.questions.generator import generate

PARTS = ("root", "subject", "object")


def main() -> None:
    """Parse, generate and print."""
    sources = [(article, clean(article.raw, article=article.stem)) for article in articles_in(Path(sys.argv[1]))]
    texts = [bare(found.text[start:end]) for _, found in sources for start, end in sentence_bounds(found)]
    small, medium = load_parser(SMALL), load_parser(MEDIUM)
    pairs = [(heads_of(one), heads_of(other)) for one, other in zip(small(texts), medium(texts), strict=True)]
    print(f"{len(sources)} articles, {len(texts)} sentences: {SMALL} and {MEDIUM} agree")
    for part, name in enumerate(PARTS):
        print(f"  on the {name} of {sum(one[part] == other[part] for one, other in pairs) / len(pairs):.1%}")
    print(f"  on all three of {sum(one == other for one, other in pairs) / len(pairs):.1%}")
    alone = {name: generate(sources, parse=parse) for name, parse in ((SMALL, small), (MEDIUM, medium))}
    for name, made in alone.items():
        print(f"{name} alone gives {len(made.drafts)} questions")
    gated = generate(sources, parse=medium, second=small)
    doubted = {draft.identity for draft, reasons in gated.dropped if DOUBT in reasons}
    agreed = sum(draft.identity not in doubted for draft in alone[MEDIUM].drafts)
    stems = {draft.stem for draft in alone[SMALL].drafts}
    print(f"{agreed} of {MEDIUM}'s rest on sentences that both read alike; {len(gated.drafts)} come with the gate on")
    print(
        f"{sum(draft.stem in stems for draft in alone[MEDIUM].drafts)} of {MEDIUM}'s are also {SMALL}'s, word by word"
    )


if __name__ == "__main__":
    main()
