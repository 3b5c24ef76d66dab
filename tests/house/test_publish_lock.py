"""There is one way to publish: nothing but the lock makes a version a published one."""

import ast
from collections.abc import Iterator
from pathlib import Path

import pytest

APP = Path(__file__).parents[2] / "app"
LOCK = "workflows/publish_lock.py"


def calls(tree: ast.AST, name: str) -> Iterator[ast.Call]:
    for node in ast.walk(tree):
        if isinstance(node, ast.Call) and name in {getattr(node.func, "id", ""), getattr(node.func, "attr", "")}:
            yield node


def imports_publish(tree: ast.AST) -> bool:
    found = (node for node in ast.walk(tree) if isinstance(node, ast.ImportFrom) and node.module)
    return any(
        node.module == "app.storage.versions" and any(name.name == "publish" for name in node.names) for node in found
    )


def sets_published(tree: ast.AST) -> bool:
    for node in ast.walk(tree):
        if isinstance(node, ast.Assign) and any(
            isinstance(target, ast.Attribute) and target.attr == "state"
            for one in node.targets
            for target in ast.walk(one)
        ):
            said = {leaf.value for leaf in ast.walk(node.value) if isinstance(leaf, ast.Constant)}
            if "published" in said:
                return True
    return any(
        keyword.arg == "state" and isinstance(keyword.value, ast.Constant) and keyword.value.value == "published"
        for call in calls(tree, "values")
        for keyword in call.keywords
    )


def parsed() -> list[tuple[str, ast.AST]]:
    # Pages cannot write: they know no tables.
    found = [path for path in sorted(APP.rglob("*.py")) if path.relative_to(APP).parts[0] != "web"]
    return [(str(path.relative_to(APP)), ast.parse(path.read_text())) for path in found]


def test_only_the_lock_calls_what_publishes():
    assert [name for name, tree in parsed() if imports_publish(tree)] == [LOCK]


def test_nothing_else_sets_a_version_to_published():
    assert [name for name, tree in parsed() if sets_published(tree)] == ["storage/versions.py"]


@pytest.mark.parametrize(
    ("source", "way"),
    [
        ("from app.storage.versions import contents, publish", imports_publish),
        ("version.state = 'published'", sets_published),
        ("version.state, version.at = 'published', now", sets_published),
        ("session.execute(update(VersionRow).values(state='published'))", sets_published),
    ],
)
def test_a_second_way_would_be_found(source: str, way: object):
    assert way(ast.parse(source))
