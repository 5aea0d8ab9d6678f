"""Pictures of the pages of every paper: small enough to lie beside the guides, large enough to be printed there."""

import io

import pypdfium2
from PIL import Image

from dossiers.models import IN_WORD, LISTED, PaperKind

DOTS_PER_INCH = 110
# Black text on white has its edges in so many greys; giấy khen and the ruler are coloured.
GREYS, COLOURS = 12, 160
POINTS_PER_INCH = 72
# How pages stand beside each other in the index.
WIDTH = {True: 300, False: 460}
HEAD = """# Các văn bản

Ảnh từng trang của mọi văn bản, làm từ bản mẫu (tên người, tên đơn vị và số liệu đều là giả định).
Làm lại bằng `make paper-pictures`; tệp đầy đủ của từng loại viết bằng `manage.py render_samples DIR`.
"""


def page_pictures(pdf: bytes) -> list[bytes]:
    """Every page as a PNG of few colours."""
    document = pypdfium2.PdfDocument(pdf)
    try:
        return [_picture(document[number]) for number in range(len(document))]
    finally:
        document.close()


def _picture(page: pypdfium2.PdfPage) -> bytes:
    drawn = page.render(scale=DOTS_PER_INCH / POINTS_PER_INCH).to_pil().convert("RGB")
    page.close()
    grey = all(red == green == blue for _count, (red, green, blue) in drawn.getcolors(drawn.width * drawn.height))
    few = drawn.convert("L").quantize(GREYS) if grey else drawn.quantize(COLOURS)
    out = io.BytesIO()
    few.save(out, "PNG", optimize=True)
    return out.getvalue()


def index_of(pages: dict[str, list[bytes]]) -> str:
    """The index of all pictures as Markdown, a chapter for each kind."""
    return "\n".join([HEAD, *(_chapter(kind, pictures) for kind, pictures in pages.items())])


def _chapter(kind: str, pictures: list[bytes]) -> str:
    label = PaperKind(kind).label
    formats = ["PDF", *(["Word"] if kind in IN_WORD else []), *(["Excel (danh sách)"] if kind in LISTED else [])]
    pages = [_tag(f"{kind}-{number}.png", f"{label}, trang {number}", one) for number, one in enumerate(pictures, 1)]
    return f"## {label}\n\nTải được: {', '.join(formats)}.\n\n{chr(10).join(pages)}\n"


def _tag(name: str, words: str, picture: bytes) -> str:
    with Image.open(io.BytesIO(picture)) as opened:
        upright = opened.height > opened.width
    return f'<img src="{name}" alt="{words}" width="{WIDTH[upright]}">'
