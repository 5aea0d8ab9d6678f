"""What goes up on paper: the Tờ trình with its list, confirmed reports, the package as one PDF and as a zip."""

import hashlib
import io
import zipfile

import pikepdf
import pytest
from django.db.models import F
from django.test import Client
from django.urls import reverse

from awards.enums import PaperAct
from awards.models import Referral
from awards.services.paper_records import SignedPaper, act_on_paper
from awards.services.referrals import confirm_report, keep_file, record_sent, regather_package
from campaigns.enums import Power, ReferralSource
from core.files import store
from core.models import AccessEntry
from core.outbox.drain import drain
from core.outbox.models import Job, JobState
from core.refusals import Conflict, Denied
from dossiers.access import papers_visible_to
from dossiers.building.referrals import referral_letter
from dossiers.models import Face, PackedReferral, Paper, PaperKind, PaperState, PaperText
from dossiers.rendering.data import parse
from dossiers.services.bundles import MANIFEST, write_zip
from dossiers.services.referral_papers import ask_packed, make_letter_of, make_report_of
from dossiers.tasks import make_packed, make_referral_papers
from tests import factories as make
from tests.awards import going_up
from tests.awards.going_up import TODAY, clerk, fresh, office
from tests.awards.review import person_of
from tests.clock import NOW
from tests.dossiers import signing
from tests.dossiers.reading import pages_of, rendered

pytestmark = [pytest.mark.django_db, pytest.mark.usefixtures("hands")]


def text_of(pages) -> str:
    return " ".join(" ".join(page.text for page in pages).split())


def packed(package) -> PackedReferral:
    row = ask_packed(package, actor=office(), now=NOW)
    make_packed({"pk": row.pk, "version": row.version}, now=NOW)
    Job.objects.filter(kind="referral_package").update(state=JobState.DONE, done_at=F("created_at"))
    row.refresh_from_db()
    return row


def zip_of(row: PackedReferral) -> zipfile.ZipFile:
    out = io.BytesIO()
    write_zip(row, out)
    return zipfile.ZipFile(out)


# --- Tờ trình ----------------------------------------------------------------------------------------------------


def test_letter_is_the_departments_to_the_level_above_and_carries_no_code():
    package = going_up.for_signature()
    paper = make_letter_of(package, now=NOW)
    data = parse(PaperKind.REFERRAL_LETTER, paper.data)
    assert (paper.face, data.mark) == (Face.FOR_SIGNATURE, None)
    assert data.letterhead.symbol == "TTr-SGTVT"
    assert (data.letterhead.number, data.letterhead.dated) == ("", None)
    assert data.addressees == (going_up.TO,)
    assert [row.award for row in data.nominees] == [package.award_type.name] * 2
    text = text_of(rendered(PaperKind.REFERRAL_LETTER, data))
    assert "kính đề nghị Chủ tịch Ủy ban nhân dân tỉnh Hà Nam xem xét, quyết định tặng Bằng khen của Chủ tịch" in text
    assert "Kính gửi: Chủ tịch Ủy ban nhân dân tỉnh Hà Nam (qua Sở Nội vụ)" in text
    assert "DANH SÁCH" in text


def test_an_award_of_the_state_is_asked_for_through_the_province_with_its_scope():
    award = going_up.high_award(
        Power.STATE, authority="Thủ tướng Chính phủ", addressee="Ủy ban nhân dân tỉnh Hà Nam (để trình Thủ tướng)"
    )
    proposal = going_up.referred(award)
    nominee = person_of(proposal)
    nominee.scope = "toàn tỉnh"
    nominee.save(update_fields=["scope"])
    package = going_up.gathered(proposal, addressee=award.addressee)
    data = referral_letter(package, face=Face.DRAFT, made_at=NOW)
    assert "Ủy ban nhân dân tỉnh Hà Nam xem xét, trình Thủ tướng Chính phủ tặng Bằng khen" in data.request
    said = {row.name: row.summary for row in data.nominees}
    assert said[nominee.printed_name].endswith("Phạm vi ảnh hưởng: toàn tỉnh")


