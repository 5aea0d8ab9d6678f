from django.db import models
from django.db.models import F, Q


class JobState(models.TextChoices):
    WAITING = "waiting", "Đang chờ"
    DONE = "done", "Đã xong"
    FAILED = "failed", "Cần người xử lý"


class Job(models.Model):
    """One thing to do, kept until it is done or a person must look. `(kind, key)` is done once, ever.

    Times are machine time: a lease or a pause must not jump with the training clock.
    """

    kind = models.CharField(max_length=40)
    key = models.CharField(max_length=200)
    queue = models.CharField(max_length=20)
    payload = models.JSONField(default=dict)
    state = models.CharField(max_length=10, choices=JobState.choices, default=JobState.WAITING)
    created_at = models.DateTimeField()
    due_at = models.DateTimeField()
    attempts = models.PositiveSmallIntegerField(default=0)
    leased_until = models.DateTimeField(null=True, blank=True)
    error = models.TextField(blank=True)
    done_at = models.DateTimeField(null=True, blank=True)

    class Meta:
        ordering = ["pk"]
        constraints = [
            models.UniqueConstraint(fields=["kind", "key"], name="one_job_a_key"),
            models.CheckConstraint(
                condition=~Q(state="done") | Q(done_at__gte=F("created_at")), name="done_job_has_its_time"
            ),
        ]
        indexes = [models.Index(fields=["state", "queue", "due_at"], name="jobs_to_do")]

    def __str__(self) -> str:
        return f"{self.kind} {self.key}"
