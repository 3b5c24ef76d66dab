"""Reads the proof of a result from a file of anybody's; what does not fit is refused with its place."""

from app.articles.text import Passage
from app.facts.fact import Stance
from app.interchange.json_values import BrokenDocument, Value, read_document
from app.interchange.proof import FORMAT, VERSION, Proof, ProvedAnswer, ProvedGrading, ProvedSentence, ProvedText
from app.questions.draft import AcceptedForm, AnswerKey, Citation, Draft, NumberKey, Option, QuestionType
from app.quizzes.events import Event, EventKind, Phase
from app.quizzes.modes import Mode, Ways
from app.quizzes.response import Response, from_payload

LARGEST_FILE = 20 * 2**20
LONGEST_TEXT = LARGEST_FILE
LONGEST_FORM = 1000


def read_proof(raw: bytes) -> tuple[Proof, Value]:
    """Read a proof, and give the document that it stands in too; raises BrokenDocument."""
    if len(raw) > LARGEST_FILE:
        msg = f"the file is larger than {LARGEST_FILE // 2**20} MB"
        raise BrokenDocument(msg)
    found = read_document(raw)
    if found["format"].text() != FORMAT:
        msg = "the file is no proof of a result"
        raise BrokenDocument(msg)
    version = found["version"].whole()
    if version != VERSION:
        then = "download it from its result again" if version < VERSION else "prove it with a newer citewell"
        msg = f"the file is a proof of version {version}, and this command knows version {VERSION}; {then}"
        raise BrokenDocument(msg)
    try:
        return _proof(found), found
    except BrokenDocument:
        raise
    except (ValueError, RecursionError) as error:
        # The domain's own values refuse what cannot be: a key without a right answer, a passage off its place.
        raise BrokenDocument(str(error)[:200]) from None


def _proof(found: Value) -> Proof:
    return Proof(
        attempt={name: value.held for name, value in found["attempt"].members()},
        texts={sha256: _text(value) for sha256, value in found["texts"].members()},
        answers=tuple(_answer(value) for value in found["answers"].items()),
        events=tuple((_event(value), value["at"].text()) for value in found["events"].items()),
        gradings=tuple(
            ProvedGrading(
                value["revision"].whole(),
                value["cause"].text(),
                value["score"].number(),
                value["maximum"].number(),
                value["at"].text(),
            )
            for value in found["gradings"].items()
        ),
    )


def _text(found: Value) -> ProvedText:
    words = [found[name].text() for name in ("article", "title", "author", "outlet", "published")]
    return ProvedText(*words, text=None if found["text"].held is None else found["text"].text(LONGEST_TEXT))


def _event(found: Value) -> Event:
    found["chain"].text()
    return Event(
        found["slot"].whole(),
        found["client"].text(),
        found["sequence"].whole(),
        EventKind(found["kind"].text()),
        Phase(found["phase"].text()),
        {name: value.held for name, value in found["payload"].members()},
    )


def _answer(found: Value) -> ProvedAnswer:
    response = found["response"]
    return ProvedAnswer(
        points=found["points"].number(),
        order=tuple(value.whole() for value in found["order"].items()),
        question=found["question"].text(),
        asked=found["asked"].whole(),
        number=found["number"].whole(),
        draft=_draft(found["version"]),
        response=None if response.held is None else _response(response),
        names=tuple(value.text(LONGEST_FORM) for value in found["names"].items()),
        mark=found["mark"].number(),
        rule=found["rule"].text(),
        note=found["note"].text(),
        ways=_ways(found["ways"]),
        offered=tuple(_sentence(value) for value in found["offered"].items()),
        more={name: value.held for name, value in found["more"].members()},
    )


def _ways(found: Value) -> Ways:
    cost = None if found["cost"].held is None else found["cost"].number()
    if cost is not None and cost > 1:
        msg = f"{found.path}.cost is not a share of the points"
        raise BrokenDocument(msg)
    return Ways(Mode(found["mode"].text()), proof=found["proof"].flag(), cost=cost)


def _sentence(found: Value) -> ProvedSentence:
    return ProvedSentence(
        found["rendition"].text(), found["start"].whole(), found["end"].whole(), found["exact_sha256"].text()
    )


def _response(found: Value) -> Response:
    return from_payload({name: value.held for name, value in found.members()})


def _draft(found: Value) -> Draft:
    kind = QuestionType(found["type"].text())
    number = found["number"]
    options = tuple(
        Option(value["text"].text(), value["correct"].flag(), value["feedback"].text())
        for value in found["options"].items()
    )
    accepted = tuple(
        AcceptedForm(value["text"].text(LONGEST_FORM), value["rule"].text()) for value in found["accepted"].items()
    )
    return Draft(
        type=kind,
        stem=found["stem"].text(),
        key=AnswerKey(kind, options, accepted, None if number.held is None else _number(number)),
        citations=tuple(_citation(value) for value in found["citations"].items()),
        explanation=found["explanation"].text(),
        lead=found["lead"].text(),
        rule=found["rule"].text(),
    )


def _number(found: Value) -> NumberKey:
    return NumberKey(
        found["value"].decimal(), found["unit"].text(), found["tolerance"].decimal(), found["text"].text(LONGEST_FORM)
    )


def _citation(found: Value) -> Citation:
    passage = Passage(
        found["article"].text(),
        found["rendition"].text(),
        found["start"].whole(),
        found["end"].whole(),
        found["exact"].text(),
        found["prefix"].text(),
        found["suffix"].text(),
    )
    found["exact_sha256"].text()
    marks = [[place.whole() for place in mark.items()] for mark in found["marks"].items()]
    if any(len(mark) != 2 for mark in marks):  # noqa: PLR2004 - where it begins and ends
        msg = f"{found.path}.marks has one that is not a start and an end"
        raise BrokenDocument(msg)
    return Citation(passage, Stance(found["stance"].text()), tuple((mark[0], mark[1]) for mark in marks))
