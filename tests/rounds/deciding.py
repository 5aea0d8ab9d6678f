"""Lãnh đạo Sở answer, Văn phòng drafts the Decision, văn thư numbers what was signed, Văn phòng publishes it."""

from collections.abc import Collection
from datetime import datetime

from tests.rounds.people import Person, day
from tests.rounds.visitor import scan


class Leader(Person):
    """Giám đốc or Phó Giám đốc."""

    def names_the_appraiser(self, officers: Collection[str]) -> str:
        """Văn phòng's own proposal is examined by whom leadership names: the first of `officers` whom it may name."""
        self.opens("/")
        self.follows("Chỉ định người thẩm định")
        officer = next(one for one in self.page.choices("officer") if one in officers)
        self.presses("Chỉ định", officer=officer).reads("Đã chỉ định")
        self.tells(f"chỉ định {officer} thẩm định hồ sơ của Văn phòng")
        return officer

    def answers(self, round_: int) -> None:
        """All as proposed; what one may not answer himself is left to the others."""
        page = self.opens(f"/xet-duyet/?dot={round_}")
        if page.buttons("Đồng ý toàn bộ theo đề nghị"):
            self.confirms("Đồng ý toàn bộ theo đề nghị").reads("Đã ghi ý kiến")
            self.tells("đồng ý toàn bộ theo đề nghị của Văn phòng")

    def confirms_the_reports(self) -> None:
        """What goes up is confirmed by the level that sends it: every package that waits for it on the home page."""
        for package in self.opens("/").links("Xác nhận báo cáo"):
            self.opens(package)
            self.presses("Xác nhận mọi báo cáo").reads("Đã xác nhận")
            self.tells("xác nhận báo cáo thành tích của bộ hồ sơ trình cấp trên")


class Drafter(Person):
    """Chuyên viên Văn phòng, who drafts the Decision."""

    def drafts_the_decision(self, round_: int) -> str:
        """Over all who were agreed to; its address."""
        self.opens("/quyet-dinh/")
        self.follows("Lập dự thảo quyết định", below=f"/quyet-dinh/du-thao/{round_}/")
        path = self.presses("Lập dự thảo").reads("Đã lập dự thảo quyết định").path
        self.opens(f"{path}trinh-ky/")
        self.presses("Trình ký", signer=self.director())
        self.tells("lập dự thảo quyết định, trình Giám đốc Sở ký")
        return path


class Clerk(Person):
    """Văn thư."""

    def records_the_signature(self, decision: str, number: str, dated: datetime, paper: bytes) -> None:
        """Số và ngày as he gave them, and the scan of what was signed."""
        self.opens(decision)
        self.follows("Ghi nhận đã ký")
        self.presses("Ghi nhận", number=number, signed_on=day(dated), file=scan("quyet-dinh.pdf", paper)).reads(
            "Đã ghi nhận quyết định đã ký"
        )
        self.tells(f"ghi nhận quyết định đã ký số {number}, ngày {day(dated)}, kèm bản ký")

    def sends_the_letter(self, package: str, number: str, dated: datetime, paper: bytes) -> None:
        """The signed Tờ trình goes up with its package."""
        self.opens(f"{package}da-gui/")
        self.presses(
            "Ghi nhận đã gửi", number=number, dated=day(dated), sent_on=day(dated), file=scan("to-trinh.pdf", paper)
        ).reads("Đã gửi cấp trên")
        self.tells(f"ghi nhận Tờ trình số {number} đã ký, đã gửi cấp trên")


class Publisher(Person):
    """Chánh Văn phòng."""

    def publishes(self, decision: str) -> None:
        self.opens(decision)
        self.confirms("Công bố").reads("Đã công bố")
        self.tells("công bố quyết định; các đơn vị được báo, bảng vinh danh có tên")
