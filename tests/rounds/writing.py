"""A unit writes its proposal and hands it in: nominees, reports, minutes, letter, Nộp; the receipt."""

from datetime import datetime, timedelta

from bs4 import Tag

from tests.rounds.people import Person, Play, found, moment, number_in
from tests.rounds.visitor import Page, Visitor, scan, words_of

RESULTS = (
    "Tham mưu ban hành đầy đủ, đúng hạn các kế hoạch được giao; mọi nhiệm vụ trong năm hoàn thành đúng tiến độ.",
    "Rà soát, đề xuất đơn giản hóa thủ tục hành chính; 100% thủ tục được công khai tại bộ phận một cửa.",
    "Tiếp nhận và giải quyết hồ sơ đúng hạn; tỷ lệ hồ sơ trực tuyến tăng so với năm trước.",
    "Sử dụng chữ ký số trên toàn bộ văn bản đi; các quy trình nội bộ được số hóa.",
)
SCOPE = "Giải pháp được áp dụng trong toàn ngành và được các sở, ngành khác của tỉnh tham khảo, triển khai."
COURSE = "Chủ trì nêu tiêu chuẩn, số lượng; thư ký đọc tóm tắt thành tích; thành viên thảo luận, biểu quyết."
OWN = "Giấy khen của Giám đốc Sở"


class Specialist(Person):
    """Chuyên viên of a unit, who prepares its proposal."""

    def starts(self, round_name: str) -> int:
        """The number of the proposal."""
        self.opens("/ho-so/")
        row = next(one for one in self.page.main.find_all("tr") if round_name in words_of(one) and one.find("button"))
        return number_in(self.presses("Lập hồ sơ", below=self.page.goes_to(row.find("button"))).path)

    def nominates(self, proposal: int, place: int, award: str) -> None:
        """The unit for Giấy khen; for `award` the first from `place` on in its list who fails no criterion."""
        base = f"/ho-so/{proposal}/doi-tuong/them/"
        page = self.opens(f"/ho-so/{proposal}/doi-tuong/chon/")
        people = [one for one in page.main.select("#ket-qua > ul > li") if one.find("a", href=True)]
        people = [people[(place + step) % len(people)] for step in range(len(people))]
        fit = [one for one in people if "không đạt" not in words_of(one)] or people
        collective = page.links("Đề nghị", below=f"{base}tap-the/")[0]
        self._nominates(collective, OWN)
        self._nominates(fit[0].find("a", href=True)["href"], award)
        self.tells(f"chọn tập thể đơn vị và một cá nhân, đề nghị {award}")

    def _nominates(self, address: str, award: str) -> None:
        values = {"award_type": award}
        if award != OWN:
            values["fallback_award"] = OWN
        self.opens(address)
        if self.page.soup.find(attrs={"name": "scope"}):
            values["scope"] = SCOPE
        self.presses("Thêm vào danh sách đề nghị", **values).reads("Đã thêm")

    def writes_the_reports(self, proposal: int) -> None:
        """Every part of every report, and what the unit says of every criterion."""
        reports = self.opens(f"/ho-so/{proposal}/bao-cao/").links(below="/ho-so/bao-cao/")
        for report in reports:
            self._writes_the_report(report)
        self.tells(f"viết {len(reports)} báo cáo thành tích")

    def _writes_the_report(self, address: str) -> None:
        """All forms are those of the page as it was opened: each part has its own."""
        page = self.opens(address)
        for place, button in enumerate(page.buttons("Lưu", below=f"{address}muc/")):
            self._saves(page, button, text=RESULTS[place % len(RESULTS)])
        for button in page.buttons("Lưu", below=f"{address}tieu-chi/"):
            self._saves(page, button, attested="Đạt", figure="Đạt trong kỳ xét", see="II.2")

    def _saves(self, page: Page, button: Tag, **values: str) -> None:
        form = page.form_of(button)
        form.fill(values)
        self.visitor.saves(form)

    def holds_the_meeting(self, proposal: int, at: datetime) -> None:
        """The head is in the chair as proposed, the third of the list is the secretary; all are there and agree."""
        self.opens(f"/ho-so/{proposal}/bien-ban/")
        self.presses("Lưu thành phần", **{"a-2-part": "Thư ký"}).reads("Đã lưu thành phần")
        people = len([one for one in self.page.soup.select("input[name$=-present]") if one.has_attr("checked")])
        self.presses(
            "Lưu cuộc họp", starts_at=moment(at), ends_at=moment(at + timedelta(minutes=90)), total_members=people,
            place="Phòng họp của đơn vị", course=COURSE, conclusion="Thống nhất đề nghị khen thưởng.",
        ).reads("Đã lưu thời gian")  # fmt: skip
        self.presses("Lưu kết quả biểu quyết").reads("Đã lưu kết quả biểu quyết")
        self.tells(f"ghi biên bản cuộc họp {people} người, biểu quyết giơ tay")

    def writes_the_letter(self, proposal: int) -> None:
        page = self.opens(f"/ho-so/{proposal}/to-trinh/")
        signer = page.soup.find("select", {"name": "signer"}).find_all("option")[1]
        self.presses("Lưu Tờ trình", signer=signer["value"])
        self.tells(f"lập Tờ trình, người ký: {words_of(signer)}")

    def proposes_nobody(self, proposal: int) -> None:
        self.opens(f"/ho-so/{proposal}/")
        self.presses("Lập báo cáo không có đề nghị", nil_reason="Đơn vị chưa có tập thể, cá nhân tiêu biểu.")
        self.tells("báo cáo không có đề nghị")


