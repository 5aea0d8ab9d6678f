"""Hội đồng: founded by its decision, called, its members vote in secret on the pages, the minutes are written."""

from collections.abc import Sequence
from datetime import datetime
from urllib.parse import urlencode

from tests.rounds.people import Person, day, moment, number_in

NAME = "Hội đồng Thi đua - Khen thưởng Sở"
SECRETARY = "Thư ký"
SECRET = "Bỏ phiếu kín trên Hệ thống"


class Secretary(Person):
    """Thư ký of the council, of Văn phòng."""

    def has_a_council(self) -> bool:
        return NAME in self.opens("/hoi-dong/").text

    def founds_the_council(self, number: str, dated: datetime, members: Sequence[tuple[str, str]]) -> int:
        """The decision, then everybody by name in his part."""
        self.opens("/hoi-dong/")
        self.follows("Ghi Hội đồng")
        council = self.presses(
            "Lưu", name=NAME, decision_number=number, decision_date=day(dated), valid_from=day(dated)
        ).path
        for name, part in members:
            self.opens(f"{council}thanh-vien/?{urlencode({'q': name})}")
            self.follows(name)
            self.presses("Lưu", part=part).reads("Đã lưu", name)
        self.tells(f"ghi Hội đồng theo Quyết định {number}, {len(members)} thành viên")
        return number_in(council)

    def calls_a_session(self, round_: int, at: datetime, members: Sequence[tuple[str, str]]) -> str:
        """Plan, agenda, invitation; the address of the session."""
        self.opens(f"/hoi-dong/dot/{round_}/phien-moi/")
        seats = {part: f"{name} ({part})" for name, part in members}
        path = self.presses(
            "Lưu",
            mode=SECRET,
            starts_at=moment(at),
            place="Phòng họp số 2, trụ sở Sở",
            chair=seats["Chủ tịch"],
            secretary=seats[SECRETARY],
        ).path
        self.presses("Mời họp").reads("Đã mời các thành viên")
        self.tells(f"lập phiên họp Hội đồng {moment(at)}, gửi Giấy mời")
        return path

    def opens_the_session(self, session: str) -> None:
        """Everybody is there."""
        self.opens(f"{session}diem-danh/")
        self.presses("Lưu điểm danh").reads("Đã lưu điểm danh")
        self.presses("Khai mạc").reads("Phiên họp đã khai mạc")
        self.tells("điểm danh đủ, khai mạc phiên họp")

    def closes_the_session(self, session: str) -> None:
        self.opens(f"{session}ket-thuc/")
        self.presses("Kết thúc phiên họp").reads("Phiên họp đã kết thúc")
        self.tells("kết thúc phiên họp, đọc kết quả kiểm phiếu")

    def writes_the_minutes(self, session: str) -> list[str]:
        """What was said, then Biên bản kiểm phiếu and Biên bản họp; their addresses."""
        self.opens(f"{session}dien-bien/")
        said = {
            "course": "Các thành viên thảo luận, thống nhất.",
            "conclusion": "Đề nghị khen thưởng ai đủ tỷ lệ phiếu.",
        }
        self.presses("Lưu", tellers="Tổ thư ký Hội đồng", **said).reads("Đã lưu")
        made = []
        for paper in ("Lập Biên bản kiểm phiếu", "Lập Biên bản họp"):
            self.opens(session)
            made.append(self.presses(paper).path)
        self.tells("lập Biên bản kiểm phiếu và Biên bản họp Hội đồng")
        return made


class Member(Person):
    """A member before his ballot."""

    def votes(self, session: str) -> None:
        """For everybody whom he may vote on; looked over, then cast."""
        form = self.opens(f"{session}phieu/").form("Xem lại phiếu")
        lines = sorted({one["name"] for one in form.controls if one.get("type") == "radio"})
        self.presses("Xem lại phiếu", **dict.fromkeys(lines, "Đồng ý")).reads("Bỏ phiếu rồi thì không sửa")
        self.presses("Bỏ phiếu, không sửa nữa").reads("Đã bỏ phiếu")
        self.tells(f"bỏ phiếu kín cho {len(lines)} đối tượng")
