"""Questions on what a noun says that somebody did: "Peru’s refusal to sign" asks who refused to sign."""

from app.questions.draft import QuestionType
from tests.questions.conftest import Asker

PLACES = "Brazil, Bolivia, Chile and Ecuador sent ministers to Lima in 2019."


def test_who_refused_is_asked_of_a_refusal(questions_on: Asker):
    text = f"{PLACES}\n\nThe mood in Lima was calm, as seen in Peru's refusal to close the harbour of Callao."
    asked = [draft for draft in questions_on(text) if draft.rule == "refusal:country"]
    assert [draft.stem for draft in asked] == [
        "According to the article, which country refused to close the harbour of Callao?"
    ]
    (draft,) = asked
    assert draft.type is QuestionType.SINGLE
    assert [option.text for option in draft.key.options if option.correct] == ["Peru"]


def test_who_decided_to_attend_is_not_asked_for_others_may_have(questions_on: Asker):
    text = f"{PLACES}\n\nThe mood in Lima was calm, as seen in Peru's decision to attend the Callao summit."
    assert not [draft for draft in questions_on(text) if draft.rule == "refusal:country"]
