"""With a second parser, nothing is asked that rests on a sentence which the two read differently."""

from collections.abc import Sequence
from dataclasses import replace

from app.articles.cleaning import clean
from app.articles.text import Article
from app.facts.syntax import Parse, Parsed
from app.questions.agreement import DOUBT
from app.questions.draft import Generated
from app.questions.generator import generate

TEXT = "Peru operates the Lima military air base in Chile. In 2019, around 8,000 soldiers marched through Lima."


def asked(parse: Parse, second: Parse | None) -> Generated:
    return generate([(Article("a", TEXT, ""), clean(TEXT, article="a"))], parse=parse, second=second)


def test_a_parser_that_agrees_takes_nothing_away(parse: Parse):
    assert asked(parse, parse).drafts == asked(parse, None).drafts != ()


def test_a_sentence_with_another_subject_is_not_asked_about(parse: Parse):
    def without_soldiers(texts: Sequence[str], *, names: bool = True) -> list[Parsed]:
        trees = parse(texts, names=names)
        return [
            replace(
                tree, tokens=tuple(replace(one, dep="dep") if one.text == "soldiers" else one for one in tree.tokens)
            )
            for tree in trees
        ]

    made = asked(parse, without_soldiers)
    assert made.drafts
    assert not any("soldiers" in draft.citations[0].passage.exact for draft in made.drafts)
    assert any(DOUBT in reasons for _, reasons in made.dropped)
