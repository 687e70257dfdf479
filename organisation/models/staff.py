from __future__ import annotations

from datetime import date
from typing import Any, Self

from django.contrib.auth.models import AbstractBaseUser, BaseUserManager
from django.db import models
from django.db.models import Q
from django.utils.translation import gettext_lazy as _
from django.utils.translation import pgettext_lazy

from organisation.models.posting import Posting
from organisation.name_columns import INITIALS, PINYIN
from organisation.names import sort_key


class StaffQuerySet(models.QuerySet["Staff"]):
    """Staff, in the office's words."""

    def at_work_on(self, day: date) -> Self:
        """People who belong to the bank on that day."""
        return self.filter(Q(left_on__isnull=True) | Q(left_on__gte=day), is_active=True)


class StaffManager(BaseUserManager["Staff"].from_queryset(StaffQuerySet)):  # type: ignore[misc]
    """Makes staff; `create_user` is Django's word for it."""

    def create_user(self, employee_no: str, password: str | None = None, **fields: Any) -> Staff:
        staff: Staff = self.model(employee_no=employee_no, **fields)
        staff.set_password(password)
        staff.save(using=self._db)
        return staff

    def create_superuser(self, employee_no: str, password: str | None = None, **fields: Any) -> Staff:
        return self.create_user(employee_no, password, is_superuser=True, **fields)


class Staff(AbstractBaseUser):
    """A person who works for the bank and signs in with the employee number.

    What they may do comes from their postings of the day (`organisation.access`), never from a flag here. A superuser
    is the operator's last resort and holds no business right. `theme` and `single_keys` (whether one letter or digit
    alone does something) are how they like to work.
    """

    class Language(models.TextChoices):
        CHINESE = "zh-hans", "简体中文"
        ENGLISH = "en", "English"

    class Theme(models.TextChoices):
        SYSTEM = "system", pgettext_lazy("theme", "As the computer")
        LIGHT = "light", pgettext_lazy("theme", "Light")
        DARK = "dark", pgettext_lazy("theme", "Dark")

    employee_no = models.CharField(_("Employee number"), max_length=20, unique=True, db_collation="C")
    name = models.CharField(_("Name"), max_length=80)
    name_key = models.CharField(max_length=200, editable=False, default="", db_collation="C")
    name_pinyin = models.GeneratedField(
        expression=PINYIN, output_field=models.CharField(max_length=200, db_collation="C"), db_persist=True
    )
    name_initials = models.GeneratedField(
        expression=INITIALS, output_field=models.CharField(max_length=200, db_collation="C"), db_persist=True
    )
    language = models.CharField(_("Language"), max_length=8, choices=Language.choices, default=Language.CHINESE)
    # The database has the defaults too: imports write people past this class.
    theme = models.CharField(_("Colours"), max_length=6, choices=Theme.choices, default="system", db_default="system")
    single_keys = models.BooleanField(_("Single keys"), default=True, db_default=True)
    joined_on = models.DateField(null=True, blank=True)
    left_on = models.DateField(null=True, blank=True)
    is_active = models.BooleanField(default=True)
    is_superuser = models.BooleanField(default=False)

    objects = StaffManager()

    USERNAME_FIELD = "employee_no"
    REQUIRED_FIELDS = ["name"]

    class Meta:
        constraints = [
            models.CheckConstraint(name="staff_language_known", condition=Q(language__in=["zh-hans", "en"])),
            models.CheckConstraint(name="staff_theme_known", condition=Q(theme__in=["system", "light", "dark"])),
        ]
        indexes = [
            models.Index(fields=["name"], name="staff_name", opclasses=["text_pattern_ops"]),
            models.Index(fields=["name_pinyin"], name="staff_pinyin"),
            models.Index(fields=["name_initials"], name="staff_initials"),
        ]
        ordering = ["employee_no"]

    def __str__(self) -> str:
        return self.name

    def save(self, *args: Any, **kwargs: Any) -> None:
        self.name_key = sort_key(self.name)
        super().save(*args, **kwargs)

    def get_full_name(self) -> str:
        return self.name

    def get_short_name(self) -> str:
        return self.name

    def postings_on(self, day: date) -> list[Posting]:
        """The postings in force on that day, the primary one first; read once per day and object."""
        cache: dict[date, list[Posting]] = self.__dict__.setdefault("_postings_by_day", {})
        if day not in cache:
            cache[day] = list(self.postings.on(day).select_related("branch").order_by("-is_primary", "starts_on", "id"))
        return cache[day]

    def primary_posting_on(self, day: date) -> Posting | None:
        """The posting whose branch the facts of that day take."""
        return next((posting for posting in self.postings_on(day) if posting.is_primary), None)

    def forget_postings(self) -> None:
        """Read the postings anew next time, after one was changed."""
        self.__dict__.pop("_postings_by_day", None)
