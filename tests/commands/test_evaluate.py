"""`citewell evaluate` in its own process: on the seeds, on sheets that judges filled in, and on what it cannot take."""

import csv
import io
import json
import subprocess
from collections.abc import Callable
from dataclasses import dataclass
from pathlib import Path

import pytest

from app.articles.cleaning import clean
from app.questions.judgement import POINTS
from tests.commands.test_cli import SEEDS, citewell

Verdict = Callable[[dict[str, str]], str]


@dataclass(frozen=True)
class Evaluated:
    """What one run on the seeds printed, and the files that it wrote."""

    figures: dict
    sheet: Path
    planted: Path

    @property
    def rows(self) -> list[dict[str, str]]:
        return list(csv.DictReader(io.StringIO(self.sheet.read_text("utf-8-sig"), newline="")))

    @property
    def flaws(self) -> dict[str, str]:
        rows = csv.DictReader(io.StringIO(self.planted.read_text("utf-8-sig"), newline=""))
        return {row["id"]: row["planted"] for row in rows}

    def judged(self, path: Path, no_on: Callable[[str], bool]) -> Path:
        """Write the sheet as a judge fills it in: `no_on` says on which ids the key is not proved."""
        with path.open("w", encoding="utf-8", newline="") as file:
            writer = csv.DictWriter(file, self.rows[0])
            writer.writeheader()
            for row in self.rows:
                verdicts = dict.fromkeys(POINTS, "yes") | {"key_proved": "no" if no_on(row["id"]) else "yes"}
                writer.writerow(row | verdicts)
        return path


@pytest.fixture(scope="module")
def evaluated(tmp_path_factory: pytest.TempPathFactory) -> Evaluated:
    folder = tmp_path_factory.mktemp("evaluated")
    listed = Path(__file__).parents[1] / "quality" / "readers_list.toml"
    options = ("--format", "json", "--list", listed, "--sheet", folder / "sheet.csv")
    done = citewell("evaluate", SEEDS, *options, instance=folder / "none")
    assert done.returncode == 0, done.stderr
    assert not (folder / "none").exists()  # it needs no database
    return Evaluated(json.loads(done.stdout), folder / "sheet.csv", folder / "sheet.planted.csv")


def read_back(evaluated: Evaluated, *sheets: Path, form: str = "json") -> subprocess.CompletedProcess[str]:
    options = ("--read-back", *sheets, "--planted", evaluated.planted, "--format", form)
    return citewell("evaluate", *options, instance=sheets[0].parent / "none")


def test_every_article_has_its_figures_and_they_add_up(evaluated: Evaluated):
    articles, total = evaluated.figures["articles"], evaluated.figures["total"]
    assert set(articles) == {path.stem for path in SEEDS.glob("*.txt")}
    assert sum(made["questions"] for made in articles.values()) == total["questions"] > 30
    assert sum(total["types"].values()) == total["questions"]
    assert 0 < total["cited"]["count"] < total["cited"]["n"]
    assert 0 < total["listed"]["asked"] < total["listed"]["listed"]


def test_flaws_balance_and_speed_are_told(evaluated: Evaluated):
    figures = evaluated.figures
    assert figures["published"] == {}  # a fatal flaw is never published
    assert sum(figures["dropped"].values()) >= figures["drafts_dropped"] > 0
    assert sum(figures["verdicts"].values()) == figures["total"]["types"]["claim"]
    assert sum(figures["key_places"].values()) == figures["total"]["types"]["single"]
    assert figures["same_stem"] == []
    assert figures["speed"]["tokens"] > 4000
    assert figures["speed"]["ratio"] > 0


def test_the_sheet_holds_every_question_and_one_planted_in_five(evaluated: Evaluated):
    planted = [flaw for flaw in evaluated.flaws.values() if flaw]
    real = evaluated.figures["total"]["questions"]
    assert [row["id"] for row in evaluated.rows if row["id"] not in evaluated.flaws] == []
    assert len(evaluated.rows) == len(evaluated.flaws) == real + len(planted)
    assert len(planted) == round(real / 4)
    assert len(set(planted)) >= 6


