"""What a generated question must have besides no flaw: something that ties it to the world, and enough to tell."""

import re

from app.facts.found_once import once_each
from app.facts.names import NameKind
from app.facts.reading import Reading
from app.facts.whole_words import stands_in
from app.questions.common_knowledge import everybody_knows
from app.questions.draft import BLANK, Draft, QuestionType
from app.questions.flaw import TITLE
from app.questions.stem_flaws import VAGUE

TYING = {
    NameKind.PERSON,
    NameKind.COUNTRY,
    NameKind.CITY,
    NameKind.REGION,
    NameKind.BODY,
    NameKind.SITE,
    NameKind.EVENT,
}
LIGATURES = "ﬀﬁﬂﬃﬄ"
NAMELESS = re.compile(r"^According to (?!the article|the \d{4} article|[^,]* in the (?:\d{4} )?article\b)[a-z]")
NAMELESS_OWNER = re.compile(r"^According to (?:the|an?|its|their) [^A-Z,]*[’']s? [^A-Z,]*,? ")
ACCORDING_TO_ARTICLE = re.compile(r"^According to (?:[^,]* in )?the (?:\d{4} )?article\b")
PROPER = re.compile(r"[\w,] [A-Z][a-z]+")
# "The price of brown bread has doubled": the subject says what it is of, so that a figure tells one thing.
OF_WHAT = re.compile(r"^(?:\S+ ){1,3}(?:of|among|for|who)\b")
NUMBER_WORD = re.compile(r"\b(?:two|three|four|five|six|seven|eight|nine|ten|half|doubled|halved)\b|\d|_____")
SOURCE = re.compile(r"^According to [^,]*, ")
FEWEST_WORDS = 4
FEWEST_OF_CLAIM = 6
FEWEST_OF_NAMELESS = 6
FEWEST_OF_FIGURES = 10
FUNCTION = frozenset(
    """who what which how many much did does do is are was were has have had the a an of in on at to and or for from by
    with as country city date year percentage according article their his her its these""".split()
)


def unfit(draft: Draft, reading: Reading) -> tuple[str, ...]:
    """Give the reasons why a generated question says too little to be answered by one thing only."""
    if any(mark in draft.stem for mark in LIGATURES):
        return ("a letter that cannot be typed",)
    if (NAMELESS.match(draft.stem) and not draft.lead) or NAMELESS_OWNER.match(draft.stem):
        return ("a source without a name",)
    if everybody_knows(draft):
        return ("known to everybody",)
    if _who_or_what(draft):
        return ("a person among firms",)
    if draft.rule.startswith(("saying", "role", "reported:person", "claim:role", "claim:saying")):
        return ()
    return () if _says_enough(draft, reading) else ("says too little",)


def _who_or_what(draft: Draft) -> bool:
    """Say whether "who" is asked of one bare word, beside whole names of people: it may be a firm's."""
    texts = [option.text for option in draft.key.options if option.correct] + [form.text for form in draft.key.accepted]
    wrong = [option.text for option in draft.key.options if not option.correct]
    lone = draft.type in {QuestionType.SINGLE, QuestionType.TEXT} and all(" " not in text for text in texts)
    return draft.rule.endswith(":person") and lone and all(" " in text for text in wrong)


def _says_enough(draft: Draft, reading: Reading) -> bool:
    """Say whether names, numbers and words of content tie a stem to one thing."""
    stem = SOURCE.sub("", TITLE.sub("", f"{draft.lead} {draft.stem}".strip()))
    tied = _ties(stem, reading)
    words = [word for word in re.findall(r"[\w’'-]+", stem.lower()) if word not in FUNCTION]
    numbers = len(re.findall(r"\d[\d.,]*", stem)) + stem.count(BLANK)
    # A sentence in its writer's own words, put to its article, needs less to be told from others.
    said = bool(draft.lead) or ACCORDING_TO_ARTICLE.match(draft.stem) is not None
    own = draft.type in {QuestionType.CLAIM, QuestionType.CLOZE} and said
    if own and (tied or PROPER.search(stem)) and len(words) >= FEWEST_OF_CLAIM:
        return True
    if own and _figures_tell(stem, len(words), numbers):
        return True
    if draft.type is QuestionType.CLAIM and (len(words) <= FEWEST_WORDS or tied + numbers <= 1):
        return False
    if draft.type is QuestionType.CLAIM and not numbers and len(words) < FEWEST_OF_CLAIM - (tied > 1):
        return False
    return tied > 0 and (len(words) >= FEWEST_WORDS or tied + numbers > 1)


def _figures_tell(stem: str, words: int, numbers: int) -> bool:
    """Say whether a stem without a name is tied by its figure and what that is of, or by two figures."""
    if VAGUE.search(stem):
        return False
    of_what = NUMBER_WORD.search(stem) is not None and OF_WHAT.match(stem) is not None
    return (of_what and words >= FEWEST_OF_NAMELESS) or (numbers > 1 and words >= FEWEST_OF_FIGURES)


def _ties(stem: str, reading: Reading) -> int:
    count = 0
    for name in _tying(reading):
        if name in stem and stands_in(name, stem):
            count += 1
            stem = stem.replace(name, " ")
    return count


@once_each
def _tying(reading: Reading) -> list[str]:
    """Give an article's names that tie a stem to the world, the longest first."""
    names = {name.text for name in reading.names if name.kind in TYING}
    return sorted(names, key=lambda name: -len(name))
