"""The machines around ask whether a process lives and whether it can serve."""

import pytest
from django.db import connection
from django.db.migrations.recorder import MigrationRecorder


def test_a_process_that_lives_says_so_without_asking_anything(client, django_assert_num_queries, db):
    with django_assert_num_queries(0):
        answer = client.get("/healthz")
    assert (answer.status_code, answer.content) == (200, b"ok")


@pytest.mark.django_db
def test_ready_when_database_broker_and_schema_are_there(client):
    answer = client.get("/readyz")
    assert answer.status_code == 200
    assert answer.json() == {
        "ready": True,
        "database": True,
        "broker": True,
        "migrations": True,
        "shards_waiting_for_roll_up": 0,
    }


@pytest.mark.django_db
def test_not_ready_before_the_schema_is_whole(client):
    last = MigrationRecorder(connection).migration_qs.filter(app="performance").latest("id")
    last.delete()
    answer = client.get("/readyz")
    assert (answer.status_code, answer.json()["migrations"]) == (503, False)


@pytest.mark.django_db
def test_not_ready_without_a_broker(client, settings):
    lost = {"LOCATION": "redis://127.0.0.1:1/0"}
    settings.CACHES = {"default": {**settings.CACHES["default"], **lost}}
    answer = client.get("/readyz")
    assert (answer.status_code, answer.json()["broker"]) == (503, False)


@pytest.mark.django_db
def test_waiting_figures_are_told_but_stop_nobody(client, cast):
    with connection.cursor() as cursor:
        cursor.execute("INSERT INTO performance_dirty (staff_id, day) VALUES (%s, '2026-10-12')", [cast.wang.pk])
    answer = client.get("/readyz")
    assert (answer.status_code, answer.json()["shards_waiting_for_roll_up"]) == (200, 1)
