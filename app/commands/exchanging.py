"""The commands that write questions to a file and bring them in from one."""

import sys
from contextlib import suppress
from pathlib import Path

import click

from app.commands import setting_up
from app.config import Settings
from app.interchange.formats import FORMATS
from app.interchange.items import UnreadableFile
from app.storage.unit_of_work import UnitOfWork
from app.workflows import import_questions as imports
from app.workflows import jobs
from app.workflows.export_questions import published_file
from app.workflows.problems import Problem
from app.workflows.run_job import run_by
from app.workflows.store_import import prepare_import

FILE = click.Path(exists=True, dir_okay=False, path_type=Path)
NAMES = click.Choice(list(FORMATS))
LEASE = 3600.0


@click.command()
@click.option("--format", "form", type=NAMES, default="jsonl", show_default=True)
@click.option("--output", type=click.Path(dir_okay=False, path_type=Path), help="A file to write; else it is printed.")
@click.pass_obj
def export(settings: Settings, form: str, output: Path | None) -> None:
    """Print the published questions of the database."""
    content = published_file(setting_up.open_store(settings), form)
    if output is not None:
        output.write_bytes(content)
        return
    click.echo(content, nl=False)


@click.command("import-questions")
@click.argument("file", type=FILE)
@click.option("--owner", required=True, help="The e-mail address of the teacher whose drafts they become.")
@click.option("--dry-run", is_flag=True, help="Only say what would become of each question.")
@click.option("--format", "form", type=NAMES, help="By default found by the content.")
@click.option("--article", default="", help="The article that is meant where a citation names none.")
@click.pass_obj
def import_questions(
    settings: Settings, file: Path, owner: str, form: str | None, article: str, *, dry_run: bool
) -> None:
    """Bring questions in from FILE as drafts, all that are not dropped or none; exit code 1 where that fails."""
    work = setting_up.open_store(settings)
    upload = imports.Upload(file.read_bytes(), file.name, form or "", article)
    try:
        owner_id = imports.teacher_called(work, owner)
        looked = imports.begin_import(work, upload, owner_id=owner_id, put=lambda _: None, lease=LEASE)
        page = _done(work, looked, owner_id)
        for line in imports.import_lines(work, looked, owner_id=owner_id):
            for sentence in line.said:
                click.echo(f"{line.where}: {sentence}", err=True)
        if dry_run or not page.to_store:
            imports.cancel_import(work, looked, owner_id=owner_id)
        else:
            stored = imports.store_import(work, looked, owner_id=owner_id, put=lambda _: None, lease=LEASE)
            page = _done(work, stored, owner_id)
    except (UnreadableFile, Problem) as problem:
        raise click.ClickException(str(problem)) from None
    did = "Would store" if dry_run else "Stored"
    counts = page.counts
    click.echo(
        f"{did} {counts['new']} new questions and {counts['version']} new versions; "
        f"{counts['here']} already here, {counts['dropped']} dropped, {counts['uncited']} without a citation."
    )


def _done(work: UnitOfWork, public_id: str, owner_id: int) -> imports.ImportPage:
    """Do the job here where it was not done at once, and give what it gave; exit code 1 where it failed."""
    held = jobs.claim(work, public_id, lease=LEASE)
    if held is not None:
        try:
            run_by(work, held, prepare_import, lease=LEASE)
        except KeyboardInterrupt:
            with suppress(Problem):
                imports.cancel_import(work, public_id, owner_id=owner_id)
            jobs.stop(work, held)
            raise
    page = imports.import_page(work, public_id, owner_id=owner_id)
    if page.state != "done":
        click.echo(page.message, err=True)
        sys.exit(1)
    return page
