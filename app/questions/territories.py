"""Lands that have a country's code and no seat among states: who asks for a country does not mean them."""

from app.facts.gazetteer import Country

TERRITORIES = frozenset(
    """AI AS AW AX BL BM BQ CC CK CW CX EH FK FO GF GG GI GL GP GU HK IM IO JE KY MF MO MP MQ MS NC NF NU PF PM PN PR RE
    SH SJ SX TC TK VG VI WF YT""".split()
)


def of_one_standing(one: Country, other: Country) -> bool:
    """Say whether two lands are both states, or both territories of one."""
    return (one.code in TERRITORIES) is (other.code in TERRITORIES)
