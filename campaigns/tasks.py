"""What the worker does for rounds; the database says what is due, not the hour of the tick."""

from celery import shared_task

from campaigns.services.account_checks import send_due_account_checks
from core import clock


@shared_task
def send_account_checks() -> None:
    send_due_account_checks(clock.now(), clock.database_time())
