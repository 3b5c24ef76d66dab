"""What a clause says too little of to be asked, or says as somebody's view."""

from collections.abc import Callable

from app.facts.appraisals import appraised
from app.facts.bare_happenings import tells_nothing
from app.facts.clauses import Clause
from app.facts.comparisons import figure_compared_gone

TOO_LITTLE: tuple[tuple[str, Callable[[Clause], bool]], ...] = (
    ("half a comparison", figure_compared_gone),
    ("an opinion", appraised),
    ("nothing told", tells_nothing),
)
