"""The sentences of Quyết định hủy bỏ, đính chính, thay thế as they come with the software."""

from django.utils.translation import gettext_lazy

from campaigns.mail_words import Place
from dossiers.models import PaperKind, PaperPlace
from dossiers.paper_places import CHIEF, DECISION, DIRECTOR, FUND, SHORT_AWARD, SUBJECTS, Sentence

WHOM = {
    "doi_tuong": Place(
        gettext_lazy("ai: một đối tượng thì nêu tên, nhiều thì nêu số"),
        "01 tập thể, 02 cá nhân (có danh sách kèm theo)",
    )
}
IN_FORCE = Sentence(
    "Quyết định này có hiệu lực kể từ ngày ký. {{chanh_van_phong}}, Trưởng các phòng, Thủ trưởng các đơn vị trực "
    "thuộc và {{doi_tuong}} có tên tại Điều 1 chịu trách nhiệm thi hành Quyết định này.",
    CHIEF | SUBJECTS, (), "Điều 3. ",
)  # fmt: skip

ACTS: dict[tuple[str, str], Sentence] = {
    (PaperKind.REVOCATION, PaperPlace.SUBJECT): Sentence(
        "Về việc hủy bỏ {{quyet_dinh}} và thu hồi hiện vật khen thưởng, tiền thưởng", DECISION, ("quyet_dinh",)
    ),
    (PaperKind.REVOCATION, PaperPlace.ARTICLE_1): Sentence(
        "Hủy bỏ {{quyet_dinh}} của {{giam_doc}} đối với {{doi_tuong}}.",
        DECISION | DIRECTOR | WHOM, ("quyet_dinh", "doi_tuong"), "Điều 1. ",
    ),
    (PaperKind.REVOCATION, PaperPlace.ARTICLE_2): Sentence(
        "Thu hồi {{hinh_thuc_ngan}} và tiền thưởng đã trao, nộp về {{nguon}}:", SHORT_AWARD | FUND, (), "Điều 2. "
    ),
    (PaperKind.REVOCATION, PaperPlace.ARTICLE_2_PLAIN): Sentence(
        "Thu hồi {{hinh_thuc_ngan}} đã trao.", SHORT_AWARD, (), "Điều 2. "
    ),
    (PaperKind.REVOCATION, PaperPlace.ARTICLE_3): IN_FORCE,
    (PaperKind.REVOCATION, PaperPlace.LIST): Sentence(
        "{{doi_tuong}} bị hủy bỏ quyết định tặng {{hinh_thuc_ngan}}", SUBJECTS | SHORT_AWARD
    ),
    (PaperKind.CORRECTION, PaperPlace.SUBJECT): Sentence(
        "Về việc đính chính {{quyet_dinh}}", DECISION, ("quyet_dinh",)
    ),
    (PaperKind.CORRECTION, PaperPlace.ARTICLE_1): Sentence(
        "Đính chính {{quyet_dinh}} của {{giam_doc}} như sau:", DECISION | DIRECTOR, ("quyet_dinh",), "Điều 1. "
    ),
    (PaperKind.CORRECTION, PaperPlace.ARTICLE_2): Sentence(
        "Các nội dung khác của {{quyet_dinh}} giữ nguyên.", DECISION, (), "Điều 2. "
    ),
    (PaperKind.CORRECTION, PaperPlace.ARTICLE_3): IN_FORCE,
    (PaperKind.REPLACEMENT, PaperPlace.ARTICLE_3): Sentence(
        "Quyết định này có hiệu lực kể từ ngày ký và thay thế {{quyet_dinh}} của {{giam_doc}}. {{chanh_van_phong}}, "
        "Trưởng các phòng, Thủ trưởng các đơn vị trực thuộc và {{doi_tuong}} có tên tại Điều 1 chịu trách nhiệm thi "
        "hành Quyết định này.",
        DECISION | DIRECTOR | CHIEF | SUBJECTS, ("quyet_dinh",), "Điều 3. ",
    ),
}  # fmt: skip
