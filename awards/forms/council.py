"""What is typed about the council: its decision and members, its sessions, attendance, ballots and their tally."""

from collections.abc import Iterable
from typing import Any

from django import forms
from django.utils.translation import gettext as _t
from django.utils.translation import gettext_lazy as _

from awards.gates.votes import Choice, Count, Papers, share_of
from awards.models import AgendaItem, Attendance, Council, CouncilMember, CouncilSession
from awards.selectors.council import Room
from awards.services.council.boxes import NAMES
from awards.services.council.sessions import PLAN_FIELDS, WORDS
from awards.services.council.votes import Presence
from core.fields import NumberField, TextField
from organization.forms.choices import our_fields

LIMIT = 32_767
HERE, AWAY, WRITTEN, UNKNOWN = "here", "away", "written", ""
PRESENCES = (
    (UNKNOWN, _("Chưa điểm danh")),
    (HERE, _("Có mặt")),
    (AWAY, _("Vắng mặt")),
    (WRITTEN, _("Vắng, gửi ý kiến bằng văn bản")),
)


class CouncilForm(forms.ModelForm):
    class Meta:
        model = Council
        fields = ("name", "decision_number", "decision_date", "valid_from", "valid_to", "quorum", "threshold",
                  "threshold_base")  # fmt: skip
        formfield_callback = our_fields
        help_texts = {
            "decision_number": _("Quyết định thành lập, kiện toàn; ví dụ 31/QĐ-SGTVT."),
            "valid_to": _("Ngày cuối nhiệm kỳ; để trống nếu chưa định."),
            "quorum": _("Phần tổng số thành viên có quyền bỏ phiếu phải có mặt, ví dụ 2/3."),
            "threshold": _("Dùng khi hình thức khen thưởng không ghi tỷ lệ riêng, ví dụ 2/3."),
        }

    def clean(self) -> dict[str, Any]:
        data = super().clean()
        for name in ("quorum", "threshold"):
            if data.get(name) and share_of(data[name]) is None:
                self.add_error(name, _t("Phân số phải lớn hơn 0 và không lớn hơn 1, ví dụ 2/3."))
        return data


VOTES = (
    ("", _("Theo vai trò: thư ký không bỏ phiếu, các vai trò khác bỏ phiếu")),
    (True, _("Được bỏ phiếu")),
    (False, _("Không bỏ phiếu")),
)


class MemberForm(forms.ModelForm):
    """One member; whether he votes follows from his part unless it is said."""

    has_vote = forms.TypedChoiceField(
        label=_("Quyền bỏ phiếu"), choices=VOTES, coerce=lambda said: said == "True", empty_value=None, required=False,
        widget=forms.RadioSelect, help_text=_("Theo quyết định thành lập và quy chế của Hội đồng."),
    )  # fmt: skip

    class Meta:
        model = CouncilMember
        fields = ("part", "position", "has_vote", "order", "valid_from", "valid_to")
        formfield_callback = our_fields
        help_texts = {
            "position": _("Như in trên văn bản, ví dụ Chánh Văn phòng."),
            "order": _("Thứ tự trong danh sách, số nhỏ đứng trước."),
            "valid_to": _("Ngày cuối tham gia Hội đồng, nếu thôi trước nhiệm kỳ."),
        }


class RelativeForm(forms.Form):
    relation = TextField(label=_("Quan hệ"), max_length=60, help_text=_("Ví dụ vợ, chồng, con, anh, em."))


class SeatChoice(forms.ModelChoiceField):
    def label_from_instance(self, member: CouncilMember) -> str:
        return f"{member.person.full_name} ({member.get_part_display()})"


