"""The sentences of the department's công văn to its units, as they come with the software."""

from dossiers.models import PaperKind, PaperPlace
from dossiers.paper_places import (
    AREAS,
    AWARD,
    CONTACT,
    CRITERIA,
    CUTOFF,
    DAYS,
    GROUND,
    OCCASION,
    PERIOD,
    PLAN,
    PROGRESS,
    QUOTA,
    SHORT_OCCASION,
    SUBJECTS,
    Sentence,
)

NIL = "Đơn vị không có tập thể, cá nhân đề nghị khen thưởng thì gửi báo cáo không có đề nghị, nêu rõ lý do."
ASK = "Đầu mối liên hệ: {{dau_moi}}."

LETTERS: dict[tuple[str, str], Sentence] = {
    (PaperKind.GUIDANCE_LETTER, PaperPlace.SUBJECT): Sentence(
        "Hướng dẫn xét, đề nghị khen thưởng {{dip_ngan}}", SHORT_OCCASION
    ),
    (PaperKind.GUIDANCE_LETTER, PaperPlace.OPENING): Sentence(
        "Thực hiện {{ke_hoach}}, để việc xét khen thưởng trong {{dip}} kịp thời, đúng quy định, Sở hướng dẫn các "
        "phòng, đơn vị xét, đề nghị khen thưởng như sau:",
        PLAN | OCCASION,
    ),
    (PaperKind.GUIDANCE_LETTER, PaperPlace.HEADING_1): Sentence(
        "Đối tượng, thành tích xét khen thưởng", {}, before="1. "
    ),
    (PaperKind.GUIDANCE_LETTER, PaperPlace.SCOPE): Sentence(
        "Tập thể, cá nhân thuộc các phòng, đơn vị có thành tích xuất sắc {{thoi_gian}}; tiêu chuẩn theo kế hoạch nêu "
        "trên: {{tc_tap_the}} tiêu chí đối với tập thể, {{tc_ca_nhan}} tiêu chí đối với cá nhân.",
        PERIOD | CRITERIA,
    ),
    (PaperKind.GUIDANCE_LETTER, PaperPlace.HEADING_2): Sentence("Hình thức khen thưởng", {}, before="2. "),
    (PaperKind.GUIDANCE_LETTER, PaperPlace.OFFER): Sentence(
        "{{hinh_thuc}} (đối với {{doi_tuong}})", AWARD | SUBJECTS, ("hinh_thuc",), "- "
    ),
    (PaperKind.GUIDANCE_LETTER, PaperPlace.OFFER_QUOTA): Sentence(
        "{{hinh_thuc}} (đối với {{doi_tuong}}): tối đa {{so_luong}} trong toàn Sở",
        AWARD | SUBJECTS | QUOTA, ("hinh_thuc", "so_luong"), "- ",
    ),
    (PaperKind.GUIDANCE_LETTER, PaperPlace.HEADING_3): Sentence("Hồ sơ đề nghị khen thưởng", {}, before="3. "),
    (PaperKind.GUIDANCE_LETTER, PaperPlace.PAPER_LETTER): Sentence(
        "Tờ trình đề nghị khen thưởng, kèm danh sách", {}, before="- "
    ),
    (PaperKind.GUIDANCE_LETTER, PaperPlace.PAPER_LETTERS): Sentence(
        "Tờ trình đề nghị khen thưởng, kèm danh sách (mỗi hình thức khen thưởng một tờ trình)", {}, before="- "
    ),
    (PaperKind.GUIDANCE_LETTER, PaperPlace.PAPER_REPORT): Sentence(
        "Báo cáo thành tích của từng tập thể, cá nhân, nêu rõ kết quả theo các nội dung: {{linh_vuc}}",
        AREAS, (), "- ",
    ),
    (PaperKind.GUIDANCE_LETTER, PaperPlace.PAPER_MINUTES): Sentence(
        "Biên bản họp xét, đề nghị khen thưởng của đơn vị", {}, before="- "
    ),
    (PaperKind.GUIDANCE_LETTER, PaperPlace.NIL): Sentence(NIL, {}),
    (PaperKind.GUIDANCE_LETTER, PaperPlace.HEADING_4): Sentence("Thời hạn và cách gửi", {}, before="4. "),
    (PaperKind.GUIDANCE_LETTER, PaperPlace.SENDING): Sentence(
        "Hồ sơ gửi trên hệ thống quản lý thi đua, khen thưởng của Sở {{han_nop}}. Sau thời hạn này hệ thống không "
        "nhận hồ sơ, trừ trường hợp được gia hạn bằng văn bản.",
        CUTOFF, ("han_nop",),
    ),
    (PaperKind.GUIDANCE_LETTER, PaperPlace.SIGNED_AT_ONCE): Sentence(
        "Bản đã ký của tờ trình, biên bản họp được tải lên cùng hồ sơ khi nộp.", {}
    ),
    (PaperKind.GUIDANCE_LETTER, PaperPlace.SIGNED_AFTER): Sentence(
        "Bản đã ký của tờ trình, biên bản họp được bổ sung trong {{so_ngay}} ngày làm việc kể từ khi nộp hồ sơ.", DAYS
    ),
    (PaperKind.GUIDANCE_LETTER, PaperPlace.CONTACT): Sentence(ASK, CONTACT),
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
    (PaperKind.URGING_LETTER, PaperPlace.PROGRESS): Sentence(
        "Tính đến {{thoi_diem}}, {{da_gui}}/{{tong_so}} đơn vị đã gửi hồ sơ; {{chua_gui}} đơn vị có tên trên chưa gửi.",
        PROGRESS,
    ),
    (PaperKind.URGING_LETTER, PaperPlace.SENDING): Sentence(
        "Để việc xét khen thưởng bảo đảm thời gian, đề nghị các đơn vị khẩn trương hoàn thiện và gửi hồ sơ trên hệ "
        "thống quản lý thi đua, khen thưởng của Sở {{han_nop}}.",
        CUTOFF, ("han_nop",),
    ),
    (PaperKind.URGING_LETTER, PaperPlace.NIL): Sentence(NIL, {}),
    (PaperKind.URGING_LETTER, PaperPlace.EXTENDED): Sentence(
        "Các đơn vị được gia hạn gửi hồ sơ theo thời hạn riêng:", {}
    ),
    (PaperKind.URGING_LETTER, PaperPlace.AFTERWARDS): Sentence(
        "Sau thời hạn nêu trên, hệ thống không nhận hồ sơ.", {}
    ),
    (PaperKind.URGING_LETTER, PaperPlace.CONTACT): Sentence(ASK, CONTACT),
    (PaperKind.URGING_LETTER, PaperPlace.CLOSING): Sentence(
        "Đề nghị lãnh đạo các đơn vị có tên trên khẩn trương thực hiện", {}
    ),
}  # fmt: skip
