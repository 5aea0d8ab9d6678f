from django.urls import path

from awards.views.council import sessions, setup, voting

urlpatterns = [
    path("hoi-dong/", setup.council, name="council"),
    path("hoi-dong/moi/", setup.council_new, name="council_new"),
    path("hoi-dong/<int:pk>/", setup.council_detail, name="council_detail"),
    path("hoi-dong/<int:pk>/sua/", setup.council_edit, name="council_edit"),
    path("hoi-dong/<int:pk>/thanh-vien/", setup.member_new, name="council_member_new"),
    path("hoi-dong/thanh-vien/<int:pk>/", setup.member, name="council_member"),
    path("hoi-dong/thanh-vien/<int:pk>/nguoi-than/", setup.relative_add, name="council_relative_add"),
    path("hoi-dong/nguoi-than/<int:pk>/bo/", setup.relative_drop, name="council_relative_drop"),
    path("hoi-dong/dot/<int:pk>/phien-moi/", sessions.session_new, name="council_session_new"),
    path("hoi-dong/phien/<int:pk>/", sessions.session, name="council_session"),
    path("hoi-dong/phien/<int:pk>/sua/", sessions.session_edit, name="council_session_edit"),
    path("hoi-dong/phien/<int:pk>/moi-hop/", sessions.invite, name="council_session_invite"),
    path("hoi-dong/phien/<int:pk>/sua-lai/", sessions.replan, name="council_session_replan"),
    path("hoi-dong/phien/<int:pk>/khai-mac/", sessions.open_, name="council_session_open"),
    path("hoi-dong/phien/<int:pk>/ket-thuc/", sessions.close, name="council_session_close"),
    path("hoi-dong/phien/<int:pk>/huy/", sessions.cancel, name="council_session_cancel"),
    path("hoi-dong/phien/<int:pk>/diem-danh/", voting.attendance, name="council_attendance"),
    path("hoi-dong/phien/<int:pk>/khong-bo-phieu/", voting.recusals, name="council_recusals"),
    path("hoi-dong/khong-bo-phieu/<int:pk>/bo/", voting.recusal_drop, name="council_recusal_drop"),
    path("hoi-dong/phien/<int:pk>/kiem-phieu/", voting.tally, name="council_tally"),
    path("hoi-dong/phien/<int:pk>/dien-bien/", sessions.words, name="council_words"),
    path("hoi-dong/phien/<int:pk>/phieu/", voting.ballot, name="council_ballot"),
    path("hoi-dong/y-kien/<int:pk>/", voting.written, name="council_written"),
]
