"""The `citewell` command."""

import os
import sys
from pathlib import Path
from typing import Any

import click

from app.articles.cleaning import clean
from app.articles.folder import read_article
from app.articles.prose import doubt_about
from app.articles.readers import UnreadableArticle, read_text
from app.commands import exchanging, marks, searching, setting_up
from app.commands.calibrating import calibrate
from app.commands.stats import stats
from app.commands.sweeping import sweep_once
from app.config import Settings, WrongSetting, read_settings
from app.workflows.import_article import StemTaken, import_article
from app.workflows.verify_passages import verify_passages

FILE = click.Path(exists=True, dir_okay=False, path_type=Path)
JSONL = click.Choice(["jsonl"])


class Commands(click.Group):
    """A group whose commands answer with a sentence where the database, a setting or a file is wrong."""

    def invoke(self, ctx: click.Context) -> object:
        """Run a command; what a person can mend is said in one line."""
        try:
            return super().invoke(ctx)
        except (WrongSetting, setting_up.NotSetUp, UnreadableArticle) as error:
            raise click.ClickException(str(error)) from None


@click.group(cls=Commands)
@click.pass_context
def main(context: click.Context) -> None:
    """Citewell: a fact-check quiz in which every answer shows its source."""
    context.obj = read_settings()


@main.command()
@click.pass_obj
def init(settings: Settings) -> None:
    """Make the instance folder and bring the database up to date."""
    setting_up.make_store(settings)
    click.echo(f"The database is ready: {settings.database_label}")


@main.command("import")
@click.argument("files", nargs=-1, required=True, type=FILE)
@click.pass_obj
def import_(settings: Settings, files: tuple[Path, ...]) -> None:
    """Import articles from text files; one that cannot be read stops none of the others."""
    work = setting_up.open_store(settings)
    failed = 0
    for file in files:
        try:
            article = read_article(file)
            done = import_article(work, article, visibility="public")
            click.echo(f"{done.stem}: {'imported' if done.is_new else 'known already'}")
            if doubt := doubt_about(clean(article.raw, article=article.stem)):
                click.echo(f"{done.stem}: {doubt}", err=True)
        except (UnreadableArticle, StemTaken) as error:
            failed += 1
            click.echo(str(error), err=True)
    if failed:
        sys.exit(1)


@main.command()
@click.argument("files", nargs=-1, type=FILE)
@click.option("--format", "form", type=JSONL, help="How to print the questions of FILES.")
@click.option("--scope", default=30, show_default=True, type=click.IntRange(min=1), help="Files checked together.")
@click.option("--processes", default=1, show_default=True, type=click.IntRange(1, 64), help="Each with its own models.")
@click.pass_obj
def generate(settings: Settings, files: tuple[Path, ...], form: str | None, *, scope: int, processes: int) -> None:
    """Generate questions: of the database's articles, or of FILES to standard output, without a database."""
    if not files:
        report = setting_up.generate_all(setting_up.open_store(settings), settings, visibility="public")
        click.echo(f"{report.new} new questions, {report.published} published, {report.known} known already.")
        return
    del form  # one format so far, and it is the default
    # Its processes are for this command only.
    from app.commands.generating import outcomes  # noqa: PLC0415 - see above

    failed = False
    for outcome in outcomes(files, settings, scope=scope, processes=processes):
        for line in outcome.lines:
            click.echo(line)
        for complaint in outcome.complaints:
            failed = True
            click.echo(complaint, err=True)
    if failed:
        sys.exit(1)


@main.command()
@click.pass_obj
def verify(settings: Settings) -> None:
    """Check every stored passage against its rendition and the raw text."""
    found = verify_passages(setting_up.open_store(settings))
    for sentence in found.fallen:
        click.echo(sentence, err=True)
    standing = found.passages - len(found.fallen)
    click.echo(f"{standing} of {found.passages} passages stand, in {found.articles} articles.")
    if found.fallen:
        sys.exit(1)


@main.command()
@click.argument("file", type=FILE)
def text(file: Path) -> None:
    """Print the cleaned text of an article."""
    raw = read_text(file.read_bytes(), name=file.name)
    click.echo(clean(raw, article=file.stem).text)


