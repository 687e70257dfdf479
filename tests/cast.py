"""The fixed cast of the tests: a small bank whose people are called by name.

                                    总行 HO
        administrator 蒋明哲 · auditor 骆静怡
              ┌──────────────────────┴──────────────┐
        城东支行 EAST                           城西支行 WEST
        supervisor 高文斌                       supervisor 宋立群
      ┌───────┴───────────────┐                     │
  中山路 ZSR               人民路 RML             武汉路 WHL
  teller 王晓雨 wang       teller 孙悦           teller 吴桐
  teller 陈静 chen         wealth manager 赵文博 wealth manager 郑凯
  lobby 周敏 zhou          head 刘建华
  wealth 李娜 lina
  wealth 张浩然 zhang
  head 陈国栋 head

A test asks for `cast`, or for the people and units it needs by name. `now` is Monday 12 October 2026, 10:00 in
Shanghai, `today` its business day. Nobody has a password; sign in with `client.force_login`.
"""

from dataclasses import dataclass
from datetime import date, datetime

import pytest

from organisation.models import Branch, Posting, Staff
from organisation.names import sort_key
from tests.factories import NOW, SINCE, TODAY

_UNITS = (  # level by level: code, name, kind, parent
    [("HO", "江海银行", "head_office", None)],
    [("EAST", "城东支行", "sub_branch", "HO"), ("WEST", "城西支行", "sub_branch", "HO")],
    [
        ("ZSR", "中山路网点", "branch", "EAST"),
        ("RML", "人民路网点", "branch", "EAST"),
        ("WHL", "武汉路网点", "branch", "WEST"),
    ],
)
_PEOPLE = (  # name in the cast, employee number, name, role, unit
    ("wang", "100101", "王晓雨", "teller", "ZSR"),
    ("chen", "100102", "陈静", "teller", "ZSR"),
    ("zhou", "100103", "周敏", "lobby_manager", "ZSR"),
    ("lina", "100104", "李娜", "wealth_manager", "ZSR"),
    ("zhang", "100105", "张浩然", "wealth_manager", "ZSR"),
    ("head", "100106", "陈国栋", "branch_head", "ZSR"),
    ("rml_teller", "100201", "孙悦", "teller", "RML"),
    ("rml_seller", "100202", "赵文博", "wealth_manager", "RML"),
    ("rml_head", "100203", "刘建华", "branch_head", "RML"),
    ("whl_teller", "100301", "吴桐", "teller", "WHL"),
    ("whl_seller", "100302", "郑凯", "wealth_manager", "WHL"),
    ("supervisor", "100001", "高文斌", "supervisor", "EAST"),
    ("west_supervisor", "100002", "宋立群", "supervisor", "WEST"),
    ("administrator", "100003", "蒋明哲", "administrator", "HO"),
    ("auditor", "100004", "骆静怡", "auditor", "HO"),
)


@dataclass
class Cast:
    """Everybody and every unit, by name."""

    ho: Branch
    east: Branch
    west: Branch
    zsr: Branch
    rml: Branch
    whl: Branch
    wang: Staff
    chen: Staff
    zhou: Staff
    lina: Staff
    zhang: Staff
    head: Staff
    rml_teller: Staff
    rml_seller: Staff
    rml_head: Staff
    whl_teller: Staff
    whl_seller: Staff
    supervisor: Staff
    west_supervisor: Staff
    administrator: Staff
    auditor: Staff


def create_cast() -> Cast:
    """The cast in few statements; for a benchmark or a transactional test call it yourself."""
    units: dict[str | None, Branch] = {None: None}  # type: ignore[dict-item]
    for level in _UNITS:
        made = [Branch(code=code, name=name, kind=kind, parent=units[above]) for code, name, kind, above in level]
        for unit in Branch.objects.bulk_create(made):
            units[unit.code] = unit
    paths = dict(Branch.objects.values_list("pk", "path"))  # the database made them
    for code, unit in units.items():
        if code:
            unit.path = paths[unit.pk]
    people = Staff.objects.bulk_create(
        Staff(employee_no=number, name=name, name_key=sort_key(name), joined_on=SINCE, password="!")
        for _, number, name, _, _ in _PEOPLE
    )
    Posting.objects.bulk_create(
        Posting(staff=staff, branch=units[code], role=role, starts_on=SINCE)
        for staff, (_, _, _, role, code) in zip(people, _PEOPLE, strict=True)
    )
    named = {name: staff for staff, (name, *_) in zip(people, _PEOPLE, strict=True)}
    return Cast(**{code.lower(): unit for code, unit in units.items() if code}, **named)


@pytest.fixture
def cast(db: None) -> Cast:
    return create_cast()


@pytest.fixture
def now() -> datetime:
    return NOW


@pytest.fixture
def today() -> date:
    return TODAY


def _one_of_the_cast(name: str):  # type: ignore[no-untyped-def]
    @pytest.fixture(name=name)
    def fixture(cast: Cast) -> Branch | Staff:
        return getattr(cast, name)  # type: ignore[no-any-return]

    return fixture


ho, east, west, zsr, rml, whl = map(_one_of_the_cast, ("ho", "east", "west", "zsr", "rml", "whl"))
wang, chen, zhou, lina, zhang, head = map(_one_of_the_cast, ("wang", "chen", "zhou", "lina", "zhang", "head"))
rml_teller, rml_seller, rml_head = map(_one_of_the_cast, ("rml_teller", "rml_seller", "rml_head"))
whl_teller, whl_seller = map(_one_of_the_cast, ("whl_teller", "whl_seller"))
supervisor, west_supervisor = map(_one_of_the_cast, ("supervisor", "west_supervisor"))
administrator, auditor = map(_one_of_the_cast, ("administrator", "auditor"))
