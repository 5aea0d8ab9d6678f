"""Bản đã ký: signed copies that people send, and what is found about their signatures."""

from django.conf import settings
from django.db import models
from django.db.models import Q

from awards.models import Proposal
from core.files.models import StoredFile
from dossiers.models.papers import Paper


class SignedCopy(models.Model):
    """Bản đã ký: a scan or signed PDF bound to the printed version that was signed.

    `certificate` says by which one it was signed here (`dossiers.signing.Described`), None for what was uploaded. When
    the data has changed since (`paper.data_hash` is no longer the present one) it says "in lại, ký lại".
    """

    paper = models.ForeignKey(Paper, on_delete=models.PROTECT, related_name="signed_copies")
    proposal = models.ForeignKey(
        Proposal, null=True, blank=True, on_delete=models.PROTECT, related_name="signed_copies"
    )
    file = models.ForeignKey(StoredFile, on_delete=models.PROTECT, related_name="+")
    uploaded_at = models.DateTimeField()
    uploaded_by = models.ForeignKey(settings.AUTH_USER_MODEL, on_delete=models.PROTECT, related_name="+")
    replaced_at = models.DateTimeField(null=True, blank=True)
    certificate = models.JSONField(null=True, blank=True)

    class Meta:
        ordering = ["-pk"]
        constraints = [
            models.UniqueConstraint(fields=["paper"], condition=Q(replaced_at=None), name="one_signed_copy_a_paper")
        ]


class SignaturePicture(models.Model):
    """The picture of an account's handwritten signature, which its digital signatures are drawn with while in force."""

    user = models.ForeignKey(settings.AUTH_USER_MODEL, on_delete=models.PROTECT, related_name="signature_pictures")
    file = models.ForeignKey(StoredFile, on_delete=models.PROTECT, related_name="+")
    kept_at = models.DateTimeField()
    dropped_at = models.DateTimeField(null=True, blank=True)

    class Meta:
        ordering = ["-pk"]
        constraints = [
            models.UniqueConstraint(
                fields=["user"], condition=Q(dropped_at=None), name="one_signature_picture_an_account"
            )
        ]


class SignatureReport(models.Model):
    """What the worker found about the digital signatures of an uploaded signed copy.

    `signatures` are those of `dossiers.signatures.Signature`, None for a file that could not be read; `is_our_print`
    tells whether the file begins with the bytes of the paper that was printed, None where there is none to compare.
    """

    file = models.OneToOneField(StoredFile, on_delete=models.PROTECT, related_name="signature_report")
    signatures = models.JSONField(null=True)
    is_our_print = models.BooleanField(null=True)
    checked_at = models.DateTimeField()
