"""One file of every document and format, made from the sample."""

from collections.abc import Callable, Iterator
from datetime import datetime
from functools import cache
from pathlib import Path

from django.conf import settings
from django.core.management import call_command
from django.core.management.base import BaseCommand, CommandError
from django.db import transaction

from core import clock
from core.refusals import Refused
from dossiers.lists import list_of
from dossiers.models import IN_WORD, LISTED
from dossiers.rendering import RenderFailed, render_pdf
from dossiers.word import render_docx
from organization.models import Unit
from thidua.sample.papers import LISTS, PAPERS, Missing, sample_list, sample_paper
from thidua.sample.pictures import index_of, page_pictures
from thidua.sample.stages import STAGES


class Command(BaseCommand):
    help = "Viết mỗi loại văn bản, mỗi định dạng một tệp của bản mẫu vào DIR để xem; cơ sở dữ liệu không đổi gì"

    def add_arguments(self, parser):
        parser.add_argument("dir", type=Path, help="thư mục nhận tệp <loại>.<định dạng>")
        parser.add_argument("--stage", choices=list(STAGES), default="published",
                            help="giai đoạn được diễn khi chưa nạp mẫu (mặc định: published)")  # fmt: skip
        parser.add_argument("--pictures", action="store_true",
                            help="thay vào đó: ảnh từng trang của mỗi loại và mục lục README.md")  # fmt: skip
        parser.add_argument("--units", type=int, help="số đơn vị khi chưa nạp mẫu (mặc định: 10)")

    def handle(self, *args, dir, stage, units, pictures, **options):  # noqa: A002 - the name of the argument
        if not settings.TRAINING_CLOCK:
            raise CommandError("Chỉ viết từ dữ liệu mẫu, khi có đồng hồ luyện tập (TRAINING_CLOCK=1).")
        dir.mkdir(parents=True, exist_ok=True)
        with transaction.atomic():
            if not Unit.objects.exists():
                call_command("load_sample", stage=stage, units=units, stdout=self.stdout)
            found = _pictures(clock.now()) if pictures else files(clock.now())
            outcomes = [_write(dir / name, make) for name, make in found]
            transaction.set_rollback(True)
        self.stdout.write(f"{outcomes.count('')} tệp trong {dir}")
        if any(outcomes):
            raise CommandError("\n".join(filter(None, outcomes)))


def files(now: datetime) -> Iterator[tuple[str, Callable[[], bytes]]]:
    """Every file by its name, and what makes its bytes."""
    data = cache(lambda kind: sample_paper(kind, now).model_dump(mode="json"))
    for kind in PAPERS:
        yield f"{kind}.pdf", lambda kind=kind: render_pdf(kind, data(kind))
        if kind in IN_WORD:
            yield f"{kind}.docx", lambda kind=kind: render_docx(kind, data(kind))
        if kind in LISTED:
            yield f"{kind}.xlsx", lambda kind=kind: list_of(kind, data(kind), title=kind).content
    for name in LISTS:
        yield f"{name}.xlsx", lambda name=name: sample_list(name, now)


def _pictures(now: datetime) -> Iterator[tuple[str, Callable[[], bytes]]]:
    """Every page of every paper as a picture by its name, and the index of them all; raises CommandError."""
    try:
        pdfs = {kind: render_pdf(kind, sample_paper(kind, now).model_dump(mode="json")) for kind in PAPERS}
    except (Missing, Refused, RenderFailed) as problem:
        raise CommandError(str(problem)) from problem
    pages = {kind: page_pictures(pdf) for kind, pdf in pdfs.items()}
    for kind, pictures in pages.items():
        for number, picture in enumerate(pictures, 1):
            yield f"{kind}-{number}.png", lambda picture=picture: picture
    yield "README.md", lambda: index_of(pages).encode()


def _write(path: Path, make: Callable[[], bytes]) -> str:
    """What kept the file from being made; "" when it is there."""
    try:
        path.write_bytes(make())
    except (Missing, Refused, RenderFailed) as problem:
        return f"{path.name}: {problem}"
    return ""
