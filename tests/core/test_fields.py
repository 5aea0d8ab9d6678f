import importlib
import pkgutil
from datetime import UTC, date, datetime
from decimal import Decimal

import pytest
from django import forms
from django.core.exceptions import ValidationError
from django.test import RequestFactory
from django.utils import translation

from core import fields
from core.fields import formfield
from organization.models import Person, ProcedureFigures
from tests.corpus import cases

APPS = ("core", "organization", "campaigns", "awards", "dossiers", "thidua")
FIELDS = {
    "line": fields.TextField(max_length=100),
    "long": fields.LongTextField(),
    "day": fields.DateField(),
    "instant": fields.DateTimeField(),
    "whole": fields.NumberField(),
    "signed": fields.NumberField(min_value=-10),
    "money": fields.MoneyField(),
    "decimal": fields.DecimalField(max_digits=9, decimal_places=3),
    "percent": fields.DecimalField(min_value=0, max_value=100, max_digits=6, decimal_places=3),
    "year": fields.YearField(),
    "phone": fields.PhoneField(),
}
READ = {
    "day": date.fromisoformat,
    "instant": datetime.fromisoformat,
    "whole": int,
    "signed": int,
    "money": int,
    "year": int,
    "decimal": Decimal,
    "percent": Decimal,
}
CORPUS = [case for name in ("text", "dates", "numbers") for case in cases(name)]


@pytest.mark.parametrize("locale", ["vi", "en"])
@pytest.mark.parametrize("case", [case for case in CORPUS if case.want != "refuse"], ids=str)
def test_good_input_means_the_same_in_every_locale(case, locale):
    expected = READ.get(case.field, str)(case.value or case.text)
    with translation.override(locale):
        assert FIELDS[case.field].clean(case.text) == expected


@pytest.mark.parametrize("locale", ["vi", "en"])
@pytest.mark.parametrize("case", [case for case in CORPUS if case.want == "refuse"], ids=str)
def test_bad_input_is_refused_in_every_locale(case, locale):
    with translation.override(locale), pytest.raises(ValidationError) as refusal:
        FIELDS[case.field].clean(case.text)
    assert all(message.endswith(".") for message in refusal.value.messages)


def project_forms():
    """Every form class of the project, by the name of its module."""
    found = set()
    for app in APPS:
        for module in pkgutil.walk_packages(importlib.import_module(app).__path__, f"{app}."):
            if "forms" in module.name.split("."):
                loaded = vars(importlib.import_module(module.name)).values()
                found |= {item for item in loaded if isinstance(item, type) and issubclass(item, forms.BaseForm)}
    return sorted(
        (form for form in found if form.__module__.startswith(APPS) and hasattr(form, "base_fields")),
        key=lambda form: f"{form.__module__}.{form.__qualname__}",
    )


def dated_fields():
    temporal = (forms.DateField, forms.DateTimeField)
    return [
        (f"{form.__qualname__}.{name}", field)
        for form in project_forms()
        for name, field in form.base_fields.items()
        if isinstance(field, temporal)
    ] + [("core.DateField", fields.DateField()), ("core.DateTimeField", fields.DateTimeField())]


@pytest.mark.parametrize("locale", ["vi", "en"])
def test_10_01_is_january_in_every_date_field_of_the_project(locale):
    with translation.override(locale):
        for name, field in dated_fields():
            typed = "10/01/2026 08:00" if isinstance(field, forms.DateTimeField) else "10/01/2026"
            value = field.to_python(typed)
            assert (value.year, value.month, value.day) == (2026, 1, 10), name


def test_every_text_date_and_number_field_of_the_project_is_ours():
    plain = (
        forms.CharField,
        forms.DateField,
        forms.DateTimeField,
        forms.IntegerField,
        forms.DecimalField,
        forms.FloatField,
    )
    foreign = [
        f"{form.__module__}.{form.__qualname__}.{name}"
        for form in project_forms()
        for name, field in form.base_fields.items()
        if type(field) in plain and not is_secret(field)
    ]
    assert foreign == []


def is_secret(field):
    return isinstance(field.widget, forms.PasswordInput | forms.HiddenInput)


