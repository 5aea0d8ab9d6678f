"""An amendment of the plan on each of its steps."""

from campaigns.models import Amendment
from campaigns.services.amendments import Issue, issue, resolve, sum_up
from core import clock
from core.clock import day_of
from tests.browser.album import objects as the


def campaign_with_a_question() -> the.Kwargs:
    the.feedback()
    return the.campaign()


def waiting() -> the.Kwargs:
    return the.key(Amendment.objects.filter(agreed=None).first() or _summed())


def agreed() -> the.Kwargs:
    return the.key(_agreed())


def issued() -> the.Kwargs:
    wish = Issue("Bổ sung mục 4 phần III: sáng kiến cấp Sở trở lên.", "45/KH-SGTVT", day_of(clock.now()))
    return the.key(issue(_agreed(), wish, actor=the.actor("thamdinh"), now=clock.now()))


def _agreed() -> Amendment:
    word = "Đồng ý theo đề xuất của Văn phòng."
    return resolve(_summed(), word, agreed=True, actor=the.actor("giamdoc"), now=clock.now())


def _summed() -> Amendment:
    asked = the.Feedback.objects.get(**the.feedback())
    asked.pk = None
    asked.amendment = None
    asked.save()
    text = "Các đơn vị đề nghị nói rõ cấp công nhận sáng kiến đối với tập thể."
    return sum_up(asked.campaign, text, [asked], actor=the.actor("thamdinh"), now=clock.now())
