"""A form asks before it goes out whether somebody is still signed in."""


def test_who_is_signed_in_is_told_with_the_token_for_the_form(client, wang):
    client.force_login(wang)
    answer = client.get("/session/")
    assert answer.json()["staff"] == str(wang.pk)
    assert len(answer.json()["token"]) == 64
    assert "no-store" in answer["Cache-Control"]


def test_a_session_that_ended_says_nothing(client, db):
    answer = client.get("/session/")
    assert (answer.status_code, answer.json()) == (401, {})
