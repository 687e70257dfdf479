"""Every kind reads whole in both languages: the customer or, of several, how many; and it has an icon."""

import pytest
from django.utils import translation

from organisation.notices.kinds import KINDS
from organisation.notices.reading import told
from organisation.ui.icons import icon
from tests.factories import TODAY
from tests.notices import create_notice

FACTS = {
    "who": "李娜",
    "customer": "张*",
    "product": "fund",
    "amount": "60000.00",
    "day": "2026-10-15",
    "reason": "busy",
    "things": [1],
}


@pytest.mark.parametrize("name", KINDS)
@pytest.mark.parametrize("language", ["en", "zh-hans"])
@pytest.mark.parametrize("things", [[1], [1, 2]])
def test_a_kind_reads_whole(wang, chinese, name, language, things):
    notice = create_notice(staff=wang, event="e", kind=name, parameters={**FACTS, "things": things})
    with translation.override(language):
        (shown,) = told([notice], today=TODAY)
        sentence = str(shown.sentence)
    assert "%" not in sentence
    assert "张*" in sentence or (len(things) > 1 and str(len(things)) in sentence)
    assert icon(shown.icon).startswith("<svg")
    if language == "en":
        assert "李娜" not in sentence


def test_a_name_is_short_enough_to_be_stored():
    assert max(map(len, KINDS)) <= 30
