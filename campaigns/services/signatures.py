"""What the head of a unit has signed on paper: who, on which day, and what is wrong with it."""

from dataclasses import dataclass
from datetime import date

from django.utils.translation import gettext as _

from core.files.models import StoredFile
from core.refusals import Problem
from organization.models import Appointment, Unit


@dataclass(frozen=True)
class Signature:
    """Who signed the unit's paper, and its date."""

    signer: Appointment | None
    signed_on: date | None

    @property
    def words(self) -> str:
        """The signer as he stands under the paper."""
        return f"{self.signer.title} {self.signer.person}"[:300] if self.signer else ""


UNSIGNED = Signature(None, None)


def signature_problems(unit: Unit, signature: Signature, file: StoredFile | None, today: date) -> list[Problem]:
    """A paper has its scan, its date, and a signer who led the unit on that day."""
    signer, signed_on, problems = signature.signer, signature.signed_on, []
    if file is None:
        problems.append(Problem(_("Tải lên bản quét của văn bản đã ký."), field="file"))
    if signed_on is None:
        problems.append(Problem(_("Nhập ngày của văn bản."), field="signed_on"))
    elif signed_on > today:
        problems.append(Problem(_("Ngày của văn bản không thể ở sau hôm nay."), field="signed_on"))
    if signer is None or signer.unit_id != unit.pk:
        problems.append(Problem(_("Chọn lãnh đạo của đơn vị đề nghị."), field="signer"))
    elif signed_on and not signer.holds_on(signed_on):
        problems.append(Problem(_("Người này không có quyền ký vào ngày của văn bản."), field="signer"))
    return problems
