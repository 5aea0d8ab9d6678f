from datetime import date
from typing import Any

from django import forms
from django.conf import settings
from django.utils.translation import gettext_lazy as _

from awards.forms.leadership import signers_of_department
from campaigns.forms.fields import ManyChoices
from core.fields import DateField, LongTextField, TextField, formfield
from core.files.messages import megabytes, problem
from dossiers.models import BASIS_USES, Face, LegalBasis, PaperText
from dossiers.paper_words import LENGTH, problems_in


class SignedCopyForm(forms.Form):
    """The scan or signed PDF of a printed paper."""

    file = forms.FileField(label=_("Bản đã ký (PDF hoặc ảnh quét)"))


class LetterForm(forms.Form):
    """A công văn of the department: which face, who signs it."""

    face = forms.ChoiceField(
        label=_("Bản"), choices=((Face.DRAFT, Face.DRAFT.label), (Face.FOR_SIGNATURE, Face.FOR_SIGNATURE.label)),
        initial=Face.DRAFT, widget=forms.RadioSelect,
        help_text=_("Dự thảo để xem và góp ý; bản trình ký để trống số, ngày cho văn thư ghi."),
    )  # fmt: skip
    signer = forms.ModelChoiceField(
        label=_("Người ký"), queryset=None, required=False, empty_label=_("Thừa lệnh (TL.): Chánh Văn phòng")
    )

    def __init__(self, *args, day: date, **kwargs) -> None:
        super().__init__(*args, **kwargs)
        self.fields["signer"].queryset = signers_of_department(day)


class NumberForm(forms.Form):
    """Number and date as văn thư gave them."""

    number = TextField(label=_("Số"), max_length=10, help_text=_("Số do văn thư cấp, ví dụ 12."))
    dated = DateField(label=_("Ngày ban hành"))


class LegalBasisForm(forms.ModelForm):
    """One "Căn cứ …" line: on which papers, from when to when."""

    text = TextField(
        label=_("Căn cứ"), max_length=1000, widget=forms.Textarea(attrs={"rows": 4}),
        help_text=_("Cả dòng như in trên văn bản, không ghi dấu chấm phẩy ở cuối: phần mềm thêm."),
    )  # fmt: skip
    papers = ManyChoices(label=_("In ở"), choices=BASIS_USES)

    class Meta:
        model = LegalBasis
        fields = ("text", "papers", "order", "valid_from", "valid_to", "source")
        formfield_callback = formfield
        help_texts = {
            "order": _("Số nhỏ in trước."),
            "valid_from": _("Theo ngày của văn bản; để trống nếu áp dụng từ trước đến nay."),
            "valid_to": _("Ngày cuối cùng áp dụng; để trống nếu đang áp dụng."),
        }


class ComparedFileForm(forms.Form):
    """A file that is compared with the papers the application has made; it was hashed on its way in."""

    file = forms.FileField(
        label=_("Tệp PDF cần kiểm tra"), widget=forms.FileInput(attrs={"accept": ".pdf"}),
        help_text=_("Tệp chỉ được so mã băm, không lưu lại. Bản quét hoặc bản đã ký số là tệp khác: hãy dùng mã."),
    )  # fmt: skip

    def clean_file(self):
        file, limit = self.cleaned_data["file"], settings.UPLOAD_MAX_BYTES
        if file.size > limit:
            raise forms.ValidationError(str(problem("too_large", size=megabytes(file.size), limit=megabytes(limit))))
        return file


class PaperTextForm(forms.ModelForm):
    """The words of one place of a paper; a placeholder that cannot be filled is named with its line and column."""

    text = LongTextField(
        label=_("Lời văn"), max_length=LENGTH, widget=forms.Textarea(attrs={"rows": 5, "spellcheck": "false"})
    )

    class Meta:
        model = PaperText
        fields = ("text", "valid_from", "valid_to")
        formfield_callback = formfield
        help_texts = {
            "valid_from": _("Theo ngày của văn bản; để trống nếu dùng cho mọi văn bản lập từ nay."),
            "valid_to": _("Ngày cuối cùng dùng; để trống nếu dùng tiếp."),
        }

    def clean(self) -> dict[str, Any]:
        data = super().clean()
        if "text" in data:
            for found in problems_in(self.instance.kind, self.instance.place, data["text"]):
                self.add_error(found.field, str(found))
        return data


class CodeForm(forms.Form):
    """A code from the foot of a paper; it may be typed with spaces and dashes."""

    code = TextField(label=_("Mã kiểm tra"), max_length=40)

    def clean_code(self) -> str:
        return "".join(letter for letter in self.cleaned_data["code"].upper() if letter.isalnum())
