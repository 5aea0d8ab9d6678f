"""Those whose records the album shows, and a book with some lines."""

from awards.selectors.honours import honoured
from awards.services.achievements import Note, note_achievement
from core import clock
from core.clock import day_of
from tests.browser.album.objects import Kwargs, actor, of_unit


def honoured_person() -> Kwargs:
    return {"pk": honoured().filter(nomination__person__isnull=False).first().nomination.person_id}


def honoured_unit() -> Kwargs:
    return {"pk": honoured().filter(nomination__unit__isnull=False).first().nomination.unit_id}


def noted() -> Kwargs:
    unit, now = of_unit("qlkchtgt").unit, clock.now()
    person = unit.memberships.first().person
    for about, text in (
        (None, "Công bố đầy đủ 42 thủ tục hành chính trên Cổng dịch vụ công; không có hồ sơ trễ hẹn trong quý III."),
        (person, "Chủ trì xây dựng quy trình cấp giấy phép thi công trực tuyến, rút từ 7 xuống 4 ngày làm việc."),
    ):
        note_achievement(Note(unit, about, day_of(now), text), actor=actor("cv.qlkchtgt"), now=now)
    return {}
