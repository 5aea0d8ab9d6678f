"""Nothing that stays in view while the page scrolls lies over what has the focus."""

import pytest

from tests.browser.journeys.department import a_department, a_ready_proposal

pytestmark = [pytest.mark.browser, pytest.mark.django_db(transaction=True)]
HIDDEN = """() => {
  const one = document.activeElement, box = one.getBoundingClientRect();
  if (one === document.body || box.width < 2) return "";
  const [x, y] = [box.left + Math.min(box.width / 2, 40), box.top + Math.min(box.height / 2, 12)];
  const above = document.elementFromPoint(x, y);
  return above && (one.contains(above) || above.contains(one) || one.labels?.[0]?.contains(above))
    ? "" : `${one.tagName} ${one.id || one.textContent.trim().slice(0, 30)} under ${above && above.className}`;
}"""


@pytest.mark.parametrize("size", [{"width": 1440, "height": 480}, {"width": 820, "height": 480}])
def test_focus_is_never_hidden_by_the_deadline_panel(journey, size):
    there = a_department()
    proposal = a_ready_proposal(there)
    head = journey.person(there.head, size)
    hidden = []
    for address in (f"/ho-so/{proposal.pk}/nop/", f"/ho-so/{proposal.pk}/bien-ban/"):
        head.page.goto(address)
        for _step in range(60):
            head.page.keyboard.press("Tab")
            hidden.append(head.page.evaluate(HIDDEN))
    assert [words for words in hidden if words] == []
