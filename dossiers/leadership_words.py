"""The sentences of what Văn phòng puts before leadership, as they come with the software."""

from dossiers.models import PaperKind, PaperPlace
from dossiers.paper_places import COUNTS, DIRECTOR, OCCASION, SUBJECTS, UNIT, Sentence

PROPOSE = "Kính trình {{giam_doc}} xem xét, quyết định"

LEADERSHIP: dict[tuple[str, str], Sentence] = {
    (PaperKind.APPRAISAL_REPORT, PaperPlace.SUBJECT): Sentence(
        "Kết quả thẩm định hồ sơ đề nghị khen thưởng trong {{dip}}", OCCASION
    ),
    (PaperKind.APPRAISAL_REPORT, PaperPlace.CLOSING): Sentence(
        "{{don_vi}} kính báo cáo {{giam_doc}} xem xét, cho ý kiến", UNIT | DIRECTOR
    ),
    (PaperKind.OFFICE_LETTER, PaperPlace.SUBJECT): Sentence("Về việc đề nghị khen thưởng trong {{dip}}", OCCASION),
    (PaperKind.OFFICE_LETTER, PaperPlace.OPENING): Sentence(
        "Trên cơ sở kết quả thẩm định hồ sơ của các đơn vị, {{don_vi}} kính đề nghị {{giam_doc}} xem xét khen thưởng "
        "{{so_doi_tuong}} có thành tích trong {{dip}} (có danh sách kèm theo), cụ thể như sau:",
        UNIT | DIRECTOR | SUBJECTS | COUNTS | OCCASION,
    ),
    (PaperKind.OFFICE_LETTER, PaperPlace.LIST): Sentence(
        "{{doi_tuong}} đề nghị khen thưởng trong {{dip}}", SUBJECTS | OCCASION
    ),
    (PaperKind.OFFICE_LETTER, PaperPlace.CLOSING): Sentence(PROPOSE, DIRECTOR),
    (PaperKind.SUBMISSION_SLIP, PaperPlace.SUBJECT): Sentence("Về việc xét khen thưởng trong {{dip}}", OCCASION),
    (PaperKind.SUBMISSION_SLIP, PaperPlace.REQUEST): Sentence(PROPOSE, DIRECTOR),
}
