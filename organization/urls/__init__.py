"""Sign-in, accounts and the set-up of who is who."""

from organization.urls import accounts, setup, sign_in

urlpatterns = [*sign_in.urlpatterns, *accounts.urlpatterns, *setup.urlpatterns]
