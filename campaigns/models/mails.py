from django.db import models

from campaigns.enums import MailKind


class MailText(models.Model):
    """Văn phòng's own words for one kind of mail; without a row those of `campaigns.mail_words` go out."""

    kind = models.CharField("thư", max_length=40, choices=MailKind.choices, unique=True)
    subject = models.CharField("tiêu đề thư", max_length=120)
    body = models.TextField("nội dung thư")

    class Meta:
        ordering = ["kind"]

    def __str__(self) -> str:
        return self.get_kind_display()
