from datetime import date, datetime, timedelta
from hashlib import sha256
from typing import Any

from dossiers.rendering import data as d
from tests.dossiers.papers.common import (
    BANG_KHEN,
    CAMPAIGN,
    COMMON,
    CUTOFF,
    DEPARTMENT,
    DIRECTOR,
    FUNCTIONS,
    GIAY_KHEN,
    GROUNDS,
    MADE_AT,
    OFFICE,
    OFFICE_CHIEF,
    PEOPLE,
    UNITS,
    VIETNAM,
    person,
)


def _hash(text: str) -> str:
    return sha256(text.encode()).hexdigest()


def receipt(documents: int = 5, **changes: Any) -> d.Receipt:
    titles = ("Tờ trình đề nghị khen thưởng", "Biên bản họp", *(f"Báo cáo thành tích: {name}" for _s, name in PEOPLE))
    values = COMMON | {
        "letterhead": DEPARTMENT.model_copy(update={"symbol": "", "dated": date(2026, 1, 8)}),
        "number": "2025-HN-0007",
        "round_name": "Khen thưởng hằng năm 2025",
        "unit": "Phòng Quản lý vận tải",
        "submitted_by": "Ông Nguyễn Văn Mẫu, Trưởng phòng",
        "kind": "Nộp lần đầu",
        "submitted_at": datetime(2026, 1, 8, 16, 41, 7, tzinfo=VIETNAM),
        "cutoff_text": CUTOFF,
        "collectives": 1,
        "individuals": 2,
        "documents": tuple(
            d.Document(title=titles[n % 11], sha256=_hash(str(n)), pages=n + 1) for n in range(documents)
        ),
        "content_hash": _hash("content"),
    }
    return d.Receipt(**(values | changes))


def intake_slip(documents: int = 5, **changes: Any) -> d.IntakeSlip:
    given = receipt(documents)
    kept = ("number", "round_name", "unit", "submitted_at", "collectives", "individuals", "documents", "content_hash")
    values = COMMON | {name: getattr(given, name) for name in kept}
    values |= {
        "letterhead": OFFICE.model_copy(update={"symbol": "", "dated": date(2026, 1, 12)}),
        "signature": d.Signature(titles=("Người tiếp nhận",), name="H'Hen Niê"),
        "recipients": ("Phòng Quản lý vận tải", "Lưu: VP"),
        "received_at": datetime(2026, 1, 12, 9, 5, 0, tzinfo=VIETNAM),
    }
    return d.IntakeSlip(**(values | changes))


def dossier_contents(parts: int = 6, **changes: Any) -> d.DossierContents:
    titles = ("Phiếu xác nhận đã nộp hồ sơ", "Tờ trình đề nghị khen thưởng", "Biên bản họp", "Biên bản kiểm phiếu")
    names = [titles[n] if n < 4 else f"Minh chứng: bảng kê thủ tục hành chính số {n}" for n in range(parts)]
    rows = [d.ContentsRow(name=name, first=2 * n + 2, pages=2) for n, name in enumerate(names[:-1])]
    values = COMMON | {
        "letterhead": DEPARTMENT.model_copy(update={"symbol": "", "dated": date(2026, 1, 8)}),
        "unit": "Phòng Quản lý vận tải",
        "round_name": "Khen thưởng hằng năm 2025",
        "number": "2025-HN-0007",
        "rows": (*rows, d.ContentsRow(name=names[-1], note="kèm tệp riêng: tệp PDF đặt mật khẩu")),
    }
    return d.DossierContents(**(values | changes))


