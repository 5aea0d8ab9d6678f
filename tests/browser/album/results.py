"""The posted list, what is held against results, stories of those awarded, on their steps."""

from datetime import timedelta

from awards.enums import ComplaintKind, ComplaintOutcome
from awards.models import Complaint, Posting, RoleModel
from awards.selectors.complaints import rounds_with_results
from awards.selectors.honours import honoured
from awards.selectors.postings import last_day_of_posting
from awards.services.complaints import ComplaintAnswer, Grievance, answer_complaint, give_complaint
from awards.services.postings import agree_posting, propose_posting
from awards.services.role_models import Words, add_picture, publish_story, write_story
from campaigns.models import Round
from core.files.uploads import keep_made
from tests.browser.album import objects as the
from tests.corpus.files.pictures import picture


def posting_round() -> the.Kwargs:
    """The yearly round, whose campaign asks for three working days."""
    round_ = Round.objects.select_related("campaign").get(**the.yearly())
    round_.campaign.posting_days = 3
    round_.campaign.save(update_fields=["posting_days"])
    return the.key(round_)


def waiting() -> the.Kwargs:
    return the.key(Posting.objects.waiting().first() or _proposed())


def posted() -> the.Kwargs:
    who = the.actor("giamdoc")
    row = Posting.objects.running(who.today).first()
    return the.key(row or agree_posting(Posting.objects.get(**waiting()), actor=who, now=who.now))


def _proposed() -> Posting:
    who = the.actor("thamdinh")
    round_ = Round.objects.select_related("campaign").get(**posting_round())
    last = last_day_of_posting(round_, who.today) + timedelta(days=2)
    return propose_posting(round_, who.today, last, actor=who, now=who.now)


def round_with_results() -> the.Kwargs:
    return the.key(rounds_with_results(the.actor("truong.qlvt").today).first())


def complaint() -> the.Kwargs:
    return the.key(Complaint.objects.waiting().first() or _given())


def one_waits() -> the.Kwargs:
    complaint()
    return the.nothing()


def answered() -> the.Kwargs:
    who, words = the.actor("thamdinh"), "Sáng kiến được công nhận ngày 20/01/2026, sau kỳ thành tích của đợt xét."
    answer = ComplaintAnswer(ComplaintOutcome.REJECTED, words)
    return the.key(answer_complaint(_given(), answer, actor=who, now=who.now))


def _given() -> Complaint:
    who = the.actor("truong.qlvt")
    text = "Đề nghị xem xét lại kết quả của đơn vị: sáng kiến số hóa hồ sơ chưa được tính."
    wish = Grievance(ComplaintKind.PETITION, who.units[0], None, text)
    return give_complaint(rounds_with_results(who.today).first(), wish, actor=who, now=who.now)


def awarded() -> the.Kwargs:
    """A person of the unit of cv.qlvt, or of any unit when it has none."""
    rows = honoured().filter(nomination__person__isnull=False)
    line = rows.filter(nomination__proposal__unit__code="qlvt").first() or rows.first()
    return the.key(line.nomination)


def story() -> the.Kwargs:
    return the.key(RoleModel.objects.filter(published_at=None).first() or _written())


def published_story() -> the.Kwargs:
    who = the.actor("thamdinh")
    return the.key(RoleModel.objects.published().first() or publish_story(_written(), actor=who, now=who.now))


def stories() -> the.Kwargs:
    published_story()
    story()
    return the.nothing()


def _written() -> RoleModel:
    who = the.actor("thamdinh")
    text = ("Ba năm liền phụ trách bộ phận một cửa, chị đề xuất gộp bốn biểu mẫu thành một và đưa lên Cổng dịch vụ "
            "công. Thời gian giải quyết giảm từ 7 xuống 4 ngày; năm 2025 không có hồ sơ trễ hẹn.\n\n"
            "Cách làm được Sở giới thiệu cho các đơn vị khác áp dụng từ quý III.")  # fmt: skip
    nomination = honoured().filter(nomination__person__isnull=False).first().nomination
    row = write_story(nomination, Words("Người gộp bốn biểu mẫu thành một", text), actor=who, now=who.now)
    file = keep_made(picture("JPEG", size=(1200, 800)), name="mot-cua.jpg", kind="jpg", now=who.now)
    add_picture(row, file, "Bộ phận một cửa của Sở, một cán bộ đang hướng dẫn người dân", actor=who, now=who.now)
    return row
