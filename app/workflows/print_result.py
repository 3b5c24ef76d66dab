"""A result on one page, to be printed: the score and every answer explained, as far as the review rules show it."""

from dataclasses import dataclass

from app.storage.unit_of_work import UnitOfWork
from app.workflows.show_result import ExplanationPage, Result, explanation_page, result_page
from app.workflows.take_quiz import Person


@dataclass(frozen=True)
class Printed:
    """A result and the explanation of each answer, in their order; none where the rules hide them."""

    result: Result
    explanations: tuple[ExplanationPage, ...]


def printed_result(work: UnitOfWork, person: Person, public_id: str) -> Printed:
    """Give all of a finished attempt that its participant may see; raises as result_page does."""
    result = result_page(work, person, public_id)
    numbers = [line.number for line in result.lines] if result.explained else []
    return Printed(result, tuple(explanation_page(work, person, public_id, number) for number in numbers))
