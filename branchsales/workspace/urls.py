from django.urls import path

from branchsales.workspace.customer.merge import customer_duplicates, customer_merge, customer_merge_undo
from branchsales.workspace.customer.page import customer_page
from branchsales.workspace.lead.page import lead_page
from branchsales.workspace.views.branch import branch
from branchsales.workspace.views.capture import capture
from branchsales.workspace.views.compare import compare
from branchsales.workspace.views.hand_over import hand_over, hand_over_return
from branchsales.workspace.views.home import home
from branchsales.workspace.views.keys import help_keys
from branchsales.workspace.views.lobby import lobby_log, lobby_now
from branchsales.workspace.views.planning import (
    plan_close,
    plan_commitment,
    plan_item_day,
    plan_item_drop,
    plan_item_place,
    plan_item_tomorrow,
    plan_lead,
    plan_order,
    plan_reopening,
)
from branchsales.workspace.views.retraction import lead_retraction
from branchsales.workspace.views.search import search, search_matches
from branchsales.workspace.views.today import today, today_call, today_contact
from branchsales.workspace.views.week import week, week_move

urlpatterns = [
    path("", home, name="home"),
    path("help/keys/", help_keys, name="help-keys"),
    path("search/", search, name="search"),
    path("search/matches/", search_matches, name="search-matches"),
    path("today/", today, name="today"),
    path("lobby/now/", lobby_now, name="lobby-now"),
    path("lobby/log/", lobby_log, name="lobby-log"),
    path("today/leads/<int:lead_id>/contact/", today_contact, name="today-contact"),
    path("today/leads/<int:lead_id>/call/", today_call, name="today-call"),
    path("today/leads/<int:lead_id>/plan/", plan_lead, name="plan-lead"),
    path("today/plan/", plan_commitment, name="plan-commitment"),
    path("today/plan/order/", plan_order, name="plan-order"),
    path("today/plan/items/<int:item_id>/place/", plan_item_place, name="plan-item-place"),
    path("today/plan/items/<int:item_id>/tomorrow/", plan_item_tomorrow, name="plan-item-tomorrow"),
    path("today/plan/items/<int:item_id>/day/", plan_item_day, name="plan-item-day"),
    path("today/plan/items/<int:item_id>/drop/", plan_item_drop, name="plan-item-drop"),
    path("today/plans/<int:plan_id>/closing/", plan_close, name="plan-close"),
    path("today/plans/<int:plan_id>/reopening/", plan_reopening, name="plan-reopening"),
    path("today/week/", week, name="week"),
    path("today/week/leads/<int:lead_id>/", week_move, name="week-move"),
    path("today/week/leads/<int:lead_id>/<str:to>/", week_move, name="week-back"),
    path("branch/", branch, name="branch"),
    path("branch/hand-over/<str:employee_no>/", hand_over, name="hand-over"),
    path("hand-overs/<int:bulk_id>/return/", hand_over_return, name="hand-over-return"),
    path("compare/", compare, name="compare"),
    path("customers/duplicates/", customer_duplicates, name="customer-duplicates"),
    path("customers/<int:customer_id>/", customer_page, name="customer"),
    path("customers/<int:customer_id>/merge/", customer_merge, name="customer-merge"),
    path("customer-merges/<int:merge_id>/undo/", customer_merge_undo, name="customer-merge-undo"),
    path("leads/<int:lead_id>/", lead_page, name="lead"),
    path("leads/new/", capture, name="capture"),
    path("leads/<int:lead_id>/retraction/", lead_retraction, name="lead-retraction"),
]