def test_issued_letter_says_what_was_printed_with_the_number_and_date():
    package = going_up.for_signature()
    printed = make_letter_of(package, now=NOW)
    PaperText.objects.create(kind=PaperKind.REFERRAL_LETTER, place="ket-thuc", text="Lời khác hẳn")
    record_sent(package, going_up.sending(package), actor=clerk(), now=NOW)
    issued = make_letter_of(fresh(package), now=NOW)
    assert (issued.face, issued.pk != printed.pk) == (Face.ISSUED, True)
    data, before = (parse(PaperKind.REFERRAL_LETTER, paper.data) for paper in (issued, printed))
    assert (data.letterhead.number, data.letterhead.dated) == ("12", TODAY)
    assert data.closing == before.closing
    assert make_letter_of(fresh(package), now=NOW) == issued


def test_each_sending_for_signature_is_a_print_of_its_own():
    package = going_up.for_signature()
    first = make_letter_of(package, now=NOW)
    regather_package(package, actor=office(), now=NOW, note="Sai")
    second = make_letter_of(going_up.for_signature(fresh(package)), now=NOW)
    assert first != second
    assert make_letter_of(going_up.settled(), now=NOW) is None


# --- reports -----------------------------------------------------------------------------------------------------


def test_confirmed_report_bears_the_block_of_who_confirmed_it_and_no_code():
    package = going_up.gathered()
    line = package.lines.first()
    assert make_report_of(line, now=NOW) is None
    confirm_report(line, actor=make.actor(going_up.director()), now=NOW)
    make_referral_papers({"referral": line.pk}, now=NOW)
    paper = Paper.objects.get(package=package)
    data = parse(paper.kind, paper.data)
    assert (data.mark, data.for_referral) == (None, True)
    text = text_of(rendered(paper.kind, data))
    assert "XÁC NHẬN CỦA CẤP TRÌNH KHEN THƯỞNG" in text
    assert going_up.director().person.full_name in text


def test_report_confirmed_on_paper_is_its_scan():
    package = going_up.gathered()
    for line in package.lines.all():
        scan = make.stored_file(signing.plain_pdf() + b"% quet")
        leader = act_on_paper(SignedPaper(scan, TODAY, going_up.director()), actor=office())
        confirm_report(line, actor=leader, now=NOW)
        assert make_report_of(line, now=NOW) is None
    row = packed(going_up.settled(package))
    titles = [part["title"] for part in row.parts]
    assert sum("(đã xác nhận)" in title for title in titles) == 2
    assert PaperAct.CONFIRM_REPORT.label == "Xác nhận của cấp trình khen thưởng"


# --- the package -------------------------------------------------------------------------------------------------


def test_package_holds_letter_common_papers_each_nominee_then_each_units_papers_once():
    award = going_up.high_award()
    once = going_up.asks(award, ReferralSource.ONCE, name="Biên bản Hội đồng")
    each = going_up.asks(award, ReferralSource.EACH, name="Xác nhận", subject_kind="individual", is_required=False)
    proposal = going_up.referred(award)
    package = going_up.gathered(proposal)
    keep_file(package, once, None, make.stored_file(signing.plain_pdf()), actor=office(), now=NOW)
    line = person_of(proposal).referral
    keep_file(package, each, line, make.stored_file(b"PK xlsx", name="a.xlsx", kind="xlsx"), actor=office(), now=NOW)
    row = packed(going_up.sent(package))
    assert (row.state, row.done) == (PaperState.READY, row.total)
    unit, who = proposal.unit, person_of(proposal).printed_name
    titles = [part["title"] for part in row.parts]
    assert titles[0].startswith("Tờ trình về việc đề nghị tặng Bằng khen")
    assert titles[1:] == [
        "Tờ trình của Sở (bản đã ký)",
        "Biên bản Hội đồng",
        f"Báo cáo thành tích của {unit.name}",
        f"Báo cáo thành tích của {who}",
        f"Xác nhận: {who}",
        f"Tờ trình đề nghị khen thưởng: {unit.short_name}",
        f"Biên bản họp: {unit.short_name}",
    ]
    assert [part["note"] for part in row.parts if part["title"].startswith("Xác nhận")] == [
        "kèm tệp riêng: không phải PDF hay ảnh"
    ]
    with store.open_blob(row.pdf.sha256) as blob:
        content = blob.read()
    assert "đề nghị tặng Bằng khen của Chủ tịch" in text_of(pages_of(content)[:1])
    with pikepdf.open(io.BytesIO(content)) as pdf:
        merged = [part for part in row.parts if part["pages"]]
        assert len(pdf.pages) == merged[-1]["first"] + merged[-1]["pages"] - 1