class Head(Person):
    """The one who leads the unit and answers for what it hands in."""

    def reads_the_reminder(self, round_name: str) -> None:
        """What the worker has sent to whoever has not handed in."""
        words = f"{round_name}: đơn vị chưa gửi hồ sơ"
        self.play.waits_for(lambda: words in self.opens("/").text, "tin nhắc nộp")
        self.tells("được nhắc: còn chưa nộp, sắp hết hạn")

    def submits(self, proposal: int) -> str:
        """Nộp; the code with which anybody can check the receipt."""
        self.opens(f"/ho-so/{proposal}/nop/")
        page = self.presses("Nộp", below=f"/ho-so/{proposal}/nop/", sure=True).reads("Phiếu xác nhận đã nộp hồ sơ")
        number, code = found(r"HS-\d{4}-\d+", page.text), found(r"/kiem-tra/(\w+)/", page.text)
        self.tells(f"nộp hồ sơ, nhận Phiếu {number}")
        return code

    def hands_in_signed_papers(self, proposal: int, paper: bytes) -> None:
        """The scan of every paper that was printed, signed and stamped."""
        handed_in = 0
        for path in self.opens(f"/ho-so/{proposal}/").links(below="/van-ban/"):
            if self.opens(path).buttons("Tải lên bản đã ký"):
                self.presses("Tải lên bản đã ký", file=scan("ban-ky.pdf", paper)).reads("Đã nhận bản đã ký")
                handed_in += 1
        self.tells(f"tải lên {handed_in} bản đã ký")

    def papers_of(self, proposal: int) -> dict[str, str]:
        """The addresses of what was printed of the proposal, by kind."""
        words = {"receipt": "Phiếu xác nhận", "submission_letter": "Tờ trình", "meeting_minutes": "Biên bản họp",
                 "achievement_report": "Báo cáo thành tích"}  # fmt: skip
        page = self.opens(f"/ho-so/{proposal}/")
        return {kind: page.links(title, below="/van-ban/")[0] for kind, title in words.items()}


class Guest:
    """Anybody who holds a printed paper in his hands; he does not sign in."""

    def __init__(self, play: Play) -> None:
        self.play, self.visitor = play, Visitor(play.address)

    def checks(self, code: str) -> None:
        self.visitor.opens(f"/kiem-tra/{code}/").reads("Mã có thật, còn hiệu lực", code)
        self.play.told("khách", f"kiểm tra mã {code}: có thật, còn hiệu lực")
