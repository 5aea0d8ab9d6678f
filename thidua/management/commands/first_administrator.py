"""Make the first administrator of a new installation and print the link with which he sets his password."""

from django.core.exceptions import ValidationError
from django.core.management.base import BaseCommand, CommandError

from core import clock
from core.refusals import Refused
from organization.actors import Actor
from organization.models import User
from organization.services.installation import make_first_administrator
from organization.services.passwords import password_link


class Command(BaseCommand):
    help = "Tạo tài khoản quản trị đầu tiên và in đường dẫn đặt mật khẩu (dùng một lần, trong 24 giờ)"

    def add_arguments(self, parser):
        parser.add_argument("username")
        parser.add_argument("display_name", help="họ và tên")
        parser.add_argument("--email", default="")

    def handle(self, *args, username, display_name, email, **options):
        now = clock.now()
        user = User(username=username.lower(), display_name=display_name, email=email)
        try:
            user.full_clean(exclude=["password", "search"])
            make_first_administrator(user, actor=Actor.worker(now), now=now)
        except ValidationError as error:
            raise CommandError("\n".join(error.messages)) from error
        except Refused as error:
            raise CommandError(str(error)) from error
        self.stdout.write(password_link(user))
