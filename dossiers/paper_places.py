"""One place of a paper, and what may stand in it: each placeholder with what it stands for and an example."""

from collections.abc import Mapping
from dataclasses import dataclass

from django.utils.translation import gettext_lazy

from campaigns.mail_words import Place
from core.text import fill

# So much that a line of paper data holds it whatever is filled in (dossiers.rendering.data).
LENGTH = 600


@dataclass(frozen=True)
class Sentence:
    """Its first words, its placeholders, those that may not be left out, and how long it may become."""

    text: str
    places: Mapping[str, Place]
    needed: tuple[str, ...] = ()
    # What the paper itself prints before and after the words.
    before: str = ""
    after: str = ""
    length: int = LENGTH

    def sample(self, text: str) -> str:
        """`text` with an example in each place, as it is printed."""
        return f"{self.before}{self.filled(text)}{self.after}"

    def filled(self, text: str) -> str:
        """`text` with an example in each place."""
        return filled(text, {name: str(place.sample) for name, place in self.places.items()})


def filled(text: str, values: Mapping[str, str]) -> str:
    """`text` with its placeholders filled; a sentence that begins with one still begins with a capital."""
    said = fill(text, values)
    return said[:1].upper() + said[1:] if text.startswith("{{") else said


CAMPAIGN = "Đẩy mạnh cải cách hành chính trên địa bàn tỉnh Hà Nam giai đoạn 2023 - 2025"
OCCASION = {"dip": Place(gettext_lazy("phong trào và năm xét"), f"phong trào thi đua “{CAMPAIGN}” năm 2025")}
SHORT_OCCASION = {
    "dip_ngan": Place(
        gettext_lazy("tên gọn của phong trào và năm xét"), "phong trào thi đua “Cải cách hành chính” năm 2025"
    )
}
PERIOD = {"thoi_gian": Place(gettext_lazy("thời gian tính thành tích"), "năm 2025")}
CRITERIA = {
    "tc_tap_the": Place(gettext_lazy("số tiêu chí đối với tập thể, hai chữ số"), "05"),
    "tc_ca_nhan": Place(gettext_lazy("số tiêu chí đối với cá nhân, hai chữ số"), "06"),
}
AWARD = {"hinh_thuc": Place(gettext_lazy("tên đầy đủ của hình thức khen thưởng"), "Giấy khen của Giám đốc Sở")}
SHORT_AWARD = {"hinh_thuc_ngan": Place(gettext_lazy("tên gọn của hình thức khen thưởng"), "Giấy khen")}
SUBJECTS = {"doi_tuong": Place(gettext_lazy("tập thể, cá nhân hoặc cả hai, chỉ ghi loại có"), "tập thể, cá nhân")}
QUOTA = {"so_luong": Place(gettext_lazy("số lượng nhiều nhất"), "05 tập thể, 12 cá nhân")}
COUNTS = {
    "so_doi_tuong": Place(gettext_lazy("số tập thể và số cá nhân, chỉ ghi loại có"), "05 tập thể và 12 cá nhân"),
    "so_tap_the": Place(gettext_lazy("số tập thể, hai chữ số"), "05"),
    "so_ca_nhan": Place(gettext_lazy("số cá nhân, hai chữ số"), "12"),
}
FUND = {"nguon": Place(gettext_lazy("nguồn tiền thưởng của cơ quan"), "Quỹ thi đua, khen thưởng của Sở")}
CHIEF = {"chanh_van_phong": Place(gettext_lazy("chức danh người đứng đầu Văn phòng"), "Chánh Văn phòng")}
DIRECTOR = {"giam_doc": Place(gettext_lazy("người có thẩm quyền quyết định"), "Giám đốc Sở Giao thông vận tải Hà Nam")}
UNIT = {"don_vi": Place(gettext_lazy("tên đơn vị"), "Phòng Quản lý vận tải")}
PLAN = {
    "ke_hoach": Place(
        gettext_lazy("số, ngày của kế hoạch phong trào"),
        "Kế hoạch số 12/KH-SGTVT ngày 05 tháng 5 năm 2023 của Sở Giao thông vận tải Hà Nam",
    )
}
GROUND = {
    "can_cu": Place(gettext_lazy("công văn hướng dẫn, hoặc kế hoạch khi chưa có"), "công văn hướng dẫn số 12/SGTVT-VP")
}
DECISION = {
    "quyet_dinh": Place(gettext_lazy("số, ngày của quyết định"), "Quyết định số 05/QĐ-SGTVT ngày 09 tháng 02 năm 2026")
}
AREAS = {
    "linh_vuc": Place(
        gettext_lazy("các lĩnh vực của phong trào"),
        "cải cách thể chế, cải cách thủ tục hành chính, cải cách chế độ công vụ",
    )
}
CUTOFF = {
    "han_nop": Place(
        gettext_lazy("hạn nộp, viết đầy đủ"), "trước ngày 10/01/2026 (đến hết 24 giờ 00 ngày 09/01/2026, giờ Việt Nam)"
    )
}
DAYS = {"so_ngay": Place(gettext_lazy("số ngày làm việc, hai chữ số"), "05")}
CONTACT = {"dau_moi": Place(gettext_lazy("đầu mối liên hệ của đợt"), "Văn phòng Sở, điện thoại 0226 000 0000")}
PROGRESS = {
    "thoi_diem": Place(gettext_lazy("giờ, ngày lập công văn"), "8 giờ 05 ngày 07/01/2026"),
    "da_gui": Place(gettext_lazy("số đơn vị đã gửi, hai chữ số"), "09"),
    "tong_so": Place(gettext_lazy("tổng số đơn vị, hai chữ số"), "12"),
    "chua_gui": Place(gettext_lazy("số đơn vị chưa gửi, hai chữ số"), "03"),
}
