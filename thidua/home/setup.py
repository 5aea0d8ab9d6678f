"""Cấu hình: one page that leads to every set-up page the reader may use."""

from dataclasses import dataclass

from django.http import HttpRequest, HttpResponse
from django.shortcuts import render
from django.urls import NoReverseMatch, reverse
from django.utils.translation import gettext_lazy as _
from django.views.decorators.http import require_safe

from core.access import check, may


@dataclass(frozen=True)
class Place:
    """One set-up page: shown to whom `permission` is given."""

    label: str
    text: str
    icon: str
    permission: str
    route: str
    args: tuple[str, ...] = ()

    def url(self) -> str:
        """Its address, or "" while nothing answers there."""
        try:
            return reverse(self.route, args=self.args)
        except NoReverseMatch:
            return ""


GROUPS = (
    (
        _("Phong trào và đợt xét"),
        (
            Place(_("Phong trào thi đua"), _("Nội dung, tiêu chí, lĩnh vực, căn cứ, quy trình"), "flag",
                  "campaigns.set_up", "campaign_setup_list"),
            Place(_("Đợt xét khen thưởng"), _("Hạn nộp, đơn vị tham gia, hình thức, gia hạn"), "calendar-clock",
                  "campaigns.set_up", "rounds"),
            Place(_("Hình thức khen thưởng"), _("Thẩm quyền, chỉ tiêu, mức thưởng"), "award",
                  "campaigns.set_up", "award_types"),
            Place(_("Hồ sơ trình cấp trên"), _("Văn bản phải có theo hình thức, đối tượng"), "folder-check",
                  "campaigns.set_up", "referral_papers"),
            Place(_("Hệ số tiền thưởng"), _("Theo hình thức, đối tượng, từng thời gian"), "coins",
                  "campaigns.set_up", "bonus_rates"),
            Place(_("Mức lương cơ sở"), _("Theo từng thời gian, để tính tiền thưởng"), "banknote",
                  "campaigns.set_up", "base_salaries"),
            Place(_("Ngày nghỉ"), _("Ngày nghỉ, ngày làm bù từng năm"), "calendar-off",
                  "campaigns.set_up", "days_off"),
            Place(_("Mẫu thư"), _("Lời nhắc nộp hồ sơ, kiểm tra tài khoản"), "mail",
                  "campaigns.set_up", "mail_texts"),
            Place(_("Phôi và máy in Giấy khen"), _("Chỗ in từng trường, độ lệch của máy in"), "printer",
                  "dossiers.set_blanks", "blanks"),
        ),
    ),
    (
        _("Văn bản"),
        (
            Place(_("Căn cứ ban hành văn bản"), _("Luật, nghị định, quy chế, theo từng thời gian"), "scale",
                  "campaigns.set_up", "legal_bases"),
            Place(_("Lời văn của văn bản"), _("Các Điều của Quyết định, Giấy khen, Tờ trình, công văn"), "pilcrow",
                  "campaigns.set_up", "paper_texts"),
        ),
    ),
    (
        _("Cơ quan và con người"),
        (
            Place(_("Đơn vị"), _("Cây đơn vị, gửi hồ sơ thay, tên cũ"), "building-2",
                  "organization.manage_units", "units"),
            Place(_("Sắp xếp tổ chức"), _("Sáp nhập, chia tách, đổi tên, giải thể theo quyết định"), "shuffle",
                  "organization.manage_units", "reorganisations"),
            Place(_("Cán bộ"), _("Nơi công tác, chức vụ, ủy quyền"), "users", "organization.manage_people", "people"),
            Place(_("Tên cơ quan"), _("Tên, ký hiệu, chức danh in trên văn bản"), "landmark",
                  "organization.manage_units", "agencies"),
            Place(_("Cán bộ trực"), _("Ai giúp khi không đăng nhập được"), "phone",
                  "organization.manage_units", "duty_officers"),
            Place(_("Tài khoản"), _("Ai đăng nhập được, vai trò có thời hạn, mở khóa"), "key-round",
                  "organization.see_accounts", "accounts"),
        ),
    ),
    (
        _("Số liệu để đối chiếu tiêu chí"),
        (
            Place(_("Xếp loại chất lượng"), _("Của cán bộ và của đơn vị, từng năm"), "medal",
                  "organization.manage_facts", "facts", ("xep-loai",)),
            Place(_("Chỉ số cải cách hành chính"), _("Điểm, thứ hạng của đơn vị, Sở, tỉnh"), "chart-no-axes-column",
                  "organization.manage_facts", "facts", ("chi-so",)),
            Place(_("Số liệu giải quyết TTHC"), _("Tiếp nhận, trễ hẹn, tồn đọng"), "files",
                  "organization.manage_facts", "facts", ("tthc",)),
            Place(_("Sáng kiến, giải pháp"), _("Tác giả, văn bản công nhận, phạm vi"), "lightbulb",
                  "organization.manage_facts", "facts", ("sang-kien",)),
            Place(_("Kỷ luật, thanh tra, đơn thư"), _("Chỉ Văn phòng thấy"), "shield-alert",
                  "organization.manage_facts", "facts", ("ky-luat",)),
            Place(_("Danh hiệu, khen thưởng đã đạt"), _("Của cán bộ và đơn vị, các năm trước"), "award",
                  "organization.manage_facts", "facts", ("khen-thuong",)),
        ),
    ),
)  # fmt: skip


@require_safe
def setup(request: HttpRequest) -> HttpResponse:
    """The set-up pages by group; a group with nothing for the reader is left out."""
    check(request.actor, "organization.see_setup")
    groups = [(title, _shown(places, request.actor)) for title, places in GROUPS]
    return render(request, "setup/index.html", {"groups": [group for group in groups if group[1]]})


def _shown(places: tuple[Place, ...], actor) -> list[Place]:
    return [place for place in places if may(actor, place.permission) and place.url()]
