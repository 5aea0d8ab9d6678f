from datetime import date
from typing import Any

from dossiers.rendering import data as d
from tests.dossiers.papers.common import COMMON, GIAY_KHEN, OFFICE, UNITS, person

HEAD = OFFICE.model_copy(update={"symbol": "", "number": "", "dated": date(2026, 2, 20)})
CHIEF = d.Signature(titles=("Chánh Văn phòng",), name="Vũ Thị Minh Họa")
KEPT = COMMON | {"letterhead": HEAD, "signature": CHIEF}
DECISION = "07/QĐ-SGTVT ngày 09/02/2026"


def _named(number: int) -> dict[str, str]:
    """Every fourth is a collective."""
    if number % 4 == 0:
        return {"name": UNITS[number // 4 % 3]}
    salutation, name = person(number)
    return {"name": name, "salutation": salutation, "position": "Chuyên viên", "unit": UNITS[number % 3]}


def award_register(rows: int = 5, **changes: Any) -> d.AwardRegister:
    lines = tuple(
        d.RegisterRow(
            **_named(n), number=f"{n + 1:04}", award=GIAY_KHEN, decision=DECISION, note="Đã hủy bỏ" if n == 3 else ""
        )
        for n in range(rows)
    )
    return d.AwardRegister(**(KEPT | {"year": 2026, "rows": lines} | changes))


def handover_register(rows: int = 5, **changes: Any) -> d.HandoverRegister:
    lines = [d.HandoverRow(**_named(n), number=f"{n + 1:04}", decision=DECISION) for n in range(rows)]
    if rows > 1:
        given = {"issue_number": "0001/2026", "issued_on": date(2026, 2, 12), "receiver": "Nguyễn Văn Mẫu"}
        lines[1] = lines[1].model_copy(update=given)
        again = {"issue_number": "0002/2026", "note": "Cấp lại: rách khi vận chuyển"}
        lines.insert(2, lines[1].model_copy(update=again))
    return d.HandoverRegister(**(KEPT | {"year": 2026, "rows": tuple(lines)} | changes))


def name_proof(rows: int = 3, **changes: Any) -> d.NameProof:
    values = KEPT | {
        "signature": d.Signature(titles=("Trưởng phòng",)),
        "recipients": ("Văn phòng Sở",),
        "subject": "Của Phòng Quản lý vận tải",
        "round_name": "Xét khen thưởng năm 2025",
        "rows": tuple(d.ProofRow(**_named(n), answer=("", "Đúng", "Trưởng phòng")[n % 3]) for n in range(rows)),
    }
    return d.NameProof(**(values | changes))


def payment_list(collectives: int = 2, individuals: int = 5, **changes: Any) -> d.PaymentList:
    values = KEPT | {
        "subject": "Chi thưởng theo Quyết định số 07/QĐ-SGTVT",
        "grounds": "Quyết định số 07/QĐ-SGTVT ngày 09 tháng 02 năm 2026 của Giám đốc Sở Giao thông vận tải tỉnh Hà Nam",
        "salary": 2_340_000,
        "fund": "Quỹ thi đua, khen thưởng của Sở",
        "collectives": tuple(
            d.PaymentRow(**_named(4 * n), coefficient="0,6", amount=1_410_000) for n in range(collectives)
        ),
        "individuals": tuple(
            d.PaymentRow(**_named(2 * n + 1), coefficient="0,3", amount=710_000) for n in range(individuals)
        ),
        "maker": d.Signature(titles=("Người lập",)),
        "accountant": d.Signature(titles=("Kế toán",)),
    }
    return d.PaymentList(**(values | changes))
