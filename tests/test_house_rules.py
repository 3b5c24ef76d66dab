"""The house rules hold everywhere, and each check catches what it is there for."""

import tomllib
from collections.abc import Callable, Iterable
from pathlib import Path

import pytest
from flask import Flask
from jinja2 import DictLoader, Environment, StrictUndefined, Undefined

from app import create_app
from app.config import Settings
from tests.house import code, templates, texts

ROOT = Path(__file__).parents[1]
README = ROOT / "README.md"
TEXTS = {".cfg", ".css", ".html", ".ini", ".js", ".json", ".mako", ".md", ".py", ".toml", ".txt", ".yaml", ".yml", ""}
LOCKS = ("requirements.txt", "requirements-dev.txt")
OF_THE_TESTS = {"REQUIRE_POSTGRES"}  # named CITEWELL_ like the settings, but read by the tests only


def python(*folders: str) -> list[Path]:
    return sorted(path for folder in folders for path in (ROOT / folder).rglob("*.py"))


def project_texts() -> list[Path]:
    """List what is in the repository and can be read, articles apart: they are quoted as they came."""
    top = [path for path in ROOT.iterdir() if path.is_file()]
    below = [path for name in ("app", "tests", "migrations", ".ci") for path in (ROOT / name).rglob("*")]
    return [path for path in top + below if path.is_file() and path.suffix in TEXTS and "vendor" not in path.parts]


def faults(check: Callable[[str], list[str]], paths: Iterable[Path]) -> list[str]:
    found = [(path.relative_to(ROOT), fault) for path in paths for fault in check(path.read_text(encoding="utf-8"))]
    return [f"{path}: {fault}" for path, fault in found]


def expect_none(found: list[str]) -> None:
    assert not found, "\n".join(["", *found])


@pytest.fixture(scope="module")
def served(tmp_path_factory: pytest.TempPathFactory) -> Flask:
    """Give the site on a database that nobody asks."""
    folder = tmp_path_factory.mktemp("served")
    url = f"sqlite:///{folder / 'citewell.db'}"
    return create_app(
        Settings(database_url=url, secret_key="a secret that only the tests know", instance_dir=folder, testing=True)
    )


@pytest.mark.parametrize(
    ("check", "folders"),
    [
        (code.long_module, ["app"]),
        (code.long_functions, ["app"]),
        (code.unsafe_code, ["app", "migrations"]),
    ],
)
def test_code_keeps_the_house_rules(check: Callable[[str], list[str]], folders: list[str]):
    assert python(*folders)
    expect_none(faults(check, python(*folders)))


def test_only_the_wiring_of_the_web_sees_the_database():
    pages = [path for path in python("app/web") if path.name != "wiring.py"]
    expect_none(faults(code.database_in_web, pages))


def test_only_browser_tests_have_a_fixture_called_app():
    others = [path for path in python("tests") if ROOT / "tests" / "e2e" not in path.parents]
    expect_none(faults(code.fixtures_called_app, others))


def test_templates_keep_the_house_rules(served: Flask):
    pages = sorted((ROOT / "app").rglob("*.html"))
    assert pages
    expect_none(faults(templates.inline_code, pages))
    expect_none(faults(lambda source: templates.uncompilable(served.jinja_env, source), pages))
    expect_none(templates.lenient(served.jinja_env))


def test_the_readme_tells_every_route(served: Flask):
    routes = {(rule.rule, rule.endpoint) for rule in served.url_map.iter_rules()}
    expect_none(texts.routes_not_told(routes, README.read_text(encoding="utf-8")))


def test_the_readme_tells_every_setting():
    readme = README.read_text(encoding="utf-8")
    expect_none(texts.settings_not_told({*Settings.model_fields, *OF_THE_TESTS}, readme))


def test_no_text_names_a_path_of_one_machine():
    expect_none(faults(texts.machine_paths, project_texts()))


@pytest.mark.parametrize("name", LOCKS)
def test_lock_files_name_no_place_and_hash_everything(name: str):
    expect_none(texts.lock_faults((ROOT / name).read_text(encoding="utf-8")))


def test_lock_files_hold_what_the_project_asks_for():
    project = tomllib.loads((ROOT / "pyproject.toml").read_text(encoding="utf-8"))
    run, tests = ((ROOT / name).read_text(encoding="utf-8") for name in LOCKS)
    pins = [f"{name}=={version}" for name, version in texts.pins(run)]
    expect_none(texts.not_locked(project["project"]["dependencies"], run))
    expect_none(texts.not_locked([*project["dependency-groups"]["dev"], *pins], tests))


@pytest.mark.parametrize(("lock", "folders"), [(LOCKS[0], ["app", "migrations"]), (LOCKS[1], ["tests"])])
def test_what_is_imported_is_locked(lock: str, folders: list[str]):
    locked = {name for name, _ in texts.pins((ROOT / lock).read_text(encoding="utf-8"))}
    expect_none(faults(lambda source: code.unlocked_imports(source, locked), python(*folders)))