class SessionForm(forms.ModelForm):
    """The plan of a session; who presides and who takes the minutes belong to its council."""

    chair = SeatChoice(label=_("Người chủ trì"), queryset=CouncilMember.objects.none(), empty_label=_("Hãy chọn"))
    secretary = SeatChoice(label=_("Thư ký"), queryset=CouncilMember.objects.none(), empty_label=_("Hãy chọn"))
    version = forms.IntegerField(widget=forms.HiddenInput, min_value=0)

    class Meta:
        model = CouncilSession
        fields = PLAN_FIELDS
        formfield_callback = our_fields
        widgets = {"mode": forms.RadioSelect}
        labels = {"council": _("Hội đồng"), "starts_at": _("Thời gian họp")}
        help_texts = {"starts_at": _("Ví dụ 8:00 19/01/2026.")}

    def __init__(self, *args: Any, day: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        councils = Council.objects.on(day)
        self.fields["council"].queryset = councils
        self.fields["council"].empty_label = None
        seats = CouncilMember.objects.on(day).filter(council__in=councils).select_related("person")
        self.fields["chair"].queryset = self.fields["secretary"].queryset = seats
        self.initial["version"] = self.instance.version if self.instance.pk else 0

    def clean(self) -> dict[str, Any]:
        data = super().clean()
        for name in ("chair", "secretary"):
            if data.get(name) and data.get("council") and data[name].council_id != data["council"].pk:
                self.add_error(name, _t("Người này không thuộc Hội đồng đã chọn."))
        if data.get("chair") and data.get("chair") == data.get("secretary"):
            self.add_error("secretary", _t("Người chủ trì không làm thư ký."))
        return data

    def _get_validation_exclusions(self) -> set[str]:
        """What the database wants of a whole row is the service's to fill in."""
        return {field.name for field in self._meta.model._meta.get_fields()}

    def values(self) -> dict[str, Any]:
        return {name: self.cleaned_data[name] for name in PLAN_FIELDS}


class AttendanceForm(forms.Form):
    """Điểm danh: each member in one line."""

    def __init__(self, *args: Any, seats: Iterable[Attendance], **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.seats = [seat for seat in seats if not seat.voted]
        for seat in self.seats:
            name = seat.member.person.full_name
            self.fields[f"presence-{seat.pk}"] = forms.ChoiceField(
                label=_t("Có mặt: %s") % name, choices=PRESENCES, required=False, initial=_presence(seat)
            )
            self.fields[f"reason-{seat.pk}"] = TextField(
                label=_t("Lý do vắng: %s") % name, max_length=200, required=False, initial=seat.absence_reason
            )

    @property
    def rows(self) -> list[dict[str, Any]]:
        return [
            {"seat": seat, "presence": self[f"presence-{seat.pk}"], "reason": self[f"reason-{seat.pk}"]}
            for seat in self.seats
        ]

    def presences(self) -> list[Presence]:
        return [self._of(seat) for seat in self.seats]

    def _of(self, seat: Attendance) -> Presence:
        said = self.cleaned_data[f"presence-{seat.pk}"]
        present = None if said == UNKNOWN else said == HERE
        return Presence(seat.pk, present, self.cleaned_data[f"reason-{seat.pk}"], in_writing=said == WRITTEN)


def _presence(seat: Attendance) -> str:
    if seat.in_writing:
        return WRITTEN
    return AWAY if seat.present is False else HERE


class ItemChoice(forms.ModelChoiceField):
    def label_from_instance(self, item: AgendaItem) -> str:
        return f"{item.nomination.printed_name} ({item.award_type.short_name})"


class RecusalForm(forms.Form):
    """A member who asks not to vote on one nomination."""

    member = SeatChoice(label=_("Thành viên"), queryset=CouncilMember.objects.none(), empty_label=_("Hãy chọn"))
    item = ItemChoice(label=_("Đối tượng"), queryset=AgendaItem.objects.none(), empty_label=_("Hãy chọn"))

    def __init__(self, *args: Any, session: CouncilSession, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        seats = CouncilMember.objects.filter(attendances__session=session, attendances__has_vote=True)
        self.fields["member"].queryset = seats.select_related("person")
        self.fields["item"].queryset = session.items.select_related("nomination", "award_type")


class CloseForm(forms.Form):
    """Asks about missing ballots only where ballots are cast here and some are not in."""

    without_missing = forms.BooleanField(label=_("Kết thúc dù chưa đủ phiếu"), required=False)

    def __init__(self, *args: Any, room: Room, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        if not (room.session.is_cast_here and room.waiting):
            del self.fields["without_missing"]


class WordsForm(forms.ModelForm):
    """What the minutes tell of the session."""

    version = forms.IntegerField(widget=forms.HiddenInput, min_value=0)

    class Meta:
        model = CouncilSession
        fields = WORDS
        formfield_callback = our_fields
        help_texts = {
            "tellers": _("Tổ trưởng và các thành viên; để trống nếu không có."),
            "course": _("Thư ký ghi; mỗi dòng một đoạn trong biên bản."),
        }

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.initial["version"] = self.instance.version

    def values(self) -> dict[str, str]:
        return {name: self.cleaned_data[name] for name in WORDS}


class BallotForm(forms.Form):
    """One ballot: a line for each nomination on which the member votes, each with one mark.

    The marks are of one length and stand in the body of the request alone (docs/security.md).
    """

    def __init__(self, *args: Any, items: Iterable[AgendaItem], **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.items = list(items)
        for item in self.items:
            self.fields[f"item-{item.pk}"] = forms.ChoiceField(
                label=item.nomination.printed_name, choices=_marks(item), widget=forms.RadioSelect,
                error_messages={"required": _t("Hãy chọn một ô.")},
            )  # fmt: skip

    @property
    def rows(self) -> list[dict[str, Any]]:
        return [{"item": item, "field": self[f"item-{item.pk}"]} for item in self.items]

    def choices(self) -> dict[int, str]:
        return {item.pk: self.cleaned_data[f"item-{item.pk}"] for item in self.items}


def _marks(item: AgendaItem) -> list[tuple[str, str]]:
    marks = [(Choice.FOR.value, _t("Đồng ý")), (Choice.AGAINST.value, _t("Không đồng ý"))]
    if item.lower_award:
        marks.append((Choice.LOWER.value, _t("Hạ xuống %s") % item.lower_award.short_name))
    return [*marks, (Choice.BLANK.value, _t("Để trống"))]


class TallyForm(forms.Form):
    """The tellers' sheet: one count of papers, and the marks on each nomination."""

    issued = NumberField(label=_("Số phiếu phát ra"), max_value=LIMIT)
    returned = NumberField(label=_("Số phiếu thu về"), max_value=LIMIT)
    invalid = NumberField(label=_("Số phiếu không hợp lệ"), max_value=LIMIT)
    tellers = TextField(label=_("Tổ kiểm phiếu"), max_length=300)
    version = forms.IntegerField(widget=forms.HiddenInput, min_value=0)

    def __init__(self, *args: Any, room: Room, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.items, session, takers = room.items, room.session, len(room.takers)
        self.initial = {
            "issued": takers if session.issued is None else session.issued,
            "returned": takers if session.returned is None else session.returned,
            "invalid": session.invalid or 0,
            "tellers": session.tellers,
            "version": session.version,
        }
        for item in self.items:
            blank = takers - room.entitled(item)[1] if item.blank is None else item.blank
            for name in NAMES:
                label = _t("%(what)s: %(who)s") % {
                    "what": str(AgendaItem._meta.get_field(name).verbose_name).capitalize(),
                    "who": item.nomination.printed_name,
                }
                self.fields[f"{name}-{item.pk}"] = NumberField(label=label, max_value=LIMIT)
                first = {"blank": blank, "lower": 0}.get(name)
                there = getattr(item, name)
                self.initial[f"{name}-{item.pk}"] = first if there is None else there
            if item.lower_award is None:
                self.fields[f"lower-{item.pk}"].widget = forms.HiddenInput()

    @property
    def rows(self) -> list[dict[str, Any]]:
        return [{"item": item, "fields": [self[f"{name}-{item.pk}"] for name in NAMES]} for item in self.items]

    def papers(self) -> Papers:
        return Papers(*(self.cleaned_data[name] for name in ("issued", "returned", "invalid")))

    def counts(self) -> dict[int, Count]:
        data = self.cleaned_data
        return {item.pk: Count(*(data[f"{name}-{item.pk}"] for name in NAMES)) for item in self.items}
