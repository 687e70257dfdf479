import pytest

from tools.translation_rules import faults


@pytest.mark.parametrize(
    ("english", "chinese"),
    [
        pytest.param("%(n)s days overdue", "超期 %(n)s 天", id="placeholder kept"),
        pytest.param("Saved. You can go on.", "已保存，可以继续。", id="full-width"),
        pytest.param(", ", "，", id="a joint"),
        pytest.param("At 12:30, %(name)s", "12:30，%(name)s", id="a time"),
        pytest.param("Sales credit", "业绩", id="sales credit"),
        pytest.param("Credit card", "信用卡", id="credit card"),
        pytest.param("<b>{}</b> left", "剩余<b>{}</b>", id="tags kept"),
        pytest.param("100%% of it", "100%%", id="per cent"),
        pytest.param("Add it to leads.csv", "请加入 leads.csv", id="the name of a file"),
        pytest.param("Fill in sold_on", "请填 sold_on", id="the name of a column"),
        pytest.param("Download as CSV", "下载 CSV", id="a Latin word of Chinese pages"),
    ],
)
def test_good_ones_pass(english, chinese):
    assert list(faults(english, chinese)) == []


@pytest.mark.parametrize(
    ("english", "chinese", "fault"),
    [
        pytest.param("%(n)s days", "%(m)s 天", "placeholders", id="another placeholder"),
        pytest.param("%(n)s of {x}", "%(n)s", "placeholders", id="a placeholder lost"),
        pytest.param("<b>x</b>", "某", "tags", id="a tag lost"),
        pytest.param("Overdue", "逾期", "逾期", id="a bad loan"),
        pytest.param("Reversal", "业绩冲正", "冲回", id="the wrong reversal"),
        pytest.param("Your credit", "业绩", "bare", id="bare credit"),
        pytest.param("Opportunities", "线索", "Opportunities", id="an avoided English word"),
        pytest.param("Saved", "Saved", "English left", id="not translated"),
        pytest.param("Saved lead", "线索 lead 已保存", "English left", id="half translated"),
        pytest.param("Saved, go on", "已保存,继续", "half-width", id="comma"),
        pytest.param("Saved.", "已保存.", "half-width", id="full stop"),
        pytest.param("%(name)s: yes", "%(name)s: 是", "half-width", id="colon after a name"),
        pytest.param("Team (own)", "团队(本人)", "half-width", id="brackets"),
        pytest.param("By ", "由", "blanks", id="the blank at the end lost"),
    ],
)
def test_bad_ones_are_named(english, chinese, fault):
    assert fault in " ".join(faults(english, chinese))
