"""The sentences of papers: as they come with the software, what may stand in them.

Văn phòng's own words are rows of `PaperText`; a place without a row on the paper's day has the words below.
"""

from collections.abc import Mapping
from dataclasses import dataclass

from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from campaigns.mail_words import Place
from core.refusals import Problem
from core.text import fill, names_in, wrong_place_text, wrong_places
from dossiers.models import PaperKind, PaperPlace

# So much that a line of paper data holds it whatever is filled in (dossiers.rendering.data).
LENGTH = 600
MOST_OFTEN = 2


@dataclass(frozen=True)
class Sentence:
    """One place of a paper: its first words, its placeholders, those that may not be left out."""

    text: str
    places: Mapping[str, Place]
    needed: tuple[str, ...] = ()
    # What the paper itself prints before the words.
    before: str = ""

    def sample(self, text: str) -> str:
        """`text` with an example in each place, as it is printed."""
        return self.before + fill(text, {name: str(place.sample) for name, place in self.places.items()})


CAMPAIGN = "Đẩy mạnh cải cách hành chính trên địa bàn tỉnh Hà Nam giai đoạn 2023 - 2025"
OCCASION = {"dip": Place(gettext_lazy("phong trào và năm xét"), f"phong trào thi đua “{CAMPAIGN}” năm 2025")}
SHORT_OCCASION = {
    "dip_ngan": Place(
        gettext_lazy("tên gọn của phong trào và năm xét"), "phong trào thi đua “Cải cách hành chính” năm 2025"
    )
}
AWARD = {"hinh_thuc": Place(gettext_lazy("tên đầy đủ của hình thức khen thưởng"), "Giấy khen của Giám đốc Sở")}
SHORT_AWARD = {"hinh_thuc_ngan": Place(gettext_lazy("tên gọn của hình thức khen thưởng"), "Giấy khen")}
COUNTS = {
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
EXCELLENT = Sentence("Đã có thành tích xuất sắc trong {{dip}}", OCCASION)

SENTENCES: dict[tuple[str, str], Sentence] = {
    (PaperKind.DECISION, PaperPlace.PROPOSED): Sentence("Theo đề nghị của {{chanh_van_phong}} Sở", CHIEF),
    (PaperKind.DECISION, PaperPlace.ARTICLE_1): Sentence(
        "Tặng {{hinh_thuc}} cho {{so_tap_the}} tập thể và {{so_ca_nhan}} cá nhân (có danh sách kèm theo).",
        AWARD | COUNTS, ("hinh_thuc",), "Điều 1. ",
    ),
    (PaperKind.DECISION, PaperPlace.ACHIEVEMENT): EXCELLENT,
    (PaperKind.DECISION, PaperPlace.ARTICLE_2): Sentence(
        "Kèm theo {{hinh_thuc_ngan}} là tiền thưởng, trích từ {{nguon}}:", SHORT_AWARD | FUND, (), "Điều 2. "
    ),
    (PaperKind.DECISION, PaperPlace.ARTICLE_2_PLAIN): Sentence(
        "Mức tiền thưởng theo quy định; kinh phí trích từ {{nguon}}.", SHORT_AWARD | FUND, (), "Điều 2. "
    ),
    (PaperKind.DECISION, PaperPlace.ARTICLE_3): Sentence(
        "Quyết định này có hiệu lực kể từ ngày ký. {{chanh_van_phong}}, Trưởng các phòng, Thủ trưởng các đơn vị trực "
        "thuộc và các tập thể, cá nhân có tên tại Điều 1 chịu trách nhiệm thi hành Quyết định này.",
        CHIEF, (), "Điều 3. ",
    ),
    (PaperKind.DECISION, PaperPlace.LIST): Sentence(
        "Tập thể, cá nhân được tặng {{hinh_thuc_ngan}} trong {{dip}}", SHORT_AWARD | OCCASION
    ),
    (PaperKind.CERTIFICATE, PaperPlace.ACHIEVEMENT): EXCELLENT,
    (PaperKind.RESULT_NOTICE, PaperPlace.SUBJECT): Sentence(
        "Kết quả xét khen thưởng trong {{dip}} đối với {{don_vi}}", OCCASION | UNIT
    ),
    (PaperKind.RESULT_NOTICE, PaperPlace.OPENING): Sentence(
        "Căn cứ {{quyet_dinh}} của {{giam_doc}}, Sở thông báo kết quả xét khen thưởng đối với {{don_vi}} như sau:",
        DECISION | DIRECTOR | UNIT,
    ),
    (PaperKind.SUBMISSION_LETTER, PaperPlace.SUBJECT): Sentence(
        "Về việc đề nghị tặng {{hinh_thuc}} trong {{dip}}", AWARD | OCCASION
    ),
    (PaperKind.SUBMISSION_LETTER, PaperPlace.REQUEST): Sentence(
        "{{don_vi}} kính đề nghị {{giam_doc}} xem xét, quyết định khen thưởng cho các tập thể, cá nhân (có danh sách, "
        "báo cáo thành tích và biên bản họp kèm theo)",
        UNIT | DIRECTOR,
    ),
    (PaperKind.SUBMISSION_LETTER, PaperPlace.CLOSING): Sentence(
        "Kính trình {{giam_doc}} xem xét, quyết định", DIRECTOR
    ),
    (PaperKind.SUBMISSION_LETTER, PaperPlace.LIST): Sentence(
        "Đề nghị tặng {{hinh_thuc}} trong {{dip}}", AWARD | OCCASION
    ),
    (PaperKind.GUIDANCE_LETTER, PaperPlace.SUBJECT): Sentence(
        "Hướng dẫn xét, đề nghị khen thưởng {{dip_ngan}}", SHORT_OCCASION
    ),
    (PaperKind.GUIDANCE_LETTER, PaperPlace.OPENING): Sentence(
        "Thực hiện {{ke_hoach}}, để việc xét khen thưởng trong {{dip}} kịp thời, đúng quy định, Sở hướng dẫn các "
        "phòng, đơn vị xét, đề nghị khen thưởng như sau:",
        PLAN | OCCASION,
    ),
    (PaperKind.GUIDANCE_LETTER, PaperPlace.CLOSING): Sentence(
        "Đề nghị Trưởng các phòng, Thủ trưởng các đơn vị triển khai thực hiện", {}
    ),
    (PaperKind.URGING_LETTER, PaperPlace.SUBJECT): Sentence(
        "Đôn đốc gửi hồ sơ đề nghị khen thưởng {{dip_ngan}}", SHORT_OCCASION
    ),
    (PaperKind.URGING_LETTER, PaperPlace.OPENING): Sentence(
        "Thực hiện {{can_cu}}, các phòng, đơn vị thuộc Sở gửi hồ sơ đề nghị khen thưởng trong {{dip}}.",
        GROUND | OCCASION,
    ),
    (PaperKind.URGING_LETTER, PaperPlace.CLOSING): Sentence(
        "Đề nghị lãnh đạo các đơn vị có tên trên khẩn trương thực hiện", {}
    ),
}  # fmt: skip


def problems_in(kind: str, place: str, text: str) -> list[Problem]:
    """Everything that keeps `text` from being printed: each wrong placeholder with its place, each missing one."""
    sentence = SENTENCES[kind, place]
    said = [wrong_place_text(found, sentence.places) for found in wrong_places(text, sentence.places)]
    if "\n" in text:
        said.append(_("Mục này in thành một đoạn: hãy bỏ chỗ xuống dòng."))
    often = _("Chỗ điền {{%(name)s}} dùng nhiều nhất %(most)d lần.")
    said += [often % {"name": name, "most": MOST_OFTEN} for name in sentence.places if _uses(text, name) > MOST_OFTEN]
    left_out = _("Lời văn phải có {{%(name)s}} (%(label)s).")
    said += [
        left_out % {"name": name, "label": sentence.places[name].label}
        for name in sentence.needed
        if name not in names_in(text)
    ]
    return [Problem(words, field="text") for words in said]


def _uses(text: str, name: str) -> int:
    """How often placeholder `name` stands in `text`."""
    return len(wrong_places(text, ())) - len(wrong_places(text, (name,)))