def closing_report(units: int = 9, **changes: Any) -> d.ClosingReport:
    statuses = ("sent", "sent", "nil", "missing")
    rows = [
        d.UnitStatus(
            unit=f"{UNITS[n % 3]} {n // 3 + 1}",
            status=statuses[n % 4],
            submitted_at=MADE_AT + timedelta(minutes=n) if n % 4 != 3 else None,
            number=f"2025-HN-{n + 1:04}" if n % 4 != 3 else "",
            collectives=1 if n % 4 < 2 else 0,
            individuals=n if n % 4 < 2 else 0,
            note="Gia hạn đến hết ngày 12/01/2026" if n == 1 else "",
        )
        for n in range(units)
    ]
    values = COMMON | {
        "letterhead": OFFICE,
        "signature": d.Signature(titles=("Chánh Văn phòng",), name="Vũ Thị Minh Họa"),
        "recipients": ("Như trên", "Phó Giám đốc Sở", "Lưu: VP"),
        "subject": "Tình hình nộp hồ sơ đề nghị khen thưởng năm 2025",
        "addressees": ("Giám đốc Sở", "Các Phó Giám đốc Sở"),
        "round_name": "Khen thưởng hằng năm 2025",
        "cutoff_text": CUTOFF,
        "closed_at": datetime(2026, 1, 10, 0, 2, 3, tzinfo=VIETNAM),
        "version": 1,
        "cause": "đến hạn nộp",
        "list_hash": _hash("list"),
        "units": tuple(rows),
        "extensions": (
            d.ExtensionRow(
                unit="Văn phòng Sở 1",
                cutoff_text="trước ngày 13/01/2026 (đến hết 24 giờ 00 ngày 12/01/2026, giờ Việt Nam)",
                reason="hệ thống điện của đơn vị gặp sự cố ngày 08/01/2026.",
                paper="văn bản số 03/VP ngày 09/01/2026",
            ),
        ),
    }
    return d.ClosingReport(**(values | changes))


def extension_list(rows: int = 3, **changes: Any) -> d.ExtensionList:
    extensions = tuple(
        d.ExtensionRow(
            unit=f"{UNITS[n % 3]} {n + 1}" if n else "",
            cutoff_text="trước ngày 15/01/2026 (đến hết 24 giờ 00 ngày 14/01/2026, giờ Việt Nam)",
            reason="Mất điện diện rộng do bão số 3, đường truyền đến đơn vị gián đoạn hai ngày cuối",
            paper=f"văn bản số {n + 12}/SGTVT-VP ngày 11/01/2026",
            asked_by="Nguyễn Văn Mẫu",
            granted="Vũ Thị Minh Họa, 10:05 11/01/2026",
        )
        for n in range(rows)
    )
    values = COMMON | {
        "letterhead": OFFICE,
        "signature": d.Signature(titles=("Chánh Văn phòng",), name="Vũ Thị Minh Họa"),
        "recipients": ("Như trên", "Lưu: VP"),
        "subject": "Việc gia hạn nộp hồ sơ đề nghị khen thưởng, đợt “Khen thưởng hằng năm 2025”",
        "addressees": ("Giám đốc Sở",),
        "round_name": "Khen thưởng hằng năm 2025",
        "cutoff_text": CUTOFF,
        "extensions": extensions,
    }
    return d.ExtensionList(**(values | changes))


def decision(collectives: int = 5, individuals: int = 12, **changes: Any) -> d.Decision:
    occasion = f"{CAMPAIGN} năm 2025"
    amounts = (("Tập thể", collectives, 1_410_000), ("Cá nhân", individuals, 710_000))
    bonuses = tuple(d.Bonus(label=label, count=count, amount=amount) for label, count, amount in amounts if count)
    values = COMMON | {
        "mark": None,
        "letterhead": DEPARTMENT.model_copy(update={"issuer": "Giám đốc Sở Giao thông vận tải"}),
        "signature": DIRECTOR,
        "recipients": ("Như Điều 3", "UBND tỉnh (để b/c)", "Sở Nội vụ", "Lưu: VT, VP"),
        "subject": f"Về việc tặng Giấy khen cho tập thể, cá nhân có thành tích xuất sắc trong {occasion}",
        "authority": "Giám đốc Sở Giao thông vận tải tỉnh Hà Nam",
        "grounds": (
            FUNCTIONS,
            *GROUNDS,
            "Theo đề nghị của Chánh Văn phòng Sở",
        ),
        "articles": (
            d.Article(
                text=f"Tặng Giấy khen của Giám đốc Sở Giao thông vận tải Hà Nam cho {collectives:02} tập thể, "
                f"{individuals:02} cá nhân (có danh sách kèm theo).",
                achievement=f"Đã có thành tích xuất sắc trong {occasion}",
            ),
            d.Article(
                text="Kèm theo Giấy khen là tiền thưởng, trích từ Quỹ thi đua, khen thưởng của Sở:", bonuses=bonuses
            ),
            d.Article(
                text="Quyết định này có hiệu lực kể từ ngày ký. Chánh Văn phòng Sở, Trưởng các phòng, Thủ trưởng "
                "các đơn vị trực thuộc và các tập thể, cá nhân có tên tại Điều 1 chịu trách nhiệm thi hành."
            ),
        ),
        "list_title": f"Tập thể, cá nhân được tặng Giấy khen trong {occasion}",
        "collectives": tuple(d.Awarded(name=UNITS[n % 3]) for n in range(collectives)),
        "individuals": tuple(
            d.Awarded(name=person(n)[1], salutation=person(n)[0], position="Chuyên viên", unit=UNITS[n % 3])
            for n in range(individuals)
        ),
    }
    return d.Decision(**(values | changes))


