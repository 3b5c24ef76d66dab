"""Questions of any number of text files: in batches, as they come, in one process or several."""

import multiprocessing
import signal
from collections import deque
from collections.abc import Iterator, Sequence
from concurrent.futures import Future, ProcessPoolExecutor
from concurrent.futures.process import BrokenProcessPool
from dataclasses import dataclass
from pathlib import Path
from typing import Self

from app.articles.cleaning import clean
from app.articles.folder import read_article
from app.articles.prose import doubt_about
from app.articles.readers import UnreadableArticle
from app.commands.setting_up import Source, run_generator
from app.config import Settings
from app.workflows.export_questions import export_drafts

AHEAD = 2
Files = tuple[Path, ...]


@dataclass(frozen=True)
class Outcome:
    """What a batch gave: lines to print, and sentences that say of which files nothing came, and why."""

    lines: tuple[str, ...] = ()
    complaints: tuple[str, ...] = ()


def outcomes(files: Sequence[Path], settings: Settings, *, scope: int, processes: int) -> Iterator[Outcome]:
    """Generate questions of files, each checked against the `scope` files of its batch, in the order of the files.

    With several processes, each loads its own models; a batch that fails is an outcome too. What is held at a time
    does not grow with the number of files.
    """
    # A citation names its article by the file's stem.
    known: dict[str, Path] = {}
    doubles = [file for file in files if known.setdefault(file.stem, file) != file]
    yield Outcome(
        complaints=tuple(
            f"{file} was left out: {known[file.stem]} has the same name. Give one of them another." for file in doubles
        )
    )
    left = list(known.values())
    batches = [tuple(left[at : at + scope]) for at in range(0, len(left), scope)]
    if processes == 1 or len(batches) < 2:  # noqa: PLR2004 - one batch is one process's work
        yield from (outcome_of(batch, settings) for batch in batches)
    else:
        yield from _in_processes(batches, settings, processes)


def outcome_of(files: Files, settings: Settings) -> Outcome:
    """Generate questions of one batch; whatever goes wrong is told in its complaints."""
    sources: list[Source] = []
    complaints: list[str] = []
    for file in files:
        try:
            article = read_article(file)
        except (UnreadableArticle, OSError) as error:
            complaints.append(str(error))
            continue
        rendition = clean(article.raw, article=article.stem)
        doubt = doubt_about(rendition)
        if doubt:
            complaints.append(f"{file.name}: {doubt}")
        else:
            sources.append((article, rendition))
    try:
        lines = tuple(export_drafts(run_generator(sources, settings).drafts)) if sources else ()
    except Exception as error:  # noqa: BLE001 - one batch of hundreds must not cost the others
        return Outcome(complaints=(*complaints, _failed(files, f"{type(error).__name__}: {error}")))
    return Outcome(lines, tuple(complaints))


def _failed(files: Files, why: str) -> str:
    return f"No questions from {files[0].name} to {files[-1].name} ({len(files)} files): {why}."


def _in_processes(batches: Sequence[Files], settings: Settings, processes: int) -> Iterator[Outcome]:
    waiting = deque(batches)
    while waiting:
        done = 0
        with _Workers(processes) as workers:
            try:
                for outcome in workers.in_order(waiting, settings):
                    done += 1
                    yield outcome
            except BrokenProcessPool:
                pass
        for _ in range(done):
            waiting.popleft()
        if waiting:
            yield _alone(waiting.popleft(), settings)


def _alone(files: Files, settings: Settings) -> Outcome:
    """Try a batch again in a process of its own, after a process died while it was one of several."""
    with _Workers(1) as workers:
        try:
            return next(workers.in_order([files], settings))
        except BrokenProcessPool:
            return Outcome(complaints=(_failed(files, "the process that worked on them was ended"),))


class _Workers:
    """Processes that end with the block, whatever ends it: Ctrl-C and a reader that goes away too."""

    def __init__(self, processes: int) -> None:
        # Spawned: a fork would share the threads and locks of the libraries that the parent has loaded.
        context = multiprocessing.get_context("spawn")
        self.processes = processes
        self.pool = ProcessPoolExecutor(processes, mp_context=context, initializer=_leave_signals_to_parent)

    def __enter__(self) -> Self:
        return self

    def __exit__(self, *_: object) -> None:
        self.pool.shutdown(wait=False, cancel_futures=True)
        for process in multiprocessing.active_children():
            process.terminate()

    def in_order(self, batches: Sequence[Files], settings: Settings) -> Iterator[Outcome]:
        """Give each batch's outcome in order; only a few batches are under way or waiting to be taken."""
        running: deque[Future[Outcome]] = deque()
        for files in batches:
            running.append(self.pool.submit(outcome_of, files, settings))
            if len(running) >= AHEAD * self.processes:
                yield running.popleft().result()
        while running:
            yield running.popleft().result()


def _leave_signals_to_parent() -> None:
    signal.signal(signal.SIGINT, signal.SIG_IGN)
