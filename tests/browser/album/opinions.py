"""The queue of appraisal and other offices' opinions, as the album shows them."""

from datetime import timedelta

from awards.models import Nomination, OtherOpinion
from awards.services.other_opinions import OfficeAnswer, Question, ask_opinion, record_opinion
from awards.services.sharing import assign_nominations
from tests import factories as make
from tests.browser.album.objects import Kwargs, actor, appraising, key, nothing


def _nominee() -> Nomination:
    return Nomination.objects.select_related("proposal__unit").get(pk=appraising()["pk"])


def asked() -> Kwargs:
    """A question that waits for its answer."""
    who = actor("thamdinh")
    waiting = OtherOpinion.objects.waiting().first()
    if waiting is None:
        question = Question("Thanh tra tỉnh", "Đề nghị cho biết có đơn thư, việc thanh tra nào liên quan không.",
                            who.today, who.today + timedelta(days=10))  # fmt: skip
        waiting = ask_opinion(_nominee(), question, actor=who, now=who.now)
    return key(waiting)


def answered() -> Kwargs:
    """A nominee about whom one office has answered and another has not."""
    asked()
    who, nominee = actor("thamdinh"), _nominee()
    if not nominee.other_opinions.exclude(answered_on=None).exists():
        question = Question("Phòng Kế hoạch - Tài chính", "Ý kiến về hiệu quả sáng kiến.", who.today, who.today)
        row = ask_opinion(nominee, question, actor=who, now=who.now)
        answer = OfficeAnswer("agree", "Nhất trí; sáng kiến tiết kiệm 120 giờ làm việc mỗi tháng.", "45/KHTC",
                              who.today, make.stored_file())  # fmt: skip
        record_opinion(row, answer, actor=who, now=who.now)
    return key(nominee)


def shared_out() -> Kwargs:
    """Work given to one officer, a question that waits."""
    asked()
    who = actor("chanhvanphong")
    assign_nominations([_nominee()], actor("thamdinh").user, actor=who, now=who.now)
    return nothing()
