"""What keeps a package from going up: every missing paper and confirmation of every nominee, at once."""

from django.conf import settings
from django.utils.module_loading import import_string
from django.utils.translation import gettext as _

from awards.selectors.referrals import Gathering, Line
from core.refusals import Problem


def package_problems(gathered: Gathering) -> list[Problem]:
    """Every reason why the package cannot go up yet, those of the apps above too (`REFERRAL_GATES`)."""
    outside = [problem for path in settings.REFERRAL_GATES for problem in import_string(path)(gathered)]
    return own_problems(gathered) + outside


def own_problems(gathered: Gathering) -> list[Problem]:
    problems = [] if gathered.lines else [Problem(_("Bộ hồ sơ chưa có đối tượng nào."))]
    if not gathered.package.addressee.strip():
        problems.append(Problem(_("Chưa ghi nơi nhận Tờ trình.")))
    problems += [Problem(_("Chưa có %s.") % slot.requirement) for slot in gathered.common if slot.is_missing]
    for line in gathered.lines:
        problems += line_problems(line)
    return problems


def line_problems(line: Line) -> list[Problem]:
    who, text = line.referral.nomination.printed_name, _("%(who)s: chưa có %(what)s.")
    problems = [Problem(text % {"who": who, "what": slot.requirement}) for slot in line.slots if slot.is_missing]
    if line.hold:
        problems.append(Problem(f"{who}: {line.hold}"))
    if line.is_stale:
        problems.append(Problem(_("%s: báo cáo đã nộp lại sau khi xác nhận, phải xác nhận lại.") % who))
    elif not line.is_confirmed:
        problems.append(Problem(_("%s: báo cáo chưa được cấp trình khen thưởng xác nhận.") % who))
    return problems
