"""The sentences of the department's Tờ trình to the level above, as they come with the software."""

from django.utils.translation import gettext_lazy

from campaigns.mail_words import Place
from dossiers.models import PaperKind, PaperPlace
from dossiers.paper_places import AWARD, COUNTS, OCCASION, SUBJECTS, Sentence

WHO = {
    "so": Place(gettext_lazy("tên Sở"), "Sở Giao thông vận tải Hà Nam"),
    "cap_tren": Place(gettext_lazy("nơi nhận Tờ trình"), "Chủ tịch Ủy ban nhân dân tỉnh Hà Nam"),
}
WHAT = {
    "viec": Place(gettext_lazy("việc đề nghị: quyết định tặng, hoặc trình cấp cao hơn tặng"), "quyết định tặng"),
}

GOING_UP: dict[tuple[str, str], Sentence] = {
    (PaperKind.REFERRAL_LETTER, PaperPlace.SUBJECT): Sentence(
        "Về việc đề nghị tặng {{hinh_thuc}} trong {{dip}}", AWARD | OCCASION
    ),
    (PaperKind.REFERRAL_LETTER, PaperPlace.REQUEST): Sentence(
        "{{so}} kính đề nghị {{cap_tren}} xem xét, {{viec}} {{hinh_thuc}} cho {{so_doi_tuong}} có thành tích trong "
        "{{dip}} (có danh sách và hồ sơ kèm theo)",
        WHO | WHAT | AWARD | SUBJECTS | COUNTS | OCCASION,
    ),
    (PaperKind.REFERRAL_LETTER, PaperPlace.CLOSING): Sentence(
        "{{so}} kính trình {{cap_tren}} xem xét, quyết định", WHO
    ),
    (PaperKind.REFERRAL_LETTER, PaperPlace.LIST): Sentence(
        "Đề nghị tặng {{hinh_thuc}} trong {{dip}}", AWARD | OCCASION
    ),
}  # fmt: skip
