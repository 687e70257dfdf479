"""FACTS 1: customers, products, leads and what was done about them."""

from leads.models.bulk_act import BulkAct
from leads.models.customer import Customer
from leads.models.customer_change import CustomerChange
from leads.models.customer_merge import CustomerMerge
from leads.models.daily_plan import DailyPlan
from leads.models.follow_up import FollowUp
from leads.models.lead import Lead
from leads.models.lead_change import LeadChange
from leads.models.participant import LeadParticipant
from leads.models.plan_item import PlanItem
from leads.models.product import Category, Product
from leads.models.review import Review
from leads.models.traffic_log import TrafficLog

__all__ = [
    "BulkAct",
    "Category",
    "Customer",
    "CustomerChange",
    "CustomerMerge",
    "DailyPlan",
    "FollowUp",
    "Lead",
    "LeadChange",
    "LeadParticipant",
    "PlanItem",
    "Product",
    "Review",
    "TrafficLog",
]
