"""How long a teacher waits: seconds from pressing the button to the first stored question of a 900-word article."""

import tempfile
import time
from dataclasses import replace
from pathlib import Path

from app import create_app
from app.articles.folder import read_article
from app.commands.setting_up import make_store
from app.config import PROJECT, Settings
from app.workflows.import_article import import_article
from app.workflows.jobs import job_page
from tests.faults.worker_killed import LONGEST, stems_on, working
from tests.web.desk import signed_in

WORDS = 900
TIMES = 5


def an_article(number: int) -> str:
    """Give the first 900 words of one of the project's longer articles, by whole paragraphs, with a mark of its own."""
    raw = read_article(min((PROJECT / "seeds").glob("001*.txt"))).raw
    kept, words = [], 0
    for paragraph in raw.split("\n\n"):
        words += len(paragraph.split())
        if words > WORDS:
            break
        kept.append(paragraph)
    return "\n\n".join([*kept, f"Copy {number}."])


def main() -> None:
    with tempfile.TemporaryDirectory() as name:
        settings = Settings(instance_dir=Path(name), testing=True)
        work = make_store(settings)
        site = create_app(settings)
        teacher = signed_in(site)
        seed = read_article(min((PROJECT / "seeds").glob("001*.txt")))
        waited, counts = [], []
        with working(Path(name)):
            for number in range(TIMES):
                raw, stem = an_article(number), f"copy-{number}"
                import_article(work, replace(seed, stem=stem, raw=raw), owner_id=teacher.id)
                began = time.monotonic()
                address = teacher.post(f"/teaching/articles/{stem}/generate", seen="/teaching").headers["Location"]
                job = address.rsplit("/", 1)[1]
                while not stems_on(work, job) and time.monotonic() - began < LONGEST:
                    time.sleep(0.02)
                waited.append(time.monotonic() - began)
                counts.append(len(job_page(work, job).found.get("new", ())))
        site.extensions["citewell.work"].engine.dispose()
        work.engine.dispose()
    shown = ", ".join(f"{seconds:.2f}" for seconds in waited)
    print(f"{len(an_article(0).split())} words; from POST to the first stored question: {shown} s; questions: {counts}")


if __name__ == "__main__":
    main()
