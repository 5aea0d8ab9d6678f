"""What the outbox calls for jobs that belong to no app."""

from datetime import datetime
from smtplib import SMTPConnectError, SMTPRecipientsRefused, SMTPServerDisconnected
from socket import gaierror
from typing import Any

from django.core.mail import EmailMessage

from core.outbox.drain import Away, Permanent


def send_mail(payload: dict[str, Any], *, now: datetime) -> None:
    """Send `{to, subject, text}`.

    Raises Permanent when the server knows none of the addresses, Away while the server cannot be reached.
    """
    subject = " ".join(payload["subject"].split())
    try:
        EmailMessage(subject, payload["text"], to=payload["to"]).send()
    except SMTPRecipientsRefused as error:
        raise Permanent(f"Máy chủ thư không nhận địa chỉ: {', '.join(error.recipients)}") from error
    except (SMTPConnectError, SMTPServerDisconnected, ConnectionError, TimeoutError, gaierror) as error:
        raise Away(f"Chưa nối được máy chủ thư: {error}") from error
