"""Nouns that take up a narrower one: "the exports ... this trade", "a ferry ... the vessel"."""

# Each broader noun with the narrower ones that it can stand for. Lemmas, in small letters.
BROADER: dict[str, frozenset[str]] = {
    broader: frozenset(narrower.split())
    for broader, narrower in (
        ("trade", "export import"),
        ("flow", "export import trade"),
        ("vessel", "ship boat ferry tanker freighter trawler yacht cruiser frigate submarine"),
        ("ship", "ferry tanker freighter trawler cruiser frigate vessel"),
        ("boat", "ferry trawler yacht dinghy vessel"),
        ("vehicle", "car lorry truck bus van tram tank motorcycle ambulance"),
        ("aircraft", "plane jet helicopter bomber fighter drone airliner"),
        ("plane", "jet bomber airliner aircraft"),
        ("weapon", "missile gun rifle rocket bomb shell mine drone"),
        ("crop", "wheat maize rice soy barley cotton coffee"),
        ("building", "house church school hospital palace museum hotel tower"),
        ("payment", "fee fine salary pension bonus"),
    )
}


def takes_up(broader: str, narrower: str) -> bool:
    """Say whether one noun can stand for another that was named before it."""
    return narrower in BROADER.get(broader, frozenset())
