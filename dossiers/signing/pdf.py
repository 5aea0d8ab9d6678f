"""A PAdES signature over a print, seen between title and name; what was printed stays byte for byte in front of it."""

import io
from datetime import datetime
from typing import TYPE_CHECKING

from dossiers.signing.keys import Key
from dossiers.signing.place import place_of

if TYPE_CHECKING:
    from pyhanko.pdf_utils.content import PdfContent
    from pyhanko.sign import PdfSigner

FIELD = "ChuKyNguoiCoThamQuyen"
# In points: the signature is drawn in the middle of its place, never larger than this nor than the place itself.
WIDEST, HIGHEST = 240.0, 68.0


class NoPlace(Exception):
    """The print has no place for a signature."""


def sign_pdf(pdf: bytes, key: Key, *, looks: bytes, name: str, at: datetime) -> bytes:
    """`pdf` and, behind it, the signature of `key` at `at`; `looks` is a PDF of one page that is drawn at its place.

    `name` is what a screen reader says of it. No time stamp, no proof of revocation: nothing is fetched. Raises
    NoPlace.
    """
    from pyhanko.pdf_utils.incremental_writer import IncrementalPdfFileWriter

    place = place_of(pdf)
    if place is None:
        raise NoPlace
    box = place.middle(WIDEST, HIGHEST)
    signer = _signer(key, looks, (box.left, box.bottom, box.right, box.top), box.page, name, at)
    return signer.sign_pdf(IncrementalPdfFileWriter(io.BytesIO(pdf))).getvalue()


def _signer(
    key: Key, looks: bytes, box: tuple[float, float, float, float], page: int, name: str, at: datetime
) -> "PdfSigner":
    from pyhanko.sign import PdfSignatureMetadata
    from pyhanko.sign.fields import SigFieldSpec, SigSeedSubFilter
    from pyhanko.stamp import StaticStampStyle

    spec = SigFieldSpec(FIELD, on_page=page, box=box, readable_field_name=name)
    style = StaticStampStyle(border_width=0, background=_drawing(looks))
    details = PdfSignatureMetadata(FIELD, md_algorithm="sha256", subfilter=SigSeedSubFilter.PADES, name=name)
    return _timed(at)(details, _simple(key), stamp_style=style, new_field_spec=spec)


def _simple(key: Key):
    from pyhanko.sign import SimpleSigner
    from pyhanko_certvalidator.registry import SimpleCertificateStore

    store = SimpleCertificateStore()
    store.register_multiple([key.certificate, *key.chain])
    return SimpleSigner(key.certificate, key.private, store)


def _timed(at: datetime) -> type["PdfSigner"]:
    """A signer whose clock says `at`."""
    from pyhanko.sign import PdfSigner

    class TimedSigner(PdfSigner):
        def init_signing_session(self, *args, **kwargs):
            session = super().init_signing_session(*args, **kwargs)
            session.system_time = at
            return session

    return TimedSigner


def _drawing(pdf: bytes) -> "PdfContent":
    """The first page of `pdf` as a drawing of its own size."""
    from pyhanko.pdf_utils.content import PdfContent
    from pyhanko.pdf_utils.layout import BoxConstraints
    from pyhanko.pdf_utils.reader import PdfFileReader

    class Drawing(PdfContent):
        def render(self) -> bytes:
            page = self.writer.import_page_as_xobject(PdfFileReader(io.BytesIO(pdf)))
            self.resources.xobject["/Looks"] = page
            left, bottom, right, top = page.get_object()["/BBox"]
            self.box = BoxConstraints(width=abs(right - left), height=abs(top - bottom))
            return b"/Looks Do"

    return Drawing()
