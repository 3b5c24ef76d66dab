"""Measuring the questions: `citewell evaluate`, its blind sheets, and reading them back."""

from collections.abc import Sequence
from dataclasses import dataclass
from pathlib import Path
from time import process_time

from app.articles.cleaning import clean
from app.articles.folder import articles_in
from app.commands.evaluation_json import measures_json
from app.commands.evaluation_tables import question_tables
from app.commands.printing import say, show, tell
from app.commands.reading_back import read_back
from app.commands.setting_up import Source, run_generator
from app.config import Settings
from app.interchange.blind_sheet import answers_csv, sheet_csv
from app.questions.planting import blind_items
from app.questions.readers_list import ListedFact, read_list
from app.reports.generation import measures
from app.workflows.evaluate_questions import Run, Speed, evaluate_questions, grounds_of

LIST = "readers_list.toml"


class CannotEvaluate(ValueError):
    """What was asked cannot be done; the message says why and what to do."""


@dataclass(frozen=True)
class Options:
    """What the command line says, by the names of its options."""

    apart: bool
    list_file: Path | None
    form: str
    sheet: Path | None
    seed: int
    most: int | None
    read_back: bool
    planted: Path | None

    @property
    def answers(self) -> Path | None:
        """Give the file beside the sheet that says what is planted."""
        return self.sheet.with_suffix(".planted.csv") if self.sheet else None


def run(paths: Sequence[Path], settings: Settings, options: Options) -> bool:
    """Do what the command line says; False where a judge's pass is void. Raises CannotEvaluate or BrokenSheet."""
    if not options.read_back:
        if len(paths) > 1 or not paths[0].is_dir():
            msg = f"{paths[-1]} is not one folder of articles. To read judges' sheets, add --read-back."
            raise CannotEvaluate(msg)
        evaluate(paths[0], settings, options)
        return True
    if options.planted is None:
        msg = "Say with --planted which .planted.csv was written beside the sheets."
        raise CannotEvaluate(msg)
    if folder := next((path for path in paths if path.is_dir()), None):
        msg = f"{folder} is a folder. Name the sheets that the judges filled in."
        raise CannotEvaluate(msg)
    return read_back(paths, options.planted, as_json=options.form == "json")


def evaluate(folder: Path, settings: Settings, options: Options) -> None:
    """Generate questions from a folder's articles and print their figures; write a blind sheet where one is wished."""
    _can_write(options)
    listed = _listed(folder, options.list_file)
    sources = _sources(folder)
    # The language library takes a second to import: reading sheets back does without it.
    from app.facts.parse import BATCH, bare_pipe  # noqa: PLC0415 - see above

    made = evaluate_questions(
        sources,
        generate=lambda batch: run_generator(batch, settings),
        warm_up=lambda batch: run_generator(batch, settings.model_copy(update={"llm_url": ""})),
        bare=bare_pipe(settings.model),
        clock=process_time,  # what else runs on the machine must not count
        apart=options.apart,
    )
    measured = measures(made.generated, {article.stem: text for article, text in sources}, listed=listed)
    if options.form == "json":
        say(measures_json(measured, made.speed))
    else:
        show(question_tables(measured))
        say(_speed(made.speed, settings.model, BATCH))
    if options.sheet and options.answers:
        _write_sheet(options.sheet, options.answers, made, sources, options)


def _sources(folder: Path) -> list[Source]:
    try:
        articles = articles_in(folder)
    except ValueError as error:  # of an article or of the articles.toml; both say what to do
        raise CannotEvaluate(str(error)) from error
    if not articles:
        msg = f"There is no .txt file in {folder}. Name a folder of articles in plain text."
        raise CannotEvaluate(msg)
    return [(article, clean(article.raw, article=article.stem)) for article in articles]


def _listed(folder: Path, list_file: Path | None) -> Sequence[ListedFact] | None:
    found = list_file or (folder / LIST if (folder / LIST).exists() else None)
    try:
        return read_list(found) if found else None
    except ValueError as error:  # it names the file and the entry
        raise CannotEvaluate(str(error)) from error


def _can_write(options: Options) -> None:
    if options.sheet and not options.sheet.parent.is_dir():
        msg = f"There is no folder {options.sheet.parent} to write the sheet into. Make it first."
        raise CannotEvaluate(msg)
    there = next((path for path in (options.sheet, options.answers) if path and path.exists()), None)
    if there:
        msg = f"{there} is there already, and a judge may have filled it in. Move it away or choose another name."
        raise CannotEvaluate(msg)


def _write_sheet(sheet: Path, answers: Path, made: Run, sources: Sequence[Source], options: Options) -> None:
    grounds = grounds_of(made, sources)
    items = blind_items(made.drafts, grounds, seed=options.seed, most=options.most)
    planted = sum(bool(item.listed.planted) for item in items)
    if not planted:
        msg = f"No sheet is written: of {len(items)} questions none is spoilt. Evaluate more articles at once."
        raise CannotEvaluate(msg)
    sheet.write_bytes(sheet_csv(items, grounds.texts).encode())
    answers.write_bytes(answers_csv(items).encode())
    tell(f"{sheet}: {len(items)} items, {planted} of them planted. Keep {answers} from the judges.")


def _speed(speed: Speed, model: str, batch: int) -> str:
    return (
        f"{speed.tokens:,} tokens: {speed.tokens / speed.seconds:,.0f} a second of one core in generation, "
        f"{speed.tokens / speed.bare_seconds:,.0f} in the bare nlp.pipe of {model} (batches of {batch}): "
        f"{speed.ratio:.2f} of it."
    )
