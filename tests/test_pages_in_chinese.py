"""Every page of the table of access, read by a Chinese reader, refused forms too: no English is left in it, and no
blank of an English page between Chinese sentences.
"""

from collections.abc import Iterator

import pytest
import time_machine
from django.urls import reverse

from tests.factories import NOW
from tests.test_access_table import ARGUMENTS, rows
from tools.unmarked_texts import unmarked
from tools.wide_blanks import wide_blanks

NOT_FOR_READERS = {
    "design-gallery": "the developers' page of parts",
    "customers-export": "a file, read in tests/branchsales/test_exports.py",
    "manifest": "read by machines",
    "service-worker": "read by machines",
    "offline": "speaks both languages",
    "healthz": "read by machines",
    "leads-export": "a file, read in tests/branchsales/test_exports.py",
    "referrals-export": "a file, read in tests/branchsales/test_exports.py",
    "readyz": "read by machines",
    "session": "read by scripts",
}


def read_pages() -> Iterator[tuple[str, str, str]]:
    """Name and method of what answers with a page, and one person who gets it."""
    for name, method, answers in rows():
        who = next((who for who, answer in answers.items() if answer in (200, 422)), "")
        if who and name not in NOT_FOR_READERS:
            yield name, method, who


@pytest.mark.usefixtures("chinese")
@pytest.mark.parametrize(
    ("name", "method", "who"), [pytest.param(*page, id=" ".join(page[:2])) for page in read_pages()]
)
def test_it_reads_as_chinese(client, access_scene, name, method, who):
    client.force_login(getattr(access_scene.cast, who))
    with time_machine.travel(NOW, tick=False):
        answer = client.generic(method, reverse(name, args=ARGUMENTS.get(name, lambda _: [])(access_scene)))
    assert answer["Content-Language"] == "zh-hans"
    assert list(unmarked(answer.content.decode())) == []
    assert list(wide_blanks(answer.content.decode())) == []


def test_the_exceptions_are_still_there():
    assert NOT_FOR_READERS.keys() <= {name for name, _, _ in rows()}
