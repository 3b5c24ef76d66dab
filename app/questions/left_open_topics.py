"""Words of one field that leave open of which survey, illness or goods they are, or what hit somebody."""

from collections.abc import Callable, Iterator

from app.facts.syntax import SUBJECTS, Token
from app.questions.left_open_halves import ASKED, DEGREE
from app.questions.open_words import Shown

SURVEYS = ASKED | frozenset("pollster canvass audit sampling-frame barometer".split())
ERRORS = frozenset("error".split())
SAMPLES = frozenset("sample weighting questionnaire".split())
QUESTIONED = frozenset("poll survey interview question canvass".split())
THOSE = frozenset("those".split())

ILLNESSES = frozenset(
    """measles rubella mumps cholera malaria ebola polio covid covid-19 tuberculosis flu influenza dengue typhoid
    diphtheria tetanus smallpox mpox monkeypox hiv aids meningitis hepatitis rabies zika plague pneumonia cancer
    diabetes dementia leprosy whooping pertussis rotavirus chickenpox scurvy anthrax""".split()
)
ILL = frozenset("case infection".split())
COUNTING = frozenset("report record confirm register log detect count notify document".split())
MORE = frozenset("more fewer less most new many several".split())

FLOWS = frozenset("delivery shipment supply flow transit consignment".split())
GOODS = frozenset(
    """gas oil petrol diesel fuel coal power electricity energy water grain wheat rice maize corn food aid weapon arm
    ammunition vaccine dose medicine drug parcel mail letter aircraft plane jet car vehicle ship boat train engine chip
    steel iron copper timber milk meat fruit fish fertiliser fertilizer cement freight cargo container goods
    equipment computer phone book paper cotton sugar coffee tea gold""".split()
)

HURTING = frozenset("hit affect hurt damage strike spare harm scar batter ravage".split())
DEGREES = frozenset(
    """hard harder hardest badly worse worst severely seriously more most less least particularly especially heavily
    unevenly disproportionately similarly equally also likewise""".split()
)
FARING = frozenset("fare do perform suffer cope".split())
COMPARED = frozenset("than as compared even now".split())
BY_WHAT = frozenset("by in from when during after since".split())


def _of_no_survey(shown: Shown, token: Token) -> bool:
    """Say whether "the margin of error" or "those polled" is told of, and nothing in view says in which survey."""
    near = shown.parsed.tokens[max(0, token.index - 3) : token.index]
    margin = token.lemma == "error" and bool({other.lower for other in near} & {"margin", "sampling"})
    asked = any(child.lemma in QUESTIONED and child.tag == "VBN" for child in shown.children(token, "acl"))
    those = token.lower in THOSE and asked
    sample = token.lemma in SAMPLES and token.dep in SUBJECTS and not shown.children(token, "prep", "compound", "poss")
    if not (margin or those or sample):
        return False
    in_view = shown.told | {other.lemma.lower() for other in _nouns_beside(shown, token)}
    return not in_view & SURVEYS


def _nouns_beside(shown: Shown, token: Token) -> Iterator[Token]:
    return (other for other in _others(shown, token) if other.pos in {"NOUN", "PROPN"})


def _others(shown: Shown, token: Token) -> Iterator[Token]:
    return (shown.parsed.tokens[word] for word in shown.indices if word != token.index)


def _of_no_illness(shown: Shown, token: Token) -> bool:
    """Say whether a country "reported more cases", and the words nearest that name an illness do not name one only."""
    if token.lemma not in ILL or token.tag != "NNS":
        return False
    verb = shown.parsed.tokens[token.head]
    counted = token.dep in {"dobj", "nsubjpass"} and verb.lemma in COUNTING
    more = any(child.lower in MORE for child in shown.children(token, "amod"))
    plain = not shown.children(token, "compound", "nmod", "poss", "relcl", "acl")
    of_kind = any(child.lower not in DEGREE | MORE for child in shown.children(token, "amod"))
    if not (counted and plain) or (of_kind and not more) or "of" in shown.prepositions(token):
        return False
    here = frozenset(other.lemma.lower() for other in _others(shown, token))
    nearest = next(
        (named for words in (here, shown.above, shown.told) if (named := ILLNESSES & words)), frozenset[str]()
    )
    return len(nearest) != 1


def _of_no_goods(shown: Shown, token: Token) -> bool:
    """Say whether "deliveries through Peru" stop, and nothing in view says of what."""
    if token.lemma not in FLOWS or token.tag != "NNS" or token.dep not in {*SUBJECTS, "dobj"}:
        return False
    if shown.children(token, "compound", "nmod", "poss", "relcl", "acl") or "of" in shown.prepositions(token):
        return False
    if any(child.lower not in DEGREE for child in shown.children(token, "amod")):
        return False
    in_view = shown.told | {form for other in _others(shown, token) for form in (other.lower, other.lemma.lower())}
    return not in_view & (GOODS | {token.lemma})


def _hit(shown: Shown, token: Token) -> bool:
    """Say whether somebody "was hit harder", and nothing says by what."""
    if token.lemma not in HURTING or token.tag != "VBN" or not shown.children(token, "auxpass"):
        return False
    degree = any(child.lower in DEGREES for child in shown.children(token, "advmod"))
    links = {link.lower for link in shown.children(token, "prep", "agent")} & BY_WHAT
    timed = any(child.lower in BY_WHAT for clause in shown.children(token, "advcl") for child in shown.children(clause))
    return degree and not (links or timed or shown.says_cause)


def _fares(shown: Shown, token: Token) -> bool:
    """Say whether somebody "fared worse", and nothing says than whom."""
    more = any(child.tag == "RBR" for child in shown.children(token, "advmod"))
    words = {shown.parsed.tokens[word].lower for word in shown.indices}
    return token.lemma in FARING and token.pos == "VERB" and more and not words & COMPARED


TOPICS: tuple[Callable[[Shown, Token], bool], ...] = (_hit, _fares)
TOPICS_EVER: tuple[Callable[[Shown, Token], bool], ...] = (_of_no_survey, _of_no_illness, _of_no_goods)
"""What a sentence before tells only where it names the survey, the illness or the goods."""
