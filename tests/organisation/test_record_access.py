import pytest
from django.core.management import CommandError, call_command
from django.db import DatabaseError, connection, transaction

from organisation.access_chain import broken_links, last_link
from organisation.models import AccessRecord
from organisation.services import record_access


def look(cast, now, subject="C1"):
    return record_access(
        kind=AccessRecord.Kind.REVEAL, subject=subject, reason="回电", branch=cast.zsr, now=now, by=cast.lina
    )


def test_a_look_is_written_down_with_who_what_why_and_when(cast, now):
    record = look(cast, now)
    record.refresh_from_db()
    assert (record.staff, record.subject, record.reason, record.branch) == (cast.lina, "C1", "回电", cast.zsr)
    assert record.made_at == now


def test_somebody_who_has_not_signed_in_can_be_recorded(db, now):
    assert record_access(kind="sign_in_refused", subject="100101", address="10.0.0.9", now=now, by=None).staff is None


def test_what_is_too_long_is_cut_and_an_unknown_kind_refused(cast, now):
    assert len(look(cast, now, subject="x" * 200).subject) == 80
    with pytest.raises(ValueError, match="peek"):
        record_access(kind="peek", now=now, by=cast.lina)


def test_every_record_carries_the_one_before_it(cast, now):
    first, second = look(cast, now), look(cast, now, subject="C2")
    assert broken_links() == []
    second.refresh_from_db()
    assert last_link().record_id == second.pk > first.pk
    assert last_link().chain == second.chain != ""


def test_a_record_cannot_be_changed_or_removed(cast, now):
    record = look(cast, now)
    for statement in ("UPDATE organisation_accessrecord SET subject = 'C9'", "DELETE FROM organisation_accessrecord"):
        with pytest.raises(DatabaseError), transaction.atomic(), connection.cursor() as cursor:
            cursor.execute(statement)
    assert AccessRecord.objects.get(pk=record.pk).subject == "C1"


@pytest.mark.parametrize(
    "tampering",
    [
        pytest.param("UPDATE organisation_accessrecord SET reason = '' WHERE id = %s", id="altered"),
        pytest.param("DELETE FROM organisation_accessrecord WHERE id = %s", id="taken out"),
    ],
)
def test_whoever_goes_past_the_trigger_breaks_the_chain(cast, now, tampering):
    look(cast, now)
    second, third = look(cast, now), look(cast, now)
    with connection.cursor() as cursor:
        cursor.execute("SET CONSTRAINTS ALL IMMEDIATE")
        cursor.execute("ALTER TABLE organisation_accessrecord DISABLE TRIGGER access_record_kept")
        cursor.execute(tampering, [second.pk])
    assert broken_links() == [second.pk if "reason" in tampering else third.pk]
    with pytest.raises(CommandError, match="broken"):
        call_command("check_access_records")


def test_the_command_says_the_last_link(cast, now, capsys):
    call_command("check_access_records")
    assert "no records" in capsys.readouterr().out
    record = look(cast, now)
    call_command("check_access_records")
    assert f"Unbroken. Last link: {record.pk} " in capsys.readouterr().out