@main.command()
@click.argument("paths", nargs=-1, required=True, type=click.Path(exists=True, path_type=Path))
@click.option("--apart", is_flag=True, help="Check each article alone, not all as one library.")
@click.option("--list", "list_file", type=FILE, help="A reader's list; by default readers_list.toml in the folder.")
@click.option("--format", "form", type=click.Choice(["text", "json"]), default="text", show_default=True)
@click.option("--sheet", type=click.Path(dir_okay=False, path_type=Path), help="Write a blind sheet for judges.")
@click.option("--seed", default=1, show_default=True, help="The order of the sheet and what is planted.")
@click.option("--most", type=click.IntRange(min=1), help="How many real questions the sheet holds at most.")
@click.option("--read-back", is_flag=True, help="PATHS are judges' sheets: work out what they say.")
@click.option("--planted", type=FILE, help="The .planted.csv of the sheets that are read back.")
@click.pass_obj
def evaluate(settings: Settings, paths: tuple[Path, ...], **options: Any) -> None:
    """Measure the questions on a folder of articles, or read judges' sheets back.

    A pass that caught under nine in ten of the planted flaws is void: exit code 1.
    """
    # Its tables and figures are for this command only.
    from app.commands import evaluating  # noqa: PLC0415 - see above
    from app.interchange.judged_sheet import BrokenSheet  # noqa: PLC0415 - see above

    try:
        stands = evaluating.run(paths, settings, evaluating.Options(**options))
    except (evaluating.CannotEvaluate, BrokenSheet) as error:
        raise click.ClickException(str(error)) from None
    if not stands:
        sys.exit(1)


@main.command()
@click.option("--format", "form", type=click.Choice(["text", "csv", "json"]), default="text", show_default=True)
@click.pass_obj
def rejections(settings: Settings, form: str) -> None:
    """Count why reviewers rejected questions, by the generator's rule, most first."""
    # Its tables are for this command only.
    from app.commands.rejections import print_rejections  # noqa: PLC0415 - see above

    print_rejections(setting_up.open_store(settings), form)


@main.command("teacher-link")
@click.option("--role", type=click.Choice(["teacher", "admin"]), default="teacher", show_default=True)
@click.pass_obj
def teacher_link(settings: Settings, role: str) -> None:
    """Make a one-time link to a teacher's account."""
    click.echo(setting_up.teacher_link(setting_up.open_store(settings), settings.address, role=role))


@main.command()
@click.pass_obj
def prepare(settings: Settings) -> None:
    """Set up what is missing: database, articles, questions, ready quizzes."""
    setting_up.set_up(setting_up.make_store(settings), settings)


@main.command()
@click.option("--welcome", is_flag=True, help="Print a one-time link where there is no teacher yet.")
@click.pass_obj
def serve(settings: Settings, *, welcome: bool) -> None:
    """Serve the pages; Ctrl-C ends it."""
    from app.server import Server  # noqa: PLC0415 - only this command needs the web

    work = setting_up.open_store(settings)
    link = setting_up.first_link(work, settings.address) if welcome else None
    work.engine.dispose()

    def ready() -> None:
        if link:
            click.echo(f"The first teacher's account, once, within 7 days:  {link}")
        click.echo(f"Citewell is open:  {settings.address}")

    Server(settings, ready).run()


@main.command()
@click.pass_obj
def run(settings: Settings) -> None:
    """Do what `prepare` does, then serve and work: what `make run` calls; Ctrl-C ends both."""
    setting_up.set_up(setting_up.make_store(settings), settings)
    # A fresh process: the language library must not stay in the memory of one that only watches.
    os.execv(sys.executable, [sys.executable, "-m", "app.cli", "both"])  # noqa: S606 - our own command


@main.command(hidden=True)
def both() -> None:
    """Serve and work until one of them is to end."""
    from app.commands.supervising import Supervisor  # noqa: PLC0415 - only this command starts others

    sys.exit(Supervisor(web=("serve", "--welcome"), worker=("work",)).run())


main.add_command(sweep_once)


@main.command()
@click.pass_obj
def work(settings: Settings) -> None:
    """Do the language jobs that teachers ask for; Ctrl-C ends it."""
    # The queue and the language library are for this command only.
    from app.commands.worker import work_on  # noqa: PLC0415 - see above

    work_on(settings, lambda: click.echo("The language worker is ready."))


main.add_command(exchanging.export)
main.add_command(exchanging.import_questions)
main.add_command(marks.prove)
main.add_command(marks.regrade)
main.add_command(stats)
main.add_command(calibrate)
main.add_command(searching.search_index)


if __name__ == "__main__":
    main()
