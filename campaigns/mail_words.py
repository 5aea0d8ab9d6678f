"""The words of the mails to units: as they come with the software, what may stand in them, how they are filled.

Văn phòng's own words are rows of `MailText`; a kind without a row has the words below. Pure, but for no clock.
"""

from collections.abc import Mapping
from dataclasses import dataclass

from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from campaigns.enums import MailKind
from core.lazy import Text
from core.refusals import Problem
from core.text import fill, names_in, wrong_place_text, wrong_places

SUBJECT_LENGTH, BODY_LENGTH = 120, 4000


@dataclass(frozen=True)
class Words:
    """A subject of one line and a text of paragraphs, with or without placeholders."""

    subject: str
    body: str

    def filled(self, values: Mapping[str, str]) -> "Words":
        """These words with their placeholders replaced; whatever is filled in, the subject stays one line."""
        subject = " ".join(fill(self.subject, values).split())
        return Words(subject[:SUBJECT_LENGTH], fill(self.body, values))


@dataclass(frozen=True)
class Place:
    """A placeholder: what it stands for, and an example for the preview."""

    label: Text
    sample: Text


@dataclass(frozen=True)
class Kind:
    """What comes with the software for one kind of mail: words, placeholders, and those that may not be left out."""

    words: Words
    places: Mapping[str, Place]
    needed: tuple[str, ...]

    def sample(self) -> dict[str, str]:
        return {name: str(place.sample) for name, place in self.places.items()}


ROUND = Place(gettext_lazy("tên đợt xét"), "Xét khen thưởng năm 2025")
UNIT = Place(gettext_lazy("tên đơn vị"), "Phòng Quản lý vận tải")
CUTOFF = Place(
    gettext_lazy("hạn nộp của đơn vị, viết đầy đủ"),
    "trước ngày 10/01/2026 (đến hết 24 giờ 00 ngày 09/01/2026, giờ Việt Nam)",
)
LEFT = Place(gettext_lazy("thời gian còn lại"), "còn 3 ngày 4 giờ")
CONTACT = Place(gettext_lazy("đầu mối liên hệ của đợt"), "Văn phòng Sở, điện thoại 0226 000 0000")
MISSING = Place(
    gettext_lazy("những việc đơn vị còn thiếu; chỉ đơn vị ấy đọc được"),
    "Còn thiếu:\n- Chưa có Tờ trình.\n- Chưa ghi biên bản họp.",
)
PERSON = Place(gettext_lazy("tên người nhận"), "Nguyễn Văn A")
USERNAME = Place(gettext_lazy("tên đăng nhập"), "nguyen.van.a")
LAST = Place(gettext_lazy("lần đăng nhập gần nhất"), "chưa đăng nhập lần nào")
LINK = Place(gettext_lazy("địa chỉ trang đăng nhập"), "https://thi-dua.example/dang-nhap/")
COMMON = {"dot": ROUND, "han_nop": CUTOFF, "con_lai": LEFT, "dau_moi": CONTACT}

KINDS: dict[str, Kind] = {
    MailKind.REMINDER: Kind(
        Words(
            "Nhắc nộp hồ sơ: {{dot}}, {{con_lai}}",
            "Kính gửi {{ten_don_vi}},\n\n"
            "{{dot}}: đơn vị chưa gửi hồ sơ. Hạn nộp: {{han_nop}}, {{con_lai}}.\n\n"
            "{{con_thieu}}\n\n"
            "Đầu mối liên hệ: {{dau_moi}}.",
        ),
        COMMON | {"ten_don_vi": UNIT, "con_thieu": MISSING},
        ("han_nop", "con_thieu"),
    ),
    MailKind.ACCOUNT_CHECK: Kind(
        Words(
            "Kiểm tra tài khoản trước khi nộp hồ sơ {{dot}}",
            "Kính gửi {{ten_nguoi}},\n\n"
            "{{dot}} nhận hồ sơ {{han_nop}}. Tài khoản {{ten_dang_nhap}} của bạn: {{lan_dang_nhap}}. Xin đăng nhập thử "
            "ngay bây giờ, để không lỡ hạn vì quên mật khẩu:\n{{dia_chi}}\n\n"
            "Không vào được thì dùng “Quên mật khẩu”, hoặc hỏi {{dau_moi}}. Tài khoản vẫn dùng được như trước, không "
            "bị khóa.",
        ),
        COMMON | {"ten_nguoi": PERSON, "ten_dang_nhap": USERNAME, "lan_dang_nhap": LAST, "dia_chi": LINK},
        ("han_nop", "dia_chi"),
    ),
    MailKind.NO_ACCOUNT: Kind(
        Words(
            "{{ten_don_vi}} chưa có tài khoản nộp hồ sơ {{dot}}",
            "Kính gửi {{ten_nguoi}},\n\n"
            "{{dot}} nhận hồ sơ {{han_nop}}. {{ten_don_vi}} chưa có tài khoản nào được nộp hồ sơ: chỉ lãnh đạo đơn vị, "
            "hoặc người được ủy quyền bằng văn bản, mới nộp được. Xin báo {{dau_moi}} để được cấp tài khoản.",
        ),
        COMMON | {"ten_nguoi": PERSON, "ten_don_vi": UNIT},
        ("han_nop",),
    ),
}  # fmt: skip


def problems_in(kind: str, words: Words) -> list[Problem]:
    """Everything that keeps these words from being sent: each wrong placeholder with its place, each missing one."""
    places = KINDS[kind].places
    problems = [
        Problem(wrong_place_text(found, places), field=field)
        for field, text in (("subject", words.subject), ("body", words.body))
        for found in wrong_places(text, places)
    ]
    if len(words.subject.splitlines()) > 1:
        problems.append(Problem(_("Tiêu đề thư chỉ được một dòng."), field="subject"))
    left_out = [name for name in KINDS[kind].needed if name not in names_in(words.body)]
    text = _("Nội dung phải có {{%(name)s}} (%(label)s).")
    problems += [Problem(text % {"name": name, "label": places[name].label}, field="body") for name in left_out]
    return problems
