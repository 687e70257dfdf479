"""The whole policy as one page of text, drawn from where it is decided: docs/access.md."""

from collections.abc import Iterator

from django.apps import apps
from django.utils.translation import override

from organisation.roles import POLICIES, RIGHT_SENTENCES, Right, Role

HEAD = """\
# Who may do what, and who sees what

Written by `manage.py access_table` from `organisation/roles.py` and the `visible_to` of each model. Do not edit: change
the policy there, then run `manage.py access_table > docs/access.md`.

Rights come from the postings of the day. A posting holds for its unit and everything below it; somebody with two
postings holds the rights of both. A superuser holds none. Nobody approves, reviews or posts themselves.
"""


def access_markdown() -> str:
    """Roles, rights and visibility in English, as Markdown."""
    with override("en"):
        sections = (HEAD, "\n".join(_roles()), "\n".join(_rights()), "\n".join(_visibility()))
        return "\n".join(f"{section.rstrip()}\n" for section in sections)


def _roles() -> Iterator[str]:
    yield "## Roles\n"
    for role in Role:
        yield f"- **{role.label}**: {POLICIES[role].sentence}"


def _rights() -> Iterator[str]:
    yield "## Rights\n"
    yield f"| right | {' | '.join(str(role.label) for role in Role)} |"
    yield f"|---|{':-:|' * len(Role)}"
    for right in Right:
        marks = ("yes" if right in POLICIES[role].rights else "" for role in Role)
        yield f"| `{right}`: {RIGHT_SENTENCES[right]} | {' | '.join(marks)} |"


def _visibility() -> Iterator[str]:
    """The sentence of each `visible_to`, the only door to the facts."""
    yield "## Facts, and who sees them\n"
    for model in apps.get_models():
        door = getattr(model._default_manager, "visible_to", None)
        if door is not None:
            first = (door.__doc__ or "").strip().split("\n\n")[0]
            yield f"- **{model._meta.object_name}**: {' '.join(first.split())}"
