"""What the worker does in the award process; the database says what is due, not the hour of the tick."""

from celery import shared_task

from awards.services import capacity, nudges
from awards.services.closings import close_due_rounds
from awards.services.reminders import send_due_reminders
from core import clock


@shared_task
def close_rounds() -> None:
    capacity.take_in()
    close_due_rounds(clock.now())


@shared_task
def send_reminders() -> None:
    send_due_reminders(clock.now())


@shared_task
def nudge_office() -> None:
    nudges.nudge_office(clock.now())
