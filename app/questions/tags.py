"""Topic tags from general word lists."""

import re

TOPICS = """
attendance: attend attended attending attendance parade guest guests participate participated participation
    presence ceremony
security: military base bases army troops soldiers security weapon weapons missile defence defense police
    attack nato treaty
war: war invasion offensive battle aggression conflict bomb bombing strike drone
migration: migrant migrants migration immigrant immigrants refugee refugees remittances mobilization asylum
trade: trade export exports import imports sanctions goods partner union customs tariff market
economy: economy economic gdp investment growth budget bank tax wages salary salaries price prices income
    money cost costs company
diplomacy: president presidents minister met meeting summit visit visited ambassador talks invitation embassy
    treaty
politics: government parliament election vote party minister law policy campaign senator congress
history: century empire anniversary soviet victory founded ancient historical history
health: health disease patients hospital doctor doctors medical cancer drug drugs smoking exercise sleep
science: scientists researchers study university research experiment brain brains species
education: school schools students student teachers education pupils university college
environment: climate pollution emissions environment wildlife ocean species oil energy carbon
culture: art artist film music book novel museum painting festival song
technology: internet online computer software phone phones technology app website data
crime: police court crime murder prison gang gangs judge jail violence
sport: sport football olympic team match athlete athletes race fitness
"""
_ROWS = (row.split(": ") for row in re.split(r"\n(?! )", TOPICS.strip()))
_WORDS = {tag: frozenset(words.split()) for tag, words in _ROWS}
MOST = 3


def tags_of(text: str) -> tuple[str, ...]:
    """Give up to three topics of a text, the best attested first."""
    words = set(re.findall(r"[a-z]+", text.lower()))
    counted = {tag: len(words & listed) for tag, listed in _WORDS.items()}
    return tuple(sorted((tag for tag, hits in counted.items() if hits), key=lambda tag: (-counted[tag], tag))[:MOST])
