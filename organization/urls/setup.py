from django.urls import path

from organization.views import agencies, facts, people, units

urlpatterns = [
    path("cau-hinh/don-vi/", units.units, name="units"),
    path("cau-hinh/don-vi/excel/", units.units_xlsx, name="units_xlsx"),
    path("cau-hinh/don-vi/them/", units.unit_new, name="unit_new"),
    path("cau-hinh/don-vi/<int:pk>/", units.unit, name="unit"),
    path("cau-hinh/don-vi/<int:pk>/ten-cu/", units.unit_name_new, name="unit_name_new"),
    path("cau-hinh/ten-cu/<int:pk>/", units.unit_name, name="unit_name"),
    path("cau-hinh/ten-cu/<int:pk>/xoa/", units.unit_name_delete, name="unit_name_delete"),
    path("cau-hinh/can-bo/", people.people, name="people"),
    path("cau-hinh/can-bo/excel/", people.people_xlsx, name="people_xlsx"),
    path("cau-hinh/can-bo/them/", people.person_new, name="person_new"),
    path("cau-hinh/can-bo/<int:pk>/", people.person, name="person"),
    path("cau-hinh/can-bo/<int:pk>/sua/", people.person_edit, name="person_edit"),
    path("cau-hinh/can-bo/<int:pk>/cong-tac/", people.membership_new, name="membership_new"),
    path("cau-hinh/cong-tac/<int:pk>/", people.membership, name="membership"),
    path("cau-hinh/can-bo/<int:pk>/chuc-vu/", people.appointment_new, name="appointment_new"),
    path("cau-hinh/chuc-vu/<int:pk>/", people.appointment, name="appointment"),
    path("cau-hinh/co-quan/", agencies.agencies, name="agencies"),
    path("cau-hinh/co-quan/them/", agencies.agency_new, name="agency_new"),
    path("cau-hinh/co-quan/<int:pk>/", agencies.agency, name="agency"),
    path("cau-hinh/truc/", agencies.duty_officers, name="duty_officers"),
    path("cau-hinh/truc/them/", agencies.duty_officer_new, name="duty_officer_new"),
    path("cau-hinh/truc/<int:pk>/", agencies.duty_officer, name="duty_officer"),
    path("cau-hinh/so-lieu/sang-kien/<int:pk>/tac-gia/", facts.initiative_authors, name="initiative_authors"),
    path(
        "cau-hinh/so-lieu/sang-kien/<int:pk>/tac-gia/<int:person_pk>/",
        facts.initiative_author,
        name="initiative_author",
    ),
    path("cau-hinh/so-lieu/<slug:kind>/", facts.facts, name="facts"),
    path("cau-hinh/so-lieu/<slug:kind>/them/", facts.fact_new, name="fact_new"),
    path("cau-hinh/so-lieu/<slug:kind>/<int:pk>/", facts.fact, name="fact"),
    path("cau-hinh/so-lieu/<slug:kind>/<int:pk>/xoa/", facts.fact_delete, name="fact_delete"),
]
