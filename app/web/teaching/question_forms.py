"""The forms of all types of question, by type."""

from app.questions.draft import QuestionType
from app.web.teaching.answer_forms import ClozeForm, NumberForm, TextForm
from app.web.teaching.choice_forms import EvidenceForm, MultipleForm, SingleForm
from app.web.teaching.claim_form import ClaimForm
from app.web.teaching.question_form import QuestionForm

ALL = (SingleForm, MultipleForm, ClaimForm, NumberForm, TextForm, ClozeForm, EvidenceForm)
FORMS: dict[QuestionType, type[QuestionForm]] = {form.kind: form for form in ALL}
