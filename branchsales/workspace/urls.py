from django.urls import path

from branchsales.workspace.customer.merge import customer_duplicates, customer_merge, customer_merge_undo
from branchsales.workspace.customer.page import customer_page
from branchsales.workspace.lead.page import lead_page
from branchsales.workspace.views.branch import branch
from branchsales.workspace.views.capture import capture
from branchsales.workspace.views.compare import compare
from branchsales.workspace.views.home import home
from branchsales.workspace.views.lobby import lobby_log, lobby_now
from branchsales.workspace.views.retraction import lead_retraction
from branchsales.workspace.views.today import today

urlpatterns = [
    path("", home, name="home"),
    path("today/", today, name="today"),
    path("lobby/now/", lobby_now, name="lobby-now"),
    path("lobby/log/", lobby_log, name="lobby-log"),
    path("branch/", branch, name="branch"),
    path("compare/", compare, name="compare"),
    path("customers/duplicates/", customer_duplicates, name="customer-duplicates"),
    path("customers/<int:customer_id>/", customer_page, name="customer"),
    path("customers/<int:customer_id>/merge/", customer_merge, name="customer-merge"),
    path("customer-merges/<int:merge_id>/undo/", customer_merge_undo, name="customer-merge-undo"),
    path("leads/<int:lead_id>/", lead_page, name="lead"),
    path("leads/new/", capture, name="capture"),
    path("leads/<int:lead_id>/retraction/", lead_retraction, name="lead-retraction"),
]
