"""What can be done with customers and leads; one verb a file."""

from leads.services.add_plan_item import add_plan_item
from leads.services.add_sibling_lead import add_sibling_lead
from leads.services.assign_customer import assign_customer
from leads.services.assign_lead import assign_lead
from leads.services.assign_leads import assign_leads
from leads.services.capture_lead import capture_lead
from leads.services.carry_plan_item import carry_plan_item
from leads.services.change_customer import change_customer
from leads.services.close_day import Left, close_day
from leads.services.commit_plan import commit_plan
from leads.services.create_customer import create_customer
from leads.services.drop_plan_item import drop_plan_item
from leads.services.find_customer_elsewhere import ElsewhereMatch, find_customer_elsewhere
from leads.services.find_customers import CustomerMatch, find_customers
from leads.services.grade_leads import grade_leads
from leads.services.load_traffic import load_traffic
from leads.services.look_up_customers import look_up_customers
from leads.services.lose_lead import lose_lead
from leads.services.merge_customers import merge_customers
from leads.services.move_plan_item import move_plan_item
from leads.services.move_to_day import move_to_day
from leads.services.plan_next_action import plan_next_action
from leads.services.propose_plan import ProposedItem, propose_plan
from leads.services.put_off_leads import put_off_leads
from leads.services.record_consent import record_consent
from leads.services.record_follow_up import record_follow_up
from leads.services.reopen_day import reopen_day
from leads.services.retract_lead import retract_lead
from leads.services.reveal_phone import reveal_phone
from leads.services.review_follow_up import review_follow_up
from leads.services.set_served import set_served
from leads.services.supersede_follow_up import supersede_follow_up
from leads.services.tap_traffic import tap_traffic
from leads.services.undo_bulk import undo_bulk
from leads.services.undo_merge import UndoneMerge, undo_merge

__all__ = [
    "CustomerMatch",
    "ElsewhereMatch",
    "Left",
    "ProposedItem",
    "UndoneMerge",
    "add_plan_item",
    "add_sibling_lead",
    "assign_customer",
    "assign_lead",
    "assign_leads",
    "capture_lead",
    "carry_plan_item",
    "change_customer",
    "close_day",
    "commit_plan",
    "create_customer",
    "drop_plan_item",
    "find_customer_elsewhere",
    "find_customers",
    "grade_leads",
    "load_traffic",
    "look_up_customers",
    "lose_lead",
    "merge_customers",
    "move_plan_item",
    "move_to_day",
    "plan_next_action",
    "propose_plan",
    "put_off_leads",
    "record_consent",
    "record_follow_up",
    "reopen_day",
    "retract_lead",
    "reveal_phone",
    "review_follow_up",
    "set_served",
    "supersede_follow_up",
    "tap_traffic",
    "undo_bulk",
    "undo_merge",
]
