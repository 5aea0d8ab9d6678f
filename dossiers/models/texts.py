"""What the office itself writes into papers: legal bases and sentences, each with its days of validity."""

from django.db import models

from dossiers.models.kinds import BASIS_USES, PaperKind
from organization.models.validity import Dated


class LegalBasis(Dated):
    """One "Căn cứ …" line with the days on which papers may cite it; `papers` lists where it stands (`BASIS_USES`)."""

    text = models.TextField("căn cứ")
    papers = models.JSONField("dùng cho văn bản", default=list)
    order = models.PositiveSmallIntegerField("thứ tự", default=0)
    source = models.CharField("nguồn", max_length=300, blank=True)
    plan_code = models.CharField(max_length=80, blank=True)

    class Meta(Dated.Meta):
        ordering = ["order", "valid_from"]

    def __str__(self) -> str:
        return self.text

    def get_papers_display(self) -> str:
        return ", ".join(label for use, label in BASIS_USES if use in self.papers)


class PaperPlace(models.TextChoices):
    """Where in a paper a sentence of the office stands."""

    SUBJECT = "trich-yeu", "Trích yếu"
    PROPOSED = "theo-de-nghi", "Căn cứ cuối"
    OPENING = "mo-dau", "Câu mở đầu"
    REQUEST = "de-nghi", "Câu đề nghị"
    ARTICLE_1 = "dieu-1", "Điều 1"
    ACHIEVEMENT = "thanh-tich", "Câu ghi thành tích"
    ARTICLE_2 = "dieu-2", "Điều 2, khi có mức tiền thưởng"
    ARTICLE_2_PLAIN = "dieu-2-khong-muc", "Điều 2, khi chưa có mức tiền thưởng"
    ARTICLE_3 = "dieu-3", "Điều 3"
    LIST = "danh-sach", "Tên danh sách kèm theo"
    AUTHORITY = "tham-quyen", "Người có thẩm quyền"
    GRANTING = "tang", "Chữ “Tặng”"
    AWARD = "hinh-thuc", "Tên hình thức khen thưởng"
    DECISION_LINE = "so-quyet-dinh", "Trước số quyết định"
    REGISTER = "so-vao-so", "Trước số vào sổ"
    HEADING_1 = "muc-1", "Tên mục 1"
    HEADING_2 = "muc-2", "Tên mục 2"
    HEADING_3 = "muc-3", "Tên mục 3"
    HEADING_4 = "muc-4", "Tên mục 4"
    SCOPE = "doi-tuong", "Đối tượng, tiêu chuẩn"
    OFFER = "hinh-thuc-xet", "Hình thức được xét, không giới hạn số lượng"
    OFFER_QUOTA = "hinh-thuc-xet-so-luong", "Hình thức được xét, có số lượng tối đa"
    PAPER_LETTER = "ho-so-to-trinh", "Hồ sơ: tờ trình"
    PAPER_LETTERS = "ho-so-to-trinh-rieng", "Hồ sơ: tờ trình, khi mỗi hình thức một tờ trình"
    PAPER_REPORT = "ho-so-bao-cao", "Hồ sơ: báo cáo thành tích"
    PAPER_MINUTES = "ho-so-bien-ban", "Hồ sơ: biên bản họp"
    PROGRESS = "tinh-hinh", "Tình hình gửi hồ sơ"
    SENDING = "thoi-han", "Thời hạn và cách gửi"
    NIL = "khong-de-nghi", "Khi không có đề nghị"
    EXTENDED = "gia-han", "Câu dẫn các đơn vị được gia hạn"
    AFTERWARDS = "sau-thoi-han", "Sau thời hạn"
    SIGNED_AT_ONCE = "ban-ky-khi-nop", "Bản đã ký, khi đợt yêu cầu lúc nộp"
    SIGNED_AFTER = "ban-ky-sau-nop", "Bản đã ký, khi đợt cho bổ sung sau"
    REFERRED = "trinh-cap-tren", "Lý do khi trình cấp trên"
    CONTACT = "dau-moi", "Đầu mối liên hệ"
    CLOSING = "ket-thuc", "Câu kết thúc"


class PaperText(Dated):
    """Văn phòng's own words for one place of a kind of paper; without a row those of `dossiers.paper_words` stand."""

    kind = models.CharField("văn bản", max_length=40, choices=PaperKind.choices)
    place = models.CharField("chỗ", max_length=40, choices=PaperPlace.choices)
    text = models.TextField("lời văn")

    class Meta(Dated.Meta):
        ordering = ["kind", "place", "pk"]

    def __str__(self) -> str:
        return f"{self.get_kind_display()}: {self.get_place_display()}"
