"""What leadership writes beside its answers, as the album shows it."""

from datetime import timedelta

from organization.models import Appointment, User
from organization.services.delegations import delegate
from tests.browser.album.objects import Kwargs, actor, nothing


def delegated() -> Kwargs:
    """The director has authorised the chief of office, today and for a week."""
    who, chief = actor("giamdoc"), User.objects.get(username="chanhvanphong")
    if not Appointment.objects.delegations().exists():
        row = Appointment(
            person=chief.person, kind="authorised", title="Chánh Văn phòng", paper="Giấy ủy quyền số 12",
            valid_from=who.today, valid_to=who.today + timedelta(days=7),
        )  # fmt: skip
        delegate(row, actor=who, now=who.now)
    return nothing()
