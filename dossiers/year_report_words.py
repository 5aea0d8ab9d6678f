"""The sentences of Báo cáo tổng kết, as they come with the software."""

from dossiers.models import PaperKind, PaperPlace
from dossiers.paper_places import OCCASION, PLAN, UNIT, Sentence

YEAR_REPORT: dict[tuple[str, str], Sentence] = {
    (PaperKind.YEAR_REPORT, PaperPlace.SUBJECT): Sentence("Tổng kết {{dip}}", OCCASION),
    (PaperKind.YEAR_REPORT, PaperPlace.OPENING): Sentence(
        "Thực hiện {{ke_hoach}}, {{don_vi}} báo cáo kết quả thực hiện {{dip}} như sau:", PLAN | UNIT | OCCASION
    ),
    (PaperKind.YEAR_REPORT, PaperPlace.CLOSING): Sentence(
        "Trên đây là báo cáo của {{don_vi}} về kết quả thực hiện {{dip}}", UNIT | OCCASION
    ),
}
