"""Who gets which page: the whole policy on one screen.

Add a row for every URL (a test below insists): its name, the method, and the answer for each person of the head line.
The lead of the scene was found by 王晓雨 (wang) and is owned by 李娜 (lina), in 中山路 (ZSR). If the URL has arguments,
say in ARGUMENTS which object of the scene it leads to.

200 the page · 302 done, or sent elsewhere · 422 the form again, with what is missing · 403 seen but not allowed ·
404 not to be seen · 405 wrong method. A POST is sent empty.
"""

from collections.abc import Callable, Iterator
from typing import Any

import pytest
import time_machine
from django.urls import reverse

from tests.access_scene import AccessScene
from tests.factories import NOW
from tests.guards.code import pages

# In the branch: takes part, owns, colleague, head. In another branch. Above. In another sub-branch. In the head office.
TABLE = """
                 wang lina chen head  rml_head rml_seller  supervisor  west_supervisor whl_seller  administrator auditor
manifest GET 200 200 200 200 200 200 200 200 200 200 200
service-worker GET 200 200 200 200 200 200 200 200 200 200 200
offline GET 200 200 200 200 200 200 200 200 200 200 200
favicon GET 302 302 302 302 302 302 302 302 302 302 302
healthz    GET   200  200  200  200   200      200         200         200             200         200           200
readyz     GET   200  200  200  200   200      200         200         200             200         200           200
design-gallery GET 403 403 403 403   403      403         403         403             403         200           403
boards     GET   200  200  200  200   200      200         200         200             200         200           403
boards     POST  405  405  405  405   405      405         405         405             405         405           405
lobby-now  GET   403  403  403  403   403      403         403         403             403         403           403
lobby-log  GET   405  405  405  405   405      405         405         405             405         405           405
lobby-log  POST  403  403  403  403   403      403         403         403             403         403           403
home       GET   200  302  200  302   302      302         302         302             302         200           302
access-records GET 403 403 403 403   403      403         403         403             403         403           200
access-records POST 405 405 405 405  405      405         405         405             405         405           405
today      GET   403  200  403  403   403      200         403         403             200         403           403
today      POST  405  405  405  405   405      405         405         405             405         405           405
today-contact GET 405 405 405 405 405 405 405 405 405 405 405
today-contact POST 403 422 404 403 404 404 403 404 404 404 404
today-call GET 405 405 405 405 405 405 405 405 405 405 405
today-call POST 403 302 404 302 404 404 403 404 404 404 404
plan-lead GET 405 405 405 405 405 405 405 405 405 405 405
plan-lead POST 403 302 403 403 403 404 403 403 404 403 403
plan-commitment GET 405 405 405 405 405 405 405 405 405 405 405
plan-commitment POST 403 422 403 403 403 422 403 403 422 403 403
plan-order GET 405 405 405 405 405 405 405 405 405 405 405
plan-order POST 403 302 403 403 403 302 403 403 302 403 403
plan-item-place GET 405 405 405 405 405 405 405 405 405 405 405
plan-item-place POST 404 302 404 403 404 404 403 404 404 404 404
plan-item-tomorrow GET 405 405 405 405 405 405 405 405 405 405 405
plan-item-tomorrow POST 404 302 404 403 404 404 403 404 404 404 404
plan-item-day GET 404 200 404 403 404 404 403 404 404 404 404
plan-item-day POST 404 422 404 403 404 404 403 404 404 404 404
plan-item-drop GET 404 200 404 403 404 404 403 404 404 404 404
plan-item-drop POST 404 422 404 403 404 404 403 404 404 404 404
plan-close GET 404 200 404 403 404 404 403 404 404 404 404
plan-close POST 404 422 404 403 404 404 403 404 404 404 404
plan-reopening GET 405 405 405 405 405 405 405 405 405 405 405
plan-reopening POST 404 302 404 403 404 404 403 404 404 404 404
week GET 403 200 403 403 403 200 403 403 200 403 403
week POST 405 405 405 405 405 405 405 405 405 405 405
week-move GET 405 405 405 405 405 405 405 405 405 405 405
week-move POST 403 404 403 403 403 404 403 403 404 403 403
week-back GET 405 405 405 405 405 405 405 405 405 405 405
week-back POST 403 302 403 403 403 404 403 403 404 403 403
home       POST  405  405  405  405   405      405         405         405             405         405           405
branch     GET   403  403  403  200   200      403         302         302             403         403           403
branch     POST  405  405  405  405   405      405         405         405             405         405           405
hand-over  GET   403  403  403  200  404      403         403         404             403         403           403
hand-over  POST  403  403  403  422  404      403         403         404             403         403           403
hand-over-return GET  405 405 405 405 405     405         405         405             405         405           405
hand-over-return POST 403 403 403 302 404     403         403         403             403         403           403
compare    GET   403  403  403  403   403      403         200         200             403         403           403
compare    POST  405  405  405  405   405      405         405         405             405         405           405
capture    GET   200  200  200  200   200      200         403         403             200         403           403
capture    POST  422  422  422  422   422      422         403         403             422         403           403
session    GET   200  200  200  200   200      200         200         200             200         200           200
sign-in    GET   302  302  302  302   302      302         302         302             302         302           302
sign-out   GET   405  405  405  405   405      405         405         405             405         405           405
sign-out   POST  302  302  302  302   302      302         302         302             302         302           302
language   GET   405  405  405  405   405      405         405         405             405         405           405
language   POST  302  302  302  302   302      302         302         302             302         302           302
help-keys GET 200 200 200 200 200 200 200 200 200 200 200
search GET 200 200 200 200 200 200 200 200 200 200 200
search POST 302 302 302 302 302 302 302 302 302 302 302
search-matches GET 405 405 405 405 405 405 405 405 405 405 405
search-matches POST 200 200 200 200 200 200 200 200 200 200 200
notices GET 200 200 200 200 200 200 200 200 200 200 200
notices POST 405 405 405 405 405 405 405 405 405 405 405
notices-bell GET 200 200 200 200 200 200 200 200 200 200 200
notices-latest GET 302 302 302 302 302 302 302 302 302 302 302
notices-reading GET 405 405 405 405 405 405 405 405 405 405 405
notices-reading POST 302 302 302 302 302 302 302 302 302 302 302
notice GET 404 302 404 404 404 404 404 404 404 404 404
notice POST 405 405 405 405 405 405 405 405 405 405 405
profile    GET   200  200  200  200  200      200         200         200             200         200           200
profile    POST  405  405  405  405  405      405         405         405             405         405           405
profile-preferences GET 405 405 405 405 405   405         405         405             405         405           405
profile-preferences POST 422 422 422 422 422  422         422         422             422         422           422
profile-password GET 200 200 200 200 200      200         200         200             200         200           200
profile-password POST 422 422 422 422 422     422         422         422             422         422           422
leads      GET   200  200  200  200  200      200         200         200             200         200           200
lead       GET   200  200  404  200  404      404         200         404             404         404           404
follow-up-new GET 403  200  404  403  404      404         403         404             404         404           404
follow-up-new POST 403  422  404  403  404      404         403         404             404         404           404
lead-next-action GET 403  200  404  403  404      404         403         404             404         404           404
lead-next-action POST 403  422  404  403  404      404         403         404             404         404           404
lead-loss  GET   403  200  404  403  404      404         403         404             404         404           404
lead-loss  POST  403  422  404  403  404      404         403         404             404         404           404
lead-assignment GET 403  403  404  200  404      404         403         404             404         404           404
lead-assignment POST 403  403  404  422  404      404         403         404             404         404           404
lead-release GET 405  405  405  405  405      405         405         405             405         405           405
lead-release POST 403  302  404  403  404      404         403         404             404         404           404
lead-retraction GET 405 405 405 405  405    405         405         405             405         405           405
lead-retraction POST 302 403 404 403 404      404         403         404             404         404           404
leads-many GET   404  404  404  404  404      404         404         404             404         404           404
leads-many POST  404  404  404  404  404      404         404         404             404         404           404
leads-assignment GET 405 405 405 405 405      405         405         405             405         405           405
leads-assignment POST 403 403 403 422 422     403         403         403             403         403           403
leads-release POST 403 422 403 422 422        422         403         403             422         403           403
leads-putting-off POST 403 422 403 403 403    422         403         403             422         403           403
leads-potential POST 403 422 403 422 422      422         403         403             422         403           403
bulk-undo  GET   405  405  405  405  405      405         405         405             405         405           405
bulk-undo  POST  404  404  404  302  404      404         404         404             404         404           404
lead-sibling GET 200  200  404  200  404      404         403         404             404         404           404
lead-sibling POST 422  422  404  422  404      404         403         404             404         404           404
follow-up-correction GET 403 200 404 403  404      404         403         404             404         404           404
follow-up-correction POST 403 422 404 403  404  404  403  404  404  404  404
review-new GET   403  403  404  200  404      404         200         404             404         404           404
review-new POST  403  403  404  422  404      404         422         404             404         404           404
reviews    GET   403  403  403  200  200      403         200         200             403         403           403
views      GET   405  405  405  405   405      405         405         405             405         405           405
views      POST  422  422  422  422   422      422         422         422             422         422           422
view       GET   404  404  404  200   404      404         404         404             404         404           404
view       POST  404  404  404  422   404      404         404         404             404         404           404
view-removal GET  405 405 405  405    405      405         405         405             405         405           405
view-removal POST 404 404 404  302    404      404         404         404             404         404           404
leads-export GET  403 403 403  200    200      403         200         200             403         403           403
referrals-export GET 403 403 403 200  200      403         200         200             403         403           403
customers-export GET 403 403 403 200  200      403         403         403             403         403           403
customers  GET   200  200  200  200  200      200         403         403             200         403           403
customers  POST  302  302  302  302  302      302         403         403             302         403           403
customer-matches GET 405  405  405  405  405      405         405         405             405         405           405
customer-matches POST 200  200  200  200  200      200         403         403             200         403           403
customer   GET   200  200  200  200  404      404         200         404             404         404           404
customer-duplicates GET 403 403 403 200 200    403         200         200             403         403           403
customer-merge GET  403  403  403  200  404      404         200         404             404         404           404
customer-merge POST 403  403  403  422  404      404         422         404             404         404           404
customer-merge-undo GET  405 405 405 405 405     405         405         405             405         405           405
customer-merge-undo POST 403 403 403 302 404     404         302         404             404         404           404
customer-facts GET  403  200  403  200  404      404         403         404             404         404           404
customer-facts POST 403  422  403  422  404      404         403         404             404         404           404
customer-manager GET  403 403 403  200  404      404         403         404             404         404           404
customer-manager POST 403 403 403  422  404      404         403         404             404         404           404
customer-consent GET  200 200 200  200  404      404         403         404             404         404           404
customer-consent POST 422 422 422  422  404      404         403         404             404         404           404
customer-reveal GET 403  200  403  200  404      404         403         404             404         404           404
customer-reveal POST 403  422  403  422  404      404         403         404             404         404           404
lead-referral GET   403 200 404 200   404      404         403         404             404         404           404
lead-referral POST  403 422 404 422   404      404         403         404             404         404           404
lead-sale  GET   403  200  404  403   404      404         403         404             404         404           404
lead-sale  POST  403  422  404  403   404      404         403         404             404         404           404
referrals  GET   200  200  200  200   200      200         200         200             200         200           200
referral   GET   200  200  404  200   404      404         200         404             404         404           404
referral-acceptance GET   405 405 405 405 405  405         405         405             405         405           405
referral-acceptance POST  403 302 404 403 404  404         403         404             404         404           404
referral-return GET   403 200 404 403 404      404         403         404             404         404           404
referral-return POST  403 422 404 403 404      404         403         404             404         404           404
referral-withdrawal GET   405 405 405 405 405  405         405         405             405         405           405
referral-withdrawal POST  302 403 404 403 404  404         403         404             404         404           404
referral-another GET  200 403 404 403 404      404         403         404             404         404           404
referral-another POST 422 403 404 403 404      404         403         404             404         404           404
sale       GET   200  200  404  200   404      404         200         404             404         404           404
sale-reversal GET   403 200 404 403   404      404         403         404             404         404           404
sale-reversal POST  403 422 404 403   404      404         403         404             404         404           404
reversal-approval GET   405 405 405 405 405    405         405         405             405         405           405
reversal-approval POST  403 403 404 302 404    404         403         404             404         404           404
reversal-refusal GET   405 405 405 405 405     405         405         405             405         405           405
reversal-refusal POST  403 403 404 302 404     404         403         404             404         404           404
reversals  GET   403  403  403  200   200      403         403         403             403         403           403
served     GET   200  403  200  403   403      403         403         403             403         403           403
served     POST  422  403  422  403   403      403         403         403             403         403           403
traffic    GET   403  403  403  200   200      403         403         403             403         200           403
traffic    POST  403  403  403  422   422      403         403         403             403         422           403
confirmations GET   403 403 403 403   403      403         403         403             403         200           403
confirmations POST  403 403 403 403   403      403         403         403             403         422           403
design-gallery POST 403 403 403 403   403      403         403         403             403         302           403
"""
HEAD, *ROWS = TABLE.strip().splitlines()
PEOPLE = HEAD.split()
ARGUMENTS: dict[str, Callable[[AccessScene], list[Any]]] = {
    "notice": lambda scene: [scene.notice.pk],
    "lead": lambda scene: [scene.lead.pk],
    "follow-up-new": lambda scene: [scene.lead.pk],
    "lead-next-action": lambda scene: [scene.lead.pk],
    "lead-loss": lambda scene: [scene.lead.pk],
    "lead-assignment": lambda scene: [scene.lead.pk],
    "lead-release": lambda scene: [scene.lead.pk],
    "lead-retraction": lambda scene: [scene.lead.pk],
    "hand-over": lambda scene: [scene.cast.lina.employee_no],
    "hand-over-return": lambda scene: [scene.lent.pk],
    "bulk-undo": lambda scene: [scene.bulk.pk],
    "lead-sibling": lambda scene: [scene.lead.pk],
    "follow-up-correction": lambda scene: [scene.follow_up.pk],
    "review-new": lambda scene: [scene.follow_up.pk],
    "customer": lambda scene: [scene.customer.pk],
    "view": lambda scene: [scene.view.pk],
    "view-removal": lambda scene: [scene.view.pk],
    "customer-merge": lambda scene: [scene.customer.pk],
    "customer-merge-undo": lambda scene: [scene.merge.pk],
    "customer-facts": lambda scene: [scene.customer.pk],
    "customer-manager": lambda scene: [scene.customer.pk],
    "customer-consent": lambda scene: [scene.customer.pk],
    "customer-reveal": lambda scene: [scene.customer.pk],
    "lead-referral": lambda scene: [scene.lead.pk],
    "lead-sale": lambda scene: [scene.lead.pk],
    "referral": lambda scene: [scene.waiting.pk],
    "referral-acceptance": lambda scene: [scene.waiting.pk],
    "referral-return": lambda scene: [scene.waiting.pk],
    "referral-withdrawal": lambda scene: [scene.waiting.pk],
    "referral-another": lambda scene: [scene.waiting.pk],
    "today-contact": lambda scene: [scene.lead.pk],
    "today-call": lambda scene: [scene.lead.pk],
    "plan-lead": lambda scene: [scene.lead.pk],
    "plan-item-place": lambda scene: [scene.item.pk],
    "plan-item-tomorrow": lambda scene: [scene.item.pk],
    "plan-item-day": lambda scene: [scene.item.pk],
    "plan-item-drop": lambda scene: [scene.item.pk],
    "plan-close": lambda scene: [scene.plan.pk],
    "plan-reopening": lambda scene: [scene.plan.pk],
    "week-move": lambda scene: [scene.lead.pk],
    "week-back": lambda scene: [scene.lead.pk, "2026-10-16"],
    "sale": lambda scene: [scene.sale.pk],
    "sale-reversal": lambda scene: [scene.sale.pk],
    "reversal-approval": lambda scene: [scene.sale.pk],
    "reversal-refusal": lambda scene: [scene.sale.pk],
}


def rows() -> Iterator[tuple[str, str, dict[str, int]]]:
    """Name, method, and the answer for each person."""
    for line in ROWS:
        name, method, *answers = line.split()
        yield name, method, dict(zip(PEOPLE, map(int, answers), strict=True))


@pytest.mark.parametrize(("name", "method", "expected"), [pytest.param(*row, id=" ".join(row[:2])) for row in rows()])
def test_everybody_gets_what_the_table_says(client, access_scene, name, method, expected):
    address = reverse(name, args=ARGUMENTS.get(name, lambda _: [])(access_scene))
    got = {}
    with time_machine.travel(NOW, tick=False):
        for who in PEOPLE:
            client.force_login(getattr(access_scene.cast, who))
            got[who] = client.generic(method, address).status_code
    assert got == expected


def test_every_page_is_in_the_table():
    named = {name for name, _, _ in rows()}
    missing = {page.name for page in pages()} - named
    assert not missing, f"{sorted(missing)}: add a row to TABLE that says who gets it"
    assert not named - {page.name for page in pages()}, "in the table, but there is no such URL any more"
    assert not ARGUMENTS.keys() - named, "arguments of a URL that is not in the table"
