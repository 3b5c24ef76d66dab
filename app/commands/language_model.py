"""A language model as a writer: what it is asked, what came of it, and the line that says so at the end."""

from collections import Counter
from collections.abc import Iterable, Sequence
from dataclasses import dataclass, field
from functools import cache

from app.commands.chat_endpoint import ChatEndpoint, NoAnswer
from app.config import Settings
from app.facts.reading import Library, Reading
from app.questions.draft import Generated
from app.questions.model_answer import UnreadableAnswer
from app.questions.prompt import RULES, prompts
from app.questions.writer import Written, is_written
from app.questions.written import written_in

PATIENCE = 3
NOT_CHOSEN = "asking what another question asks"


@dataclass
class LanguageModel:
    """Asks a model for candidates on each article; after three failures in a row it is asked no more."""

    endpoint: ChatEndpoint
    offered: int = 0
    refused: Counter[str] = field(default_factory=Counter[str])
    failed: Counter[str] = field(default_factory=Counter[str])

    def __call__(self, reading: Reading, library: Library) -> Sequence[Written]:
        """Give the candidates that have their place in the article; nothing that the model does is raised."""
        found: list[Written] = []
        for prompt in prompts(reading):
            if self.endpoint.in_a_row >= PATIENCE:
                break
            try:
                said = self.endpoint.ask(RULES, prompt)
                answer = written_in(said, reading, library, model=self.endpoint.model)
            except (NoAnswer, UnreadableAnswer) as error:
                self.failed[str(error)] += 1
                self.endpoint.in_a_row = PATIENCE if getattr(error, "lasting", False) else self.endpoint.in_a_row + 1
                continue
            self.endpoint.in_a_row = 0
            self.offered += len(answer.written) + len(answer.refused)
            self.refused.update(answer.refused)
            found += answer.written
        return found

    def summary(self, generated: Generated) -> str:
        """Say in one line how many candidates came, how many were dropped and why, and which calls failed."""
        reasons = self.refused + Counter(names[0] for draft, names in generated.dropped if is_written(draft))
        kept = sum(is_written(draft) for draft in generated.drafts)
        unchosen = self.offered - kept - reasons.total()
        reasons += Counter({NOT_CHOSEN: unchosen})
        said = f"The language model {self.endpoint.model} gave {self.offered} candidates, {reasons.total()} dropped"
        said += f": {_counted(reasons)}." if reasons else "."
        if self.failed:
            said += f" {self.failed.total()} calls failed: {_counted(self.failed)}."
        return said + (" It was not asked further." if self.endpoint.in_a_row >= PATIENCE else "")


def language_model(settings: Settings) -> LanguageModel:
    """Give the model that the settings name."""
    return LanguageModel(
        _endpoint(settings.llm_url, settings.llm_model, settings.llm_key, settings.llm_timeout, settings.llm_calls)
    )


@cache
def _endpoint(url: str, model: str, key: str, timeout: float, calls: int) -> ChatEndpoint:
    """Give one endpoint for a whole process: its limit and its failures hold for all batches of files."""
    return ChatEndpoint(url, model, key, timeout, calls)


def _counted(reasons: Counter[str]) -> str:
    ordered: Iterable[tuple[str, int]] = sorted(reasons.items(), key=lambda item: (-item[1], item[0]))
    return ", ".join(f"{reason} ({count})" for reason, count in ordered)