@pytest.mark.parametrize(
    ("check", "bad", "good"),
    [
        (code.long_module, "\n" * 251, "\n" * 250),
        (
            code.long_functions,
            "def f():\n" + "    a = 1\n" * 26,
            'def f():\n    """Words."""\n\n    # why\n' + "    a = 1\n" * 25,
        ),
        (
            code.database_in_web,
            "def f():\n    from sqlalchemy.orm import Session",
            "from app.workflows import take_quiz",
        ),
        (code.database_in_web, "from app.extensions import db", "from app.extensions import csrf"),
        (code.unsafe_code, "import pickle", "import json"),
        (code.unsafe_code, "from marshal import loads", "from json import loads"),
        (code.unsafe_code, "x = eval('1')", "x = evaluate('1')"),
        (code.unsafe_code, "x = flask.render_template_string(words)", "x = flask.render_template(name)"),
        (code.fixtures_called_app, "def test_page(app): ...", "def test_page(site): ..."),
        (code.fixtures_called_app, "@fixture\ndef app(): ...", "@fixture\ndef site(): ..."),
        (templates.inline_code, "<script>go()</script>", '<script src="{{ url }}" defer></script>'),
        (templates.inline_code, "<style>p {}</style>", '<link rel="stylesheet" href="{{ url }}">'),
        (templates.inline_code, '<p class="a" style="color: red">', '<p class="style">'),
        (templates.inline_code, "{{ field(style='color: red') }}", "{{ field(class='style') }}"),
        (templates.inline_code, '<a {% if a > b %}x{% endif %} onclick="go()">', "{# no onclick= here #}"),
        (templates.inline_code, "{{ field(onchange='go()') }}", "{% set one = 1 %}"),
        (templates.inline_code, '<a href="javascript:go()">', '<a href="https://example.org">'),
        (templates.inline_code, '<img src="//example.org/a.png">', '<img src="/a.png">'),
        (templates.inline_code, "{{ words | safe }}", "{{ words }}"),
        (texts.machine_paths, "see /{}/main/app".format("work"), "see https://example.org/home/ada/1"),
        (texts.machine_paths, "HOME=/{}/.cache".format("root"), "the folder app/web/"),
        (texts.lock_faults, "flask==3 \\\n    --hash=sha256:0\nrich==1\n", "flask==3 \\\n    --hash=sha256:0\n"),
        (texts.lock_faults, "--index-url x\nflask==3 \\\n    --hash=sha256:0\n", "flask==3 \\\n    --hash=sha256:0\n"),
        (texts.lock_faults, "", "flask[async]==3 ; python_version < '3.12' \\\n    --hash=sha256:0\n"),
    ],
)
def test_a_check_catches_the_bad_and_passes_the_good(check: Callable[[str], list[str]], bad: str, good: str):
    assert check(bad)
    assert check(good) == []


def test_templates_that_cannot_be_compiled_are_caught():
    environment = Environment(autoescape=True, loader=DictLoader({"base.html": ""}))
    assert templates.uncompilable(environment, "{% if x %}")
    assert templates.uncompilable(environment, "{% extends 'bass.html' %}")
    assert templates.uncompilable(environment, "{% extends 'base.html' %}") == []
    assert templates.uncompilable(environment, "{{ x | nonsense }}")
    assert templates.uncompilable(environment, "{{ x | upper }}") == []


def test_an_environment_that_forgives_missing_names_is_caught():
    assert templates.lenient(Environment(autoescape=True, undefined=Undefined))
    assert templates.lenient(Environment(autoescape=True, undefined=StrictUndefined)) == []


def test_routes_missing_from_the_readme_or_too_many_in_it_are_caught():
    row = "| `/quiz/<int:quiz_id>` | `quiz.start` | begins a quiz |\n"
    assert texts.routes_not_told([("/quiz/<int:quiz_id>", "quiz.start")], row) == []
    assert texts.routes_not_told([("/", "quiz.home")], row) == [
        "add: | `/` | `quiz.home` |",
        "remove: | `/quiz/<int:quiz_id>` | `quiz.start` |",
    ]


def test_settings_missing_from_the_readme_or_too_many_in_it_are_caught():
    assert texts.settings_not_told(["port"], "| `CITEWELL_PORT` | where |") == []
    assert texts.settings_not_told(["port"], "| `CITEWELL_HOST=x` | where |") == [
        "add: `CITEWELL_PORT`",
        "remove: `CITEWELL_HOST`",
    ]


def test_a_requirement_that_is_not_locked_is_caught():
    lock = "flask-wtf==1.3.0 ; python_version < '3.12' \\\n    --hash=sha256:0\n"
    assert texts.not_locked(["Flask_WTF>=1.2"], lock) == []
    assert texts.not_locked(["flask-wtf>=2", "rich"], lock) == ["run make lock: flask-wtf>=2", "run make lock: rich"]


def test_an_import_of_what_is_not_locked_is_caught():
    source = "import json\nimport flask\nimport yaml\nfrom app.facts import fact\nfrom . import here"
    assert code.unlocked_imports(source, {"flask"}) == ["imports yaml"]
    assert code.unlocked_imports(source, {"flask", "pyyaml"}) == []