def test_the_sheet_shows_each_articles_whole_cleaned_text(evaluated: Evaluated):
    texts = {path.stem: clean(path.read_bytes().decode(), article=path.stem).text for path in SEEDS.glob("*.txt")}
    assert all(texts[row["article"]] in row["text"] for row in evaluated.rows)


def test_careful_judges_give_acceptance_agreement_and_exit_code_0(evaluated: Evaluated, tmp_path: Path):
    real = [row["id"] for row in evaluated.rows if not evaluated.flaws[row["id"]]]
    one = evaluated.judged(tmp_path / "one.csv", lambda item: bool(evaluated.flaws[item]) or item == real[0])
    two = evaluated.judged(tmp_path / "two.csv", lambda item: bool(evaluated.flaws[item]) or item == real[1])
    done = read_back(evaluated, one, two)
    assert done.returncode == 0, done.stderr
    told = json.loads(done.stdout)
    assert (told["accepted"]["count"], told["accepted"]["n"]) == (len(real) - 2, len(real))
    assert told["accepted"]["low"] < told["accepted"]["share"] < told["accepted"]["high"]
    assert [judge["judge"] for judge in told["judges"]] == ["one", "two"]
    assert told["agreement"][0]["share"]["count"] == len(real) - 2
    assert told["agreement"][0]["kappa"] < 0


def test_a_judge_who_says_yes_to_everything_is_void_with_exit_code_1(evaluated: Evaluated, tmp_path: Path):
    asleep = evaluated.judged(tmp_path / "asleep.csv", lambda _: False)
    done = read_back(evaluated, asleep, form="text")
    assert done.returncode == 1
    assert "The pass of asleep is void: it caught 0 of" in done.stderr
    assert "there is no acceptance" in done.stderr


def test_people_get_tables(evaluated: Evaluated, tmp_path: Path):
    careful = evaluated.judged(tmp_path / "careful.csv", lambda item: bool(evaluated.flaws[item]))
    shown = read_back(evaluated, careful, form="text").stdout
    assert "Accepted on all six points" in shown
    assert "(100 %)" in shown


def test_a_broken_sheet_names_file_and_line(evaluated: Evaluated, tmp_path: Path):
    done = read_back(evaluated, evaluated.sheet)  # as it was written, nothing filled in
    assert done.returncode == 1
    assert f"{evaluated.sheet}, line 2: the column “grammatical” is empty. Write yes or no." in done.stderr


@pytest.mark.parametrize(
    ("arguments", "message"),
    [
        (("{empty}",), "There is no .txt file in"),
        (("{file}",), "add --read-back"),
        (("--read-back", "{file}"), "Say with --planted"),
        (("{empty}", "--list", "{file}"), "is no TOML"),
        (("{empty}", "--sheet", "{empty}/no/sheet.csv"), "There is no folder"),
        (("{empty}", "--sheet", "{file}"), "is there already, and a judge may have filled it in"),
    ],
    ids=["no article", "no folder", "no answers", "no list", "nowhere", "sheet there"],
)
def test_what_cannot_be_done_is_said_with_what_to_do(arguments: tuple[str, ...], message: str, tmp_path: Path):
    (tmp_path / "empty").mkdir()
    file = tmp_path / "file.csv"
    file.write_text("neither one nor the other", encoding="utf-8")
    given = [argument.format(empty=tmp_path / "empty", file=file) for argument in arguments]
    done = citewell("evaluate", *given, instance=tmp_path / "none")
    assert done.returncode == 1
    assert message in done.stderr
    assert "Traceback" not in done.stderr


def test_apart_checks_each_article_alone(tmp_path: Path):
    (tmp_path / "two").mkdir()
    # As one library, the second article would be the first one's evidence and ask nothing anew.
    for name in ("one", "two"):
        (tmp_path / "two" / f"{name}.txt").write_bytes((SEEDS / "003_b30972b71ef85d05.txt").read_bytes())
    apart = citewell("evaluate", tmp_path / "two", "--apart", "--format", "json", instance=tmp_path / "none")
    figures = json.loads(apart.stdout)
    one, two = figures["articles"]["one"], figures["articles"]["two"]
    assert one["types"] == two["types"] != {}
    assert len(figures["same_stem"]) >= one["questions"] - 1
