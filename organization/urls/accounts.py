from django.urls import path

from organization.views import account_person, accounts

urlpatterns = [
    path("tai-khoan/", accounts.accounts, name="accounts"),
    path("tai-khoan/cua-toi/", accounts.account, name="account"),
    path("tai-khoan/them/", accounts.account_new, name="account_new"),
    path("tai-khoan/bi-khoa/", accounts.lockouts, name="lockouts"),
    path("tai-khoan/bi-khoa/mo/", accounts.lockout_unlock, name="lockout_unlock"),
    path("tai-khoan/<int:pk>/", accounts.account_detail, name="account_detail"),
    path("tai-khoan/<int:pk>/sua/", accounts.account_edit, name="account_edit"),
    path("tai-khoan/<int:pk>/ngung/", accounts.account_close, name="account_close"),
    path("tai-khoan/<int:pk>/mo-lai/", accounts.account_open, name="account_open"),
    path("tai-khoan/<int:pk>/doi-mat-khau/", accounts.account_demand, name="account_demand"),
    path("tai-khoan/<int:pk>/ma/", accounts.account_code, name="account_code"),
    path("tai-khoan/<int:pk>/can-bo/", account_person.account_person, name="account_person"),
    path("tai-khoan/<int:pk>/can-bo/gan/", account_person.account_link, name="account_link"),
    path("tai-khoan/<int:pk>/vai-tro/", accounts.role_give, name="role_give"),
    path("vai-tro/<int:pk>/ket-thuc/", accounts.role_end, name="role_end"),
]
