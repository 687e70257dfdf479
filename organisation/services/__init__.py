"""What can be done to the organisation; one verb a file."""

from organisation.services.change_password import change_password
from organisation.services.change_view import change_view
from organisation.services.choose_language import choose_language
from organisation.services.choose_preferences import choose_preferences
from organisation.services.end_posting import end_posting
from organisation.services.forget_old_notices import forget_old_notices
from organisation.services.hire_staff import hire_staff
from organisation.services.notify import notify
from organisation.services.post_staff import post_staff
from organisation.services.read_all_notices import read_all_notices
from organisation.services.read_notice import read_notice
from organisation.services.record_access import record_access
from organisation.services.remove_view import remove_view
from organisation.services.save_view import save_view
from organisation.services.unlock_sign_in import unlock_sign_in

__all__ = [
    "change_password",
    "change_view",
    "choose_language",
    "choose_preferences",
    "end_posting",
    "forget_old_notices",
    "hire_staff",
    "notify",
    "post_staff",
    "read_all_notices",
    "read_notice",
    "record_access",
    "remove_view",
    "save_view",
    "unlock_sign_in",
]
