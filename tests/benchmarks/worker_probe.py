"""Measures one web worker in a process of its own: imports, memory, queries, bytes. Prints one line of JSON."""

import json
import re
import resource
import sys
import time

HEAVY = ("spacy", "numpy", "scipy", "lemminflect", "thinc")
PAGES = 50


def main() -> None:
    begun = time.perf_counter()
    from app import create_app  # noqa: PLC0415 - the import is what is measured

    site = create_app()
    seconds = time.perf_counter() - begun

    from sqlalchemy import event  # noqa: PLC0415 - after the measurement

    from app.storage.unit_of_work import UnitOfWork  # noqa: PLC0415 - after the measurement

    work: UnitOfWork = site.extensions["citewell.work"]
    asked: list[str] = []
    event.listen(work.engine, "before_cursor_execute", lambda *told: asked.append(told[2]))
    client = site.test_client()
    home = client.get("/").text
    slug = re.findall(r'href="/quiz/([\w-]+)"', home)[0]
    token = re.findall(r'name="csrf_token"[^>]*value="([^"]+)"', client.get(f"/quiz/{slug}").text)[0]
    place = client.post(f"/quiz/{slug}/start", data={"csrf_token": token}).location
    asked.clear()
    page = client.get(place)
    page_queries = queries(asked)
    token = re.findall(r'name="csrf_token"[^>]*value="([^"]+)"', page.text)[0]
    asked.clear()
    client.post(place, data={"csrf_token": token, "choice": "0", "text": "x", "go": "next"})
    save_queries = queries(asked)
    for _ in range(PAGES):
        client.get(place)
    print(
        json.dumps(
            {
                "import_seconds": seconds,
                "megabytes": resource.getrusage(resource.RUSAGE_SELF).ru_maxrss / 1024,
                "heavy": [name for name in HEAVY if name in sys.modules],
                "page_kilobytes": len(page.data) / 1000,
                "page_queries": page_queries,
                "save_queries": save_queries,
            }
        )
    )


def queries(asked: list[str]) -> int:
    return sum(not statement.startswith("BEGIN") for statement in asked)


if __name__ == "__main__":
    main()
