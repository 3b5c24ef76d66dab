"""A question of each type as a teacher types it in: its passages, its fields, its options."""

from dataclasses import dataclass

from app.questions.draft import QuestionType

RIBBON = "Mayor Sigrid Halvorsen cut the ribbon before a crowd of some 2,400 people."
SHIPS = "Ships from Denmark, Iceland and Portugal called on the first day."
ICE = "A freighter from Canada was turned away because of ice."
PARK = "The old quay, built in 1911, will become a park."
COST = "The harbour cost 83 million crowns, and the region paid 45 percent of it."
OPENED = "Mayor Sigrid Halvorsen opened the harbour"
WAITED = "A freighter from Canada waited outside for two days."
CONTEXT = "Gives its context"


@dataclass(frozen=True)
class Cited:
    """Words of an article, and what they do there; nothing leaves what the form offers."""

    words: str
    article: str = "harbour"
    does: str = ""


@dataclass(frozen=True)
class Typed:
    """What is typed into the form of a question: by label, then the options, the right ones first.

    `search` are words that this question alone is found by; its tags, `harbour` and its type, count among them.
    """

    kind: QuestionType
    name: str
    cited: tuple[Cited, ...]
    search: str
    fields: tuple[tuple[str, str], ...] = ()
    options: tuple[str, ...] = ()
    right: int = 0
    tick: str = ""

    @property
    def stem(self) -> str:
        """Give the question's words."""
        return dict(self.fields)["Question"]


TYPED = (
    Typed(
        QuestionType.SINGLE,
        "One answer",
        (Cited(ICE), Cited(WAITED, "ferry", CONTEXT)),
        "kept out",
        (("Question", "From which country was the freighter that ice kept out of Norvik?"),),
        ("Canada", "Denmark", "Iceland"),
        right=1,
    ),
    Typed(
        QuestionType.MULTIPLE,
        "Several answers",
        (Cited(SHIPS), Cited(ICE, does=CONTEXT)),
        '"called at Norvik"',
        (("Question", "Ships from which countries called at Norvik on the first day?"),),
        ("Denmark", "Iceland", "Portugal", "Canada"),
        right=3,
    ),
    Typed(
        QuestionType.CLAIM,
        "Claim",
        (Cited(PARK), Cited("The town of Norvik opened its new harbour on Thursday.", does=CONTEXT)),
        "1921",
        (
            ("Question", "The old quay, built in 1921, will become a park."),
            ("Feedback to the other verdicts", "The article names another year."),
        ),
        tick="Refuted",
    ),
    Typed(
        QuestionType.NUMBER,
        "Number",
        (Cited("the region paid 45 percent of it"), Cited("The harbour cost 83 million crowns", does=CONTEXT)),
        "by its region",
        (
            ("Question", "How much of the cost of the new harbour of Norvik was paid by its region?"),
            ("Number", "45"),
            ("Unit", "percent"),
        ),
    ),
    Typed(
        QuestionType.TEXT,
        "Short text",
        (Cited(RIBBON), Cited(OPENED, "ferry")),
        "mayor called",
        (
            ("Question", "What is the mayor of Norvik called?"),
            ("Answers that count as right", "Sigrid Halvorsen\nHalvorsen | surname of Sigrid Halvorsen"),
            ("Explanation", "She cut the ribbon."),
        ),
    ),
    Typed(
        QuestionType.CLOZE,
        "Blank",
        (Cited(ICE), Cited(WAITED, "ferry", CONTEXT)),
        "cloze harbour",
        (("Question", "A freighter from _____ was turned away because of ice."),),
        tick="Canada",
    ),
    Typed(
        QuestionType.EVIDENCE,
        "Evidence",
        (Cited(COST), Cited(PARK, does=CONTEXT)),
        "sentence proves",
        (("Question", "Which sentence proves that the region did not pay for all of the harbour?"),),
        (COST, ICE, PARK),
        right=1,
    ),
)
