"""In cả loạt: asked for, left alone, found made; in full colour, then on a blank that was measured for its printer."""

from io import BytesIO
from pathlib import Path

import pikepdf
import pytest
from playwright.sync_api import expect

from awards.models import Decision
from core.outbox.drain import drain
from dossiers.services import batches
from tests.browser.journeys.conftest import Journey
from tests.browser.journeys.department import a_department
from tests.browser.journeys.test_revocation import a_published_decision
from tests.browser.journeys.visitor import PHONE, TABLET, Visitor
from tests.dossiers.reading import pages_of

pytestmark = [pytest.mark.browser, pytest.mark.django_db(transaction=True)]
BLANK = "Phôi năm 2026, máy in tầng 2"


def test_all_certificates_of_a_decision_are_made_while_nobody_looks(
    journey: Journey, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(batches, "CHUNK", 1)
    there = a_department()
    decision = a_published_decision(there)
    the_worker_does_all()
    officer = journey.person(there.appraiser).opens(f"/quyet-dinh/{decision.pk}/giay-khen/")
    officer.follows("In cả loạt").presses("Lập bản in").reads("Đang chờ đến lượt", "Có thể rời trang này")
    officer.page.close()
    drain("render", at_most=1)
    again = comes_back(officer, decision).reads("Đang lập: 1/2").pictured("certificates-batch")
    the_worker_does_all()
    unit, person = (page.text for page in pages_of(downloads(again)))
    assert there.unit.name in unit
    assert there.nominee.full_name in person


def test_certificates_are_printed_on_a_blank_measured_for_its_printer(journey: Journey) -> None:
    there = a_department()
    decision = a_published_decision(there)
    the_worker_does_all()
    measures_a_blank(journey.person(there.appraiser, TABLET))
    officer = journey.person(there.appraiser, PHONE).opens(f"/quyet-dinh/{decision.pk}/giay-khen/loat/")
    officer.chooses("Cách in", BLANK).presses("Lập bản in").reads("Đang chờ đến lượt")
    the_worker_does_all()
    texts = [page.text for page in pages_of(downloads(officer))]
    assert len(texts) == 2
    assert there.nominee.full_name in " ".join(texts)
    assert "CỘNG HÒA" not in " ".join(texts)


def the_worker_does_all() -> None:
    while drain("mail") + drain("render"):
        pass


def comes_back(officer: Visitor, decision: Decision) -> Visitor:
    """In a new window of the browser that he had closed."""
    page = officer.page.context.new_page()
    return Visitor(page, officer.faults).opens(f"/quyet-dinh/{decision.pk}/giay-khen/loat/")


def measures_a_blank(officer: Visitor) -> None:
    """The sample moves as the millimetres are typed; then the ruler is made."""
    officer.opens("/phoi-giay-khen/").follows("Thêm phôi")
    officer.page.get_by_label("Tên", exact=True).fill(BLANK)
    drawn = officer.page.locator("#xem svg text").first
    before = float(drawn.get_attribute("x") or 0)
    officer.types("Dời sang phải (mm)", "7,5")
    expect(drawn).not_to_have_attribute("x", f"{before:g}")
    officer.looks().pictured("blank-820").presses("Lưu").reads("Đã lưu phôi")
    officer.presses("Lập trang thước (PDF)").reads("thước")


def downloads(officer: Visitor) -> bytes:
    """The page says by itself when the file is there."""
    link = officer.page.get_by_role("link", name="Tải PDF")
    expect(link).to_be_visible()
    officer.looks()
    with officer.page.expect_download() as download:
        link.click()
    kept = Path(download.value.path()).read_bytes()
    with pikepdf.open(BytesIO(kept)) as pdf:
        assert "Giấy khen" in str(pdf.docinfo.Title)
    return kept
