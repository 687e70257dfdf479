"""The figures the charts of the gallery are drawn from."""

from typing import Any

from organisation.ui.charts.bars import BarRow
from organisation.ui.charts.columns import Column
from organisation.ui.charts.funnel import Step
from organisation.ui.charts.lines import Series, Start
from organisation.ui.charts.matrix import Cell, MatrixRow

MONTHS = ["2025年11月", "12月", "1月", "2月", "3月", "4月", "5月", "6月", "7月", "8月", "9月", "10月"]


def chart_samples() -> dict[str, Any]:
    """Each kind of chart as it looks, and with little or nothing to show."""
    return {
        "months": MONTHS,
        "shares": [
            Series(
                "本网点",
                [0.18, 0.175, 0.194, 0.188, 0.2, 0.246, 0.3, 0.33, 0.34, 0.372, 0.38, 0.426],
                band=[None] * 5 + [(v - 0.05, v + 0.05) for v in (0.246, 0.3, 0.33, 0.34, 0.372, 0.38, 0.426)],
            ),
            Series(
                "相似网点",
                [0.182, 0.183, 0.18, 0.188, 0.192, 0.19, 0.203, 0.201, 0.214, 0.21, None, 0.227],
                is_compared=True,
            ),
        ],
        "began": Start(5, "转型启动"),
        "channels": [
            Column(name, now, before)
            for name, now, before in (
                ("柜面", 46, 38),
                ("厅堂", 61, 52),
                ("线上", 27, 30),
                ("外拓", 22, 12),
                ("自助区", 18, 18),
                ("来电", 12, 9),
            )
        ],
        "steps": [
            Step("记录", 1204, url="#funnel"),
            Step("推荐", 812, "26 分"),
            Step("接受", 655, "48 分"),
            Step("联系", 590, "5.2 小时"),
            Step("约见", 268, "2.4 天", is_slow=True),
            Step("成交", 187, "3.1 天", is_slow=True),
        ],
        "bar_rows": [
            BarRow("中山路网点", 12840000, "#bars", "1.2"),
            BarRow("人民路网点", 9600000, "#bars", is_own=True),
            BarRow("江北新区科技园网点", 5200, "#bars"),
            BarRow("汉口路网点", None),
        ],
        "receivers": ["李娜", "张浩然", "赵文博"],
        "referrers": [
            MatrixRow("王晓雨", [Cell(24, 1.41), Cell(11, 0.67), Cell(7, 1.11)], 1.18),
            MatrixRow("陈静", [Cell(15, 1.09), Cell(10, 1.15), Cell(4, 0.5)], 1.07),
            MatrixRow("刘洋", [Cell(6, 0.67), Cell(9, 0.48), Cell(0)], 0.44),
        ],
    }
