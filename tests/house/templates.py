"""House rules of templates. Each check takes a template's source and gives its faults, one line each."""

import re

from jinja2 import Environment, StrictUndefined, TemplateNotFound, TemplateSyntaxError
from jinja2.meta import find_referenced_templates

COMMENT = re.compile(r"\{#.*?#\}|<!--.*?-->", re.DOTALL)
JINJA = re.compile(r"\{\{.*?\}\}|\{%.*?%\}", re.DOTALL)
IN_HTML = {
    "a script written in the page": re.compile(r"<script\b(?![^>]*\ssrc\s*=)", re.IGNORECASE),
    "a style sheet written in the page": re.compile(r"<style\b", re.IGNORECASE),
    "a style attribute": re.compile(r"<[^>]*\sstyle\s*=", re.IGNORECASE),
    "an event attribute": re.compile(r"<[^>]*\son[a-z]+\s*=", re.IGNORECASE),
    "a javascript: address": re.compile(r"javascript:", re.IGNORECASE),
    "a request to another site": re.compile(
        r"<(?!a\b)[^>]*\s(?:src|href|action)\s*=\s*[\"']?(?:https?:)?//", re.IGNORECASE
    ),
}
IN_JINJA = {
    "a style attribute": re.compile(r"[(,\s'\"]style['\"]?\s*[=:]"),
    "an event attribute": re.compile(
        r"[(,\s'\"]on(?:click|change|input|submit|load|error|focus|blur|key\w+|mouse\w+)['\"]?\s*[=:]"
    ),
    "the safe filter": re.compile(r"\|\s*safe\b"),
}


def inline_code(source: str) -> list[str]:
    """Find what the Content-Security-Policy would block, and text that escapes escaping."""
    source = COMMENT.sub("", source)
    html, jinja = JINJA.sub("", source), "\n".join(JINJA.findall(source))
    found = [name for name, pattern in IN_HTML.items() if pattern.search(html)]
    return found + [name for name, pattern in IN_JINJA.items() if pattern.search(jinja)]


def uncompilable(environment: Environment, source: str) -> list[str]:
    """Find syntax errors, unknown filters and tests, and references to templates that do not exist."""
    try:
        environment.compile(source)
    except TemplateSyntaxError as error:
        return [f"line {error.lineno}: {error.message}"]
    names = find_referenced_templates(environment.parse(source))
    return [f"there is no {name}" for name in names if name and not _exists(environment, name)]


def _exists(environment: Environment, name: str) -> bool:
    try:
        environment.get_or_select_template(name)
    except TemplateNotFound:
        return False
    except TemplateSyntaxError:
        pass  # reported where it stands
    return True


def lenient(environment: Environment) -> list[str]:
    """Find an environment in which a missing name would print as nothing."""
    strict = issubclass(environment.undefined, StrictUndefined)
    return [] if strict else [f"undefined is {environment.undefined.__name__}, not StrictUndefined"]
