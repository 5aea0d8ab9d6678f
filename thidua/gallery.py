"""Every component with made-up content, on one page: for those who build pages, never on a server."""

from datetime import timedelta
from types import SimpleNamespace
from typing import Any

from django import forms
from django.http import HttpRequest, HttpResponse
from django.shortcuts import render
from django.views.decorators.http import require_safe

from core.clock import now as business_time
from core.fields import DateField, DecimalField, LongTextField, TextField
from core.refusals import Problem

STAGES = ("Đang soạn", "Đã nộp", "Tiếp nhận", "Thẩm định", "Bản ký", "Bản giấy")


class SampleForm(forms.Form):
    """One field of each kind; bound with nothing it shows its errors."""

    subject = TextField(label="Tên tập thể, cá nhân", help_text="Viết đúng như trong quyết định bổ nhiệm.")
    since = DateField(label="Có hiệu lực từ ngày", help_text="Ngày/tháng/năm, ví dụ 10/01/2026.")
    score = DecimalField(label="Điểm chỉ số CCHC", help_text="Ví dụ 92,5.", required=False)
    kind = forms.ChoiceField(
        label="Hình thức đề nghị",
        choices=[
            ("", "Chọn một hình thức"),
            ("1", "Giấy khen của Giám đốc Sở"),
            ("2", "Bằng khen của Chủ tịch UBND tỉnh"),
        ],
    )
    vote = forms.ChoiceField(
        label="Hình thức biểu quyết",
        widget=forms.RadioSelect,
        choices=[("hand", "Giơ tay"), ("ballot", "Bỏ phiếu kín")],
    )
    areas = forms.MultipleChoiceField(
        label="Lĩnh vực phụ trách",
        widget=forms.CheckboxSelectMultiple,
        required=False,
        choices=[
            ("1", "Cải cách thể chế"),
            ("2", "Cải cách thủ tục hành chính"),
            ("3", "Xây dựng chính quyền điện tử"),
        ],
    )
    reason = LongTextField(label="Giải trình", required=False, max_length=2000)
    paper = forms.FileField(label="Bản quét đã ký", required=False, help_text="PDF, JPG hoặc PNG, tối đa 20 MB.")
    sure = forms.BooleanField(label="Tôi đã kiểm tra các số liệu nêu trong báo cáo", required=False)


class SampleFilter(forms.Form):
    q = forms.CharField(label="Tìm tên, đơn vị (không cần dấu)", required=False)
    state = forms.ChoiceField(label="Trạng thái", required=False, choices=[("", "Tất cả"), ("1", "Đã nộp")])
    award = forms.ChoiceField(label="Hình thức", required=False, choices=[("", "Tất cả"), ("1", "Giấy khen")])


@require_safe
def gallery(request: HttpRequest) -> HttpResponse:
    """The living reference of the interface."""
    return render(request, "gallery/gallery.html", {**times(), **words(), **rows(), **papers()})


def times() -> dict[str, Any]:
    now = business_time()
    spans = {"far": 21 * 24, "near": 76, "last": 5, "past": -2}
    return {"now": now} | {name: now + timedelta(hours=hours, minutes=20) for name, hours in spans.items()}


def words() -> dict[str, Any]:
    return {
        "form": SampleForm(),
        "bad_form": SampleForm({"since": "31/02/2026", "score": "1.5"}, prefix="bad"),
        "filter": SampleFilter({"q": "ha nam"}),
        "tones": ("neutral", "info", "good", "warn", "bad", "accent"),
        "steps": [
            step("Đối tượng", "done", "2 tập thể, 5 cá nhân"),
            step("Báo cáo thành tích", "problem", "Còn 1 báo cáo"),
            step("Biên bản họp", "current", "Đang nhập phiếu"),
            step("Tờ trình", "todo", ""),
            step("Kiểm tra và nộp", "todo", ""),
        ],
        "blocking": [
            Problem("Báo cáo thành tích của bà Đỗ Thị Mẫu chưa có phần II.", url="#bao-cao"),
            Problem("Biên bản họp: có mặt 7 người nhưng tổng số phiếu là 8.", url="#bien-ban"),
        ],
        "advised": [{"message": "Sáng kiến chưa kèm quyết định công nhận.", "url": "#", "why": "Tiêu chí 3, cá nhân"}],
        "done": [{"message": "Tờ trình đã đủ nội dung.", "url": "#"}],
        "tabs": [tab("Thông tin", 0, current=True), tab("Giấy tờ", 4), tab("Nhật ký", 12)],
    }


