"""WHO: the organisation, its people, and what they looked at."""

from organisation.models.access_record import AccessRecord
from organisation.models.branch import Branch
from organisation.models.notice import Notice
from organisation.models.posting import Posting
from organisation.models.saved_view import SavedView
from organisation.models.staff import Staff
from organisation.models.submission import Submission

__all__ = ["AccessRecord", "Branch", "Notice", "Posting", "SavedView", "Staff", "Submission"]
