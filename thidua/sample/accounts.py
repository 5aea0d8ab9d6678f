"""The sample's accounts: one of each role, and staff and head of every unit, all with the sample's password."""

from dataclasses import dataclass

from organization.enums import Role

PASSWORD = "thi-dua-2025"  # noqa: S105 - printed at every start of a sample, refused by production


@dataclass(frozen=True)
class AccountPlan:
    """An account for the person at `place` of `unit`, with `roles` beside what his appointment gives."""

    username: str
    unit: str
    place: int
    roles: tuple[str, ...]
    label: str


FIXED = (
    AccountPlan("giamdoc", "lanh-dao-so", 0, (Role.LEADERSHIP, Role.COUNCIL), "Giám đốc Sở"),
    AccountPlan("phogiamdoc", "lanh-dao-so", 1, (Role.LEADERSHIP, Role.COUNCIL), "Phó Giám đốc Sở"),
    AccountPlan("chanhvanphong", "van-phong", 0, (Role.OFFICE_CHIEF, Role.COUNCIL), "Chánh Văn phòng"),
    AccountPlan("thamdinh", "van-phong", 2, (Role.APPRAISER,), "Chuyên viên thẩm định (Văn phòng)"),
    AccountPlan("thamdinh2", "van-phong", 3, (Role.APPRAISER,), "Chuyên viên thẩm định thứ hai"),
    AccountPlan("vanthu", "van-phong", 4, (Role.CLERK,), "Văn thư"),
    AccountPlan("ketoan", "van-phong", 5, (Role.ACCOUNTANT,), "Kế toán"),
    AccountPlan("quantri", "van-phong", 6, (Role.ADMINISTRATOR,), "Quản trị"),
    AccountPlan("congdoan", "cong-doan", 0, (Role.UNION,), "Công đoàn Sở"),
    AccountPlan("hoidong", "lanh-dao-so", 2, (Role.COUNCIL, Role.LEADERSHIP), "Hội đồng, Phó Giám đốc Sở"),
)


def of_unit(code: str, short_name: str) -> list[AccountPlan]:
    """The head, the deputy and one specialist of a unit that proposes."""
    name = code.replace("-", "")
    return [
        AccountPlan(f"truong.{name}", code, 0, (), f"Lãnh đạo {short_name}"),
        AccountPlan(f"pho.{name}", code, 1, (), f"Cấp phó {short_name}"),
        AccountPlan(f"cv.{name}", code, 2, (Role.UNIT_STAFF,), f"Chuyên viên {short_name}"),
    ]


# The accounts that `make run` prints: one of each role.
SHOWN = ("cv.qlvt", "truong.qlvt", "thamdinh", "chanhvanphong", "vanthu", "ketoan", "giamdoc", "phogiamdoc", "congdoan",
         "hoidong", "quantri")  # fmt: skip
