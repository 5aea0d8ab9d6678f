from datetime import UTC, datetime, timedelta
from types import SimpleNamespace

import pytest
from django import forms
from django.http import HttpRequest
from django.template import Context, Template
from django.template.loader import render_to_string

from core.fields import DateField, NumberField, TextField
from core.refusals import Problem

NOW = datetime(2026, 1, 6, 3, 0, tzinfo=UTC)


class Sample(forms.Form):
    name = TextField(label="Họ và tên", help_text="Như trong quyết định.")
    since = DateField(label="Từ ngày", required=False)
    count = NumberField(label="Số người", required=False)
    vote = forms.ChoiceField(label="Biểu quyết", widget=forms.RadioSelect, choices=[("a", "Giơ tay"), ("b", "Phiếu")])
    sure = forms.BooleanField(label="Đã kiểm tra", required=False)


def draw(text: str, **context: object) -> str:
    return Template("{% load ui crispy_forms_tags i18n %}" + text).render(Context(context))


def test_icon_without_label_is_hidden_from_readers() -> None:
    assert 'aria-hidden="true"' in draw('{% icon "send" %}')


def test_icon_with_label_is_an_image_with_that_name() -> None:
    icon = draw('{% icon "send" label="Đã nộp" %}')
    assert 'role="img"' in icon
    assert 'aria-label="Đã nộp"' in icon
    assert "aria-hidden" not in icon


def test_icon_has_no_inline_style() -> None:
    assert "style" not in draw('{% icon "send" %}')


def test_state_badge_has_word_icon_and_tone() -> None:
    badge = draw('{% state_badge "accepted" "Đã tiếp nhận" %}')
    assert "badge--good" in badge
    assert "<svg" in badge
    assert "Đã tiếp nhận" in badge


def test_state_badge_of_an_unknown_state_is_neutral() -> None:
    assert "badge--neutral" in draw('{% state_badge "never_heard_of" "Lạ" %}')


def test_badge_escapes_its_word() -> None:
    assert "<b>" not in draw("{% badge word %}", word="<b>")


def test_cutoff_names_the_last_moment() -> None:
    text = draw("{{ d|cutoff }}", d=datetime(2026, 1, 9, 17, 0, tzinfo=UTC))
    assert text == "trước ngày 10/01/2026 (đến hết 24 giờ 00 ngày 09/01/2026, giờ Việt Nam)"


@pytest.mark.parametrize(
    ("left", "tone"),
    [
        (timedelta(days=8), ""),
        (timedelta(days=7), "near"),
        (timedelta(days=1), "last"),
        (timedelta(microseconds=1), "last"),
        (timedelta(0), "past"),
    ],
)
def test_deadline_panel_gets_warmer_towards_the_cut_off(left: timedelta, tone: str) -> None:
    panel = render_to_string("components/deadline.html", {"cutoff": NOW + left, "now": NOW})
    assert f'data-tone="{tone}"' in panel


def test_numbers_and_names_are_written_as_here() -> None:
    person = SimpleNamespace(salutation="Bà", full_name="Đỗ Thị Mẫu")
    text = draw(
        "{{ n|vn_number }} {{ m|money }} {{ a|percent_of:b }} {{ p|person_name }}",
        n=1234.5,
        m=1404000,
        a=13,
        b=14,
        p=person,
    )
    assert text == "1.234,5 1.404.000 đồng 92,86% Bà Đỗ Thị Mẫu"


def test_nothing_is_written_for_a_figure_that_is_not_known() -> None:
    filters = ("vn_number", "money", "percent_of:3", "vn_date", "vn_time", "vn_datetime", "cutoff", "person_name")
    text = "".join(f"{{{{ n|{name} }}}}{{{{ missing.path|{name} }}}}" for name in filters)
    assert draw(text, n=None) == ""


def test_zero_is_a_figure() -> None:
    assert draw("{{ n|vn_number }} {{ n|money }} {{ n|percent_of:3 }}", n=0) == "0 0 đồng 0%"


def test_action_that_may_not_be_done_says_why_and_sends_nothing() -> None:
    button = draw('{% action "/x/" "Nộp" why=reason %}{% endaction %}', reason="Chỉ lãnh đạo đơn vị được nộp.")
    assert "Chỉ lãnh đạo đơn vị được nộp." in button
    assert 'aria-disabled="true"' in button
    assert "<form" not in button


def test_action_posts_its_body_with_the_token() -> None:
    button = draw('{% action "/x/" "Nộp" %}<input name="key">{% endaction %}', csrf_token="abc")
    assert 'method="post"' in button
    assert 'value="abc"' in button
    assert '<input name="key">' in button


def test_field_is_tied_to_its_hint_and_error() -> None:
    html = draw("{{ form|crispy }}", form=Sample({}))
    assert 'id="id_name_helptext"' in html
    assert 'id="id_name_error"' in html
    assert 'aria-describedby="id_name_helptext id_name_error"' in html
    assert 'aria-invalid="true"' in html


def test_optional_field_says_so_and_required_one_does_not() -> None:
    html = draw("{{ form.since|as_crispy_field }}|{{ form.name|as_crispy_field }}", form=Sample())
    optional, required = html.split("|")
    assert "không bắt buộc" in optional
    assert "không bắt buộc" not in required


def test_radio_buttons_stand_in_a_fieldset_with_a_legend() -> None:
    html = draw("{{ form.vote|as_crispy_field }}", form=Sample())
    assert "<fieldset" in html
    assert "<legend" in html


def test_number_field_is_known_as_one() -> None:
    html = draw("{{ form.count|as_crispy_field }}{{ form.since|as_crispy_field }}", form=Sample())
    assert "field--number" in html
    assert "field--date" in html


def test_whole_form_carries_token_and_leaves_checking_to_the_server() -> None:
    html = draw("{% crispy form %}", form=Sample(), csrf_token="abc")
    assert "novalidate" in html
    assert 'name="csrfmiddlewaretoken"' in html


def test_error_summary_leads_to_the_first_control_of_each_field() -> None:
    html = render_to_string("components/error_summary.html", {"form": Sample({"since": "31/02/2026"})})
    assert 'href="#id_name"' in html
    assert 'href="#id_since"' in html
    assert 'href="#id_vote_0"' in html


def test_error_summary_of_problems_leads_to_their_page_or_field() -> None:
    problems = [Problem("A", url="/bien-ban/"), Problem("B", field="vote"), Problem("C")]
    html = render_to_string("components/error_summary.html", {"problems": problems, "form": Sample()})
    assert '<a href="/bien-ban/">A</a>' in html
    assert '<a href="#id_vote_0">B</a>' in html
    assert "<li>C</li>" in html


def test_error_summary_of_a_fine_form_is_nothing() -> None:
    assert render_to_string("components/error_summary.html", {"form": Sample()}).strip() == ""


def test_why_not_asks_for_the_reader_of_the_page() -> None:
    request = HttpRequest()
    request.actor = SimpleNamespace()
    text = draw('{% why_not "nobody.knows_this" thing as reason %}{{ reason }}', request=request, thing=None)
    assert "nobody.knows_this" in text
