"""The forms of leads: what a person types, checked before a verb sees it."""

from leads.forms.assignment import AssignmentForm
from leads.forms.bulk import GradeForm, PutOffForm
from leads.forms.close_day import CloseDayForm
from leads.forms.day_contact import DayContactForm
from leads.forms.follow_up import FollowUpForm
from leads.forms.lead_filter import LeadFilterForm
from leads.forms.loss import LossForm
from leads.forms.next_action import NextActionForm
from leads.forms.plan_item import CarryForm, DropForm
from leads.forms.reveal import RevealForm
from leads.forms.review import ReviewForm
from leads.forms.served import ServedForm
from leads.forms.sibling import SiblingForm
from leads.forms.traffic_file import TrafficFileForm

__all__ = [
    "AssignmentForm",
    "CarryForm",
    "CloseDayForm",
    "DayContactForm",
    "DropForm",
    "FollowUpForm",
    "GradeForm",
    "LeadFilterForm",
    "LossForm",
    "NextActionForm",
    "PutOffForm",
    "RevealForm",
    "ReviewForm",
    "ServedForm",
    "SiblingForm",
    "TrafficFileForm",
]
