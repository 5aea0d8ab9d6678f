"""A text, or one that is translated only when it is shown (`gettext_lazy`)."""

from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from django_stubs_ext import StrOrPromise as Text
else:
    Text = str

__all__ = ["Text"]
