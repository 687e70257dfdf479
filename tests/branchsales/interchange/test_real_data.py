"""Real histories give the answers that were published for them, to the cent."""

import json
from decimal import Decimal

import pytest
from django.db.models import F, Sum

from branchsales.interchange import import_bundle
from leads.models import Customer, FollowUp, Lead
from organisation.models import Branch
from performance.leaderboard import Subject, leaderboard
from performance.metrics import CATALOGUE
from performance.periods import parse_period
from performance.rollup import check
from performance.summary import summary
from referrals.models import Referral, Sale, SalesCredit
from tests.branchsales.interchange.bank import said
from tests.shared_data import shared

pytestmark = [pytest.mark.django_db, pytest.mark.slow]

# won, value, win rate in per cent, mean days from captured to sold
PUBLISHED = {
    "MHQ": (4238, 10_005_534, "63.15", "51.78"),
    "M03": (1438, 3_568_647, "63.94", "51.83"),
    "M01": (1629, 3_346_293, "62.56", "52.56"),
    "M02": (1171, 3_090_594, "63.02", "50.64"),
    "M0104": (882, 2_251_930, "62.20", "50.83"),
    "M0306": (828, 1_964_750, "64.34", "51.45"),
    "M0205": (691, 1_960_545, "62.08", "49.40"),
    "M0302": (610, 1_603_897, "63.41", "52.36"),
    "M0201": (480, 1_130_049, "64.43", "52.41"),
    "M0103": (747, 1_094_363, "62.98", "54.60"),
}


def to_places(value: Decimal, places: str) -> str:
    return str(value.quantize(Decimal(places)))


def test_the_sales_pipeline_gives_its_published_answers():
    report = import_bundle(shared("maven-crm"))

    assert said(report) == []
    assert report.warnings == []
    both_years = parse_period("2016-01-01..2017-12-31")
    for code, (won, value, win_rate, days) in PUBLISHED.items():
        figures = summary(scope=Branch.objects.get(code=code), period=both_years)
        assert figures["sales"].value == won, code
        assert figures["sales_amount"].value == value, code
        assert to_places(figures["win_rate"].value * 100, "0.01") == win_rate, code
        assert to_places(figures["days_to_win"].value, "0.01") == days, code

    board = leaderboard(
        metric=CATALOGUE["sales_amount"],
        period=parse_period("2017"),
        scope=Branch.objects.get(code="MHQ"),
        subject=Subject.PEOPLE,
        role="wealth_manager",
    )
    first, second = board.rows[:2]
    assert (first.place, first.name, first.figure.value) == (1, "Darcel Schlecht", 1_153_214)
    assert (second.place, second.name, second.figure.value) == (2, "Vicki Laflamme", 478_396)
    assert Sale.objects.filter(closer__name="Darcel Schlecht", sold_on__year=2017).count() == 349
    assert Sale.objects.filter(closer__name="Vicki Laflamme", sold_on__year=2017).count() == 221
    without = [row for row in board.rows if not Lead.objects.filter(finder__employee_no=row.code).exists()]
    assert len(without) == 5
    assert all(row.figure.value == 0 and row.place for row in without)

    again = import_bundle(shared("maven-crm"))
    assert all((counts.created, counts.updated) == (0, 0) for counts in again.files.values())
    assert again.files["leads"].unchanged == 8300
    assert check().wrong == 0


def test_the_telephone_campaign_gives_its_totals():
    bundle = shared("bank-campaign", "history.zip")
    expected = json.loads(shared("bank-campaign", "expected.json").read_text())

    report = import_bundle(bundle)

    assert said(report) == []
    for model, name in (
        (Customer, "customers"),
        (Lead, "leads"),
        (Referral, "referrals"),
        (FollowUp, "follow_ups"),
        (Sale, "sales"),
    ):
        assert model.objects.count() == expected[name], name
    bank = Branch.objects.get(code="PT")
    figures = summary(scope=bank, period=parse_period("2008-01-01..2010-12-31"))
    assert figures["reached"].value == expected["reached"]
    assert figures["sales_amount"].value == Decimal(expected["sales_amount"])
    assert figures["credit"].value == Decimal(expected["sales_amount"])
    assert to_places(figures["lead_conversion"].value, "0.000001") == expected["conversion"] == "0.116985"
    for year, sales in expected["sales_by_year"].items():
        assert summary(scope=bank, period=parse_period(year))["sales"].value == sales
    for channel, leads in expected["leads_by_channel"].items():
        assert Lead.objects.filter(channel=channel).count() == leads
    uneven = Sale.objects.annotate(credit=Sum("credits__amount")).exclude(credit=F("amount"))
    assert not uneven.exists()
    assert SalesCredit.objects.aggregate(all=Sum("amount"))["all"] == Decimal(expected["sales_amount"])

    again = import_bundle(bundle)
    assert all((counts.created, counts.updated) == (0, 0) for counts in again.files.values())
    assert again.files["follow_ups"].unchanged == expected["follow_ups"]
    assert check().wrong == 0
