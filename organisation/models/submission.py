from django.db import models


class Submission(models.Model):
    """A form that was sent: its token is taken once, in the transaction of what the form does.

    So a double click makes one record: the second one waits for the first to commit, finds the token taken, and is led
    to what the first one made (`result`).
    """

    staff = models.ForeignKey("organisation.Staff", on_delete=models.CASCADE, related_name="+")
    token = models.UUIDField()
    result = models.CharField(max_length=200, blank=True)
    made_at = models.DateTimeField()

    class Meta:
        constraints = [models.UniqueConstraint(fields=["staff", "token"], name="submission_once")]
        indexes = [models.Index(fields=["made_at"], name="submission_made_at")]

    def __str__(self) -> str:
        return str(self.token)
