"""The paper engine: frozen plain data in, PDF out; it never asks the database, the network or other files."""

from dossiers.rendering.engine import data_hash, render_pdf
from dossiers.rendering.failures import RenderFailed
from dossiers.rendering.fonts import check_fonts, unprintable_in
from dossiers.rendering.images import page_count, page_image, page_images
from dossiers.rendering.limits import limit_this_process

__all__ = [
    "RenderFailed",
    "check_fonts",
    "data_hash",
    "limit_this_process",
    "page_count",
    "page_image",
    "page_images",
    "render_pdf",
    "unprintable_in",
]
