"""Giấy khen: whatever is to be said, it stays in its frame and leaves room for a signature and a seal."""

from itertools import pairwise

import pytest

from dossiers.rendering.data import Signature
from tests.dossiers import papers
from tests.dossiers.geometry import NEAR
from tests.dossiers.reading import Page, rendered


def near(value: float, tolerance: float = NEAR) -> object:
    return pytest.approx(value, abs=tolerance)


class TestCertificate:
    FRAME = 17.2
    DEPUTY = Signature(titles=("KT. Giám đốc", "Phó Giám đốc"), name=papers.LONG_NAME)
    BY_ORDER = Signature(titles=("TL. Giám đốc", "KT. Chánh Văn phòng", "Phó Chánh Văn phòng"), name="Đỗ Ý")
    LONG_AUTHORITY = (
        "Giám đốc Trung tâm Kiểm soát phương tiện và người điều khiển phương tiện giao thông cơ giới đường bộ, đường "
        "thủy nội địa thuộc Sở Giao thông vận tải tỉnh Hà Nam"
    )
    LONG_COLLECTIVE = (
        "Phòng Quản lý vận tải, phương tiện, người lái và an toàn giao thông đường bộ, đường thủy nội địa, đường sắt"
    )

    def page(self, **changes: object) -> Page:
        pages = rendered("certificate", papers.certificate(**changes))
        assert len(pages) == 1
        return pages[0]

    def assert_all_fits(self, page: Page) -> None:
        """Inside the frame, nothing on top of anything else, room for a signature and a seal."""
        assert (page.width, page.height) == (297.0, 210.0)
        assert min(run.left for run in page.runs) > self.FRAME
        assert max(run.right for run in page.runs) < 297 - self.FRAME
        assert min(run.top for run in page.runs) > self.FRAME
        assert max(run.bottom for run in page.runs) < 210 - self.FRAME
        date = page.find("Hà Nam, ngày")
        face = [run for run in page.runs if run.top < date.top - 1 and run.middle == near(148.5, 60)]
        for before, after in pairwise(sorted(face, key=lambda run: run.top)):
            beside = after.left >= before.right - NEAR or before.left >= after.right - NEAR
            assert beside or after.top > before.top + 2.5
        words = [run for run in page.runs if run.left < 145 and run.right > 150]
        assert max(run.bottom for run in words) < date.top
        titles = [run for run in page.runs if run.left > 150 and run.text.isupper() and run.top > date.top]
        name = max((run for run in page.runs if run.left > 150), key=lambda run: run.top)
        assert name.top - max(run.bottom for run in titles) >= 28

    @pytest.mark.parametrize(
        ("salutation", "name", "description"),
        [
            ("Bà", "H'Hen Niê", "Chuyên viên chính, Phòng Quản lý vận tải, Sở Giao thông vận tải Hà Nam"),
            ("Ông", "Y Moan Ênuôl", "Trưởng phòng, Văn phòng Sở"),
            ("Bà", papers.LONG_NAME, "Phó Trưởng phòng, Phòng Quản lý kết cấu hạ tầng giao thông"),
            ("Tập thể", "Văn phòng Sở", ""),
            ("Tập thể", LONG_COLLECTIVE, ""),
        ],
    )
    def test_every_name_fits_under_every_authority(self, salutation: str, name: str, description: str) -> None:
        for authority in ("Giám đốc Sở Giao thông vận tải tỉnh Hà Nam", self.LONG_AUTHORITY):
            for signature in (papers.certificate().signature, self.DEPUTY, self.BY_ORDER):
                page = self.page(
                    salutation=salutation, name=name, description=description, authority=authority, signature=signature
                )
                self.assert_all_fits(page)
                for text in ("CỘNG HÒA", "TẶNG", "GIẤY KHEN", "Độc lập"):
                    assert page.find(text).middle == near(148.5, 1)
                assert name.split(", ")[0] in page.text

    def test_a_long_authority_stands_in_three_lines(self) -> None:
        page = self.page(authority=self.LONG_AUTHORITY)
        above, below = page.find("Độc lập"), page.find("TẶNG")
        lines = {round(run.top) for run in page.runs if above.bottom < run.top + 1 and run.bottom < below.top + 2}
        assert len(lines) == 3

    def test_the_fullest_columns_of_the_database_still_fit(self) -> None:
        page = self.page(
            authority=("Giám đốc Sở Xây dựng và Giao thông vận tải " * 5)[:200],
            salutation="Tập thể",
            name=("Trung tâm Đăng kiểm xe cơ giới và Công nghệ WM " * 5)[:200],
            description=("Trưởng phòng Mẫu Quản lý vận tải Hà Nam " * 11)[:402],
            achievement=("Đã có thành tích xuất sắc trong phong trào thi đua " * 8)[:390],
            signature=self.DEPUTY,
        )
        self.assert_all_fits(page)

    def test_the_longest_words_that_the_office_may_write_still_fit(self) -> None:
        page = self.page(
            authority=("Giám đốc Sở Xây dựng và Giao thông vận tải " * 7)[:288],
            granting="Trân trọng trao tặng cho"[:24],
            award_name="Giấy khen của Giám đốc Sở Giao thông",
            achievement=("Đã có thành tích xuất sắc trong phong trào thi đua " * 11)[:510],
            decision_words="Ban hành kèm theo Quyết định:"[:30],
            register_words="Ghi vào sổ khen thưởng có số:"[:30],
            signature=self.DEPUTY,
        )
        self.assert_all_fits(page)

    def test_little_text_is_set_larger_than_much(self) -> None:
        little, much = self.page(), self.page(name=self.LONG_COLLECTIVE, salutation="Tập thể")
        assert little.find("GIẤY KHEN").size > much.find("GIẤY KHEN").size
