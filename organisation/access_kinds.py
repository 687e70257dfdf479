"""The kinds of access records in words."""

from collections.abc import Mapping

from django.utils.functional import Promise
from django.utils.translation import gettext_lazy as _

from organisation.models import AccessRecord

Kind = AccessRecord.Kind

KIND_WORDS: Mapping[str, Promise] = {
    Kind.SIGN_IN: _("signed in"),
    Kind.SIGN_IN_REFUSED: _("sign-in refused"),
    Kind.SIGN_OUT: _("signed out"),
    Kind.REVEAL: _("saw a phone number in full"),
    Kind.FIND: _("looked a customer up by a whole number"),
    Kind.EXPORT: _("took data out"),
    Kind.REFUSED: _("was refused"),
    Kind.PASSWORD: _("changed the password"),
}
KIND_ICONS: Mapping[str, str] = {
    Kind.SIGN_IN: "log-in",
    Kind.SIGN_IN_REFUSED: "shield-alert",
    Kind.SIGN_OUT: "log-out",
    Kind.REVEAL: "eye",
    Kind.FIND: "search",
    Kind.EXPORT: "download",
    Kind.REFUSED: "shield-x",
    Kind.PASSWORD: "key-round",
}
NOTABLE = (Kind.SIGN_IN_REFUSED, Kind.REFUSED)
REASON_WORDS: Mapping[str, Promise] = {"locked": _("locked"), "number": _("by the customer number")}
"""What the system itself writes as a reason; other reasons are what a person gave."""