def test_the_browser_language_does_not_change_a_posted_date():
    class DayForm(forms.Form):
        day = fields.DateField()

    request = RequestFactory().post("/", {"day": "10/01/2026"}, headers={"accept-language": "en-US"})
    with translation.override(translation.get_language_from_request(request)):
        form = DayForm(request.POST)
        assert form.is_valid()
    assert form.cleaned_data["day"] == date(2026, 1, 10)


class SampleForm(forms.Form):
    day = fields.DateField()
    at = fields.DateTimeField()
    money = fields.MoneyField()
    score = fields.DecimalField(max_digits=6, decimal_places=3)
    year = fields.YearField()
    name = fields.TextField(max_length=100)


SHOWN = {
    "day": "05/01/2026",
    "at": "10/01/2026 00:30",
    "money": "1.410.000",
    "score": "92,375",
    "year": "2026",
    "name": "Nguyễn Văn An",
}
VALUES = {
    "day": date(2026, 1, 5),
    "at": datetime(2026, 1, 9, 17, 30, tzinfo=UTC),
    "money": 1_410_000,
    "score": Decimal("92.375"),
    "year": 2026,
    "name": "Nguyễn Văn An",
}


@pytest.mark.parametrize("locale", ["vi", "en"])
@pytest.mark.parametrize("name", list(SHOWN))
def test_a_shown_value_reads_back_as_itself(name, locale):
    with translation.override(locale):
        assert f'value="{SHOWN[name]}"' in str(SampleForm(initial=VALUES)[name])
        form = SampleForm(SHOWN, initial=VALUES)
        assert form.is_valid(), form.errors
        assert form.cleaned_data == VALUES
        assert form.changed_data == []


def test_a_large_decimal_reads_back_as_itself():
    field = fields.DecimalField(max_digits=10, decimal_places=3)
    assert field.clean(field.prepare_value(Decimal("1234567.5"))) == Decimal("1234567.5")


def test_what_was_typed_wrongly_is_shown_again_as_typed():
    form = SampleForm({"day": "31/02/2026", "money": "1,000"})
    assert not form.is_valid()
    assert 'value="31/02/2026"' in str(form["day"])
    assert 'value="1,000"' in str(form["money"])


def test_an_empty_optional_field_is_nothing():
    assert fields.DateField(required=False).clean("") is None
    assert fields.DateTimeField(required=False).clean("") is None
    assert fields.NumberField(required=False).clean("") is None
    assert fields.DecimalField(required=False).clean("") is None
    assert fields.TextField(required=False).clean(" \u200b ") == ""
    assert fields.PhoneField(required=False).clean("") == ""


def test_text_that_is_no_text_is_refused():
    for value in (["a"], {"a": "b"}, 5):
        with pytest.raises(ValidationError):
            fields.TextField().clean(value)


def test_long_text_is_limited_to_fifty_thousand_characters():
    field = fields.LongTextField()
    assert len(field.clean("ế" * 50_000)) == 50_000
    with pytest.raises(ValidationError, match=r"50000 ký tự, đang có 50001"):
        field.clean("ế" * 50_001)


def test_a_text_input_never_cuts_a_pasted_text():
    attrs = fields.TextField(max_length=100).widget.attrs
    assert "maxlength" not in attrs
    assert attrs["data-max-length"] == "100"


def test_a_plain_day_and_an_instant_become_a_vietnamese_day():
    assert fields.DateField().clean(date(2026, 1, 10)) == date(2026, 1, 10)
    assert fields.DateField().clean(datetime(2026, 1, 9, 17, tzinfo=UTC)) == date(2026, 1, 10)


def test_model_forms_get_our_fields():
    class PersonForm(forms.ModelForm):
        class Meta:
            model = Person
            fields = ("full_name", "birth_date", "gender", "email")
            formfield_callback = formfield

    class FiguresForm(forms.ModelForm):
        class Meta:
            model = ProcedureFigures
            fields = ("year", "received")
            formfield_callback = formfield

    person, figures = PersonForm.base_fields, FiguresForm.base_fields
    assert type(person["full_name"]) is fields.TextField
    assert person["full_name"].max_length == 100
    assert type(person["birth_date"]) is fields.DateField
    assert not person["birth_date"].required
    assert type(person["gender"]) is forms.TypedChoiceField
    assert type(person["email"]) is forms.EmailField
    assert figures["received"].max_value == 2**31 - 1
    assert figures["year"].max_value == 2**15 - 1
    assert figures["year"].label == "Năm"
