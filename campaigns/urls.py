"""Phong trào for everyone, and its set-up."""

from django.urls import path

from campaigns.views import awards, days_off, mails, public, rounds, setup

urlpatterns = [
    path("phong-trao/", public.campaigns, name="campaigns"),
    path("phong-trao/<int:pk>/", public.campaign, name="campaign"),
    path("phong-trao/<int:pk>/phan-anh/", public.feedback_give, name="feedback_give"),
    path("phong-trao/<int:pk>/thong-bao/", public.announcement_add, name="announcement_add"),
    path("phong-trao/phan-anh/<int:pk>/tra-loi/", public.feedback_answer, name="feedback_answer"),
    path("cau-hinh/phong-trao/", setup.campaign_setup_list, name="campaign_setup_list"),
    path("cau-hinh/phong-trao/them/", setup.campaign_new, name="campaign_new"),
    path("cau-hinh/phong-trao/<int:pk>/", setup.campaign_edit, name="campaign_edit"),
    path("cau-hinh/phong-trao/<int:pk>/<slug:kind>/", setup.campaign_parts, name="campaign_parts"),
    path("cau-hinh/phong-trao/<int:pk>/<slug:kind>/them/", setup.campaign_part_new, name="campaign_part_new"),
    path("cau-hinh/phong-trao/<slug:kind>/<int:pk>/", setup.campaign_part, name="campaign_part"),
    path("cau-hinh/phong-trao/<slug:kind>/<int:pk>/bo/", setup.campaign_part_delete, name="campaign_part_delete"),
    path("cau-hinh/hinh-thuc/", awards.award_types, name="award_types"),
    path("cau-hinh/hinh-thuc/them/", awards.award_type_new, name="award_type_new"),
    path("cau-hinh/hinh-thuc/<int:pk>/", awards.award_type_edit, name="award_type_edit"),
    path("cau-hinh/he-so/", awards.bonus_rates, name="bonus_rates"),
    path("cau-hinh/he-so/them/", awards.bonus_rate_new, name="bonus_rate_new"),
    path("cau-hinh/he-so/<int:pk>/", awards.bonus_rate, name="bonus_rate"),
    path("cau-hinh/luong-co-so/", awards.base_salaries, name="base_salaries"),
    path("cau-hinh/luong-co-so/them/", awards.base_salary_new, name="base_salary_new"),
    path("cau-hinh/luong-co-so/<int:pk>/", awards.base_salary, name="base_salary"),
    path("cau-hinh/dot/", rounds.rounds, name="rounds"),
    path("cau-hinh/dot/them/", rounds.round_add, name="round_add"),
    path("cau-hinh/dot/<int:pk>/", rounds.round_detail, name="round"),
    path("cau-hinh/dot/<int:pk>/sua/", rounds.round_edit, name="round_edit"),
    path("cau-hinh/dot/<int:pk>/mo/", rounds.open_page, name="round_open"),
    path("cau-hinh/dot/<int:pk>/phien-ban/", rounds.new_version, name="round_new_version"),
    path("cau-hinh/dot/<int:pk>/gia-han/", rounds.extend, name="round_extend"),
    path("cau-hinh/gia-han/<int:pk>/van-ban/", rounds.extension_paper, name="extension_paper"),
    path("cau-hinh/mau-thu/", mails.mail_texts, name="mail_texts"),
    path("cau-hinh/mau-thu/<slug:kind>/", mails.mail_text, name="mail_text"),
    path("cau-hinh/mau-thu/<slug:kind>/mau-goc/", mails.mail_text_restore, name="mail_text_restore"),
    path("cau-hinh/ngay-nghi/", days_off.days_off, name="days_off"),
    path("cau-hinh/ngay-nghi/them/", days_off.day_off_add, name="day_off_add"),
    path("cau-hinh/ngay-nghi/<int:year>/lay/", days_off.days_off_start, name="days_off_start"),
    path("cau-hinh/ngay-nghi/<int:pk>/bo/", days_off.day_off_delete, name="day_off_delete"),
]
