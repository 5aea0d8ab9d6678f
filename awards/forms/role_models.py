"""What is typed of a story about who was awarded."""

from django import forms
from django.utils.translation import gettext_lazy as _

from awards.services.role_models import Words
from core.fields import LongTextField, TextField


class StoryForm(forms.Form):
    title = TextField(label=_("Tiêu đề"), max_length=200)
    text = LongTextField(
        label=_("Nội dung"), max_length=20_000, widget=forms.Textarea(attrs={"rows": 16}),
        help_text=_("Việc đã làm, cách làm, kết quả có số liệu. Ai cũng đọc được khi Văn phòng đăng: không ghi ngày "
                    "sinh, quê quán, điện thoại."),
    )  # fmt: skip
    version = forms.IntegerField(widget=forms.HiddenInput, min_value=0, required=False)

    def words(self) -> Words:
        return Words(self.cleaned_data["title"], self.cleaned_data["text"])


class PictureForm(forms.Form):
    file = forms.FileField(
        label=_("Ảnh"), help_text=_("JPG hoặc PNG, cạnh dài từ 320 điểm ảnh; ảnh được vẽ lại, bỏ nơi chụp, ngày chụp.")
    )
    alt = TextField(
        label=_("Mô tả ảnh"), max_length=300, help_text=_("Ai, đang làm gì, ở đâu: cho người không nhìn thấy ảnh.")
    )
