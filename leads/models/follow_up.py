from __future__ import annotations

from datetime import date
from typing import Self

from django.db import models
from django.db.models import F, Q
from django.utils.translation import gettext_lazy as _

from leads.models.lead import lead_is_seen
from organisation.labels import Labelled
from organisation.models import Staff
from organisation.numbers import NumberField


class FollowUpQuerySet(models.QuerySet["FollowUp"]):
    """Contact records, and the one door to them."""

    def visible_to(self, staff: Staff, *, day: date) -> Self:
        """The contact records of the leads the person may see."""
        return self.filter(lead_is_seen(staff, day=day))

    def standing(self) -> Self:
        """Not superseded: these count."""
        return self.filter(superseded_at=None)


class FollowUp(Labelled, models.Model):
    """One contact with the customer, reached or not: the contact record. Append-only.

    Its author may supersede a mistake on the same day with a new record; the old one stays readable, in no figure.
    The database refuses every other change.
    """

    class Method(models.TextChoices):
        PHONE = "phone", _("Phone")
        BRANCH = "branch", _("Meeting in the branch")
        VISIT = "visit", _("Visit")
        MESSAGE = "message", _("Message")

    class Outcome(models.TextChoices):
        NO_ANSWER = "no_answer", _("No answer")
        INTERESTED = "interested", _("Interested")
        APPOINTMENT = "appointment", _("Appointment made")
        CONSIDERING = "considering", _("Considering")
        REFUSED = "refused", _("Refused")
        WON = "won", _("Agreed to buy")

    # Lead, staff and branch begin the indexes below and have none of their own: a record imported pays for each.
    number = NumberField(prefix="F")
    lead = models.ForeignKey("leads.Lead", on_delete=models.PROTECT, related_name="follow_ups", db_index=False)
    staff = models.ForeignKey("organisation.Staff", on_delete=models.PROTECT, related_name="+", db_index=False)
    branch = models.ForeignKey("organisation.Branch", on_delete=models.PROTECT, related_name="+", db_index=False)
    contacted_at = models.DateTimeField()
    contacted_on = models.DateField()
    method = models.CharField(max_length=8, choices=Method.choices)
    reached = models.BooleanField()
    outcome = models.CharField(max_length=12, choices=Outcome.choices)
    note = models.TextField(blank=True)
    next_action_on = models.DateField(null=True, blank=True)
    supersedes = models.OneToOneField(
        "self", on_delete=models.PROTECT, null=True, blank=True, related_name="superseded_by"
    )
    superseded_at = models.DateTimeField(null=True, blank=True)

    objects = FollowUpQuerySet.as_manager()

    class Meta:
        constraints = [
            models.CheckConstraint(
                name="follow_up_method_known", condition=Q(method__in=["phone", "branch", "visit", "message"])
            ),
            models.CheckConstraint(
                name="follow_up_outcome_known",
                condition=Q(outcome__in=["no_answer", "interested", "appointment", "considering", "refused", "won"]),
            ),
            models.CheckConstraint(
                name="follow_up_reached_has_outcome",
                condition=Q(reached=True) & ~Q(outcome="no_answer") | Q(reached=False, outcome="no_answer"),
            ),
            models.CheckConstraint(
                name="follow_up_supersedes_another", condition=Q(supersedes=None) | ~Q(supersedes=F("id"))
            ),
        ]
        indexes = [
            models.Index(fields=["staff", "contacted_on"], name="follow_up_staff_day"),
            models.Index(fields=["lead", "contacted_on"], name="follow_up_lead_day"),
            models.Index(fields=["branch", "-contacted_at", "-id"], name="follow_up_branch"),
        ]

    def __str__(self) -> str:
        return str(self.number)
