"""Văn phòng takes in what was submitted, examines every nominee, and passes the consolidated list on."""

from tests.rounds.people import Person
from tests.rounds.visitor import words_of

GOOD = "Hồ sơ đầy đủ, thành tích phù hợp tiêu chuẩn."


class Appraiser(Person):
    """Chuyên viên thẩm định at his desk."""

    def sees_the_closing(self, round_: int, units: int) -> str:
        """Wait until the worker has closed the list, which has all `units`; its report."""
        desk, lists = f"/ban-lam-viec/?dot={round_}", "/ban-lam-viec/danh-sach-chot/"
        self.play.waits_for(lambda: bool(self.opens(desk).links(below=lists)), "danh sách chốt")
        self.page.reads(f"{units} hồ sơ")
        closing = self.follows("Xem danh sách", below=lists).path
        self.play.waits_for(lambda: bool(self.opens(closing).links(below="/van-ban/")), "báo cáo chốt hạn")
        self.tells(f"đọc danh sách đã chốt tự động sau hạn: {units} hồ sơ")
        return self.page.links(below="/van-ban/")[0]

    def receives_all(self, round_: int) -> list[str]:
        """Take in everything that was submitted; the addresses of the proposals."""
        desk = self.opens(f"/ban-lam-viec/?dot={round_}")
        proposals = desk.links("Mở hồ sơ", below="/tham-dinh/")
        for path in proposals:
            self.opens(path)
            self.presses("Tiếp nhận").reads("Đã tiếp nhận")
        self.tells(f"tiếp nhận {len(proposals)} hồ sơ")
        return proposals

    def appraises(self, proposal: str) -> None:
        """What the checks say of each nominee becomes the opinion on him."""
        nominees = self.opens(proposal).links("Thẩm định", below="/tham-dinh/doi-tuong/")
        declined = [path for path in nominees if not self._concludes(path)]
        self.tells(f"kết luận thẩm định {len(nominees)} đối tượng, đề nghị không khen thưởng {len(declined)}")

    def _concludes(self, nominee: str) -> bool:
        page = self.opens(nominee)
        failed = [words_of(one) for one in page.main.select(".verdict") if words_of(one) == "Không đạt"]
        if failed:
            values = {"eligible": "Không đủ điều kiện", "recommendation": "Không đề nghị",
                      "opinion": "Không đủ điều kiện theo tiêu chí."}  # fmt: skip
        else:
            values = {"eligible": "Đủ điều kiện", "recommendation": "Đề nghị khen thưởng", "opinion": GOOD}
        self.presses("Lưu và kết luận", **values).reads("Đã kết luận thẩm định")
        return not failed


class Chief(Person):
    """Chánh Văn phòng."""

    def passes_the_list_on(self, round_: int) -> None:
        self.opens(f"/tong-hop/?dot={round_}")
        self.presses("Trình lãnh đạo Sở").reads("Đã trình lãnh đạo Sở")
        self.tells("trình lãnh đạo Sở danh sách tổng hợp đã khóa")
