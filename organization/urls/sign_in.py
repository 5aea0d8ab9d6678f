from django.urls import path
from django.views.decorators.http import require_http_methods

from organization.views import passwords, sign_in

# Class-based views would answer some other methods before they look at them.
reads_and_posts = require_http_methods(["GET", "HEAD", "POST"])

urlpatterns = [
    path("dang-nhap/", reads_and_posts(sign_in.SignIn.as_view()), name="sign_in"),
    path("dang-xuat/", sign_in.SignOut.as_view(), name="sign_out"),
    path("doi-mat-khau/", passwords.password_change, name="password_change"),
    path("quen-mat-khau/", passwords.password_forgotten, name="password_forgotten"),
    path("quen-mat-khau/da-gui/", passwords.password_link_sent, name="password_link_sent"),
    path("quen-mat-khau/ma/", passwords.password_code, name="password_code"),
    path("dat-mat-khau/<uidb64>/<token>/", reads_and_posts(passwords.SetPassword.as_view()), name="password_set"),
]
