"""Setting up an installation: database, articles, questions, ready quizzes, the first teacher's link."""

from collections.abc import Callable, Iterator, Sequence
from contextlib import contextmanager
from multiprocessing import parent_process
from pathlib import Path
from typing import TYPE_CHECKING

from rich.console import Console
from rich.progress import BarColumn, Progress, SpinnerColumn, TextColumn, TimeElapsedColumn
from sqlalchemy import make_url

from app.articles.folder import read_article
from app.articles.manifest import MANIFEST, read_manifest
from app.articles.text import Article, Rendition
from app.config import Settings
from app.questions.draft import Generated
from app.quizzes.ready import read_ready_quizzes
from app.storage.articles import current_renditions
from app.storage.engines import make_engine
from app.storage.migrate import is_current, upgrade
from app.storage.people import ensure_roles, has_teacher
from app.storage.search_following import follow
from app.storage.search_index import index_questions, missing_from_index
from app.storage.unit_of_work import UnitOfWork
from app.storage.versions import published_versions
from app.workflows.generate_questions import GenerationReport, generate_questions
from app.workflows.import_article import Imported, import_article
from app.workflows.make_ready_quizzes import make_ready_quizzes
from app.workflows.open_account import make_invitation

CONSOLE = Console(stderr=True)
Source = tuple[Article, Rendition]

if TYPE_CHECKING:
    from app.commands.language_model import LanguageModel


class NotSetUp(ValueError):
    """The database is not there, or its schema is of another version."""


def open_store(settings: Settings) -> UnitOfWork:
    """Open the database that the settings name; raises NotSetUp with what to do first."""
    embedded = Path(make_url(settings.database).database or "") if not settings.database_url else None
    work = UnitOfWork(make_engine(settings.database))
    if (embedded and not embedded.exists()) or not is_current(work.engine):
        msg = f"The database {settings.database_label} is not set up for this version. Run `citewell init` first."
        raise NotSetUp(msg)
    return work


def make_store(settings: Settings) -> UnitOfWork:
    """Open the database that the settings name, made and brought up to date where it is not."""
    if not settings.database_url:
        settings.instance_dir.mkdir(parents=True, exist_ok=True)
    work = UnitOfWork(make_engine(settings.database))
    upgrade(work.engine)
    with work() as session:
        ensure_roles(session)
        # Questions that were stored before there was a search.
        index_questions(session, missing_from_index(session))
    follow(work.engine)
    return work


def import_seeds(work: UnitOfWork, folder: Path) -> list[Imported]:
    """Import the articles that a folder's articles.toml describes, open to all readers."""
    paths = [folder / f"{record.file}.txt" for record in read_manifest(folder / MANIFEST)]
    return [import_article(work, read_article(path), visibility="public") for path in paths]


@contextmanager
def progress_bar() -> Iterator[Callable[[str, int, int], None]]:
    """Give a function (step, done, total) that moves a bar on the terminal."""
    columns = (SpinnerColumn(), TextColumn("{task.description}"), BarColumn(), TimeElapsedColumn())
    # Where nobody watches, a bar leaves empty lines; those of several processes would overwrite each other.
    shown = CONSOLE.is_terminal and parent_process() is None
    with Progress(*columns, console=CONSOLE, transient=True, disable=not shown) as bar:
        tasks: dict[str, object] = {}

        def move(step: str, done: int, total: int) -> None:
            if step not in tasks:
                tasks[step] = bar.add_task(step, total=total)
            bar.update(tasks[step], completed=done, total=total)  # pyright: ignore[reportArgumentType]

        yield move


def run_generator(sources: Sequence[Source], settings: Settings) -> Generated:
    """Generate questions from articles with the models that the settings name, under a progress bar."""
    # The language library takes a second to import and half a gigabyte to run: only this command pays for it.
    from app.facts.parse import load_parser  # noqa: PLC0415 - see above
    from app.questions.generator import generate  # noqa: PLC0415 - see above

    with progress_bar() as move:
        move("Loading the language model", 0, 1)
        parse = load_parser(settings.model)
        move("Loading the language model", 1, 1)
        second = load_parser(settings.second_model) if settings.agree else None
        writer = _writer(settings)
        generated = generate(sources, parse=parse, progress=move, writer=writer, second=second)
    if writer:
        CONSOLE.print(writer.summary(generated), highlight=False, markup=False, soft_wrap=True)
    return generated


def _writer(settings: Settings) -> "LanguageModel | None":
    """Give the language model that the settings name; without one, nothing of it is even loaded."""
    if not settings.llm_url:
        return None
    from app.commands.language_model import language_model  # noqa: PLC0415 - see above

    return language_model(settings)


def generate_all(work: UnitOfWork, settings: Settings, *, visibility: str) -> GenerationReport:
    """Generate questions from every article of the database."""
    return generate_questions(work, lambda sources: run_generator(sources, settings), visibility=visibility)


def set_up(work: UnitOfWork, settings: Settings) -> None:
    """Do what a first start needs and a later one has: articles, questions, quizzes."""
    with work.reading() as session:
        has_articles, has_questions = bool(current_renditions(session)), bool(published_versions(session))
    if not has_articles:
        imported = import_seeds(work, settings.seeds_dir)
        CONSOLE.print(f"Imported {len(imported)} articles.")
    if not has_questions:
        report = generate_all(work, settings, visibility="public")
        CONSOLE.print(f"Published {report.published} questions; {report.new - report.published} wait for review.")
    made = make_ready_quizzes(work, read_ready_quizzes(settings.seeds_dir / "quizzes.toml"))
    if made:
        CONSOLE.print(f"Made {made} quizzes.")


def first_link(work: UnitOfWork, base_url: str) -> str | None:
    """Give a one-time link for the first teacher's account, or None where there is a teacher."""
    with work.reading() as session:
        if has_teacher(session):
            return None
    return teacher_link(work, base_url)


def teacher_link(work: UnitOfWork, base_url: str, *, role: str = "teacher") -> str:
    """Make a one-time link to an account."""
    return f"{base_url}/welcome/{make_invitation(work, role)}"
