"""What a password may not be."""

import unicodedata

import pytest
from django.contrib.auth.password_validation import validate_password
from django.core.exceptions import ValidationError

from organization.models import User
from tests import factories

pytestmark = pytest.mark.django_db


@pytest.fixture
def owner():
    factories.agency()
    return User(username="lan.hoang", display_name="Hoàng Thị Ngọc Lan", email="lan@hanam.example")


@pytest.mark.parametrize(
    "password",
    [
        "matkhau123456",
        "MậtKhẩu@123456",
        "m4tkh4u123456",
        "Anhyeuem1234",
        "thidua@2025!!",
        "ThiĐuaKhenThưởng",
        "khenthuong2026",
        "thidua khenthuong hanam",
        "sogiaothongvantai",
        "SoGTVTHaNam2025",
        "UBND-tinh-Ha-Nam",
        "hanam19851985",
        "123456789012",
        "qwertyuiop123",
        "aaaaaaaaaaaa",
        "abcabcabcabc",
        "xyxyxyxyxyxy",
        "lan.hoang2025",
        "HoàngThịNgọcLan",
        "hoangthingoclan1990",
        "password1234",
        "P@$$w0rd1234",
        "DoclapTudoHanhphuc",
    ],
)
def test_password_that_everybody_would_guess_is_refused(owner, password):
    with pytest.raises(ValidationError):
        validate_password(password, owner)


@pytest.mark.parametrize(
    "password",
    [
        "bay con vit vang ra song",
        "thidua nhưng có mèo leo cột điện",
        "gK7-pq2x-Tm9w",
        "hanam xe dap cu den truong",
        "Cơm tấm, bún chả, phở bò",
        "８chữ số toàn khổ rộng",
    ],
)
def test_password_with_something_of_its_own_is_taken(owner, password):
    validate_password(password, owner)


@pytest.mark.parametrize(("length", "taken"), [(11, False), (12, True), (64, True), (128, True), (129, False)])
def test_length_from_12_to_128(owner, length, taken):
    password = ("vịt gà mèo chó lợn trâu bò dê ngựa voi " * 4)[: length - 1] + "ẩ"
    for form in ("NFC", "NFD"):
        written = unicodedata.normalize("NFC", unicodedata.normalize(form, password))
        assert len(written) == length
        if taken:
            validate_password(written, owner)
        else:
            with pytest.raises(ValidationError):
                validate_password(written, owner)


def test_password_without_an_owner_or_a_department_is_looked_at_all_the_same():
    with pytest.raises(ValidationError):
        validate_password("matkhau123456")
    validate_password("bay con vit vang ra song")
