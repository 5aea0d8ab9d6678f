"""What the office itself writes into papers: legal bases and sentences, each with its days of validity."""

from django.db import models

from dossiers.models.kinds import CITING, PaperKind
from organization.models.validity import Dated


class LegalBasis(Dated):
    """One "Căn cứ …" line with the days on which papers may cite it; `papers` lists the kinds it stands on."""

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
        return ", ".join(kind.label for kind in CITING if kind in self.papers)


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
