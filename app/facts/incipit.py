"""What an article without a title is known by: how it begins, cut where a phrase ends ("A court in Lima freed …")."""

from collections.abc import Sequence

from app.facts.syntax import Parsed, Token

FEWEST_WORDS, MOST_WORDS = 5, 18
MOST_SENTENCES = 3  # a caption or a dateline may stand before the first whole sentence, hardly more
FEWEST_SENTENCES = 8  # in a shorter text the beginning tells too much of what is asked
FINITE = frozenset("VBD VBZ VBP MD".split())
ENDS = frozenset("NOUN PROPN NUM PRON SYM VERB".split())
OPENS = frozenset("ADP SCONJ CCONJ ADV".split())
LINKS = frozenset("TO WDT WP WRB".split())
PAUSES = frozenset(",;:–—")
MARKS = str.maketrans({"“": "‘", "”": "’", '"': "’"})  # inside the quotation marks that stand round a title
QUOTES = frozenset("“”\"‘'")


def incipit(sentences: Sequence[Parsed]) -> str:
    """Give the first words of the first sentence with a verb, then an ellipsis; nothing of a text of few sentences."""
    for parsed in sentences[:MOST_SENTENCES] if len(sentences) >= FEWEST_SENTENCES else ():
        tokens = parsed.tokens
        if len(tokens) > FEWEST_WORDS and any(token.tag in FINITE for token in tokens):
            return f"{parsed.words([0, _end(tokens) - 1]).translate(MARKS)} …"
    return ""


def _end(tokens: Sequence[Token]) -> int:
    """Give the word before which to cut: the last that opens a phrase and leaves few words enough, or that many."""
    words, quoted, found = 0, 0, 0
    for token in tokens:
        if words >= FEWEST_WORDS and not quoted % 2 and _parts(tokens, token):
            found = token.index
        words += token.pos != "PUNCT"
        quoted += token.text in QUOTES
        if words > MOST_WORDS:
            return found or token.index
    return found or len(tokens)


def _parts(tokens: Sequence[Token], token: Token) -> bool:
    """Say whether a phrase ends before a word: "a ferry | that sank", not "10 | -year", "set | off" or "owner | of"."""
    before = tokens[token.index - 1]
    if token.pos == "PUNCT":
        return token.index == len(tokens) - 1 or (token.text in PAUSES and before.pos != "PUNCT")
    opens = (token.pos in OPENS or token.tag in LINKS) and token.dep != "prt" and token.lower != "of"
    return opens and token.start > before.end and (before.pos in ENDS or before.dep == "prt")
