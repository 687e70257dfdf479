"""What can be done with customers and leads; one verb a file."""

from leads.services.add_sibling_lead import add_sibling_lead
from leads.services.assign_lead import assign_lead
from leads.services.capture_lead import capture_lead
from leads.services.create_customer import create_customer
from leads.services.find_customer_elsewhere import ElsewhereMatch, find_customer_elsewhere
from leads.services.find_customers import CustomerMatch, find_customers
from leads.services.lose_lead import lose_lead
from leads.services.merge_customers import merge_customers
from leads.services.plan_next_action import plan_next_action
from leads.services.record_follow_up import record_follow_up
from leads.services.retract_lead import retract_lead
from leads.services.reveal_phone import reveal_phone
from leads.services.review_follow_up import review_follow_up
from leads.services.set_served import set_served
from leads.services.supersede_follow_up import supersede_follow_up
from leads.services.tap_traffic import tap_traffic
from leads.services.undo_merge import UndoneMerge, undo_merge

__all__ = [
    "CustomerMatch",
    "ElsewhereMatch",
    "UndoneMerge",
    "add_sibling_lead",
    "assign_lead",
    "capture_lead",
    "create_customer",
    "find_customer_elsewhere",
    "find_customers",
    "lose_lead",
    "merge_customers",
    "plan_next_action",
    "record_follow_up",
    "retract_lead",
    "reveal_phone",
    "review_follow_up",
    "set_served",
    "supersede_follow_up",
    "tap_traffic",
    "undo_merge",
]
