"""How the fields of a longer form stand on the page."""

from crispy_forms.helper import FormHelper
from crispy_forms.layout import Fieldset, Layout, LayoutObject, Row
from django.utils.translation import gettext_lazy as _


def laid_out(*parts: LayoutObject | str) -> FormHelper:
    """The helper of a form that stands inside a <form> of its page."""
    helper = FormHelper()
    helper.form_tag = False
    helper.disable_csrf = True
    helper.layout = Layout(*parts)
    return helper


def period() -> Row:
    return Row("valid_from", "valid_to")


UNIT = laid_out(
    Fieldset(
        _("Tên và vị trí"), "name", Row("short_name", "code"), "kind", "parent", Row("order", "phone"), "place_name"
    ),
    Fieldset(_("Trên văn bản"), "head_title", "symbol", "has_seal"),
    Fieldset(_("Trong thi đua, khen thưởng"), "proposes", "may_be_nominated", "proxy"),
    Fieldset(_("Thời gian"), period()),
)  # fmt: skip
UNIT_NAME = laid_out("name", period())
AGENCY = laid_out(
    Fieldset(_("Tên"), "name", "name_lines", "short_name", "parent_name", "parent_full_name"),
    Fieldset(_("Trên văn bản"), Row("place", "symbol"), "head_title", "head_full_title", "office_name",
             "office_head_title", "award_fund"),
    Fieldset(_("Thời gian"), period()),
)  # fmt: skip
DEPARTMENT = laid_out(*AGENCY.layout.fields[:-1])
ACT = laid_out(Row("number", "dated"), "issuer", "title", Row("starts_on", "finish_until"))
UNIT_AFTER = laid_out("unit", "name", Row("short_name", "code"), "kind", Row("head_title", "symbol"))
DUTY_OFFICER = laid_out("name", "phone", "email", period())
PERSON = laid_out(
    "full_name",
    Row("gender", "staff_kind"),
    Fieldset(_("Cho báo cáo thành tích"), "birth_date", "home_town", "residence", "qualification", "academic_title",
             "party_position"),
    Fieldset(_("Liên hệ"), Row("email", "phone")),
    "died_on",
)  # fmt: skip
MEMBERSHIP = laid_out("unit", "position", "is_leader", period(), "note")
APPOINTMENT = laid_out("unit", "kind", "title", period(), "paper")
GRANT = laid_out("role", "unit", period(), "paper")
INDEX = laid_out("unit", "of_province", Row("year", "score"), Row("rank", "ranked"), "state", "paper")
FIGURES = laid_out("unit", "year", Row("received", "late", "backlog"), "source")
