"""Draw the sentences among which an attempt chooses each question's proof."""

from collections.abc import Sequence

from sqlalchemy.orm import Session

from app.articles.around import sentences_around
from app.facts.fact import Stance
from app.questions.draft import QuestionType
from app.storage.mode_queries import CitedPlace, cited_places, renditions_by_id
from app.storage.questions import VersionRow
from app.storage.quizzes import QuizRow

Offered = list[object]


def draw_evidence(session: Session, quiz: QuizRow, versions: Sequence[VersionRow]) -> dict[int, Offered]:
    """Give (rendition id, start, end) of the sentences offered for each version's proof, where the quiz asks for it.

    What another question of the attempt cites is not among them: it would give that answer away. A question of type
    evidence has none, nor has one that nothing proves, nor one whose article has too few other sentences.
    """
    asked = [version.id for version in versions if version.type != QuestionType.EVIDENCE]
    if not quiz.evidence_score or not asked:
        return {}
    cited = cited_places(session, [version.id for version in versions])
    texts = {id_: row.value for id_, row in renditions_by_id(session, {one.rendition_id for one in cited}).items()}
    found: dict[int, Offered] = {}
    for version_id in asked:
        proof = next((one for one in cited if one.version_id == version_id and one.stance != Stance.CONTEXT), None)
        if proof is None:
            continue
        without = [one.span for one in cited if one.rendition_id == proof.rendition_id]
        sentences = sentences_around(texts[proof.rendition_id], _place(proof), without=without)
        if sentences:
            found[version_id] = [[proof.rendition_id, start, end] for start, end in sentences]
    return found


def _place(proof: CitedPlace) -> tuple[int, int]:
    return (min(proof.marks)[0] if proof.marks else proof.start), proof.end
