"""What the verbs of leads say when they refuse; each tells what to do next. See `organisation.errors`."""

from django.utils.functional import Promise
from django.utils.translation import gettext_lazy as _

from leads.models import Customer, Lead
from organisation.errors import Conflict, Invalid, NotAllowed
from organisation.table_file import Mistake, WrongLines


class NotYours(NotAllowed):
    """Somebody else's to do."""

    code = "not_yours"


class NotYourOwn(NotAllowed):
    """Nobody reviews themselves."""

    code = "not_your_own"


class LeadClosed(Conflict):
    """The lead is won, lost or taken back."""

    code = "lead_closed"


class PendingAnswer(Conflict):
    """The lead has been referred and waits for its answer."""

    code = "pending_answer"


class KnownCustomer(Conflict):
    """A customer of the branch has that phone number."""

    code = "known_customer"

    def __init__(self, customer: Customer) -> None:
        self.customer = customer
        super().__init__(
            _("%(name)s has this phone number and is a customer of the branch already. Choose them from the list.")
            % {"name": customer.name},
            field="phone",
        )


class OpenLeadExists(Conflict):
    """The customer has an open lead for this product; `is_protected`: its finder's claim stands."""

    code = "open_lead_exists"

    def __init__(self, lead: Lead, *, is_protected: bool) -> None:
        self.lead = lead
        self.is_protected = is_protected
        super().__init__(_message(is_protected))


class DoNotContact(Conflict):
    """The customer does not want to be contacted."""

    code = "do_not_contact"


class NoConsent(Conflict):
    """The customer does not allow marketing."""

    code = "no_consent"


class CannotOwn(Invalid):
    """The colleague cannot own leads."""

    code = "cannot_own"


class OwnerChanged(Conflict):
    """The lead went to somebody else after it was looked at."""

    code = "owner_changed"


class LeadChanged(Conflict):
    """Somebody has changed the lead since."""

    code = "lead_changed"


class NothingDone(Conflict):
    """Of many leads not one could be changed."""

    code = "nothing_done"


class TooManyLeads(Invalid):
    """More leads than one act takes."""

    code = "too_many_leads"


class AlreadySuperseded(Conflict):
    """The contact record was corrected before."""

    code = "already_superseded"


class TooLate(Conflict):
    """The time in which it could be corrected or taken back is over."""

    code = "too_late"


class AlreadyWorkedOn(Conflict):
    """Somebody has begun to work on the lead."""

    code = "already_worked_on"


class NothingToTakeBack(Conflict):
    """Nobody has been counted yet."""

    code = "nothing_to_take_back"


class CannotLoad(WrongLines):
    """Lines of the queue machine's file that cannot be right."""

    code = "cannot_load"

    def __init__(self, mistakes: list[Mistake]) -> None:
        super().__init__(_("Nothing was loaded. Mend what is wrong in the file and load it again."), mistakes)


class TooMany(Invalid):
    """More customers than anybody meets in a day."""

    code = "too_many"


class NoPhone(Conflict):
    """No phone number is known."""

    code = "no_phone"


class TooOften(Conflict):
    """The person has looked up or revealed as much as one hour allows."""

    code = "too_often"


class NumberTaken(Conflict):
    """Another customer has that number."""

    code = "number_taken"


class AlreadyMerged(Conflict):
    """One of the records was merged into another customer."""

    code = "already_merged"


class MergedAgain(Conflict):
    """The kept record took part in a later merge, which must be undone first."""

    code = "merged_again"


class AlreadyUndone(Conflict):
    """The merge was undone before."""

    code = "already_undone"


class ImportRunning(Conflict):
    """A history is being imported."""

    code = "import_running"


class AlreadyCommitted(Conflict):
    """The day's plan was committed before, with other customers or in another order."""

    code = "already_committed"


class NotCommitted(Conflict):
    """The day has no plan yet."""

    code = "not_committed"


class DayClosed(Conflict):
    """The day's plan was closed in the evening."""

    code = "day_closed"


class AlreadyDone(Conflict):
    """The item of the plan is done."""

    code = "already_done"


class StillLeft(Conflict):
    """Something in the plan is neither done nor decided about."""

    code = "still_left"


def _message(is_protected: bool) -> str | Promise:
    if is_protected:
        return _(
            "There is an open lead for this customer and product, and its finder's claim stands. "
            "Open that lead, or say that this is another sum of money."
        )
    return _(
        "There is an open lead for this customer and product. Open that lead, or say that this is another sum of money."
    )
