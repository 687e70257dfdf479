"""Nobody reaches a fact but through `visible_to`: it exists on every model of facts, and views use nothing else."""

import ast
import inspect
from pathlib import Path

import pytest
from django.db.models import Model

from tests.guards.code import ROOT, own_models, source_files

# Models without a `visible_to`, and why nobody is harmed.
OPEN_TO_STAFF = {
    "organisation.Branch": "the tree of the organisation is known to everybody who works in it",
    "organisation.Staff": "colleagues are known by name; what they did is told by facts and figures, which are guarded",
    "organisation.Posting": "who works where in which role is known to everybody",
    "organisation.AccessRecord": "read by the auditor, who holds READ_AUDIT_TRAIL; own sign-ins by everybody",
    "organisation.Submission": "a form's token; read by its sender alone, through organisation.submissions.once",
    "leads.LeadParticipant": "says who sees a lead; read only through the lead",
    "leads.Product": "what the bank sells",
    "referrals.SplitRule": "the agreed ratios are known to everybody whom they concern",
    "performance.DailyFigure": "figures; boards and summaries are given by unit, through READ_BOARDS",
    "performance.PeriodTotal": "figures; boards and summaries are given by unit, through READ_BOARDS",
    "performance.RankSnapshot": "figures; boards and summaries are given by unit, through READ_BOARDS",
}
# Places in views that may use a guarded model's manager otherwise: (file, model) and why.
OTHER_DOORS: dict[tuple[str, str], str] = {}

VIEWS = ("*/views/*.py", "*/views.py", "*/api/*.py", "*/api.py", "*/workspace/*.py")
LOOKUPS = ("get_object_or_404", "get_list_or_404")


def guarded() -> dict[str, type[Model]]:
    return {model.__name__: model for model in own_models() if hasattr(model._default_manager, "visible_to")}


def test_every_model_has_a_door_or_a_reason_why_it_needs_none():
    without = {model._meta.label for model in own_models() if not hasattr(model._default_manager, "visible_to")}
    unexplained = without - OPEN_TO_STAFF.keys()
    assert not unexplained, (
        f"{sorted(unexplained)}: give the model's QuerySet a visible_to(staff, *, day), "
        "or list the model in OPEN_TO_STAFF with the reason why everybody may read it"
    )
    assert not OPEN_TO_STAFF.keys() - without, "listed in OPEN_TO_STAFF, but it has a visible_to now or is gone"


@pytest.mark.parametrize("model", guarded().values(), ids=lambda model: model.__name__)
def test_every_door_asks_who_and_when(model):
    assert list(inspect.signature(model._default_manager.visible_to).parameters) == ["staff", "day"]


def test_views_reach_facts_through_their_door_only():
    found = {
        (str(file.relative_to(ROOT)), model): line
        for file in source_files(*VIEWS)
        for model, line in bare_uses(file, guarded().keys())
    }
    unexplained = {
        f"{file}:{line} {model}" for (file, model), line in found.items() if (file, model) not in OTHER_DOORS
    }
    assert not unexplained, f"{sorted(unexplained)}: write Model.objects.visible_to(request.user, day=…) instead"
    assert not OTHER_DOORS.keys() - found.keys(), "listed in OTHER_DOORS, but not there any more"


def bare_uses(file: Path, models: object) -> list[tuple[str, int]]:
    """Where the manager of a guarded model is used without `visible_to`, or the model given to a shortcut."""
    return uses_in(ast.parse(file.read_text(encoding="utf-8")), set(models))  # type: ignore[call-overload]


def uses_in(tree: ast.AST, models: set[str]) -> list[tuple[str, int]]:
    behind_door = {
        id(node.value) for node in ast.walk(tree) if isinstance(node, ast.Attribute) and node.attr == "visible_to"
    }
    found = []
    for node in ast.walk(tree):
        if isinstance(node, ast.Attribute) and node.attr in ("objects", "_default_manager", "_base_manager"):
            if isinstance(node.value, ast.Name) and node.value.id in models and id(node) not in behind_door:
                found.append((node.value.id, node.lineno))
        elif isinstance(node, ast.Call) and isinstance(node.func, ast.Name) and node.func.id in LOOKUPS:
            first = node.args[0] if node.args else None
            if isinstance(first, ast.Name) and first.id in models:
                found.append((first.id, node.lineno))
    return found


@pytest.mark.parametrize(
    ("code", "is_bare"),
    [
        ("Lead.objects.get(pk=1)", True),
        ("Lead.objects.filter(pk=pk).first()", True),
        ("get_object_or_404(Lead, pk=pk)", True),
        ("get_object_or_404(Lead.objects.select_related('owner'), pk=pk)", True),
        ("Lead.objects.visible_to(staff, day=day).get(pk=1)", False),
        ("get_object_or_404(Lead.objects.visible_to(staff, day=day), pk=pk)", False),
        ("Product.objects.get(code=code)", False),
    ],
)
def test_the_guard_sees_what_it_should(code, is_bare):
    assert bool(uses_in(ast.parse(code), {"Lead"})) is is_bare