def step(label: str, state: str, note: str) -> dict[str, str]:
    return {"label": label, "state": state, "note": note, "url": "#buoc"}


def tab(label: str, count: int, *, current: bool = False) -> dict[str, Any]:
    return {"label": label, "url": "#the", "count": count or None, "current": current}


def rows() -> dict[str, Any]:
    now = business_time()
    people = [
        ("Phòng Quản lý vận tải, phương tiện và người lái", "Tập thể", "submitted", "Đã nộp", "96,25"),
        (
            "Ông Nguyễn Văn Ví Dụ",
            "Phó Trưởng phòng, Phòng Kế hoạch - Tài chính",
            "supplementing",
            "Đang bổ sung",
            "91,5",
        ),
        ("Bà Đỗ Thị Mẫu", "Chuyên viên, Văn phòng Sở", "accepted", "Đã tiếp nhận", "88"),
        ("Bà Nguyễn Thị Quỳnh Thử Nghiệm", "Viên chức, Trung tâm Đăng kiểm", "draft", "Đang soạn", ""),
    ]
    keys = ("name", "line", "state", "label", "score")
    return {
        "people": [dict(zip(keys, person, strict=True)) for person in people],
        "page_of": SimpleNamespace(rows=people, count="hơn 1.000", first_url="?", next_url="?after=WzFd"),
        "stages": STAGES,
        "board": [
            ("Phòng Kế hoạch - Tài chính", "Ông Lê Văn Mẫu · 0226 3000 001", ["done", "submitted", "accepted", "looking", "signed", ""]),
            ("Trung tâm Đăng kiểm xe cơ giới", "Bà Phạm Thị Ví · 0226 3000 002", ["done", "submitted", "", "", "missing", ""]),
            ("Thanh tra Sở", "Ông Bùi Văn Thử · 0226 3000 003", ["not_sent", "", "", "", "", ""]),
        ],
        "entries": [
            {"at": now, "who": "Bà Đỗ Thị Mẫu (Trưởng phòng)", "what": "Nộp hồ sơ", "state": "submitted", "paper": True},
            {"at": now - timedelta(hours=3), "who": "Văn phòng", "what": "Yêu cầu bổ sung", "state": "supplementing",
             "note": "Bổ sung quyết định công nhận sáng kiến trước ngày 28/12/2025."},
            {"at": now - timedelta(days=2), "who": "Ông Nguyễn Văn Ví Dụ", "what": "Lập hồ sơ", "state": "draft"},
        ],
        "facts": [
            {"label": "Đơn vị", "value": "Phòng Kế hoạch - Tài chính", "url": "#"},
            {"label": "Đợt xét", "value": "Hằng năm, năm 2025"},
            {"label": "Hình thức", "value": "Giấy khen của Giám đốc Sở", "change_url": "#"},
            ("Tiền thưởng", "1.404.000 đồng"),
        ],
    }  # fmt: skip


def papers() -> dict[str, Any]:
    return {
        "tiles": [
            {"label": "Đơn vị đã nộp", "value": 12, "of": 17, "note": "5 đơn vị còn im", "icon": "send", "tone": "info", "url": "#"},
            {"label": "Đối tượng", "value": 64, "note": "9 tập thể, 55 cá nhân", "icon": "users", "url": "#"},
            {"label": "Chờ bổ sung", "value": 3, "icon": "message-square-warning", "tone": "warn", "url": "#"},
            {"label": "Tiền thưởng dự kiến", "value": "89.856.000", "note": "đồng", "icon": "banknote"},
        ],
        "figures": [
            {"label": "Hồ sơ trễ hạn", "value": "0"},
            {"label": "Tồn đọng", "value": "2"},
            {"label": "Năm", "value": "2025"},
        ],
        "bars": [
            {"label": label, "value": value, "width": width, "y": place * 32}
            for place, (label, value, width) in enumerate([("2023", "41", 205), ("2024", "52", 260), ("2025", "64", 320)])
        ],
    }  # fmt: skip
