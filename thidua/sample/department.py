"""The units of the sample: those that a Sở Giao thông vận tải usually has."""

from dataclasses import dataclass

from organization.enums import UnitKind


@dataclass(frozen=True)
class UnitPlan:
    """One unit to make: its names, how its head is called, how many people work in it."""

    code: str
    name: str
    short_name: str
    kind: str
    symbol: str
    head_title: str
    people: int
    proposes: bool = True
    may_be_nominated: bool = True
    has_seal: bool = False


UNITS = (
    UnitPlan("lanh-dao-so", "Lãnh đạo Sở", "Lãnh đạo Sở", UnitKind.LEADERSHIP, "", "Giám đốc Sở", 3, False, False),
    UnitPlan("van-phong", "Văn phòng Sở", "Văn phòng", UnitKind.OFFICE, "VP", "Chánh Văn phòng", 9),
    UnitPlan("thanh-tra", "Thanh tra Sở", "Thanh tra", UnitKind.DIVISION, "TTr", "Chánh Thanh tra", 8, has_seal=True),
    UnitPlan("khtc", "Phòng Kế hoạch - Tài chính", "P. KHTC", UnitKind.DIVISION, "KHTC", "Trưởng phòng", 6),
    UnitPlan("pcat", "Phòng Pháp chế - An toàn", "P. PCAT", UnitKind.DIVISION, "PCAT", "Trưởng phòng", 5),
    UnitPlan(
        "qlvt",
        "Phòng Quản lý vận tải, phương tiện và người lái",
        "P. QLVT",
        UnitKind.DIVISION,
        "QLVT",
        "Trưởng phòng",
        9,
    ),
    UnitPlan(
        "qlkchtgt",
        "Phòng Quản lý kết cấu hạ tầng giao thông",
        "P. QLKCHTGT",
        UnitKind.DIVISION,
        "QLKCHTGT",
        "Trưởng phòng",
        7,
    ),
    UnitPlan(
        "qlclct",
        "Phòng Quản lý chất lượng công trình giao thông",
        "P. QLCLCT",
        UnitKind.DIVISION,
        "QLCLCT",
        "Trưởng phòng",
        6,
    ),
    UnitPlan(
        "ttdk",
        "Trung tâm Đăng kiểm xe cơ giới",
        "TT Đăng kiểm",
        UnitKind.PUBLIC_UNIT,
        "TTĐK",
        "Giám đốc",
        14,
        has_seal=True,
    ),
    UnitPlan(
        "ttdt",
        "Trung tâm Đào tạo, sát hạch lái xe",
        "TT Đào tạo",
        UnitKind.PUBLIC_UNIT,
        "TTĐT",
        "Giám đốc",
        12,
        has_seal=True,
    ),
    UnitPlan(
        "bqlbx", "Ban Quản lý bến xe", "BQL bến xe", UnitKind.PUBLIC_UNIT, "BQLBX", "Trưởng ban", 10, has_seal=True
    ),
    UnitPlan("cong-doan", "Công đoàn Sở", "Công đoàn", UnitKind.UNION, "CĐ", "Chủ tịch Công đoàn", 1, False, False),
)


def units(count: int | None) -> list[UnitPlan]:
    """The usual units, or exactly `count` of those that propose: more are traffic stations, fewer cut the tail."""
    if count is None:
        return list(UNITS)
    fixed = [unit for unit in UNITS if not unit.proposes or unit.kind == UnitKind.OFFICE]
    others = [unit for unit in UNITS if unit not in fixed][: max(count - 1, 1)]
    extra = [
        UnitPlan(
            f"hat-{number}",
            f"Hạt Quản lý đường bộ số {number}",
            f"Hạt QLĐB {number}",
            UnitKind.PUBLIC_UNIT,
            f"HQLĐB{number}",
            "Hạt trưởng",
            5,
            has_seal=True,
        )
        for number in range(1, max(count - 1 - len(others), 0) + 1)
    ]
    return [*fixed[:2], *others, *extra, *fixed[2:]]
