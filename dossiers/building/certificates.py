"""Certificates on pre-printed blanks: where each field stands, what a sample says."""

from collections.abc import Iterable
from datetime import date, datetime
from decimal import Decimal

from dossiers.models import Align, BlankField, BlankPlace, BlankProfile
from dossiers.rendering import data as d

# Where our own certificate has them: the place a new blank begins with (x, y, width in mm; size in points).
USUAL = {
    BlankField.SALUTATION: (100, 97, 40, 20, Align.END),
    BlankField.NAME: (103, 97, 160, 24, Align.START),
    BlankField.DESCRIPTION: (148.5, 107, 240, 16, Align.MIDDLE),
    BlankField.ACHIEVEMENT: (148.5, 117, 230, 16, Align.MIDDLE),
    BlankField.DECISION: (60, 178, 60, 12, Align.START),
    BlankField.DECISION_DATE: (60, 183, 60, 12, Align.START),
    BlankField.REGISTER: (70, 188, 50, 12, Align.START),
    BlankField.DATE_LINE: (213, 140, 100, 14, Align.MIDDLE),
    BlankField.TITLES: (213, 146, 100, 14, Align.MIDDLE),
    BlankField.SIGNER: (213, 187, 100, 14, Align.MIDDLE),
}


def usual_places() -> list[BlankPlace]:
    """The places of a blank that nobody has measured yet.

    Their numbers are of the kind that the database gives: a form shows a float with a point, and then refuses it.
    """
    places = []
    for field, (*numbers, align) in USUAL.items():
        x, y, width, size = (Decimal(str(number)) for number in numbers)
        places.append(BlankPlace(field=field, x=x, y=y, width=width, size=size, align=align))
    return places


def sheet(profile: BlankProfile, places: Iterable[BlankPlace]) -> d.Sheet:
    """The blank as plain data; what is not printed has no place."""
    shown = [place for place in places if place.shown]
    return d.Sheet(
        name=profile.name, shift_x=float(profile.shift_x), shift_y=float(profile.shift_y),
        places=tuple(
            d.FieldPlace(
                field=place.field, label=place.get_field_display(), align=place.align, x=float(place.x),
                y=float(place.y), width=float(place.width), size=float(place.size),
            )
            for place in shown
        ),
    )  # fmt: skip


def on_blank(certificate: d.Certificate, profile: BlankProfile, *, made_at: datetime) -> d.CertificateFields:
    """The fields of one certificate in the places of `profile`; they carry no mark of ours."""
    return _fields(certificate.model_copy(update={"made_at": made_at}), sheet(profile, profile.places.all()))


def ruler(profile: BlankProfile, *, made_at: datetime) -> d.BlankRuler:
    return d.BlankRuler(face="issued", made_at=made_at, sheet=sheet(profile, profile.places.all()))


def sample(of: d.Sheet, *, made_at: datetime) -> d.CertificateFields:
    """A certificate of nobody, with a long name, to look at."""
    paper = d.Certificate(
        face="issued",
        made_at=made_at,
        authority="Giám đốc Sở",
        award_name="Giấy khen",
        salutation="Bà",
        name="Nguyễn Thị Hoàng Phương Mẫu",
        description="Phó Trưởng phòng, Phòng Quản lý kết cấu hạ tầng giao thông",
        achievement="Đã có thành tích xuất sắc trong phong trào thi đua “Đẩy mạnh cải cách hành chính trên địa bàn "
        "tỉnh giai đoạn 2023 - 2025” năm 2025",
        decision_number="7",
        decision_symbol="QĐ-SGTVT",
        register_number="0015",
        place="Hà Nam",
        dated=date(2026, 2, 9),
        signature=d.Signature(titles=("KT. Giám đốc", "Phó Giám đốc"), name="Trần Văn Ví Dụ"),
    )
    return _fields(paper, of)


def _fields(paper: d.Certificate, of: d.Sheet) -> d.CertificateFields:
    return d.CertificateFields(**paper.model_dump(exclude={"mark"}), sheet=of)
