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
    "person": "张浩然",
    "leads": 2,
}

OF_SEVERAL = {"work_handed_to", "work_handed_from"}


@pytest.mark.parametrize("name", KINDS)
@pytest.mark.parametrize("language", ["en", "zh-hans"])
@pytest.mark.parametrize("things", [[1], [1, 2]])
def test_a_kind_reads_whole(wang, chinese, name, language, things):
    notice = create_notice(staff=wang, event="e", kind=name, parameters={**FACTS, "things": things})
    with translation.override(language):
        (shown,) = told([notice], today=TODAY)
        sentence = str(shown.sentence)
    assert "%" not in sentence
    several = len(things) > 1 or name in OF_SEVERAL
    assert "张*" in sentence or (several and "2" in sentence)
    assert icon(shown.icon).startswith("<svg")
    if language == "en":
        assert "李娜" not in sentence


def test_a_name_is_short_enough_to_be_stored():
    assert max(map(len, KINDS)) <= 30
