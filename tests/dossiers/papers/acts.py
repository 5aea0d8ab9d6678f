"""Quyết định hủy bỏ, đính chính, thay thế; all names are invented."""

from typing import Any

from dossiers.rendering import data as d
from tests.dossiers.papers.common import CAMPAIGN, PEOPLE
from tests.dossiers.papers.office_papers import decision

TOUCHED = "Quyết định số 05/QĐ-SGTVT ngày 09 tháng 02 năm 2026"
WHO = "Giám đốc Sở Giao thông vận tải tỉnh Hà Nam"
IN_FORCE = (
    "Quyết định này có hiệu lực kể từ ngày ký. Chánh Văn phòng Sở, Trưởng các phòng, Thủ trưởng các đơn vị trực "
    "thuộc và các tập thể, cá nhân có tên tại Điều 1 chịu trách nhiệm thi hành Quyết định này."
)


def revocation(collectives: int = 1, individuals: int = 2, **changes: Any) -> d.Decision:
    articles = (
        d.Article(
            text=f"Hủy bỏ {TOUCHED} của {WHO} đối với {collectives:02} tập thể, {individuals:02} cá nhân (có danh sách "
            "kèm theo).\nTrường hợp hủy bỏ: điểm a khoản 1 Điều 93 Luật Thi đua, khen thưởng (có hành vi gian dối "
            "trong việc kê khai thành tích).\nLý do: Kết luận số 12/KL-TTr ngày 02 tháng 3 năm 2026 của Thanh tra tỉnh."
        ),
        d.Article(
            text="Thu hồi Giấy khen và tiền thưởng đã trao, nộp về Quỹ thi đua, khen thưởng của Sở:",
            bonuses=(
                d.Bonus(label="Tập thể", count=collectives, amount=1_410_000),
                d.Bonus(label="Cá nhân", count=individuals, amount=710_000),
            ),
        ),
        d.Article(text=IN_FORCE),
    )
    values = {
        "subject": f"Về việc hủy bỏ {TOUCHED} và thu hồi hiện vật khen thưởng, tiền thưởng",
        "articles": articles,
        "list_title": "Tập thể, cá nhân bị hủy bỏ quyết định tặng Giấy khen",
    }
    return decision(collectives, individuals, **(values | changes))


def correction(lines: int = 3, **changes: Any) -> d.Decision:
    said = "\n".join(
        f"- Số thứ tự {n + 1:02}, cá nhân ({PEOPLE[n % len(PEOPLE)][1]}), họ tên (tên tập thể): "
        f"“{PEOPLE[n % len(PEOPLE)][1]}” sửa thành “{PEOPLE[(n + 1) % len(PEOPLE)][1]}”."
        for n in range(lines)
    )
    values = {
        "subject": f"Về việc đính chính {TOUCHED}",
        "articles": (
            d.Article(text=f"Đính chính {TOUCHED} của {WHO} như sau:\n{said}\nLý do: in sai tên đệm."),
            d.Article(text=f"Các nội dung khác của {TOUCHED} giữ nguyên."),
            d.Article(text=IN_FORCE),
        ),
    }
    return decision(0, 0, **(values | changes))


def replacement(collectives: int = 5, individuals: int = 12, **changes: Any) -> d.Decision:
    first, money, _in_force = decision(collectives, individuals).articles
    last = d.Article(text=IN_FORCE.replace("ngày ký.", f"ngày ký và thay thế {TOUCHED} của {WHO}.", 1))
    values = {
        "subject": f"Về việc tặng Giấy khen cho tập thể, cá nhân có thành tích xuất sắc trong {CAMPAIGN} năm 2025",
        "articles": (first, money, last),
    }
    return decision(collectives, individuals, **(values | changes))
