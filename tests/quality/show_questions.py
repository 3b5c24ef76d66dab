"""Print the questions of a folder of articles, to be read and judged: python -m tests.quality.show_questions FOLDER."""

import sys
from pathlib import Path

from app.articles.cleaning import clean
from app.articles.folder import articles_in
from app.facts.parse import load_parser
from app.questions.draft import Draft
from app.questions.generator import generate


def shown(draft: Draft) -> str:
    """Write a draft as a judge reads it."""
    lines = [f"[{draft.type}] {draft.stem}   ({draft.rule} {draft.score:.2f} {','.join(draft.tags)})"]
    if draft.lead:
        lines.insert(0, f"      lead: {draft.lead}")
    lines += [f"   {'*' if option.correct else ' '} {option.text}" for option in draft.key.options]
    lines += [f"   = {form.text} ({form.rule})" for form in draft.key.accepted]
    if draft.key.number:
        lines.append(f"   = {draft.key.number}")
    lines += [f"     « {citation.passage.exact}" for citation in draft.citations]
    return "\n".join(lines)


def main() -> None:
    """Generate and print."""
    folder = Path(sys.argv[1])
    sources = [(article, clean(article.raw, article=article.stem)) for article in articles_in(folder)]
    apart = "--apart" in sys.argv
    parse = load_parser()
    batches = [[source] for source in sources] if apart else [sources]
    total = 0
    for batch in batches:
        made = generate(batch, parse=parse)
        for draft in made.drafts:
            print(draft.citations[0].passage.article[:20], shown(draft))
        total += len(made.drafts)
        if "--dropped" in sys.argv:
            for draft, reasons in made.dropped:
                print("   DROPPED", "; ".join(reasons), "|", shown(draft))
    print(total, "questions")


if __name__ == "__main__":
    main()