def certificate(**changes: Any) -> d.Certificate:
    values = COMMON | {
        "authority": "Giám đốc Sở Giao thông vận tải tỉnh Hà Nam",
        "award_name": "Giấy khen",
        "salutation": "Bà",
        "name": "H'Hen Niê",
        "description": "Chuyên viên chính, Phòng Quản lý vận tải, Sở Giao thông vận tải Hà Nam",
        "achievement": f"Đã có thành tích xuất sắc trong {CAMPAIGN} năm 2025",
        "decision_number": "7",
        "decision_symbol": "QĐ-SGTVT",
        "register_number": "15/2026",
        "place": "Hà Nam",
        "dated": date(2026, 2, 9),
        "signature": DIRECTOR,
    }
    return d.Certificate(**(values | changes))


def sheet(**changes: Any) -> d.Sheet:
    """A blank that has everything but name, unit and achievement."""
    places = (("name", 148.5, 95.0, 24.0), ("description", 148.5, 106.0, 16.0), ("achievement", 148.5, 117.0, 16.0))
    values = {
        "name": "Phôi năm 2026, máy in Văn phòng Sở",
        "places": tuple(
            d.FieldPlace(field=field, label=field, x=x, y=y, width=220, size=size, align="middle")
            for field, x, y, size in places
        ),
    }
    return d.Sheet(**(values | changes))


def certificate_fields(**changes: Any) -> d.CertificateFields:
    values = certificate().model_dump(exclude={"mark"}) | {"sheet": sheet()}
    return d.CertificateFields(**(values | changes))


def blank_ruler(**changes: Any) -> d.BlankRuler:
    return d.BlankRuler(**({"face": "issued", "made_at": MADE_AT, "sheet": sheet()} | changes))


def result_notice(**changes: Any) -> d.ResultNotice:
    paper = "Quyết định số 07/QĐ-SGTVT ngày 09 tháng 02 năm 2026"
    values = COMMON | {
        "letterhead": DEPARTMENT.model_copy(update={"symbol": "TB-SGTVT", "number": "31", "dated": date(2026, 3, 2)}),
        "signature": OFFICE_CHIEF,
        "recipients": ("Phòng Quản lý vận tải", "Giám đốc Sở (để b/c)", "Lưu: VT, VP"),
        "subject": "Kết quả xét khen thưởng năm 2025 đối với Phòng Quản lý vận tải",
        "unit": "Phòng Quản lý vận tải",
        "opening": f"Căn cứ {paper} của Giám đốc Sở Giao thông vận tải, Sở thông báo kết quả xét khen thưởng trong "
        f"{CAMPAIGN} năm 2025 đối với Phòng Quản lý vận tải như sau:",
        "granted": (
            d.GrantedRow(name=UNITS[0], award=GIAY_KHEN, paper=paper),
            d.GrantedRow(name="H'Hen Niê", salutation="Bà", position="Chuyên viên chính", award=GIAY_KHEN, paper=paper,
                         note="Đề nghị: " + BANG_KHEN),
        ),
        "declined": (
            d.DeclinedRow(name="Y Moan Ênuôl", salutation="Ông", position="Chuyên viên", award=GIAY_KHEN,
                          outcome="Chưa đồng ý khen thưởng",
                          reason="Chưa có văn bản công nhận sáng kiến, giải pháp theo tiêu chí 4."),
            d.DeclinedRow(name="Nguyễn Văn Mẫu", salutation="Ông", position="Trưởng phòng", award=BANG_KHEN,
                          outcome="Trình cấp trên",
                          reason="Sở đã trình Chủ tịch Ủy ban nhân dân tỉnh; kết quả được thông báo sau."),
        ),
        "closing": "Đơn vị có kiến nghị về kết quả nêu trên gửi về Văn phòng Sở để tổng hợp, báo cáo.",
    }  # fmt: skip
    return d.ResultNotice(**(values | changes))
