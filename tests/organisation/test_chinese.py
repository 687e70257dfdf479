"""A page in Chinese, through the compiled catalogue."""

import pytest


@pytest.mark.usefixtures("chinese")
def test_the_sign_in_page_speaks_chinese(client, db):
    page = client.get("/sign-in/", headers={"accept-language": "zh-CN"}).content.decode()
    assert "工号" in page
    assert "Employee number" not in page


def test_other_tests_read_the_english_of_the_code(client, db):
    assert "Employee number" in client.get("/sign-in/").content.decode()
