"""Invented people: names put together at random from a seed, plainly nobody's."""

from dataclasses import dataclass
from datetime import date
from random import Random

from organization.enums import Gender, StaffKind, UnitKind
from thidua.sample.department import UnitPlan

FAMILY = ("Nguyễn", "Trần", "Lê", "Phạm", "Hoàng", "Phan", "Vũ", "Đặng", "Bùi", "Đỗ", "Hồ", "Ngô", "Dương", "Lý")
MALE_MIDDLE = ("Văn", "Đức", "Minh", "Quang", "Hữu", "Công", "Xuân", "Thành", "Tuấn", "Mạnh")
FEMALE_MIDDLE = ("Thị", "Thu", "Ngọc", "Thanh", "Minh", "Hồng", "Thùy", "Kim", "Bích", "Phương")
MALE_GIVEN = ("An", "Bình", "Cường", "Dũng", "Đạt", "Giang", "Hải", "Hùng", "Khoa", "Lâm", "Long", "Nam", "Phong",
              "Quân", "Sơn", "Thắng", "Toàn", "Trung", "Tú", "Việt", "Ý")  # fmt: skip
FEMALE_GIVEN = ("Anh", "Chi", "Diệp", "Dung", "Hà", "Hằng", "Hạnh", "Hiền", "Hoa", "Huệ", "Lan", "Liên", "Mai", "Nga",
                "Ngân", "Oanh", "Quyên", "Thảo", "Trang", "Tuyết", "Yến")  # fmt: skip
HOMES = ("xã Mẫu An, huyện Mẫu, tỉnh Hà Nam", "phường Mẫu Trung, thành phố Phủ Lý, tỉnh Hà Nam",
         "thị trấn Mẫu, huyện Mẫu, tỉnh Hà Nam")  # fmt: skip
DEGREES = ("Thạc sĩ Quản lý công", "Kỹ sư Xây dựng cầu đường", "Cử nhân Luật", "Cử nhân Kế toán", "Kỹ sư Ô tô",
           "Cử nhân Hành chính", "Kỹ sư Công nghệ thông tin")  # fmt: skip


@dataclass(frozen=True)
class PersonPlan:
    full_name: str
    gender: str
    birth_date: date
    staff_kind: str
    position: str
    is_leader: bool
    leads: bool
    home_town: str
    qualification: str


class Names:
    """Draws names without repeating one."""

    def __init__(self, seed: int) -> None:
        self.random = Random(seed)  # noqa: S311 - a sample, no secret
        self.used: set[str] = set()

    def draw(self) -> tuple[str, str]:
        """A new full name and its gender."""
        while True:
            female = self.random.random() < 0.45
            middle, given = (FEMALE_MIDDLE, FEMALE_GIVEN) if female else (MALE_MIDDLE, MALE_GIVEN)
            name = " ".join(self.random.choice(part) for part in (FAMILY, middle, given))
            if len(self.used) > 0.8 * len(FAMILY) * len(middle) * len(given):
                name = " ".join([name.rsplit(" ", 1)[0], self.random.choice(given), self.random.choice(given)])
            if name not in self.used:
                self.used.add(name)
                return name, Gender.FEMALE if female else Gender.MALE

    def staff(self, unit: UnitPlan) -> list[PersonPlan]:
        """Everyone of one unit: the head first, then the deputy, then the others."""
        return [self._person(unit, place) for place in range(unit.people)]

    def _person(self, unit: UnitPlan, place: int) -> PersonPlan:
        name, gender = self.draw()
        public = unit.kind == UnitKind.PUBLIC_UNIT
        kind = StaffKind.PUBLIC_EMPLOYEE if public else StaffKind.CIVIL_SERVANT
        if place == unit.people - 1 and unit.people > 5:
            kind = StaffKind.WORKER
        return PersonPlan(
            full_name=name,
            gender=gender,
            birth_date=date(self.random.randint(1968, 1996), self.random.randint(1, 12), self.random.randint(1, 28)),
            staff_kind=kind,
            position=position(unit, place, kind),
            is_leader=place < 2 or unit.kind == UnitKind.LEADERSHIP,
            leads=place == 0,
            home_town=self.random.choice(HOMES),
            qualification=self.random.choice(DEGREES),
        )


def position(unit: UnitPlan, place: int, kind: str) -> str:
    """How the person at `place` (0 the head, 1 the deputy) is called on papers."""
    if place == 0:
        return unit.head_title
    if place == 1 or unit.kind == UnitKind.LEADERSHIP:
        return deputy_title(unit)
    if kind == StaffKind.WORKER:
        return "Nhân viên hợp đồng"
    return "Viên chức" if unit.kind == UnitKind.PUBLIC_UNIT else "Chuyên viên"


def deputy_title(unit: UnitPlan) -> str:
    return "Phó " + unit.head_title[0].upper() + unit.head_title[1:]
