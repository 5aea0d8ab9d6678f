"""What receipt, closing report and the list of extensions say of a later cut-off."""

from datetime import timedelta

import pytest

from awards.services.closings import close_round
from awards.services.submissions.door import DRAIN_WINDOW
from campaigns.services.extensions import extend_cutoff
from dossiers.building import office_papers
from dossiers.services.office_papers import make_extension_list
from tests import factories as make
from tests.awards.door import officer_now, submit
from tests.clock import CUT_OFF
from tests.dossiers import papers
from tests.dossiers.reading import text_of

pytestmark = pytest.mark.django_db
GRANTED_AT = CUT_OFF + timedelta(hours=10)
LATER = CUT_OFF + timedelta(days=5)
SOURCE = "Đã gia hạn, theo văn bản số 12/SGTVT-VP ngày 03/11/2025."


@pytest.fixture
def late_proposal(hands):
    """Closed without it, extended for its unit, submitted in the time won."""
    proposal = make.ready_proposal()
    hands.to(CUT_OFF + DRAIN_WINDOW)
    close_round(proposal.round, actor=officer_now(), now=hands.now)
    hands.to(GRANTED_AT)
    extend_cutoff(proposal.round, proposal.unit, LATER, make.grounds(), actor=officer_now(), now=GRANTED_AT)
    submit(proposal)
    proposal.refresh_from_db()
    return proposal


def test_receipt_names_the_paper_of_the_extension(late_proposal):
    paper = office_papers.receipt(late_proposal.submission)
    assert paper.cutoff_text.startswith("trước ngày 15/01/2026")
    assert paper.extension == SOURCE


def test_receipt_in_time_names_none(hands):
    assert office_papers.receipt(submit(make.ready_proposal())).extension == ""


def test_each_closing_report_tells_the_extensions_of_its_own_time(late_proposal, hands):
    hands.to(LATER + DRAIN_WINDOW)
    second = close_round(late_proposal.round, actor=officer_now(), now=hands.now)
    first = late_proposal.round.closings.get(version=1)
    assert (second.version, second.cause) == (2, "extension")
    before, after = office_papers.closing_report(first), office_papers.closing_report(second)
    assert before.extensions == ()
    [row] = after.extensions
    assert (row.unit, row.paper) == (late_proposal.unit.name, "văn bản số 12/SGTVT-VP ngày 03/11/2025")
    assert after.cause == "hết thời gian gia hạn"
    assert [unit.note for unit in after.units if unit.status == "sent"] == [SOURCE]


def test_list_of_extensions_is_one_paper_while_nothing_is_granted(late_proposal, hands):
    officer = officer_now()
    first = make_extension_list(late_proposal.round, actor=officer, now=hands.now)
    hands.by(timedelta(hours=1))
    assert make_extension_list(late_proposal.round, actor=officer, now=hands.now) == first
    later = LATER + timedelta(days=1)
    extend_cutoff(late_proposal.round, None, later, make.grounds("Bão"), actor=officer_now(), now=hands.now)
    second = make_extension_list(late_proposal.round, actor=officer, now=hands.now)
    assert [row["reason"] for row in second.data["extensions"]] == ["Mất điện diện rộng", "Bão"]
    assert second != first


def test_list_of_extensions_on_paper():
    text = text_of("extension_list", papers.extension_list())
    assert "03 lần gia hạn đã cấp, trong đó 01 lần cho tất cả các đơn vị" in text
    assert "văn bản số 13/SGTVT-VPngày11/01/2026".replace(" ", "") in text.replace(" ", "")
    assert "Không có đơn vị nào được gia hạn." in text_of("extension_list", papers.extension_list(0))


def test_receipt_on_paper_names_the_extension():
    assert "theo văn bản số 12" in text_of("receipt", papers.receipt(extension="Đã gia hạn, theo văn bản số 12."))
