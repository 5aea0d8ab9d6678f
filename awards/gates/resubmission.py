"""Gate on answering a request for supplement: what was asked about may be corrected, nothing may be added."""

from django.utils.translation import gettext as _

from awards.gates.points import Content, Point, page, point, proposed


def additions(content: Content, submitted: Content, instructed: int | None = None) -> list[Point]:
    """Nominees or awards that the submitted version did not have (deadline.md rule 11).

    `instructed` is the nomination that the request itself has brought in on leadership's instruction.
    """
    before = {(row["id"], row["award_type"]) for row in proposed(submitted)}
    text = _("%s: khi bổ sung theo yêu cầu không được thêm đối tượng hoặc hình thức khen thưởng.")
    return [
        point(text % row["printed_name"], "added", page(content, "nominations"), row)
        for row in proposed(content)
        if (row["id"], row["award_type"]) not in before and row["id"] != instructed
    ]
