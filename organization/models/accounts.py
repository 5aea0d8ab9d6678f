from datetime import date, datetime, time, timedelta
from typing import Self

from django.contrib.auth.base_user import AbstractBaseUser, BaseUserManager
from django.core.validators import RegexValidator
from django.db import models
from django.db.models import Q
from django.db.models.functions import Lower

from core.clock import VIETNAM
from core.text import nfc, search_key
from organization.enums import Role
from organization.models.people import Person
from organization.models.validity import Dated, DatedQuerySet

USERNAME = RegexValidator(
    r"^[a-z0-9][a-z0-9._-]{2,59}\Z",
    "Tên đăng nhập gồm 3 đến 60 chữ thường không dấu, chữ số, dấu chấm, gạch nối, gạch dưới.",
)


class UserManager(BaseUserManager):
    def get_by_natural_key(self, username: str) -> "User":
        return self.get(username=username.lower())

    def create_user(self, username: str, password: str | None = None, **fields) -> "User":
        user = self.model(username=username.lower(), **fields)
        user.set_password(password)
        user.search = user.search_text()
        user.save(using=self._db)
        return user


class User(AbstractBaseUser):
    """An account. What it may do comes from its role grants and from its person's appointments.

    Passwords are normalised to NFC both when they are set and when they are checked: keyboards differ in whether
    they send `ế` as one character or as three.
    """

    username = models.CharField(
        "tên đăng nhập",
        max_length=60,
        unique=True,
        validators=[USERNAME],
        error_messages={"unique": "Đã có tài khoản mang tên đăng nhập này."},
    )
    email = models.EmailField("thư điện tử", blank=True)
    person = models.OneToOneField(Person, null=True, blank=True, on_delete=models.PROTECT, related_name="user")
    display_name = models.CharField("tên hiển thị", max_length=100)
    is_active = models.BooleanField("đang hoạt động", default=True)
    must_change_password = models.BooleanField("phải đổi mật khẩu", default=False)
    created_at = models.DateTimeField(auto_now_add=True)
    search = models.CharField(max_length=300, editable=False, default="", db_index=True)

    objects = UserManager()

    USERNAME_FIELD = "username"
    EMAIL_FIELD = "email"

    class Meta:
        ordering = ["username"]
        constraints = [models.CheckConstraint(condition=Q(username=Lower("username")), name="username_in_lower_case")]

    def __str__(self) -> str:
        return self.display_name or self.username

    @property
    def label(self) -> str:
        return f"{self.display_name} ({self.username})"

    def search_text(self) -> str:
        """What `search` must hold."""
        return search_key(self.display_name, self.username, self.email)[:300]

    def set_password(self, raw_password: str | None) -> None:
        super().set_password(None if raw_password is None else nfc(raw_password))

    def check_password(self, raw_password: str) -> bool:
        return super().check_password(nfc(raw_password))


class RoleGrantQuerySet(DatedQuerySet):
    def on(self, day: date) -> Self:
        """Grants in force on `day`; one that was ended before its last day held until the day before."""
        following = datetime.combine(day + timedelta(days=1), time.min, VIETNAM)
        return super().on(day).filter(Q(ended_at__isnull=True) | Q(ended_at__gte=following))


class RoleGrant(Dated):
    """A role given to an account for a time; one account may hold several. Rows are ended, never deleted."""

    user = models.ForeignKey(User, on_delete=models.PROTECT, related_name="grants")
    role = models.CharField("vai trò", max_length=20, choices=Role.choices)
    unit = models.ForeignKey(
        "organization.Unit", null=True, blank=True, on_delete=models.PROTECT, verbose_name="đơn vị"
    )
    paper = models.CharField("căn cứ", max_length=200, blank=True)
    granted_by = models.ForeignKey(User, null=True, on_delete=models.PROTECT, related_name="+")
    ended_at = models.DateTimeField(null=True, blank=True)
    ended_by = models.ForeignKey(User, null=True, blank=True, on_delete=models.PROTECT, related_name="+")

    objects = RoleGrantQuerySet.as_manager()

    class Meta(Dated.Meta):
        ordering = ["user", "role"]
        constraints = [
            *Dated.Meta.constraints,
            models.CheckConstraint(
                condition=~Q(role="unit_staff") | Q(unit__isnull=False),
                name="unit_staff_has_a_unit",
                violation_error_message="Chuyên viên đơn vị phải thuộc một đơn vị: hãy chọn đơn vị.",
            ),
        ]

    def __str__(self) -> str:
        return f"{self.get_role_display()}: {self.user}"


class CodeQuerySet(models.QuerySet):
    def usable_at(self, machine_time) -> Self:
        return self.filter(used_at__isnull=True, expires_at__gt=machine_time, attempts__lt=5)


class OneTimeCode(models.Model):
    """A code from the duty officer that lets an account set a new password; kept as a hash, used once, soon."""

    user = models.ForeignKey(User, on_delete=models.PROTECT, related_name="one_time_codes")
    code_hash = models.CharField(max_length=128)
    issued_by = models.ForeignKey(User, on_delete=models.PROTECT, related_name="+")
    issued_at = models.DateTimeField()
    expires_at = models.DateTimeField()
    used_at = models.DateTimeField(null=True, blank=True)
    attempts = models.PositiveSmallIntegerField(default=0)

    objects = CodeQuerySet.as_manager()

    class Meta:
        ordering = ["-pk"]
