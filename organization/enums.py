from django.db import models


class Role(models.TextChoices):
    """Who may what; domain.md "Who". Heads and deputies come from appointments, not from here."""

    UNIT_STAFF = "unit_staff", "Chuyên viên đơn vị"
    APPRAISER = "appraiser", "Chuyên viên thẩm định (Văn phòng)"
    OFFICE_CHIEF = "office_chief", "Chánh Văn phòng"
    CLERK = "clerk", "Văn thư"
    ACCOUNTANT = "accountant", "Kế toán"
    UNION = "union", "Công đoàn"
    ORGANISATION = "organisation", "Đoàn thể"
    COUNCIL = "council", "Hội đồng thi đua - khen thưởng"
    LEADERSHIP = "leadership", "Lãnh đạo Sở"
    ADMINISTRATOR = "administrator", "Quản trị"


# Whoever holds one of these decides, or says who decides.
HIGH_ROLES = (Role.LEADERSHIP, Role.OFFICE_CHIEF, Role.ADMINISTRATOR)


class UnitKind(models.TextChoices):
    LEADERSHIP = "leadership", "Lãnh đạo Sở"
    OFFICE = "office", "Văn phòng"
    DIVISION = "division", "Phòng chuyên môn"
    PUBLIC_UNIT = "public_unit", "Đơn vị sự nghiệp"
    TEAM = "team", "Đội, tổ, khoa thuộc đơn vị sự nghiệp"
    UNION = "union", "Công đoàn, đoàn thể"


class ChangeKind(models.TextChoices):
    """What a decision does to units."""

    MERGE = "merge", "Sáp nhập, hợp nhất"
    SPLIT = "split", "Chia, tách"
    RENAME = "rename", "Đổi tên"
    DISSOLVE = "dissolve", "Giải thể"


class Gender(models.TextChoices):
    MALE = "male", "Nam"
    FEMALE = "female", "Nữ"


class StaffKind(models.TextChoices):
    CIVIL_SERVANT = "civil_servant", "Công chức"
    PUBLIC_EMPLOYEE = "public_employee", "Viên chức"
    WORKER = "worker", "Người lao động"


class AppointmentKind(models.TextChoices):
    """Who leads or deputises, and with which letters he signs (Nghị định 30/2020, Điều 13)."""

    HEAD = "head", "Người đứng đầu"
    ACTING = "acting", "Quyền (Q.)"
    IN_CHARGE = "in_charge", "Phụ trách"
    DEPUTY = "deputy", "Cấp phó (KT.)"
    AUTHORISED = "authorised", "Được ủy quyền bằng văn bản (TUQ.)"


# Who leads a unit himself.
HEADS = (AppointmentKind.HEAD, AppointmentKind.ACTING, AppointmentKind.IN_CHARGE)


class SubjectKind(models.TextChoices):
    COLLECTIVE = "collective", "Tập thể"
    INDIVIDUAL = "individual", "Cá nhân"


class Grade(models.TextChoices):
    """Xếp loại chất lượng hằng năm, in the words of the law."""

    EXCELLENT = "excellent", "Hoàn thành xuất sắc nhiệm vụ"
    GOOD = "good", "Hoàn thành tốt nhiệm vụ"
    DONE = "done", "Hoàn thành nhiệm vụ"
    NOT_DONE = "not_done", "Không hoàn thành nhiệm vụ"
    NOT_APPLICABLE = "not_applicable", "Không áp dụng"


class IndexState(models.TextChoices):
    UNPUBLISHED = "unpublished", "Chưa công bố"
    SELF_SCORED = "self_scored", "Tự đánh giá"
    PUBLISHED = "published", "Đã công bố"


class InitiativeLevel(models.TextChoices):
    UNIT = "unit", "Đơn vị"
    AGENCY = "agency", "Cơ quan"
    LOCALITY = "locality", "Địa phương"
    PROVINCE = "province", "Tỉnh"
    OTHER = "other", "Khác"


class AwardKind(models.TextChoices):
    TITLE = "title", "Danh hiệu thi đua"
    COMMENDATION = "commendation", "Hình thức khen thưởng"


class FactState(models.TextChoices):
    CLAIMED = "claimed", "Đơn vị kê khai"
    CONFIRMED = "confirmed", "Văn phòng đã xác nhận"
    OWN = "own", "Quyết định của Sở"
    REVOKED = "revoked", "Đã hủy bỏ"


# By a Decision of ours, in force or revoked: such a row changes with the Decision alone.
DECIDED = (FactState.OWN, FactState.REVOKED)
