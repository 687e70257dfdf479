from django.db import models


class AccessRecord(models.Model):
    """Who looked at, took out or was refused what. Append-only; each row carries the hash of the one before it.

    Written by `organisation.services.record_access`; a database trigger chains the rows and refuses changes, so
    a missing or altered row shows (`organisation.access_chain.broken_links`).
    """

    class Kind(models.TextChoices):
        SIGN_IN = "sign_in"
        SIGN_IN_REFUSED = "sign_in_refused"
        SIGN_OUT = "sign_out"
        REVEAL = "reveal"
        FIND = "find"
        EXPORT = "export"
        REFUSED = "refused"
        PASSWORD = "password"

    made_at = models.DateTimeField()
    kind = models.CharField(max_length=16, choices=Kind.choices)
    staff = models.ForeignKey("organisation.Staff", on_delete=models.PROTECT, null=True, related_name="+")
    branch = models.ForeignKey("organisation.Branch", on_delete=models.PROTECT, null=True, related_name="+")
    subject = models.CharField(max_length=80, blank=True)
    reason = models.CharField(max_length=200, blank=True)
    address = models.CharField(max_length=45, blank=True)
    chain = models.CharField(max_length=64, editable=False, default="")

    class Meta:
        indexes = [
            models.Index(fields=["staff", "-made_at"], name="access_record_staff"),
            models.Index(fields=["kind", "-made_at"], name="access_record_kind"),
            models.Index(fields=["subject", "-made_at"], name="access_record_subject"),
        ]
        ordering = ["-id"]

    def __str__(self) -> str:
        return f"{self.kind} {self.subject}"
