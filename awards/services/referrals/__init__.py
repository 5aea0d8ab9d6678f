"""Trình cấp trên: gathering a package, confirming its reports, its way up, what comes back."""

from awards.services.referrals.confirming import NotConfirmed, confirm_all, confirm_report
from awards.services.referrals.gathering import (
    change_package,
    drop_file,
    keep_file,
    leave_out,
    make_package,
    take_in,
)
from awards.services.referrals.instead import agree_instead, drop_instead, own_awards
from awards.services.referrals.moves import (
    Sending,
    close_when_answered,
    record_answered,
    record_asked,
    record_received,
    record_sent,
    regather_package,
    send_package_for_signature,
    settle_package,
)
from awards.services.referrals.outcomes import Outcome, record_outcome

__all__ = [
    "NotConfirmed",
    "Outcome",
    "Sending",
    "agree_instead",
    "change_package",
    "close_when_answered",
    "confirm_all",
    "confirm_report",
    "drop_file",
    "drop_instead",
    "keep_file",
    "leave_out",
    "make_package",
    "own_awards",
    "record_answered",
    "record_asked",
    "record_outcome",
    "record_received",
    "record_sent",
    "regather_package",
    "send_package_for_signature",
    "settle_package",
    "take_in",
]
