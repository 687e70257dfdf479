"""What a lead's page offers to do: the first acts as buttons, the rest in the menu of rarer acts."""

from collections.abc import Collection
from dataclasses import dataclass

from django.urls import reverse
from django.utils.translation import gettext as _

from leads.actions import Action
from leads.models import Lead
from organisation.ui.menus import MenuItem

SHOWN = 3  # more would take a phone a second row


@dataclass(frozen=True)
class Button(MenuItem):
    """An act that stands on the page: `look` is its button's, `opens` the part of the page that does it at once."""

    look: str = ""
    opens: str = ""


@dataclass(frozen=True)
class Offered:
    """Buttons in the order in which the work goes, then the menu."""

    shown: list[Button]
    more: list[Button]


def offered(lead: Lead, actions: Collection[str], *, retracts: bool) -> Offered:
    """The acts open to the person on the lead; a menu of one would save nothing."""
    acts = [act for action, act in _acts(lead) if action in actions or (action is None and retracts)]
    cut = SHOWN if len(acts) > SHOWN + 1 else len(acts)
    return Offered(acts[:cut], acts[cut:])


def _acts(lead: Lead) -> list[tuple[Action | None, Button]]:
    def to(name: str) -> str:
        return reverse(name, args=[lead.pk])

    return [
        (
            Action.FOLLOW_UP,
            Button(
                _("Record a contact"),
                to("follow-up-new"),
                "phone",
                key="c",
                look="button--primary",
                opens="contact",
            ),
        ),
        (Action.SELL, Button(_("Record the sale"), to("lead-sale"), key="s", look="button--go")),
        (Action.REFER, Button(_("Refer"), to("lead-referral"), "arrow-right", key="r")),
        (Action.ASSIGN, Button(_("Assign"), to("lead-assignment"), "user-check")),
        (Action.PLAN, Button(_("Change the next action"), to("lead-next-action"), "calendar")),
        (Action.SIBLING, Button(_("Another product"), to("lead-sibling"), "plus")),
        (Action.RELEASE, Button(_("Give to the branch pool"), to("lead-release"), "inbox", is_post=True)),
        (None, Button(_("Logged by mistake: take back"), to("lead-retraction"), "undo-2", is_post=True)),
        (Action.LOSE, Button(_("Close as lost"), to("lead-loss"), "circle-x")),
    ]
