"""Whether a person is a man or a woman, as far as a title, a kinship or a common given name tells."""

from collections.abc import Iterator

from app.facts.found_once import once_each
from app.facts.names import Name, NameKind
from app.facts.reading import Reading, Sentence

HIS, HERS = frozenset("he him his himself".split()), frozenset("she her hers herself".split())
MEN = frozenset(
    """mr sir lord king prince duke baron earl pope husband father son brother uncle nephew grandfather grandson widower
    man boy boyfriend spokesman chairman businessman actor""".split()
)
WOMEN = frozenset(
    """mrs ms miss lady dame queen princess duchess baroness countess wife mother daughter sister aunt niece grandmother
    granddaughter widow woman girl girlfriend spokeswoman chairwoman businesswoman actress""".split()
)
# Of names common in many countries, those that hardly any bearer of the other sex has.
MALE = frozenset(
    """Abdul Adam Adrian Ahmed Alan Albert Alejandro Alexander Alfred Ali Antonio Arthur Benjamin
    Bernard Boris Brian Carlos Charles Christopher Daniel David Dennis Diego Dmitry Donald Edward
    Emmanuel Enrique Eric Ernest Fernando Francisco Frank Fred Frederick Gary Geoffrey George Gerald
    Giovanni Giuseppe Gordon Graham Gregory Hamid Hans Harold Harry Hassan Henry Herbert Hugh Hussein
    Ian Ibrahim Igor Ivan Jack Jacob Jacques Jakob James Jeffrey Jim Joe Johann John Jonathan Jorge
    Joseph José Juan Julio Karl Keith Kenji Kenneth Kevin Khalid Klaus Larry Leonard Luis Luiz Mahmoud
    Manuel Marcus Mario Mark Martin Matthew Michael Miguel Mikhail Mohamed Mohammad Mohammed Muhammad
    Mustafa Nicholas Nigel Nikolai Oleg Oliver Oscar Pablo Patrick Paul Pavel Pedro Peter Philip Pierre
    Rafael Ralph Raymond Ricardo Richard Robert Roberto Roger Ronald Roy Said Samuel Sergei Sergey Simon
    Stefan Stephen Steven Stuart Thomas Tim Timothy Tom Tony Victor Vincent Vladimir Volodymyr Walter
    William Wolfgang Yusuf Óscar""".split()
)
FEMALE = frozenset(
    """Agnes Aisha Alice Alison Amanda Amelia Amy Ana Angela Anita Anna Anne Annie Barbara Beatrice
    Brenda Carmen Carol Caroline Carolyn Catherine Charlotte Christina Christine Claire Claudia Cynthia
    Deborah Diana Diane Donna Dorothy Eleanor Elena Elizabeth Ellen Emily Emma Esther Eva Fatima Fiona
    Frances Gabriela Giulia Gloria Grace Hannah Helen Helena Ingrid Irene Isabel Isabella Jane Janet
    Jennifer Jessica Joan Josephine Joyce Julia Julie Karen Karin Kate Katherine Kathleen Katie Khadija
    Larissa Laura Lauren Linda Lisa Louise Lucia Lucy Lydia Magdalena Malala Margaret Maria Marie Marina
    Martha Mary Mercedes Miriam Monica Nancy Naomi Natalia Nicola Nina Nora Olga Olivia Pamela Patricia
    Paula Rachel Rebecca Rosa Rose Ruth Sally Sandra Sarah Sharon Silvia Simone Sofia Sonia Sophia
    Sophie Stephanie Sunita Susan Svetlana Sylvia Tatiana Teresa Theresa Ursula Valentina Valerie
    Victoria Virginia Wendy Yolanda Yvonne Zainab""".split()
)


def may_be(pronoun: str, full: str, reading: Reading) -> bool:
    """Say whether "he" or "she" may mean a person: nothing tells that the person is of the other sex."""
    surname = full.rsplit(maxsplit=1)[-1]
    family = {name.text for name in reading.names if name.text.endswith(f" {surname}")}
    alone = "" if family - {full} else _told(reading).get(surname, "")
    told = _of_given_name(full) or _told(reading).get(full, "") or alone
    return told in {"", "he" if pronoun in HIS else "she"}


def same_sex(pronoun: str) -> frozenset[str]:
    """Give the pronouns that may mean whom a pronoun means."""
    return HIS if pronoun in HIS else HERS


def _of_given_name(full: str) -> str:
    first, *rest = full.split()
    return "he" if rest and first in MALE else "she" if rest and first in FEMALE else ""


@once_each
def _told(reading: Reading) -> dict[str, str]:
    """Give "he" or "she" for each name as it stands that an article gives a title or a kinship, one of them only."""
    found: dict[str, set[str]] = {}
    for sentence in reading.sentences:
        for name in sentence.names:
            if name.kind is NameKind.PERSON:
                said = {"he" if word in MEN else "she" for word in _words_of(sentence, name) if word in MEN | WOMEN}
                found.setdefault(name.text, set()).update(said)
    return {text: told.pop() for text, told in found.items() if len(told) == 1}


def _words_of(sentence: Sentence, name: Name) -> Iterator[str]:
    """Give the title before a name, and what stands beside it between commas or before it ("Her husband, Joe Poe")."""
    parsed = sentence.parsed
    if name.first:
        yield parsed.tokens[name.first - 1].lower.rstrip(".")
    head = parsed.tokens[name.last]
    if head.dep == "appos" and head.head < name.first:
        yield parsed.tokens[head.head].lower
    yield from (child.lower for child in parsed.children(head.index, "appos", "compound"))
