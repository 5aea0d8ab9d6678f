"""Print the sample's accounts, one of each role, and their one password."""

from django.core.management.base import BaseCommand

from organization.models import User
from thidua.sample.accounts import PASSWORD, SHOWN
from thidua.sample.labels import label_of


class Command(BaseCommand):
    help = "In các tài khoản của bản mẫu"

    def handle(self, *args, **options):
        users = {user.username: user for user in User.objects.filter(username__in=SHOWN)}
        self.stdout.write(f"Tài khoản mẫu (mật khẩu chung: {PASSWORD}):")
        for name in SHOWN:
            if name in users:
                self.stdout.write(f"  {name:<16} {users[name].display_name:<24} {label_of(name)}")
