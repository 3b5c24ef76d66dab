"""Drafts about professions: which one somebody has, among others that could be taken for it and that it is not."""

from hashlib import sha256

from app.facts.professions import Profession
from app.facts.rendering import a_or_an
from app.questions.anchors import article_named
from app.questions.draft import AnswerKey, Citation, Draft, Option, QuestionType
from app.questions.drafting import draft_of, in_order

# In each kind professions that one person may have at once: none is set beside another of its kind.
KINDS = {
    "society": "political scientist,social scientist,sociologist,economist,historian,anthropologist,geographer,"
    "linguist,philosopher,psychologist,criminologist",
    "press": "foreign correspondent,newspaper editor,war photographer,journalist,photographer",
    "state": "army officer,career diplomat,diplomat,soldier",
    "law": "human rights lawyer,defence lawyer,constitutional lawyer,lawyer,prosecutor",
    "building": "civil engineer,mechanical engineer,software engineer,engineer,architect",
    "medicine": "heart surgeon,family doctor,brain surgeon,surgeon,nurse,pharmacist,dentist,epidemiologist,virologist,"
    "neuroscientist",
    "nature": "marine biologist,nuclear physicist,climate scientist,biologist,physicist,chemist,geologist,ecologist,"
    "zoologist,astronomer,oceanographer,meteorologist,botanist,mathematician,statistician,archaeologist",
    "school": "primary school teacher,music teacher,school librarian,teacher,librarian",
}
# Who else would be asked about the same things, so that a reader who did not read may take one for the other.
BESIDE = {
    "society": ("press", "state", "law", "building"),
    "press": ("law", "state", "society", "school"),
    "law": ("press", "state", "society", "school"),
    "state": ("press", "law", "building", "school"),
}
OTHERWISE = ("building", "medicine", "nature", "press", "law")
MOST = 3


def profession(found: Profession) -> Draft | None:
    """Ask what somebody is by profession; None where too few others are surely wrong."""
    stem = f"What is {found.person}’s profession, according to {article_named(found.reading)}?"
    wrong = _others(found)
    if len(wrong) < MOST:
        return None
    told = "The cited words say otherwise."
    options = [Option(found.text, correct=True), *(Option(text, feedback=told) for text in wrong)]
    key = AnswerKey(QuestionType.SINGLE, tuple(in_order(options, stem)))
    sentence = found.sentence
    marks = (sentence.offsets(found.first, found.name.first - 1), sentence.offsets(found.name.first, found.name.last))
    said = f"The article calls {found.person} {a_or_an(found.text)} {found.text}."
    citations = (Citation(found.reading.passage(sentence), marks=marks),)
    return draft_of(stem, key, citations, said, "role:profession")


def _others(found: Profession) -> list[str]:
    """Give one profession from each of three other kinds, of as many words, and none that the article speaks of."""
    head, size = found.text.split()[-1], len(found.text.split())
    own = [kind for kind, listed in KINDS.items() if any(head == one.split()[-1] for one in listed.split(","))]
    chosen: list[str] = []
    for kind in BESIDE.get(own[0], OTHERWISE) if own else ():
        listed = (one for one in KINDS[kind].split(",") if kind not in own)
        fit = [one for one in listed if len(one.split()) == size and one.split()[-1] not in found.reading.lemmas]
        chosen += [min(fit, key=lambda other: _digest(found.person, other))] if fit else []
    return chosen[:MOST]


def _digest(person: str, text: str) -> str:
    """Order professions in a way that is another for each person and the same in each run."""
    return sha256(f"{person}{text}".encode()).hexdigest()
