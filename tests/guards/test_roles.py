"""Rights and roles are whole: each has its sentence, its holder and its use."""

import ast
from collections.abc import Iterator
from pathlib import Path

from organisation.roles import POLICIES, RIGHT_SENTENCES, Right, Role
from tests.guards.code import ROOT, source_files

# Rights whose pages come with a later issue.
NOT_ASKED_YET: dict[Right, str] = {}
WHERE_ROLES_ARE_NAMED = {"organisation/roles.py"}


def test_every_right_has_a_sentence_and_a_holder():
    assert RIGHT_SENTENCES.keys() == set(Right)
    assert set(Right) == set().union(*(policy.rights for policy in POLICIES.values()))


def test_every_role_has_a_policy_with_a_sentence_and_rights():
    assert POLICIES.keys() == set(Role)
    assert all(str(policy.sentence).endswith(".") and policy.rights for policy in POLICIES.values())


def test_every_right_is_asked_somewhere():
    asked = {right for file in source_files() for right in rights_in(file)}
    unused = {right for right in Right if right.name not in asked}
    assert not unused - NOT_ASKED_YET.keys(), (
        f"{sorted(unused - NOT_ASKED_YET.keys())}: nobody asks for it; ask can(…) where the act is, or remove it"
    )
    assert not NOT_ASKED_YET.keys() - unused, (
        f"{sorted(NOT_ASKED_YET.keys() - unused)}: asked now, take it off the list"
    )


def rights_in(file: Path) -> Iterator[str]:
    """The rights a file names, other than where they are given."""
    if str(file.relative_to(ROOT)) in WHERE_ROLES_ARE_NAMED:
        return
    for node in ast.walk(ast.parse(file.read_text(encoding="utf-8"))):
        if isinstance(node, ast.Attribute) and isinstance(node.value, ast.Name) and node.value.id == "Right":
            yield node.attr


def test_no_page_decides_by_flags():
    """`is_superuser` and `is_staff` give nothing: rights come from postings."""
    flagged = [
        f"{file.relative_to(ROOT)}:{node.lineno}"
        for file in source_files("*/views/*.py", "*/services/*.py", "*/api/*.py", "*/workspace/*.py", "*/views.py")
        for node in ast.walk(ast.parse(file.read_text(encoding="utf-8")))
        if isinstance(node, ast.Attribute) and node.attr in ("is_superuser", "is_staff", "has_perm")
    ]
    assert not flagged, f"{flagged}: ask can(staff, Right.X, day=…, branch=…) instead"
