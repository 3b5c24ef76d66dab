"""Measure generation beside the bare language model: python -m tests.benchmarks.generation [FOLDER] [--most N].

FOLDER holds the articles whose speed is measured (the seeds by default); memory is measured on up to N varied copies of
the seeds' first paragraphs (3,000 by default; 0 leaves it out).
"""

import argparse
import os
import subprocess
import sys
import tempfile
from collections.abc import Callable, Sequence
from pathlib import Path
from time import perf_counter, process_time

from app.articles.cleaning import clean
from app.articles.folder import articles_in
from app.articles.sentences import sentence_bounds
from app.commands.generating import outcomes
from app.config import Settings
from app.facts.brackets import bare
from app.facts.parse import BATCH, load_parser, pipe_of
from app.facts.syntax import Parse, Parsed
from app.questions.generator import generate

SEEDS = Path(__file__).parents[2] / "seeds"
ROUNDS = 5
SHORT = 1500
SIZES = (30, 300, 3000)
SPREAD = 10
BATCHES = 24
LONG_NAME = 7


class Stopwatch:
    """A parser that keeps the seconds (of the processor) and the texts of each call."""

    def __init__(self, parse: Parse) -> None:
        self.parse = parse
        self.calls: list[tuple[float, Sequence[str]]] = []

    def __call__(self, texts: Sequence[str], *, names: bool = True) -> list[Parsed]:
        begun = process_time()
        trees = self.parse(texts, names=names)
        self.calls.append((process_time() - begun, texts))
        return trees


def seconds(work: Callable[[], object]) -> float:
    """Give the processor's seconds of the best of some rounds, which others on the machine disturb least."""
    times: list[float] = []
    for _ in range(ROUNDS):
        begun = process_time()
        work()
        times.append(process_time() - begun)
    return min(times)


def speed(folder: Path, settings: Settings) -> None:
    """Print tokens a second of the bare pipes and of generation on the same sentences, and where the rest goes."""
    sources = [(article, clean(article.raw, article=article.stem)) for article in articles_in(folder)]
    texts = [bare(found.text[start:end]) for _, found in sources for start, end in sentence_bounds(found)]
    models = [settings.model, *([settings.second_model] if settings.agree else [])]
    parse, second = load_parser(settings.model), load_parser(settings.second_model) if settings.agree else None
    watch = Stopwatch(parse)
    tokens = sum(len(tree.tokens) for tree in parse(texts))
    generate(sources, parse=parse, second=second)  # tables and caches are filled once
    whole = seconds(lambda: generate(sources, parse=watch, second=second))
    (first, _), *later = watch.calls[-len(watch.calls) // ROUNDS :]
    again, drafts = sum(spent for spent, _ in later), [text for _, more in later for text in more]
    plain, same = (sum(_piped(texts, model, plain=plain) for model in models) for plain in (True, False))
    more, same_more = (_piped(drafts, models[0], plain=plain) for plain in (True, False))
    print(f"{len(sources)} articles, {tokens} tokens, batches of {BATCH} sentences, {' and '.join(models)}")
    print(f"bare nlp.pipe as spaCy loads it       {tokens / plain:7,.0f} tokens/s")
    print(f"bare nlp.pipe with NumPy's products   {tokens / same:7,.0f} tokens/s")
    print(f"generation                            {tokens / whole:7,.0f} tokens/s")
    print(f"ratio: {plain / whole:.2f} of the first, {same / whole:.2f} of the second (wanted: 0.80)")
    counted = f"{(plain + more) / whole:.2f} and {(same + same_more) / whole:.2f}"
    print(f"with the {len(drafts)} texts of the second parse in the bare pipes as well: {counted}")
    print(f"{whole:.2f} s: first parse {first:.2f}, second {again:.2f}, the rest {whole - first - again:.2f}")


def _piped(texts: Sequence[str], model: str, *, plain: bool) -> float:
    pipe = pipe_of(model, plain=plain)
    pipe(texts)
    return seconds(lambda: pipe(texts))


def processes(folder: Path, settings: Settings) -> None:
    """Print how many times as fast two processes are as one, from the first batch that is done to the last."""
    files = varied(folder, SPREAD * BATCHES)
    one, two = (_rate(files, settings, count) for count in (1, 2))
    print(f"one process {one:.1f} articles/s, two {two:.1f}: {two / one:.2f} times (wanted: 1.70)", flush=True)


def _rate(files: Sequence[Path], settings: Settings, count: int) -> float:
    times: list[float] = []
    for outcome in outcomes(files, settings, scope=SPREAD, processes=count):
        if outcome.complaints:
            sys.exit(f"Generation failed: {outcome.complaints}")
        if outcome.lines:
            times.append(perf_counter())
    # When the first batch is done, those of the other processes nearly are.
    return SPREAD * (len(times) - count) / (times[-1] - times[0])


def memory(folder: Path, most: int) -> None:
    """Print the peak memory of `citewell generate` on more and more articles."""
    for size in (size for size in SIZES if size <= most):
        files = [str(path) for path in varied(folder, size)]
        command = [sys.executable, "-m", "app.cli", "generate", *files]
        begun = perf_counter()
        child = subprocess.Popen(command, stdout=subprocess.DEVNULL)
        _, status, usage = os.wait4(child.pid, 0)
        child.returncode = os.waitstatus_to_exitcode(status)
        if child.returncode:
            sys.exit(f"citewell generate ended with {child.returncode}")
        print(f"{size:5} articles: {usage.ru_maxrss / 1024:.0f} MB at most, {perf_counter() - begun:.0f} s", flush=True)


def varied(folder: Path, count: int) -> list[Path]:
    """Write copies of the seeds' beginnings, each with other spellings of its longer names."""
    sources = [article.raw[:SHORT] for article in articles_in(SEEDS)]
    folder.mkdir(exist_ok=True)
    paths = [folder / f"copy{number:05}.txt" for number in range(count)]
    for number, path in enumerate(paths):
        if not path.exists():
            path.write_text(_vary(sources[number % len(sources)], number // len(sources)), encoding="utf-8")
    return paths


def _vary(text: str, copy: int) -> str:
    words = text.split(" ")
    tail = "".join(chr(ord("a") + int(digit)) for digit in str(copy))
    changed = (word.isalpha() and word.istitle() and len(word) >= LONG_NAME for word in words)
    return " ".join(f"{word}{tail}" if change else word for word, change in zip(words, changed, strict=True))


def main() -> None:
    """Measure and print."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("folder", nargs="?", type=Path, default=SEEDS)
    parser.add_argument("--most", type=int, default=SIZES[-1])
    given = parser.parse_args()
    settings = Settings()
    speed(given.folder, settings)
    with tempfile.TemporaryDirectory() as folder:
        processes(Path(folder), settings)
        memory(Path(folder), given.most)


if __name__ == "__main__":
    main()
