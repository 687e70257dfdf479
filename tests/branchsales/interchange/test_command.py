"""The command: 0 done, 1 something is wrong with the data, 2 wrong use; one JSON object on standard output."""

import io
import json
from pathlib import Path

import pytest
from django.core.management import CommandError, call_command

from leads.models import Lead
from tests.branchsales.interchange.bank import bank, changed, write

pytestmark = pytest.mark.django_db


def run(*arguments: str) -> tuple[str, str, int]:
    out, err = io.StringIO(), io.StringIO()
    try:
        call_command("import_history", *arguments, stdout=out, stderr=err)
    except CommandError as error:
        return out.getvalue(), err.getvalue() + str(error), error.returncode
    return out.getvalue(), err.getvalue(), 0


def test_a_good_bundle_is_told_file_by_file(tmp_path: Path):
    out, err, code = run(str(write(tmp_path, bank())))

    assert (out, code) == ("", 0)
    assert "leads: 3 created, 0 updated, 0 unchanged, 0 rejected" in err


def test_json_alone_is_on_standard_output(tmp_path: Path):
    out, err, code = run(str(write(tmp_path, bank())), "--json")

    answer = json.loads(out)
    assert code == 0
    assert answer["files"]["leads"] == {"created": 3, "updated": 0, "unchanged": 0, "rejected": 0}
    assert (answer["errors"], answer["warnings"]) == ([], [])
    assert "Rolling up" in err


def test_an_error_is_told_with_the_mend_and_exit_1(tmp_path: Path):
    out, err, code = run(str(write(tmp_path, changed("leads", "L2", captured_at="2026-13-01"))), "--json")

    assert code == 1
    assert json.loads(out)["errors"] == [
        {
            "file": "leads.csv",
            "line": 3,
            "column": "captured_at",
            "value": "2026-13-01",
            "message": "not a date (use 2026-03-01 or 2026-03-01T09:30)",
        }
    ]
    assert "1 errors; nothing is saved." in err
    assert not Lead.objects.exists()


def test_errors_are_lines_to_read(tmp_path: Path):
    out, err, code = run(str(write(tmp_path, changed("leads", "L2", captured_at="2026-13-01"))))

    assert (out, code) == ("", 1)
    assert 'leads.csv line 3, captured_at "2026-13-01": not a date (use 2026-03-01 or 2026-03-01T09:30)' in err


def test_partial_says_that_good_rows_are_saved(tmp_path: Path):
    folder = write(tmp_path / "in", changed("follow_ups", "F1", method="fax"))

    _, err, code = run(str(folder), "--partial", str(tmp_path / "bad"))

    assert code == 1
    assert "the good rows are saved" in err
    assert Lead.objects.count() == 3


def test_a_dry_run_saves_nothing(tmp_path: Path):
    _, err, code = run(str(write(tmp_path, bank())), "--dry-run")

    assert code == 0
    assert "leads: 3 created" in err
    assert not Lead.objects.exists()


@pytest.mark.parametrize("arguments", [["nowhere"], ["--partial", "manage.py", "."]])
def test_wrong_use_is_exit_2(arguments):
    with pytest.raises(CommandError) as refusal:
        call_command("import_history", *arguments)

    assert refusal.value.returncode == 2
