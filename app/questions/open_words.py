"""The words of a sentence that a reader sees, asked for what stands beside one of them."""

from dataclasses import dataclass
from functools import cached_property

from app.facts.syntax import Parsed, Token

# What people die or lose their homes in: a reader who sees one of these knows in what.
CAUSES = frozenset(
    """war fighting clash attack bombing shelling strike airstrike raid battle siege massacre riot uprising unrest
    violence conflict invasion offensive protest flood flooding quake earthquake tsunami storm hurricane cyclone typhoon
    tornado landslide avalanche eruption drought famine fire wildfire blaze heatwave heat crash collision accident
    disaster shipwreck sinking capsizing capsize wreck derailment explosion blast collapse shooting stampede outbreak
    epidemic pandemic disease virus cholera measles malaria ebola polio covid tuberculosis flu influenza""".split()
)


@dataclass(frozen=True)
class Shown:
    """The words shown of a sentence, by their indices, and the words told: of the title and of the lead above it.

    It is `titled` where the title tells what the article is about, as its first words do not.
    """

    parsed: Parsed
    indices: frozenset[int]
    told: frozenset[str]
    titled: bool
    above: frozenset[str] = frozenset()

    def children(self, token: Token, *deps: str) -> list[Token]:
        """Give the words shown that hang on another, of the named kinds only where any is named."""
        return [child for child in self.parsed.children(token.index, *deps) if child.index in self.indices]

    def prepositions(self, token: Token) -> set[str]:
        """Give the prepositions shown that hang on a word."""
        return {child.lower for child in self.children(token, "prep", "agent", "dative", "mark")}

    def below(self, token: Token) -> list[Token]:
        """Give the words shown under another and itself."""
        return [self.parsed.tokens[word] for word in self.parsed.subtree(token.index) if word in self.indices]

    def before(self, token: Token) -> list[Token]:
        """Give the words shown before another."""
        return [self.parsed.tokens[word] for word in sorted(self.indices) if word < token.index]

    @cached_property
    def says_cause(self) -> bool:
        """Say whether any word shown, or told above, names what people die or suffer in."""
        words = [self.parsed.tokens[word] for word in self.indices]
        return bool(CAUSES & self.told) or any({word.lower, word.lemma.lower()} & CAUSES for word in words)
