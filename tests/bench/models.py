from django.db import models


class BareRow(models.Model):
    """A row of the floor: what a list shows and an insert writes."""

    name = models.CharField(max_length=100)
    text = models.CharField(max_length=300)
    at = models.DateTimeField(auto_now_add=True)

    class Meta:
        app_label = "bench"
