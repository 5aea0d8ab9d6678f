"""A year for which units register what they aim at; one of them has."""

from datetime import timedelta

from campaigns.models import Campaign, TargetCall
from campaigns.services.signatures import Signature
from campaigns.services.targets import Aim, record_person, record_registration, register, save_target_call
from core import clock
from core.clock import day_of
from core.files.models import StoredFile
from organization.models import Appointment
from tests.browser.album import objects as the

GUIDANCE = "Mỗi đơn vị đăng ký ít nhất 03 chỉ tiêu có con số; danh hiệu phấn đấu theo Luật Thi đua, khen thưởng."
TARGETS = "100% hồ sơ thủ tục hành chính đúng hạn.\n02 sáng kiến cấp Sở trước ngày 30/10."


def call() -> the.Kwargs:
    return the.key(_called())


def registered() -> the.Kwargs:
    call, unit, head = _called(), the.of_unit("qlvt").unit, the.actor("truong.qlvt")
    register(call, unit, None, Aim("Tập thể Lao động xuất sắc", TARGETS), actor=head, now=head.now)
    person = unit.memberships.first().person
    register(call, unit, person, Aim("Chiến sĩ thi đua cơ sở"), actor=head, now=head.now)
    return {"pk": call.pk, "unit_pk": unit.pk}


def not_registered() -> the.Kwargs:
    return {"pk": _called().pk, "unit_pk": the.of_unit("qlkchtgt").unit_id}


def some_registered() -> the.Kwargs:
    registered()
    return {}


def on_paper() -> the.Kwargs:
    """Văn phòng types what a head has signed."""
    call, unit, who = _called(), the.of_unit("qlclct").unit, the.actor("thamdinh")
    if not call.papers.exists():
        signed = Signature(Appointment.objects.filter(unit=unit).first(), day_of(who.now))
        aim = Aim("Tập thể Lao động tiên tiến", TARGETS)
        paper = record_registration(call, unit, aim, signed, StoredFile.objects.first(), actor=who, now=who.now)
        record_person(paper, unit.memberships.first().person, Aim("Lao động tiên tiến"), actor=who, now=who.now)
    return {"pk": call.pk, "unit_pk": unit.pk}


def _called() -> TargetCall:
    there = TargetCall.objects.first()
    if there:
        return there
    due = day_of(clock.now()) + timedelta(days=20)
    wish = TargetCall(campaign=Campaign.objects.first(), year=2025, due=due, guidance=GUIDANCE)
    return save_target_call(wish, actor=the.actor("thamdinh"), now=clock.now())
