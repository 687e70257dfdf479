"""The declaration of the bundle says what the contract says, and refers only to what it declares."""

from pathlib import Path

import pytest

from branchsales.interchange.tables import BY_NAME, TABLES, Kind, Table

DOCUMENTATION = Path(__file__).parents[3] / "docs" / "interchange.md"


@pytest.mark.parametrize("table", TABLES, ids=lambda table: table.name)
def test_the_key_is_of_required_columns(table: Table):
    assert all(table.column(name).required for name in table.key)


@pytest.mark.parametrize("table", TABLES, ids=lambda table: table.name)
def test_what_a_column_refers_to_is_loaded_before_or_is_its_own_file(table: Table):
    known = [one.name for one in TABLES[: TABLES.index(table) + 1]]
    for column in table.columns:
        assert not column.refers_to or column.refers_to in known


@pytest.mark.parametrize("table", TABLES, ids=lambda table: table.name)
def test_a_choice_has_its_values_and_names_are_unique(table: Table):
    assert len(set(table.names)) == len(table.names)
    assert all(column.choices for column in table.columns if column.kind is Kind.CHOICE)


def test_the_only_personal_column_is_the_phone():
    personal = [(table.name, column.name) for table in TABLES for column in table.columns if column.personal]

    assert personal == [("customers", "phone")]
    assert BY_NAME["customers"].column("phone").kind is Kind.PHONE


@pytest.mark.parametrize("table", TABLES, ids=lambda table: table.name)
def test_the_documentation_shows_every_column(table: Table):
    columns = ", ".join(
        (f"**{column.name}**" if column.name in table.key else column.name) + ("" if column.required else "?")
        for column in table.columns
    )

    assert f"| {table.file} | {columns} |" in DOCUMENTATION.read_text(encoding="utf-8")
