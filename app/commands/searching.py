"""The command of the search: write its index anew."""

import click

from app.commands import setting_up
from app.config import Settings


@click.command("search-index")
@click.pass_obj
def search_index(settings: Settings) -> None:
    """Write the search index over all questions anew; it follows every change by itself, so this is for repairs."""
    from app.storage.search_following import follow  # noqa: PLC0415 - only this command needs it
    from app.storage.search_index import rebuild_index  # noqa: PLC0415 - as above

    work = setting_up.open_store(settings)
    with work() as session:
        questions = rebuild_index(session)
    follow(work.engine)
    click.echo(f"{questions} questions can be searched.")
