"""What can be done to the organisation; one verb a file."""

from organisation.services.choose_language import choose_language
from organisation.services.end_posting import end_posting
from organisation.services.hire_staff import hire_staff
from organisation.services.post_staff import post_staff
from organisation.services.record_access import record_access
from organisation.services.unlock_sign_in import unlock_sign_in

__all__ = ["choose_language", "end_posting", "hire_staff", "post_staff", "record_access", "unlock_sign_in"]
