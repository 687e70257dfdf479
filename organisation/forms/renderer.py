"""Boxes and lists of choices drawn without templates: a filter with thirty names is thirty templates less.

What comes out is what Django's own templates write, to the letter (tests/organisation/test_renderer.py).
"""

from collections.abc import Iterator, Mapping
from typing import Any

from django.forms.renderers import DjangoTemplates
from django.http import HttpRequest
from django.utils.html import conditional_escape
from django.utils.safestring import SafeString

_INPUTS = frozenset(
    f"django/forms/widgets/{name}.html" for name in ("input", "text", "hidden", "number", "email", "password", "date")
)
_SELECT = "django/forms/widgets/select.html"
_OPTION = "django/forms/widgets/select_option.html"


class Renderer(DjangoTemplates):
    """Django's renderer, with a short way for the two widgets that pages are full of."""

    def render(self, template_name: str, context: Mapping[str, Any], request: HttpRequest | None = None) -> str:
        widget = context.get("widget")
        if widget is not None and template_name in _INPUTS:
            return _input(widget)
        if widget is not None and template_name == _SELECT and _is_plain(widget):
            return _select(widget)
        return super().render(template_name, context, request)  # type: ignore[arg-type]


def _is_plain(widget: Mapping[str, Any]) -> bool:
    return all(option["template_name"] == _OPTION for _, options, _ in widget["optgroups"] for option in options)


def _input(widget: Mapping[str, Any]) -> SafeString:
    value = "" if widget["value"] is None else f' value="{_text(widget["value"])}"'
    return SafeString(
        f'<input type="{conditional_escape(widget["type"])}" name="{conditional_escape(widget["name"])}"'
        f"{value}{_attributes(widget['attrs'])}>"
    )


def _select(widget: Mapping[str, Any]) -> SafeString:
    options = "".join(_groups(widget["optgroups"]))
    name = conditional_escape(widget["name"])
    return SafeString(f'<select name="{name}"{_attributes(widget["attrs"])}>{options}\n</select>')


def _groups(groups: list[tuple[Any, list[Mapping[str, Any]], int]]) -> Iterator[str]:
    for name, options, _ in groups:
        if name:
            yield f'\n  <optgroup label="{_text(name)}">'
        for option in options:
            label = conditional_escape(option["label"])
            yield f'\n  <option value="{_text(option["value"])}"{_attributes(option["attrs"])}>{label}</option>\n'
        if name:
            yield "\n  </optgroup>"


def _attributes(given: Mapping[str, Any]) -> str:
    return "".join(
        f" {conditional_escape(name)}" if value is True else f' {conditional_escape(name)}="{_text(value)}"'
        for name, value in given.items()
        if value is not False
    )


def _text(value: Any) -> str:
    """As `stringformat:"s"` has it."""
    return conditional_escape(value if isinstance(value, SafeString) else str(value))
