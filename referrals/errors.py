"""What the verbs of selling together say when they refuse; each tells what to do next. See also `leads.errors`."""

from django.utils.translation import gettext_lazy as _

from organisation.errors import Conflict, Invalid
from organisation.table_file import Mistake, WrongLines


class AlreadyReferred(Conflict):
    """The lead has a referral that waits for its answer."""

    code = "already_referred"


class CannotReceive(Invalid):
    """The colleague cannot take the lead on."""

    code = "cannot_receive"


class AlreadyDecided(Conflict):
    """The referral was accepted, returned, withdrawn or lapsed before."""

    code = "already_decided"


class AlreadySold(Conflict):
    """The lead has a sale that stands."""

    code = "already_sold"


class AlreadyReversed(Conflict):
    """The sale was reversed before."""

    code = "already_reversed"


class AlreadyAsked(Conflict):
    """The reversal was asked for before and waits for its decision."""

    code = "already_asked"


class NothingAsked(Conflict):
    """Nobody asked for the reversal, or it was decided before."""

    code = "nothing_asked"


class CannotConfirm(WrongLines):
    """Lines of the core system's file contradict what is known."""

    code = "cannot_confirm"

    def __init__(self, mistakes: list[Mistake]) -> None:
        super().__init__(_("Nothing was confirmed: the file contradicts what is known."), mistakes, field="file")
