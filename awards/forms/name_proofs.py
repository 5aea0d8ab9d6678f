"""What a unit answers about the printed names of its nominees."""

from typing import Any

from django import forms
from django.utils.translation import gettext_lazy as _

from awards.models import NameProof
from awards.models.name_proofs import ProofState
from awards.selectors.name_proofs import WORDS
from awards.services.name_proofs import Said
from core.fields import TextField


class ProofForm(forms.Form):
    """One name: nothing yet, right, or how it should be."""

    state = forms.ChoiceField(
        label=_("Trả lời"), required=False, widget=forms.RadioSelect,
        choices=((ProofState.RIGHT, _("Đúng")), (ProofState.WRONG, _("Sửa thành"))),
    )  # fmt: skip
    salutation = forms.ChoiceField(label=_("Ông/Bà"), choices=(("Ông", "Ông"), ("Bà", "Bà")), required=False)
    name = TextField(label=_("Họ và tên (tên tập thể)"), max_length=200, required=False)
    position = TextField(label=_("Chức vụ"), max_length=200, required=False)
    unit = TextField(label=_("Đơn vị"), max_length=200, required=False)

    def __init__(self, data: Any, *, proof: NameProof) -> None:
        super().__init__(data, prefix=f"{proof.pk}", initial=proof.accepted | {"state": proof.state})
        self.proof = proof
        if proof.nomination.person_id is None:
            for name in ("salutation", "position", "unit"):
                del self.fields[name]

    def clean(self) -> dict[str, Any]:
        data = super().clean()
        if data.get("state") == ProofState.WRONG:
            for name in ("name", "unit"):
                if name in self.fields and not data.get(name) and name not in self.errors:
                    self.add_error(name, _("Không để trống."))
        return data

    def said(self) -> Said | None:
        """None for a name that nothing was said of."""
        if not self.cleaned_data["state"]:
            return None
        return Said(
            self.proof.pk, self.cleaned_data["state"], {name: self.cleaned_data.get(name, "") for name in WORDS}
        )
