"""`{% translate %}` of the library `ui` says what Django's own says."""

import pytest
from django import forms
from django.forms.renderers import DjangoTemplates, TemplatesSetting
from django.template import Context, Template
from django.test.html import parse_html

PHRASES = (
    '{% translate "Đơn vị" %}',
    "{% translate 'Một \"dấu\" ngoặc' %}",
    '{% translate "Đạt 100% chỉ tiêu" %}',
    '{% translate "a < b & c" %}',
    '{% trans "Năm" %}',
    '{% translate "Lưu" as word %}[{{ word }}]',
    '{% translate "Lưu"|upper %}',
    '{% translate "Lưu" noop %}',
    '{% translate "May" context "tháng" %}',
    "{% translate said %}",
    "{% translate _('Đơn vị') %}",
    '{% translate "This field is required." %}',
    "{% translate '' %}",
)


def said(libraries: str, phrase: str) -> str:
    return Template(f"{{% load {libraries} %}}{phrase}").render(Context({"said": "<b>Đơn vị</b>"}))


@pytest.mark.parametrize("phrase", PHRASES)
def test_translate_says_what_djangos_own_tag_says(phrase):
    assert said("i18n ui", phrase) == said("i18n", phrase)


def test_translate_follows_the_catalogue():
    assert said("i18n ui", '{% translate "This field is required." %}') == "Trường này là bắt buộc."


class Choices(forms.Form):
    kind = forms.ChoiceField(
        choices=[("", "Tất cả"), (1, "Một & hai"), ("Nhóm", [("a", "A"), ("b", "<B>")])],
        widget=forms.Select(attrs={"data-x": "y", "disabled": True}),
        required=False,
    )
    several = forms.MultipleChoiceField(choices=[("a", "A"), ("b", "B"), ("c", "C")], required=False)


@pytest.mark.parametrize("chosen", [{}, {"kind": "b", "several": ["a", "c"]}, {"kind": "1"}, {"kind": "unknown"}])
@pytest.mark.parametrize("field", ["kind", "several"])
def test_select_is_what_djangos_own_template_makes(field, chosen):
    ours, djangos = Choices(chosen, renderer=TemplatesSetting()), Choices(chosen, renderer=DjangoTemplates())
    assert parse_html(str(ours[field].as_widget())) == parse_html(str(djangos[field].as_widget()))
