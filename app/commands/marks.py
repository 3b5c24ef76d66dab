"""The commands of marks: prove a downloaded result, and finish judging answers again."""

import sys
from pathlib import Path

import click

from app.commands import setting_up
from app.config import Settings


@click.command()
@click.argument("file", type=click.Path(exists=True, dir_okay=False, path_type=Path))
def prove(file: Path) -> None:
    """Prove a downloaded result from its file alone, without a database; exit code 1 where anything fails."""
    # Its tables are for this command only.
    from app.commands.proving import prove_file  # noqa: PLC0415 - see above
    from app.interchange.json_values import BrokenDocument  # noqa: PLC0415 - see above

    try:
        proved = prove_file(file)
    except BrokenDocument as error:
        msg = f"Not proved: {error}."
        raise click.ClickException(msg) from None
    if not proved:
        sys.exit(1)


@click.command()
@click.pass_obj
def regrade(settings: Settings) -> None:
    """Finish judging answers again where a run was killed; it changes nothing that is done."""
    from app.workflows.regrade import finish_regrades  # noqa: PLC0415 - only this command needs it

    click.echo(f"{finish_regrades(setting_up.open_store(settings))} attempts judged again.")
