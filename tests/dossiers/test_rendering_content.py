"""What the papers say: counts, numbers, order, and what is left out."""

import pytest

from dossiers.rendering.data import Nominee
from dossiers.templatetags.papers import ended
from tests.dossiers import papers
from tests.dossiers.reading import rendered, text_of


@pytest.mark.parametrize("typed", ["quyết định", "quyết định.", "quyết định./.", "quyết định ; ", "quyết định:"])
def test_a_sentence_ends_with_the_mark_of_its_place_however_it_was_typed(typed: str) -> None:
    assert ended(typed, "./.") == "quyết định./."


class TestSubmissionLetter:
    def test_higher_awards_come_first_in_letter_and_list(self) -> None:
        paper = papers.submission_letter(2, 4, awards=(papers.GIAY_KHEN, papers.BANG_KHEN))
        text = text_of("submission_letter", paper)
        assert f"1. {papers.BANG_KHEN}: 01 tập thể, 02 cá nhân, gồm:" in text
        assert f"2. {papers.GIAY_KHEN}: 01 tập thể, 02 cá nhân, gồm:" in text
        annex = text.partition("DANH SÁCH")[2].partition("II. CÁ NHÂN")[2]
        places = [annex.index(name) for name in ("H'Hen Niê", "Công Tằng", "Nguyễn Văn Mẫu", "Y Moan")]
        assert places == sorted(places)
        assert "Danh sách gồm 02 tập thể, 04 cá nhân./." in text

    def test_many_names_stand_in_the_list_only(self) -> None:
        pages = rendered("submission_letter", papers.submission_letter(2, 28))
        letter = " ".join(page.text for page in pages if page.width < page.height)
        assert "H'Hen Niê" not in letter
        assert "1. Tập thể: 02 tập thể (có danh sách kèm theo)." in " ".join(letter.split())
        annex = " ".join(page.text for page in pages if page.width > page.height)
        assert "Y Moan Ênuôl" in " ".join(annex.split())

    def test_one_kind_of_subject_alone_is_numbered_one(self) -> None:
        text = text_of("submission_letter", papers.submission_letter(0, 1))
        assert "I. CÁ NHÂN" in text
        assert "TẬP THỂ" not in text
        assert "1. Cá nhân: 01 cá nhân, gồm:" in text

    def test_the_annex_names_its_letter(self) -> None:
        text = text_of("submission_letter", papers.submission_letter())
        assert "(Kèm theo Tờ trình số 05/TTr-QLVT ngày 05 tháng 01 năm 2026 của Phòng Quản lý vận tải)" in text
        unnumbered = papers.draft(papers.submission_letter(letterhead=papers.LONG_ROOM))
        assert "(Kèm theo Tờ trình ngày tháng năm 2026 của Phòng" in text_of("submission_letter", unnumbered)

    def test_votes_are_printed_with_their_base(self) -> None:
        nominee = Nominee(kind="individual", name="Đỗ Ý", award=papers.GIAY_KHEN, in_favour=13, base=14)
        text = text_of("submission_letter", papers.submission_letter(nominees=(nominee,)))
        assert "13/14" in text
        assert "92,86%" in text


class TestMinutes:
    def test_those_not_passed_are_printed_too(self) -> None:
        text = text_of("meeting_minutes", papers.meeting_minutes())
        assert text.count("Không thông qua") == 2
        assert "6/9" in text
        assert "66,67%" in text
        assert "8 / 8 / 8 / 0" in text

    def test_a_show_of_hands_has_no_counts_of_papers(self) -> None:
        text = text_of("meeting_minutes", papers.meeting_minutes(secret=False))
        assert "Kết quả biểu quyết" in text
        assert "Phiếu phát ra" not in text
        assert "Tổ kiểm phiếu" not in text

    def test_the_absent_are_named_with_their_reason(self) -> None:
        text = text_of("meeting_minutes", papers.meeting_minutes())
        assert "tổng số thành viên 09; có mặt 08; vắng mặt 01." in text
        assert "1. Trần Thị Thử Nghiệm, Chuyên viên (lý do: đi công tác theo" in text

    def test_the_end_is_the_decrees_line(self) -> None:
        text = text_of("meeting_minutes", papers.meeting_minutes())
        assert "Thời gian bắt đầu: 8 giờ 05, ngày 05 tháng 01 năm 2026." in text
        assert "Cuộc họp kết thúc vào 10 giờ 30, ngày 05 tháng 01 năm 2026./." in text

    def test_unknown_times_leave_room(self) -> None:
        text = text_of("meeting_minutes", papers.meeting_minutes(starts_at=None, ends_at=None, adoption=""))
        assert "Cuộc họp kết thúc vào giờ , ngày tháng năm ./." in text
        assert "thông qua tại cuộc họp" not in text


