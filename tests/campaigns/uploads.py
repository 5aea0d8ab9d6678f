"""Papers as a browser sends them."""

from io import BytesIO

import pikepdf
from django.core.files.uploadedfile import SimpleUploadedFile
from PIL import Image


def pdf_upload(name: str = "van-ban.pdf") -> SimpleUploadedFile:
    """A small PDF of one empty A4 page."""
    with pikepdf.new() as paper:
        paper.add_blank_page(page_size=(595, 842))
        kept = BytesIO()
        paper.save(kept)
    return SimpleUploadedFile(name, kept.getvalue(), content_type="application/pdf")


def picture_upload(name: str = "dau-den.png") -> SimpleUploadedFile:
    """A small picture, such as of a stamp."""
    kept = BytesIO()
    Image.new("RGB", (40, 30), "white").save(kept, "PNG")
    return SimpleUploadedFile(name, kept.getvalue(), content_type="image/png")
