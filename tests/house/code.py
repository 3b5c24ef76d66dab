"""House rules of Python code. Each check takes a source and gives its faults, one line each."""

import ast
import sys
from collections.abc import Collection, Iterator
from functools import cache
from importlib.metadata import packages_distributions

from packaging.utils import canonicalize_name

MODULE_LINES = 250
FUNCTION_LINES = 25
DATABASE = {"alembic", "flask_alembic", "flask_sqlalchemy_lite", "psycopg", "pysqlite3", "sqlalchemy", "sqlite3"}
UNSAFE_MODULES = {"dill", "marshal", "pickle", "shelve"}
OWN_MODULES = {"app", "tests"}
UNSAFE_CALLS = {"eval", "exec", "from_string", "render_template_string"}

Function = ast.FunctionDef | ast.AsyncFunctionDef


def long_module(source: str) -> list[str]:
    """Find a module that cannot be read in one sitting."""
    lines = len(source.splitlines())
    return [f"{lines} lines, {MODULE_LINES} at most"] if lines > MODULE_LINES else []


def long_functions(source: str) -> list[str]:
    """Find functions whose body, without its docstring, blank lines and comments, is too long."""
    lines = source.splitlines()
    sizes = ((function, _body_lines(function, lines)) for function in _functions(source))
    return [
        f"{function.name}: {size} lines, {FUNCTION_LINES} at most" for function, size in sizes if size > FUNCTION_LINES
    ]


def database_in_web(source: str) -> list[str]:
    """Find imports of a database library, or of the application's database handle."""
    roots = [f"imports {name}" for name in _imported_modules(source) if name.split(".")[0] in DATABASE]
    handle = [f"imports {name}" for name in _imported_names(source) if name == "app.extensions.db"]
    return roots + handle


def unsafe_code(source: str) -> list[str]:
    """Find evaluation of text, templates made from text, and formats that run code when read."""
    modules = [f"imports {name}" for name in _imported_modules(source) if name.split(".")[0] in UNSAFE_MODULES]
    calls = [f"calls {name}" for name in _called(source) if name in UNSAFE_CALLS]
    return modules + calls


def unlocked_imports(source: str, locked: Collection[str]) -> list[str]:
    """Find imports of packages that happen to be installed here but that no lock file brings."""
    roots = {name.split(".")[0] for name in _imported_modules(source)} - sys.stdlib_module_names - OWN_MODULES
    return [f"imports {root}" for root in sorted(roots) if not _packages_of(root) & set(locked)]


def fixtures_called_app(source: str) -> list[str]:
    """Find functions that are, or ask for, a fixture named `app`: pytest-flask acts on that name."""
    return [
        f"{function.name} says `app`"
        for function in _functions(source)
        if function.name == "app" or any(argument.arg == "app" for argument in function.args.args)
    ]


def _packages_of(module: str) -> set[str]:
    return {canonicalize_name(name) for name in _packages().get(module, [])}


_packages = cache(packages_distributions)  # it reads the metadata of everything that is installed


def _body_lines(function: Function, lines: list[str]) -> int:
    body = function.body[1:] if ast.get_docstring(function) is not None else function.body
    if not body:
        return 0
    written = lines[body[0].lineno - 1 : function.end_lineno]
    return sum(bool(line.strip()) and not line.strip().startswith("#") for line in written)


def _functions(source: str) -> list[Function]:
    return [node for node in ast.walk(ast.parse(source)) if isinstance(node, Function)]


def _imported_modules(source: str) -> Iterator[str]:
    for node in ast.walk(ast.parse(source)):
        if isinstance(node, ast.Import):
            yield from (alias.name for alias in node.names)
        elif isinstance(node, ast.ImportFrom) and node.module and not node.level:
            yield node.module


def _imported_names(source: str) -> Iterator[str]:
    for node in ast.walk(ast.parse(source)):
        if isinstance(node, ast.ImportFrom):
            yield from (f"{node.module}.{alias.name}" for alias in node.names)


def _called(source: str) -> Iterator[str]:
    for node in ast.walk(ast.parse(source)):
        if isinstance(node, ast.Call):
            function = node.func
            yield function.attr if isinstance(function, ast.Attribute) else getattr(function, "id", "")
