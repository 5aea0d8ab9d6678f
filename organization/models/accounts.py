from typing import Self

from django.contrib.auth.base_user import AbstractBaseUser, BaseUserManager
from django.db import models
from django.db.models import Q

from organization.enums import Role
from organization.models.people import Person
from organization.models.validity import Dated


class UserManager(BaseUserManager):
    def get_by_natural_key(self, username: str) -> "User":
        return self.get(username__iexact=username)

    def create_user(self, username: str, password: str | None = None, **fields) -> "User":
        user = self.model(username=username.lower(), **fields)
        user.set_password(password)
        user.save(using=self._db)
        return user


class User(AbstractBaseUser):
    """An account. What it may do comes from its role grants and from its person's appointments."""

    username = models.CharField("tên đăng nhập", max_length=60, unique=True)
    email = models.EmailField("thư điện tử", blank=True)
    person = models.OneToOneField(Person, null=True, blank=True, on_delete=models.PROTECT, related_name="user")
    display_name = models.CharField("tên hiển thị", max_length=100)
    is_active = models.BooleanField("đang hoạt động", default=True)
    must_change_password = models.BooleanField(default=False)
    created_at = models.DateTimeField(auto_now_add=True)

    objects = UserManager()

    USERNAME_FIELD = "username"
    EMAIL_FIELD = "email"

    class Meta:
        ordering = ["username"]

    def __str__(self) -> str:
        return self.display_name or self.username

    @property
    def label(self) -> str:
        return f"{self.display_name} ({self.username})"


class RoleGrant(Dated):
    """A role given to an account for a time; one account may hold several."""

    user = models.ForeignKey(User, on_delete=models.PROTECT, related_name="grants")
    role = models.CharField("vai trò", max_length=20, choices=Role.choices)
    unit = models.ForeignKey("organization.Unit", null=True, blank=True, on_delete=models.PROTECT)
    paper = models.CharField("căn cứ", max_length=200, blank=True)
    granted_by = models.ForeignKey(User, null=True, on_delete=models.PROTECT, related_name="+")

    class Meta(Dated.Meta):
        ordering = ["user", "role"]
        constraints = [
            *Dated.Meta.constraints,
            models.CheckConstraint(
                condition=~Q(role="unit_staff") | Q(unit__isnull=False), name="unit_staff_has_a_unit"
            ),
        ]


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
