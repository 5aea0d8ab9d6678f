"""What samples have in common: the words, the department of the day, invented names."""

from datetime import date, datetime, time
from typing import Any

from core.clock import VIETNAM
from dossiers.building.parts import department_letterhead, office_letterhead, office_signature
from dossiers.building.texts import Texts
from dossiers.paper_words import SENTENCES
from dossiers.rendering import data as d
from organization.models import Agency

UNIT, PERSON, POSITION = "Phòng Quản lý vận tải", "Nguyễn Thị Hoàng Phương Mẫu", "Chuyên viên chính"
HIGH, AWARD = "Bằng khen của Chủ tịch Ủy ban nhân dân tỉnh", "Giấy khen của Giám đốc Sở"
DIRECTOR = d.Signature(titles=("Giám đốc",), name="Trần Văn Ví Dụ")


class Sample:
    """One kind of paper on one day; `text` stands in `place`, the office's words of the day everywhere else."""

    def __init__(self, kind: str, place: str, text: str, day: date) -> None:
        self.kind, self.place, self.text, self.day = kind, place, text, day
        self._texts = Texts(kind, day)
        self.agency = Agency.objects.on(day).first() or Agency.objects.last() or _nobodys_agency()

    def say(self, place: str) -> str:
        text = self.text if place == self.place else self._texts.unfilled(place)
        return SENTENCES[self.kind, place].filled(text)

    def one_of(self, usual: str, other: str) -> str:
        """The words of `other` while it is being written, else of `usual`: a paper has only one of the two."""
        return self.say(other if self.place == other else usual)

    def common(self, symbol: str) -> dict[str, Any]:
        """What stands around a paper of the department."""
        return self.face() | {
            "letterhead": department_letterhead(self.agency, symbol, year=self.day.year),
            "signature": office_signature(self.agency, self.day, by_order=True),
            "recipients": ("Như trên", "Lưu: VT, VP"),
        }

    def face(self) -> dict[str, Any]:
        return {"face": "draft", "made_at": datetime.combine(self.day, time(8), VIETNAM)}

    def of_office(self, symbol: str) -> dict[str, Any]:
        """What stands around a paper of Văn phòng to the leadership."""
        return self.face() | {
            "letterhead": office_letterhead(self.agency, symbol, year=self.day.year),
            "signature": office_signature(self.agency, self.day, by_order=False),
            "recipients": ("Như trên", "Lưu: VP") if symbol else (),
        }

    @property
    def director(self) -> str:
        return f"{self.agency.head_title} {self.agency.name}"


def _nobodys_agency() -> Agency:
    name = "Sở Giao thông vận tải"
    return Agency(
        name=name, name_lines=name, short_name=name, parent_name="UBND tỉnh Hà Nam", place="Hà Nam", symbol="SGTVT",
        head_title="Giám đốc", head_full_title=f"Giám đốc {name}",
    )  # fmt: skip


def nominees() -> tuple[d.Nominee, ...]:
    """A collective and a person of it."""
    return (
        d.Nominee(kind="collective", name=UNIT, award=AWARD, in_favour=9, base=9),
        d.Nominee(kind="individual", name=PERSON, salutation="Bà", position=POSITION, unit=UNIT, award=AWARD,
                  in_favour=8, base=9),
    )  # fmt: skip
