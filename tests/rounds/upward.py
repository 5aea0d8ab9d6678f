"""What goes up: the package gathered, confirmed, signed, sent, taken in above; the outcome of everybody in it."""

from datetime import datetime

from tests.rounds.people import Person, day


class Sender(Person):
    """Chuyên viên Văn phòng, who sends the packages."""

    def gathers(self, round_: int, due_on: datetime) -> list[str]:
        """A package for every award that leadership sends somebody up for; their addresses."""
        packages = []
        while self.opens("/trinh-cap-tren/").links("Lập bộ hồ sơ", below=f"/trinh-cap-tren/lap/{round_}/"):
            self.follows("Lập bộ hồ sơ", below=f"/trinh-cap-tren/lap/{round_}/")
            packages.append(self.presses("Lập bộ hồ sơ", due_on=day(due_on)).reads("Đã lập bộ hồ sơ").path)
            self.tells(f"lập {self.page.heading}")
        return packages

    def settles_and_has_it_signed(self, package: str) -> None:
        """Everything is there and confirmed: chốt, then the Tờ trình of the department."""
        self.opens(package).reads("Đủ văn bản và xác nhận")
        self.presses("Chốt bộ hồ sơ").reads("Bộ hồ sơ đã đủ")
        self.follows("Trình ký Tờ trình")
        self.presses("Trình ký Tờ trình", signer=self.director()).reads("Đã ghi")
        self.tells("chốt bộ hồ sơ, trình Giám đốc Sở ký Tờ trình")

    def packs(self, package: str) -> None:
        """Everything in one file."""
        self.opens(f"{package}tron-goi/")
        self.presses("Đóng gói")
        self.waits_for_link(f"{package}tron-goi/pdf/", on=f"{package}tron-goi/")
        self.tells("đóng gói bộ hồ sơ thành một tệp")

    def letter_of(self, package: str) -> str:
        """The Tờ trình as it was issued, with its number: the newest one."""
        self.play.waits_for(lambda: self._is_issued(package), "Tờ trình bản phát hành")
        return self.page.path

    def _is_issued(self, package: str) -> bool:
        letters = self.opens(package).links("Tờ trình về việc", below="/van-ban/")
        return bool(letters) and "Bản phát hành" in self.opens(letters[0]).text

    def records_the_receipt(self, package: str, received_on: datetime) -> None:
        self.opens(package)
        self.follows("Cấp trên đã nhận")
        self.presses("Ghi nhận cấp trên đã nhận", received_on=day(received_on)).reads("Cấp trên đã nhận")
        self.tells(f"ghi nhận cấp trên đã nhận ngày {day(received_on)}")

    def records_the_outcomes(self, package: str, number: str, decided_on: datetime) -> None:
        """Everybody in it is granted what he was sent up for."""
        for line in self.opens(package).links("Ghi kết quả"):
            values = {"granted": "Được tặng", "paper": number, "decided_on": day(decided_on)}
            if self.opens(line).choices("chosen"):
                values["chosen"] = "Được lựa chọn"
            self.presses("Ghi nhận", **values).reads("Đã ghi kết quả")
        self.opens(package).reads("Đã có kết quả")
        self.tells(f"ghi kết quả của cấp trên: được tặng theo {number}")
