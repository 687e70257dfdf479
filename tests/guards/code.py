"""What the guards look at: the apps of this project, their files, their pages."""

import re
from collections.abc import Callable, Iterator
from dataclasses import dataclass, field
from pathlib import Path
from typing import Any

from django.apps import apps
from django.db.models import Model
from django.urls import URLPattern, URLResolver, get_resolver

ROOT = Path(__file__).parents[2]
APPS = ("organisation", "leads", "referrals", "performance", "branchsales")
SAMPLES = {"int": "1", "slug": "x", "str": "x", "path": "x", "uuid": "00000000-0000-4000-8000-000000000000"}
_CONVERTER = re.compile(r"<(?:(?P<kind>\w+):)?\w+>")
_GROUP = re.compile(r"\(\?P<\w+>(?:[^()]|\([^()]*\))*\)")


def own_models() -> list[type[Model]]:
    """The models of this project."""
    models = [model for label in APPS for model in apps.get_app_config(label).get_models()]
    return [model for model in models if not model.__module__.startswith("tests.")]  # a test may make its own


def source_files(*patterns: str) -> Iterator[Path]:
    """The product's Python files, without migrations; all of them, or those whose path in the house matches."""
    for label in APPS:
        for file in sorted((ROOT / label).rglob("*.py")):
            inside = file.relative_to(ROOT)
            if "migrations" not in inside.parts and (not patterns or any(inside.match(one) for one in patterns)):
                yield file


@dataclass(frozen=True)
class Page:
    """A URL with its name, its view, and an address that leads there."""

    name: str
    address: str
    view: Callable[..., Any] = field(compare=False)

    @property
    def asks_for_sign_in(self) -> bool:
        """By the middleware, or, for an API view, by its own permissions."""
        api = getattr(self.view, "cls", None)
        if api is not None and hasattr(api, "permission_classes"):
            return bool(api.permission_classes) and not any(
                permission.__name__ == "AllowAny" for permission in api.permission_classes
            )
        return bool(getattr(self.view, "login_required", True))


def pages() -> list[Page]:
    """Every URL of the project."""
    return list(_walk(get_resolver(), "/", ""))


def _walk(resolver: URLResolver, before: str, namespace: str) -> Iterator[Page]:
    for one in resolver.url_patterns:
        address = before + _sample(str(one.pattern))
        if isinstance(one, URLResolver):
            inner = f"{namespace}{one.namespace}:" if one.namespace else namespace
            yield from _walk(one, address, inner)
        elif isinstance(one, URLPattern):
            yield Page(f"{namespace}{one.name or address}", address, one.callback)


def _sample(route: str) -> str:
    """An address of the route: `leads/<int:lead_id>/` becomes `leads/1/`."""
    if route.startswith("^"):
        return re.sub(r"\\([./-])", r"\1", _GROUP.sub("1", route.lstrip("^").rstrip("$").removesuffix("\\Z")))
    return _CONVERTER.sub(lambda found: SAMPLES[found["kind"] or "str"], route)
