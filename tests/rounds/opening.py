"""Văn phòng opens a round: the cut-off confirmed, công văn hướng dẫn made, numbered and sent to the units."""

from datetime import datetime

from tests.rounds.people import Person, day, number_in
from tests.rounds.visitor import scan


class Opener(Person):
    """Chuyên viên Văn phòng, who keeps the rounds."""

    def finds(self, name: str) -> int:
        """The number of the round of this name."""
        self.opens("/cau-hinh/dot/")
        return number_in(self.follows(name, below="/cau-hinh/dot/").path)

    def confirms_the_cut_off(self, round_: int, source: str) -> None:
        self.opens(f"/cau-hinh/dot/{round_}/sua/")
        self.presses("Lưu", cutoff_confirmed=True, cutoff_source=source)
        self.tells(f"xác nhận hạn nộp theo {source}")

    def writes_the_guidance(self, round_: int) -> str:
        """Công văn hướng dẫn to be signed; its address."""
        self.opens(f"/van-ban/dot/{round_}/huong-dan/")
        path = self.presses("Lập công văn", face="Bản trình ký", signer="Thừa lệnh (TL.): Chánh Văn phòng").path
        self.waits_for_paper(path)
        self.tells("lập công văn hướng dẫn, bản trình ký")
        return path

    def opens_the_round(self, round_: int, number: str, dated: datetime, guidance: bytes) -> None:
        self.opens(f"/cau-hinh/dot/{round_}/").reads("Chưa mở")
        self.follows("Mở đợt")
        paper = scan("cong-van-huong-dan.pdf", guidance)
        self.presses("Mở đợt", number=number, dated=day(dated), file=paper).reads("Đã mở")
        self.tells(f"mở đợt kèm công văn {number}; các đơn vị được báo")


class Registrar(Person):
    """Văn thư, who gives numbers and dates."""

    def numbers_the_letter(self, path: str, number: str, dated: datetime) -> str:
        """Số and ngày of a signed công văn; the address of the issued one."""
        self.opens(f"{path}so-ngay/")
        issued = self.presses("Ghi", number=number, dated=day(dated)).path
        self.waits_for_paper(issued)
        self.tells(f"ghi số {number}, ngày {day(dated)} vào công văn; bản phát hành có mã kiểm tra")
        return issued
