"""The sentences of papers: as they come with the software, what may stand in them.

Văn phòng's own words are rows of `PaperText`; a place without a row on the paper's day has the words below.
"""

from django.utils.translation import gettext as _

from core.refusals import Problem
from core.text import names_in, wrong_place_text, wrong_places
from dossiers.act_words import ACTS, IN_FORCE
from dossiers.leadership_words import LEADERSHIP
from dossiers.letter_words import LETTERS
from dossiers.models import PaperKind, PaperPlace
from dossiers.paper_places import (
    AWARD,
    CHIEF,
    COUNTS,
    DECISION,
    DIRECTOR,
    FUND,
    LENGTH,
    OCCASION,
    SHORT_AWARD,
    SUBJECTS,
    UNIT,
    Sentence,
)
from dossiers.referral_words import GOING_UP
from dossiers.year_report_words import YEAR_REPORT

__all__ = ["LENGTH", "SENTENCES", "Sentence", "problems_in"]
MOST_OFTEN = 2
ACHIEVEMENT = "Đã có thành tích xuất sắc trong {{dip}}"

SENTENCES: dict[tuple[str, str], Sentence] = {
    (PaperKind.DECISION, PaperPlace.SUBJECT): Sentence(
        "Về việc tặng {{hinh_thuc_ngan}} cho {{doi_tuong}} có thành tích xuất sắc trong {{dip}}",
        SHORT_AWARD | SUBJECTS | OCCASION,
    ),
    (PaperKind.DECISION, PaperPlace.PROPOSED): Sentence("Theo đề nghị của {{chanh_van_phong}} Sở", CHIEF),
    (PaperKind.DECISION, PaperPlace.ARTICLE_1): Sentence(
        "Tặng {{hinh_thuc}} cho {{so_doi_tuong}} (có danh sách kèm theo).",
        AWARD | COUNTS, ("hinh_thuc",), "Điều 1. ",
    ),
    (PaperKind.DECISION, PaperPlace.ACHIEVEMENT): Sentence(ACHIEVEMENT, OCCASION),
    (PaperKind.DECISION, PaperPlace.ARTICLE_2): Sentence(
        "Kèm theo {{hinh_thuc_ngan}} là tiền thưởng, trích từ {{nguon}}:", SHORT_AWARD | FUND, (), "Điều 2. "
    ),
    (PaperKind.DECISION, PaperPlace.ARTICLE_2_PLAIN): Sentence(
        "Mức tiền thưởng theo quy định; kinh phí trích từ {{nguon}}.", SHORT_AWARD | FUND, (), "Điều 2. "
    ),
    (PaperKind.DECISION, PaperPlace.ARTICLE_3): IN_FORCE,
    (PaperKind.DECISION, PaperPlace.LIST): Sentence(
        "{{doi_tuong}} được tặng {{hinh_thuc_ngan}} trong {{dip}}", SUBJECTS | SHORT_AWARD | OCCASION
    ),
    # A certificate has room for so much: the longest words of the database beside them still fit (test_geometry).
    (PaperKind.CERTIFICATE, PaperPlace.AUTHORITY): Sentence("{{giam_doc}}", DIRECTOR, length=100),
    (PaperKind.CERTIFICATE, PaperPlace.GRANTING): Sentence("Tặng", {}, length=24),
    (PaperKind.CERTIFICATE, PaperPlace.AWARD): Sentence("{{hinh_thuc_ngan}}", SHORT_AWARD, length=40),
    (PaperKind.CERTIFICATE, PaperPlace.ACHIEVEMENT): Sentence(ACHIEVEMENT, OCCASION, length=200),
    (PaperKind.CERTIFICATE, PaperPlace.DECISION_LINE): Sentence(
        "Quyết định số:", {}, after=" 05/QĐ-SGTVT", length=30
    ),
    (PaperKind.CERTIFICATE, PaperPlace.REGISTER): Sentence("Vào sổ khen thưởng số:", {}, after=" 0015", length=30),
    (PaperKind.RESULT_NOTICE, PaperPlace.SUBJECT): Sentence(
        "Kết quả xét khen thưởng trong {{dip}} đối với {{don_vi}}", OCCASION | UNIT
    ),
    (PaperKind.RESULT_NOTICE, PaperPlace.OPENING): Sentence(
        "Căn cứ {{quyet_dinh}} của {{giam_doc}}, Sở thông báo kết quả xét khen thưởng đối với {{don_vi}} như sau:",
        DECISION | DIRECTOR | UNIT,
    ),
    (PaperKind.RESULT_NOTICE, PaperPlace.HEADING_1): Sentence("{{doi_tuong}} được khen thưởng", SUBJECTS, length=120),
    (PaperKind.RESULT_NOTICE, PaperPlace.HEADING_2): Sentence(
        "{{doi_tuong}} chưa được khen thưởng hoặc trình cấp trên", SUBJECTS, length=120
    ),
    (PaperKind.RESULT_NOTICE, PaperPlace.REFERRED): Sentence(
        "Sở trình cấp có thẩm quyền; kết quả được thông báo sau.", {}
    ),
    (PaperKind.RESULT_NOTICE, PaperPlace.NIL): Sentence(
        "{{don_vi}} không có tập thể, cá nhân được đề nghị khen thưởng trong đợt này.", UNIT
    ),
    (PaperKind.RESULT_NOTICE, PaperPlace.CLOSING): Sentence("Sở thông báo để {{don_vi}} biết, thực hiện", UNIT),
    (PaperKind.SUBMISSION_LETTER, PaperPlace.SUBJECT): Sentence(
        "Về việc đề nghị tặng {{hinh_thuc}} trong {{dip}}", AWARD | OCCASION
    ),
    (PaperKind.SUBMISSION_LETTER, PaperPlace.REQUEST): Sentence(
        "{{don_vi}} kính đề nghị {{giam_doc}} xem xét, quyết định khen thưởng cho {{so_doi_tuong}} (có danh sách, "
        "báo cáo thành tích và biên bản họp kèm theo)",
        UNIT | DIRECTOR | SUBJECTS | COUNTS,
    ),
    (PaperKind.SUBMISSION_LETTER, PaperPlace.CLOSING): Sentence(
        "Kính trình {{giam_doc}} xem xét, quyết định", DIRECTOR
    ),
    (PaperKind.SUBMISSION_LETTER, PaperPlace.LIST): Sentence(
        "Đề nghị tặng {{hinh_thuc}} trong {{dip}}", AWARD | OCCASION
    ),
    **LETTERS,
    **LEADERSHIP,
    **ACTS,
    **GOING_UP,
    **YEAR_REPORT,
}  # fmt: skip


def problems_in(kind: str, place: str, text: str) -> list[Problem]:
    """Everything that keeps `text` from being printed: each wrong placeholder with its place, each missing one."""
    sentence = SENTENCES[kind, place]
    said = [wrong_place_text(found, sentence.places) for found in wrong_places(text, sentence.places)]
    if "\n" in text:
        said.append(_("Mục này in thành một đoạn: hãy bỏ chỗ xuống dòng."))
    if len(text) > sentence.length:
        long = _("Mục này dài nhất %(most)d ký tự, đang có %(length)d.")
        said.append(long % {"most": sentence.length, "length": len(text)})
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
