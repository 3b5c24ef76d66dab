"""The tables of a class's report, for files."""

from dataclasses import replace

from app.reports.tables import Table
from app.workflows.class_report import ClassReport


def class_tables(report: ClassReport) -> dict[str, Table]:
    """Give the tables of a report by the names of their files; none where it is about no quiz."""
    from app.reports.comparing import heat_table, help_table, question_table  # noqa: PLC0415 - loads numpy

    if report.found is None:
        return {}
    stems = [one.stem for one in report.asked]
    return {
        "map": replace(heat_table(report.found), caption=report.title),
        "help": help_table(report.help),
        "questions": question_table(report.found, stems),
    }
