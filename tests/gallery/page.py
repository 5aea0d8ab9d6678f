"""The page of the gallery and what stands on it; every name is made up."""

from datetime import datetime, timedelta
from pathlib import Path
from types import SimpleNamespace
from typing import Any

from django import forms
from django.contrib.auth.decorators import login_not_required
from django.http import FileResponse, HttpRequest, HttpResponse
from django.shortcuts import render
from django.urls import reverse
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


@login_not_required
@require_safe
def gallery(request: HttpRequest) -> HttpResponse:
    """The living reference of the interface."""
    return render(request, "gallery/gallery.html", {**times(), **words(), **rows(), **papers()})


@login_not_required
@require_safe
def sheet(request: HttpRequest) -> FileResponse:
    """A page of a paper, in place of one that a worker has cut."""
    return FileResponse(Path(__file__).with_name("page.svg").open("rb"), content_type="image/svg+xml")


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
    people = [
        ("Phòng Quản lý vận tải, phương tiện và người lái", "Tập thể", "submitted", "Đã nộp", "96,25"),
        ("Ông Nguyễn Văn Ví Dụ", "Phó Trưởng phòng, Phòng Kế hoạch", "supplementing", "Đang bổ sung", "91,5"),
        ("Bà Đỗ Thị Mẫu", "Chuyên viên, Văn phòng Sở", "accepted", "Đã tiếp nhận", "88"),
        ("Bà Nguyễn Thị Quỳnh Thử Nghiệm", "Viên chức, Trung tâm Đăng kiểm", "draft", "Đang soạn", ""),
    ]
    keys = ("name", "line", "state", "label", "score")
    return {
        "people": [dict(zip(keys, person, strict=True)) for person in people],
        "page_of": SimpleNamespace(rows=people, count="hơn 1.000", first_url="?", next_url="?after=WzFd"),
        "stages": STAGES,
        "board": [
            unit("Phòng Kế hoạch - Tài chính", "Ông Lê Văn Mẫu", "done submitted accepted looking signed -"),
            unit("Trung tâm Đăng kiểm xe cơ giới", "Bà Phạm Thị Ví", "done submitted - - missing -"),
            unit("Thanh tra Sở", "Ông Bùi Văn Thử", "not_sent - - - - -"),
        ],
        "facts": [
            {"label": "Đơn vị", "value": "Phòng Kế hoạch - Tài chính", "url": "#mau"},
            {"label": "Đợt xét", "value": "Hằng năm, năm 2025"},
            {"label": "Hình thức", "value": "Giấy khen của Giám đốc Sở", "change_url": "#mau"},
            ("Tiền thưởng", "1.404.000 đồng"),
        ],
    }


def unit(name: str, head: str, states: str) -> tuple[str, str, list[tuple[str, str]]]:
    stages = [(stage, state.strip("-")) for stage, state in zip(STAGES, states.split(), strict=True)]
    return name, f"{head} · 0226 3000 001", stages


def papers() -> dict[str, Any]:
    now = business_time()
    bars = [("2023", "41", 205), ("2024", "52", 260), ("2025", "64", 320)]
    return {
        "pages": [{"url": reverse("gallery_sheet"), "width": 595, "height": 842}],
        "entries": [
            entry("submitted", "Nộp hồ sơ", "Bà Đỗ Thị Mẫu (Trưởng phòng)", now, paper=True),
            entry("supplementing", "Yêu cầu bổ sung", "Văn phòng", now, note="Bổ sung quyết định công nhận sáng kiến."),
            entry("draft", "Lập hồ sơ", "Ông Nguyễn Văn Ví Dụ", now - timedelta(days=2)),
        ],
        "tiles": [
            {"label": "Đơn vị đã nộp", "value": 12, "of": 17, "note": "5 đơn vị còn im", "icon": "send", "url": "#mau"},
            {"label": "Đối tượng", "value": 64, "note": "9 tập thể, 55 cá nhân", "icon": "users", "url": "#mau"},
            {"label": "Chờ bổ sung", "value": 3, "icon": "message-square-warning", "tone": "warn", "url": "#mau"},
            {"label": "Tiền thưởng dự kiến", "value": "89.856.000", "note": "đồng", "icon": "banknote"},
        ],
        "figures": [
            {"label": "Hồ sơ trễ hạn", "value": "0"},
            {"label": "Tồn đọng", "value": "2"},
            {"label": "Năm", "value": "2025"},
        ],
        "bars": [
            {"label": label, "value": value, "width": width, "y": place * 32}
            for place, (label, value, width) in enumerate(bars)
        ],
    }


def entry(state: str, what: str, who: str, at: datetime, **more: Any) -> dict[str, Any]:
    return {"state": state, "what": what, "who": who, "at": at, **more}
