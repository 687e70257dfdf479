"""What the gallery shows: people, ways and shares as they really look."""

from dataclasses import dataclass
from datetime import date, datetime, timedelta
from decimal import Decimal
from typing import Any

from branchsales.gallery.charts import chart_samples
from branchsales.gallery.forms import DayForm, RefusedForm, SampleForm
from organisation.models import SavedView
from organisation.paging import Page
from organisation.saved_views import ViewBar, ViewLink
from organisation.table_file import Mistake
from organisation.ui.menus import MenuItem
from organisation.ui.path import Stop, StopKind
from organisation.ui.split import SplitPart
from organisation.ui.tabs import Tab

XIAOYU, LINA, HAORAN, ZHOU_MIN, WENBO = PEOPLE = ("王晓雨", "李娜", "张浩然", "周敏", "赵文博")
THEMES = ("light", "dark")
PALETTE = (
    *("paper", "sheet", "wash", "rule", "rule-strong", "rule-field", "ink", "ink-2", "ink-3", "fill"),
    *("accent", "accent-strong", "accent-soft", "accent-wash", "due", "due-wash", "late", "late-wash"),
)


@dataclass(frozen=True)
class Pane:
    """One theme's half of a block; its forms have names of their own, as both halves stand on one page."""

    theme: str
    form: SampleForm
    days: DayForm
    refused: RefusedForm


def samples(*, now: datetime, day: date) -> dict[str, Any]:
    """Everything the gallery's template draws, as seen from that moment."""
    return chart_samples() | {
        "panes": [_pane(theme) for theme in THEMES],
        "palette": PALETTE,
        "people": PEOPLE,
        "views_current": views(),
        "file_mistakes": [Mistake(line, "金额", "30万", "请只填数字") for line in (14, 27, 31)],
        "menu": menu(),
        "chip_days": [("明天", day + timedelta(days=1)), ("3 天后", day + timedelta(days=3))],
        "days": [
            day,
            day - timedelta(days=1),
            day + timedelta(days=1),
            day - timedelta(days=9),
            day.replace(year=2024),
        ],
        "moments": [now - timedelta(minutes=25), now - timedelta(days=1), now - timedelta(days=40)],
        "due": [None, day - timedelta(days=2), day, day + timedelta(days=5)],
        "amounts": [Decimal("186400.00"), Decimal("60000.5"), Decimal("-24000"), Decimal("5000"), Decimal("12840000")],
        "ways": ways(now=now),
        "running": running(now=now),
        "long_way": long_way(now=now),
        "before": [SplitPart(XIAOYU, "found", Decimal("0.3"), is_you=True), SplitPart(LINA, "closed", Decimal("0.7"))],
        "shared": [
            SplitPart(XIAOYU, "found", Decimal("0.3"), Decimal(60000)),
            SplitPart(LINA, "closed", Decimal("0.7"), Decimal(140000)),
        ],
        "three": [
            SplitPart(XIAOYU, "found", Decimal("0.15"), Decimal(30000)),
            SplitPart(ZHOU_MIN, "found", Decimal("0.15"), Decimal(30000)),
            SplitPart(LINA, "closed", Decimal("0.7"), Decimal(140000)),
        ],
        "partners": [(XIAOYU, LINA, Decimal(1280000), 5), (ZHOU_MIN, LINA, Decimal(960000), 4)],
        "tallies": [(7, 12), (4, 3), (0, 6), (12, 12), (26, 40)],
        "tabs": [Tab("我的", "#", is_current=True, count=36), Tab("本网点", "#", count=126), Tab("成交", "#")],
        "page": Page([], "WyIyMDI2Il0", is_first=False),
        "spark": [3, 5, 4, None, 6, 8, 7, 9],
        "ledger": [
            ("中山路网点", XIAOYU, 41, Decimal("0.426"), Decimal(1280000)),
            ("中山路网点", LINA, 28, Decimal("0.312"), Decimal(960000)),
            ("人民路网点", HAORAN, 7, None, Decimal(52000)),
        ],
    }


def _pane(theme: str) -> Pane:
    refused = RefusedForm({f"{theme}-phone": "1387114520", f"{theme}-amount": "a lot"}, prefix=theme)
    refused.is_valid()
    return Pane(theme, SampleForm(prefix=theme), DayForm(prefix=f"{theme}-day"), refused)


def views() -> ViewBar:
    """Two saved views of a list, the first one chosen."""
    saved = [SavedView(pk=1, name="我的超期", is_default=True), SavedView(pk=2, name="大额存单")]
    return ViewBar("leads", [ViewLink(view, "#views", view.pk == 1, str(view.pk)) for view in saved], "", "#views")


def menu() -> list[MenuItem]:
    """A link, an act done at once, and one that is asked for."""
    return [
        MenuItem("改下一步", "#menu", icon="calendar"),
        MenuItem("放入网点待分配", "/design/", icon="inbox", is_post=True),
        MenuItem("以未成交结束", "?page=desk", icon="circle-slash", tone="danger", dialog="ask-danger"),
    ]


def running(*, now: datetime) -> list[Stop]:
    """A lead on its way, with a meeting and a sale still ahead."""
    return [
        Stop(StopKind.FOUND, XIAOYU, now - timedelta(days=9), gap_label="18 min"),
        Stop(StopKind.ACCEPTED, LINA, now - timedelta(days=9), gap_label="1 d"),
        Stop(StopKind.NOT_REACHED, when=now - timedelta(days=8), gap_label="1 d"),
        Stop(StopKind.REACHED, when=now - timedelta(days=7)),
        Stop(StopKind.MET, when=now.date() + timedelta(days=1), is_done=False),
        Stop(StopKind.SOLD, is_done=False),
    ]


def long_way(*, now: datetime) -> list[Stop]:
    """More stops than fit: two hands, many contacts, sold."""
    calls = [
        Stop(StopKind.NOT_REACHED if n % 2 else StopKind.REACHED, when=now - timedelta(days=9 - n)) for n in range(5)
    ]
    return [
        Stop(StopKind.FOUND, XIAOYU, now - timedelta(days=12), gap_label="2 h"),
        Stop(StopKind.RETURNED, WENBO, now - timedelta(days=11), gap_label="1 d"),
        Stop(StopKind.ACCEPTED, LINA, now - timedelta(days=10), gap_label="1 d"),
        *calls,
        Stop(StopKind.SOLD, when=now),
    ]


def ways(*, now: datetime) -> list[list[Stop]]:
    """The compact ways there are."""
    found = Stop(StopKind.FOUND, XIAOYU, now)
    taken = Stop(StopKind.ACCEPTED, LINA, now)
    ahead = Stop(StopKind.REACHED, is_done=False)
    return [
        [found, taken, Stop(StopKind.REACHED), Stop(StopKind.MET), Stop(StopKind.SOLD)],
        [found, Stop(StopKind.ASSIGNED, ZHOU_MIN), taken, ahead],
        [found, Stop(StopKind.ASKED, HAORAN, is_done=False)],
        [found, Stop(StopKind.RETURNED, WENBO)],
        [found, Stop(StopKind.LAPSED, HAORAN)],
        [found, Stop(StopKind.REACHED), Stop(StopKind.SOLD)],
        [found, taken, Stop(StopKind.NOT_REACHED), Stop(StopKind.LOST)],
        [found, Stop(StopKind.ACCEPTED, "李晓雨"), Stop(StopKind.REACHED)],  # two alike: the whole names
    ]