class TestReports:
    def test_areas_not_in_charge_are_dropped_and_the_rest_renumbered(self) -> None:
        text = text_of("achievement_report_collective", papers.collective_report())
        assert "Cải cách tổ chức bộ máy" not in text
        assert "Cải cách tài chính công" not in text
        headings = ("1. Cải cách thể chế", "3. Cải cách chế độ công vụ", "5. Công tác chỉ đạo", "6. Đối chiếu tiêu chí")
        assert all(heading in text for heading in headings)
        assert "mục II.2" in text
        assert "mục II.4" in text

    def test_no_earlier_award_is_said(self) -> None:
        text = text_of("achievement_report_collective", papers.collective_report())
        assert "2. Hình thức khen thưởng: Không." in text
        assert "Tập thể Lao động tiên tiến" in text

    def test_an_individual_is_confirmed_by_his_units_head(self) -> None:
        text = text_of("achievement_report_individual", papers.individual_report())
        assert "THỦ TRƯỞNG ĐƠN VỊ XÁC NHẬN, ĐỀ NGHỊ" in text
        assert "XÁC NHẬN CỦA LÃNH ĐẠO SỞ" not in text
        assert "CẤP TRÌNH KHEN THƯỞNG" not in text
        assert "Họ và tên: H'HEN NIÊ" in text
        assert "Nơi thường trú: …" in text
        assert "2.2. Cải cách thủ tục hành chính" in text
        assert "mục II.2.2" in text.replace("II. 2", "II.2")
        assert "3. Đối chiếu tiêu chí" in text

    def test_a_head_is_confirmed_by_the_department_and_never_by_himself(self) -> None:
        text = text_of("achievement_report_individual", papers.head_report())
        assert "XÁC NHẬN CỦA LÃNH ĐẠO SỞ" in text
        assert "THỦ TRƯỞNG ĐƠN VỊ XÁC NHẬN" not in text
        assert "XÁC NHẬN CỦA CẤP TRÌNH KHEN THƯỞNG" in text
        assert "3. Thành tích của tập thể do cá nhân đứng đầu" in text
        assert "4. Đối chiếu tiêu chí" in text


class TestOfficePapers:
    def test_a_receipt_says_when_to_the_second_and_what_it_is_not(self) -> None:
        text = text_of("receipt", papers.receipt())
        assert "16 giờ 41 phút 07 giây, ngày 08/01/2026 (giờ Việt Nam, UTC+7)" in text
        assert "Phiếu này xác nhận thời điểm nộp, chưa phải kết quả kiểm tra hồ sơ" in text
        assert "01 tập thể, 02 cá nhân; 05 tài liệu" in text
        assert "7K4M-2QXP-91" in text
        assert papers.receipt().documents[0].sha256 in text.replace(" ", "")

    def test_a_receipt_of_a_nil_return_has_its_reason_and_of_a_supplement_both_instants(self) -> None:
        nil = text_of("receipt", papers.receipt(0, nil_reason="Không có trường hợp đủ tiêu chuẩn."))
        assert "Báo cáo không có đề nghị: Không có trường hợp đủ tiêu chuẩn." in nil
        assert "00 tập thể" not in nil
        later = papers.receipt(first_at=papers.receipt().submitted_at.replace(day=5))
        assert "Nộp lần đầu 16 giờ 41 phút 07 giây, ngày 05/01/2026" in text_of("receipt", later)

    def test_a_closing_report_counts_its_rows(self) -> None:
        text = text_of("closing_report", papers.closing_report())
        assert "Trong tổng số 09 đơn vị: 05 đơn vị đã nộp" in text
        assert "02 đơn vị báo cáo không có đề nghị; 02 đơn vị không gửi hồ sơ" in text
        assert "gặp sự cố ngày 08/01/2026 (văn bản số 03/VP ngày 09/01/2026)." in text

    def test_a_decision_sums_its_bonuses_and_counts_its_list(self) -> None:
        text = text_of("decision", papers.decision())
        assert "- Tập thể: 1.410.000 đồng × 05 = 7.050.000 đồng;" in text
        assert "15.570.000 đồng (bằng chữ: Mười lăm triệu năm trăm bảy mươi nghìn đồng)." in text
        assert "Danh sách gồm 05 tập thể, 12 cá nhân./." in text
        assert "chịu trách nhiệm thi hành./." in text
        assert "Theo đề nghị của Chánh Văn phòng Sở." in text
        assert "GIÁM ĐỐC SỞ GIAO THÔNG VẬN TẢI TỈNH HÀ NAM" in text
        assert "(Kèm theo Quyết định số 07/QĐ-SGTVT ngày 09 tháng 02 năm 2026 của Giám đốc" in text

    def test_a_decision_for_one_person_says_one(self) -> None:
        text = text_of("decision", papers.decision(0, 1))
        assert "Danh sách gồm 01 cá nhân./." in text
        assert "I. CÁ NHÂN" in text

    def test_a_certificate_has_its_numbers_only_when_issued(self) -> None:
        issued = text_of("certificate", papers.certificate())
        assert "Quyết định số: 07/QĐ-SGTVT" in issued
        assert "Vào sổ khen thưởng số: 15/2026" in issued
        assert "Bà: H'Hen Niê" in issued
        assert "Ông" not in issued
        waiting = text_of("certificate", papers.for_signature(papers.certificate()))
        assert "07/QĐ" not in waiting
        assert "15/2026" not in waiting

    def test_a_notice_numbers_what_it_has_and_says_when_there_is_nothing(self) -> None:
        both = text_of("result_notice", papers.result_notice())
        assert "1. Tập thể, cá nhân được khen thưởng" in both
        assert "2. Tập thể, cá nhân chưa được khen thưởng" in both
        declined = text_of("result_notice", papers.result_notice(granted=()))
        assert "1. Tập thể, cá nhân chưa được khen thưởng" in declined
        nothing = text_of("result_notice", papers.result_notice(granted=(), declined=()))
        assert "Phòng Quản lý vận tải không có tập thể, cá nhân được đề nghị khen thưởng trong đợt này." in nothing
        assert "TL. GIÁM ĐỐC CHÁNH VĂN PHÒNG" in both
