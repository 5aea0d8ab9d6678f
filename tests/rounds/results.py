"""What follows from a published Decision: certificates handed over, notices to the units, registers, bonuses."""

from tests.rounds.people import Person, found


class Registry(Person):
    """Chuyên viên Văn phòng, who has the certificates printed and hands them over."""

    def waits_for_the_papers(self, decision: str) -> tuple[str, str]:
        """The addresses of the issued Decision and of a certificate, once all papers are made."""
        self.play.waits_for(lambda: self._has_notices(decision), f"Thông báo kết quả của {decision}")
        self.play.waits_for_print(lambda: "Đang tạo" not in self.opens(decision).text, f"văn bản của {decision}")
        papers = self.page.links(below="/van-ban/")
        self.tells(f"xem {len(papers)} văn bản của quyết định: bản phát hành, Giấy khen, Thông báo kết quả")
        issued, certificates = (self.page.links(words, below="/van-ban/") for words in ("Quyết định", "Giấy khen:"))
        return issued[-1], certificates[-1]

    def _has_notices(self, decision: str) -> bool:
        return bool(self.opens(decision).links("Thông báo kết quả", below="/van-ban/"))

    def prints_all_certificates(self, decision: str) -> None:
        """One PDF of all."""
        path = f"{decision}giay-khen/loat/"
        self.opens(path)
        self.presses("Lập bản in")
        self.waits_for_link("/giay-khen/loat/", on=path)
        self.tells("in cả loạt Giấy khen")

    def hands_over(self, decision: str) -> None:
        """Every certificate goes into the book."""
        waiting = self.opens(f"{decision}giay-khen/").links("Vào sổ cấp")
        for path in waiting:
            self.opens(path)
            self.presses("Vào sổ").reads("Đã vào sổ cấp")
        self.tells(f"vào sổ cấp {len(waiting)} Giấy khen")

    def makes_the_registers(self, year: int) -> list[str]:
        """Sổ khen thưởng and Sổ giao nhận of the year; their addresses."""
        self.opens(f"/so-khen-thuong/{year}/")
        awards = self.presses("Lập bản in").path
        self.opens(f"/so-cap-giay-khen/{year}/")
        handover = self.presses("Lập Sổ giao nhận").path
        self.tells(f"lập Sổ khen thưởng và Sổ giao nhận Giấy khen năm {year}")
        return [awards, handover]


class Accountant(Person):
    """Kế toán, who pays."""

    def lists_the_bonuses(self, decision_number: str) -> str:
        """Danh sách chi thưởng of the Decision; its address."""
        page = self.opens("/chi-thuong/").reads(decision_number)
        row = next(one for one in page.main.find_all("tr") if decision_number in one.get_text())
        path = self.presses("Lập danh sách", below=page.goes_to(row.find("button"))).path
        self.tells(f"lập danh sách chi thưởng theo {decision_number}: {found(r'[0-9.]+ đồng', row.get_text())}")
        return path


class UnitReader(Person):
    """Somebody of a unit, who reads how it ended."""

    def reads_the_result(self, proposal: int) -> str:
        """The unit's own Thông báo kết quả; its address."""
        self.opens(f"/ho-so/{proposal}/")
        path = self.follows("Thông báo kết quả", below="/van-ban/").path
        self.tells("đọc Thông báo kết quả của đơn vị mình")
        return path
