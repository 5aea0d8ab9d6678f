"""The words of a mail, with placeholders."""

from typing import Any

from django import forms
from django.utils.translation import gettext_lazy as _

from campaigns.mail_words import BODY_LENGTH, SUBJECT_LENGTH, Words, problems_in
from core.fields import LongTextField, TextField


class MailForm(forms.Form):
    """Subject and text; a placeholder that cannot be filled is named with its line and column."""

    subject = TextField(label=_("Tiêu đề thư"), max_length=SUBJECT_LENGTH)
    body = LongTextField(
        label=_("Nội dung thư"),
        max_length=BODY_LENGTH,
        widget=forms.Textarea(attrs={"rows": 12, "spellcheck": "false"}),
    )

    def __init__(self, *args: Any, kind: str, words: Words, **kwargs: Any) -> None:
        initial = {"subject": words.subject, "body": words.body} | kwargs.pop("initial", {})
        super().__init__(*args, initial=initial, **kwargs)
        self.kind = kind

    def words(self) -> Words:
        """What was typed; ask only when neither field has an error."""
        return Words(self.cleaned_data["subject"], self.cleaned_data["body"])

    def clean(self) -> dict[str, Any]:
        data = super().clean()
        if {"subject", "body"} <= set(data):
            for problem in problems_in(self.kind, self.words()):
                self.add_error(problem.field, str(problem))
        return data