def test_zip_holds_every_file_with_its_hash_and_the_same_parts_give_the_same_bytes():
    package = going_up.settled()
    row = packed(package)
    with zip_of(row) as archive:
        listed = dict(reversed(line.split("  ", 1)) for line in archive.read(MANIFEST).decode().splitlines())
        assert set(archive.namelist()) == {*listed, MANIFEST}
        for name, sha256 in listed.items():
            assert hashlib.sha256(archive.read(name)).hexdigest() == sha256
    assert len(listed) == len(row.parts) + 2
    before, after = io.BytesIO(), io.BytesIO()
    write_zip(row, before)
    write_zip(row, after)
    assert before.getvalue() == after.getvalue()


def test_what_is_not_settled_is_not_packed():
    package = going_up.confirmed()
    with pytest.raises(Conflict, match="chưa chốt"):
        ask_packed(package, actor=office(), now=NOW)
    package = going_up.settled(package)
    for who in (clerk(), make.actor(going_up.director())):
        with pytest.raises(Denied):
            ask_packed(package, actor=who, now=NOW)
    first = ask_packed(package, actor=office(), now=NOW)
    assert ask_packed(package, actor=office(), now=NOW).version == first.version


def test_page_shows_how_far_it_is_goes_on_when_closed_and_downloads_are_noted():
    package, client = going_up.settled(), Client()
    client.force_login(make.appraiser())
    address = reverse("referral_packed", args=[package.pk])
    assert "Chưa đóng gói" in client.get(address).text
    assert client.get(reverse("referral_packed_zip", args=[package.pk])).status_code == 404
    assert client.post(reverse("referral_pack", args=[package.pk])).status_code == 302
    assert "hx-get" in client.get(address).text
    PackedReferral.objects.update(total=9, done=4)
    assert "4/9" in client.get(address, headers={"HX-Request": "true"}).text
    drain("render")
    row = PackedReferral.objects.get(state=PaperState.READY)
    page = client.get(address).text
    assert row.pdf.sha256 in page
    assert Referral.objects.first().nomination.printed_name in page
    for route, start in (("referral_packed_pdf", b"%PDF"), ("referral_packed_zip", b"PK")):
        answer = client.get(reverse(route, args=[package.pk]))
        assert b"".join(answer.streaming_content).startswith(start)
    assert AccessEntry.objects.filter(what__startswith="Tải bộ hồ sơ trình").count() == 2


def test_papers_that_go_up_are_seen_by_those_inside_and_the_reports_not_by_the_clerk():
    package = going_up.for_signature()
    letter = make_letter_of(package, now=NOW)
    report = make_report_of(package.lines.first(), now=NOW)
    unit = package.lines.first().nomination.proposal.unit
    seen = {
        "office": office(), "leader": make.actor(going_up.director()), "clerk": clerk(),
        "unit": make.actor(make.head(unit)), "council": make.actor(make.user(make.person(make.office()))),
    }  # fmt: skip
    papers = [letter.pk, report.pk]
    counts = {name: papers_visible_to(actor).filter(pk__in=papers).count() for name, actor in seen.items()}
    assert counts == {"office": 2, "leader": 2, "clerk": 1, "unit": 0, "council": 0}
