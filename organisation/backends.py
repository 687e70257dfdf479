from django.contrib.auth.backends import ModelBackend
from django.contrib.auth.base_user import AbstractBaseUser
from django.contrib.auth.models import AnonymousUser
from django.utils import timezone

from organisation.models import Staff


class StaffBackend(ModelBackend):
    """Lets in who works for the bank. Asked at every request, so it also ends the session of somebody who has left.

    It grants nothing: rights come from postings (`organisation.access`).
    """

    def user_can_authenticate(self, user: AbstractBaseUser | AnonymousUser | None) -> bool:
        if not isinstance(user, Staff) or not user.is_active:
            return False
        return user.left_on is None or user.left_on >= timezone.localdate()
