"""What waits for whom on the home page: until when, and one button to the next step."""

from collections.abc import Iterator
from dataclasses import replace
from datetime import datetime, timedelta

from django.db.models import Count, Exists, F, OuterRef, Q
from django.urls import reverse
from django.utils.translation import gettext as _

from awards.enums import DecisionState, NominationState, PackageState, ProposalState
from awards.gates.progress import Progress
from awards.models import Consolidation, Decision, Nomination, Posting, Proposal, Referral, ReferralPackage
from awards.selectors.board import board
from awards.selectors.complaints import waiting_complaints
from awards.selectors.postings import asking_rounds
from awards.selectors.referrals import packages_before_sending
from awards.selectors.states import proposal_state_for_unit, published_awards
from campaigns.models import Round, RoundUnit, TargetCall
from campaigns.selectors import Registered, registrations
from core.access import may
from core.text import format_date
from dossiers.selectors import letters_to_number, print_for_signature
from organization.actors import Actor
from organization.enums import Role, UnitKind
from thidua.home.after import to_decide, to_pay, to_publish
from thidua.home.card import Card
from thidua.home.council import cards_of_council
from thidua.home.opened import Opened

# A round whose cut-off is this long past is no longer anybody's next step.
SHOWN_AFTER_CUTOFF = timedelta(days=90)


def cards_of(actor: Actor, opened: list[Opened]) -> list[Card]:
    """Everything that waits for this actor, by each of his roles, in the `opened` rounds and elsewhere."""
    rounds = [one for one in opened if one.round.cutoff > actor.now - SHOWN_AFTER_CUTOFF]
    found = [*_of_units(actor, rounds)]
    found += _of_extensions(actor)
    found += _of_postings(actor)
    found += _of_targets(actor)
    found += cards_of_council(actor)
    if actor.is_office:
        found += _of_office(actor, rounds)
    if actor.is_leadership:
        found += [*_of_leadership(actor, rounds), *_of_signer(actor)]
    if actor.has(Role.CLERK):
        found += _of_clerk()
    if may(actor, "awards.publish_decision"):
        found += to_publish()
    if may(actor, "dossiers.pay_out"):
        found += to_pay()
    if actor.has(Role.UNION, Role.ORGANISATION):
        found += _of_followers(actor, rounds, _("Công đoàn, đoàn thể"))
    return [*_with_cutoff_once(found)]


def _with_cutoff_once(cards: list[Card]) -> Iterator[Card]:
    """Whoever wears two hats sees the same date of a round on the first of its cards only."""
    seen = set()
    for card in cards:
        place = (card.title, card.cutoff)
        yield replace(card, cutoff=None) if place in seen else card
        seen.add(place)


def _of_units(actor: Actor, rounds: list[Opened]) -> Iterator[Card]:
    proposals = Proposal.objects.filter(unit__in=actor.unit_ids, round__in=[one.round for one in rounds])
    by_place = {(row.round_id, row.unit_id): row for row in proposals.select_related("submission", "unit")}
    for one in rounds:
        expected = set(one.round.round_units.filter(unit__in=actor.unit_ids).values_list("unit", flat=True))
        for unit in actor.units:
            if unit.pk in expected:
                proposal = by_place.get((one.round.pk, unit.pk))
                yield _of_unit(proposal, one.round, unit, one.windows.of(unit.pk), actor.now)


def _of_unit(proposal, round_: Round, unit, window, now: datetime) -> Card:
    over, clock = _("Hồ sơ của %s") % unit.short_name, reverse("cutoff_clock", args=[round_.pk, unit.pk])
    if proposal is None:
        text = _("Chưa lập hồ sơ.") if window.open_at(now) else _("Đơn vị không gửi hồ sơ.")
        place, late = reverse("proposals"), window.late_at(now)
        if late:
            place = reverse("extension_ask", args=[round_.pk, unit.pk])
        button = _("Đề nghị gia hạn") if late else _("Lập hồ sơ")
        return Card(round_.name, text, place, button, over, cutoff=window.cutoff, clock_url=clock, note=window.source)
    proposal.round = round_
    state, label = proposal_state_for_unit(proposal, published_awards(round_.pk))
    url = reverse("proposal", args=[proposal.pk])
    sent = proposal.state not in (ProposalState.DRAFT, ProposalState.SUPPLEMENTING)
    if sent and not proposal.correcting_since:
        text, note = _("Đã nộp, số phiếu %s.") % proposal.submission.number, window.source
        return Card(round_.name, text, url, _("Xem hồ sơ"), over, state, label, window.cutoff, done=True, note=note)
    progress = Progress(proposal, now)
    missing = len(progress.blocking)
    text = _("Còn %d việc phải xong trước khi nộp.") % missing if missing else _("Đủ điều kiện nộp.")
    window = progress.window
    return Card(
        round_.name, text, url, _("Làm tiếp"), over, state, label, window.cutoff, clock_url=clock, note=window.source
    )


def _of_extensions(actor: Actor) -> Iterator[Card]:
    """Requests for an extension that wait for whoever decides on them in their round."""
    waiting = Round.objects.filter(extension_requests__answered_at=None, extension_requests__isnull=False)
    for round_ in waiting.annotate(waiting=Count("extension_requests")).order_by("pk"):
        if may(actor, "campaigns.extend_cutoff", round_):
            text = _("%d đề nghị gia hạn chờ trả lời.") % round_.waiting
            url = reverse("round_extensions", args=[round_.pk])
            yield Card(round_.name, text, url, _("Trả lời"), _("Gia hạn"), "waiting", _("Chờ trả lời"))


def _of_postings(actor: Actor) -> Iterator[Card]:
    """An intended list that hangs, for everyone; one to be made, for the office; one that waits, for leadership."""
    over = _("Niêm yết danh sách dự kiến")
    for row in Posting.objects.running(actor.today).select_related("round"):
        text = _("Danh sách dự kiến khen thưởng, đọc được đến hết ngày %s.") % format_date(row.to_day)
        yield Card(row.round.name, text, reverse("posting", args=[row.pk]), _("Xem danh sách"), over, done=True)
    if actor.is_office:
        for round_ in asking_rounds(actor.today):
            text = _("Danh sách dự kiến được niêm yết trước khi trình ký quyết định.")
            yield Card(round_.name, text, reverse("posting_new", args=[round_.pk]), _("Lập danh sách niêm yết"), over)
    if actor.is_leadership:
        for row in Posting.objects.waiting().select_related("round"):
            text = _("Văn phòng đề nghị niêm yết %d đối tượng.") % len(row.content)
            yield Card(row.round.name, text, reverse("posting", args=[row.pk]), _("Xem, đồng ý"), over)


def _of_targets(actor: Actor) -> Iterator[Card]:
    """Years for which units still register what they aim at: of one's own units, and for the office who has not."""
    if not (actor.units or actor.is_office):
        return
    for call in TargetCall.objects.visible_to(actor).open_on(actor.today).select_related("campaign"):
        lines = registrations(call, actor)
        yield from (_of_target(actor, call, line) for line in lines if line.unit.pk in actor.unit_ids)
        if actor.is_office and lines:
            silent = [line.unit.short_name for line in lines if line.own is None]
            text = _("%(done)d/%(all)d đơn vị đã đăng ký, nhận đến hết ngày %(day)s.")
            text %= {"done": len(lines) - len(silent), "all": len(lines), "day": format_date(call.due)}
            if silent:
                text += " " + _("Chưa đăng ký: %s.") % ", ".join(silent)
            url = reverse("target_call", args=[call.pk])
            yield Card(str(call), text, url, _("Xem danh sách"), call.campaign.short_name, done=not silent)


def _of_target(actor: Actor, call: TargetCall, line: Registered) -> Card:
    url, over = reverse("targets", args=[call.pk, line.unit.pk]), line.unit.short_name
    leads, day = line.unit.pk in actor.headed_unit_ids, format_date(call.due)
    if line.own is not None:
        text = _("Đã đăng ký: %(aim)s. Sửa được đến hết ngày %(day)s.") % {"aim": line.own.aim, "day": day}
        return Card(str(call), text, url, _("Xem đăng ký"), over, done=True)
    text = (
        _("Chưa đăng ký; nhận đến hết ngày %s.") if leads else _("Lãnh đạo đơn vị chưa đăng ký; nhận đến hết ngày %s.")
    )
    return Card(str(call), text % day, url, _("Đăng ký") if leads else _("Xem"), over, done=not leads)


def _of_office(actor: Actor, rounds: list[Opened]) -> Iterator[Card]:
    for one in rounds:
        rows, window = board(one.round, now=actor.now, windows=one.windows), one.windows.of(None)
        stages = [row.stage for row in rows]
        sent = sum(not row.is_silent for row in rows)
        text = _("%(sent)d/%(all)d đơn vị đã nộp; %(new)d hồ sơ chờ tiếp nhận; %(back)d chờ bổ sung.") % {
            "sent": sent,
            "all": len(rows),
            "new": stages.count("submitted"),
            "back": stages.count("supplementing"),
        }
        url = f"{reverse('desk')}?dot={one.round.pk}"
        button = _("Mở bàn làm việc")
        yield Card(one.round.name, text, url, button, _("Bàn làm việc"), cutoff=window.cutoff, note=window.source)
    yield from to_decide()
    yield from _going_up()
    yield from _of_complaints()


def _going_up() -> Iterator[Card]:
    """Packages not sent yet, each by its last day; who waits for a package, or for an answer from above."""
    over = _("Trình cấp trên")
    for row in packages_before_sending().annotate(count=Count("lines")):
        text = _("%(award)s: %(count)d đối tượng, chưa gửi cấp trên.")
        text %= {"award": row.award_type.short_name, "count": row.count}
        url = reverse("referral_package", args=[row.pk])
        state = (row.state, row.get_state_display())
        yield Card(row.round.name, text, url, _("Mở bộ hồ sơ"), over, *state, cutoff=row.due, due=_("Hạn gửi cấp trên"))
    waiting = Referral.objects.filter(outcome="", nomination__state=NominationState.REFERRED)
    counts = waiting.aggregate(loose=Count("pk", filter=Q(package=None)), sent=Count("pk", filter=~Q(sent_on=None)))
    if counts["loose"]:
        text = _("%d đối tượng chờ lập bộ hồ sơ trình cấp trên.") % counts["loose"]
        yield Card(over, text, reverse("referrals"), _("Lập bộ hồ sơ"), _("Văn phòng"))
    if counts["sent"]:
        text = _("%d đối tượng chờ kết quả của cấp trên.") % counts["sent"]
        yield Card(over, text, reverse("referrals"), _("Ghi kết quả"), _("Văn phòng"))


def _of_complaints() -> Iterator[Card]:
    """What is held against results, by the nearest last day for an answer."""
    rows = list(waiting_complaints())
    if rows:
        text = _("%d kiến nghị, khiếu nại chờ trả lời.") % len(rows)
        over = _("Kiến nghị, khiếu nại")
        yield Card(
            _("Về kết quả khen thưởng"),
            text,
            reverse("complaints"),
            _("Mở để trả lời"),
            over,
            cutoff=rows[0].due,
            due=_("Hạn trả lời"),
        )


def _of_leadership(actor: Actor, rounds: list[Opened]) -> Iterator[Card]:
    """What waits for an answer; how rounds go on of which Văn phòng has not passed on a list yet."""
    over = _("Lãnh đạo Sở")
    yield from _to_name(over)
    yield from _to_confirm(over)
    listed = Consolidation.objects.filter(round=OuterRef("proposal__round"))
    rows = Nomination.objects.present().filter(Exists(listed), state=NominationState.APPRAISED)
    rows = rows.order_by("proposal__round").values_list("proposal__round", "proposal__round__name")
    for pk, name, count in rows.annotate(Count("pk")):
        text = _("%d đối tượng chờ ý kiến của lãnh đạo Sở.") % count
        yield Card(name, text, f"{reverse('approval')}?dot={pk}", _("Xét khen thưởng"), over)
    lists = Consolidation.objects.filter(round__in=[one.round for one in rounds])
    passed_on = set(lists.values_list("round", flat=True))
    yield from _of_followers(actor, [one for one in rounds if one.round.pk not in passed_on], over)


def _to_name(over: str) -> Iterator[Card]:
    """Văn phòng's own proposals, taken in, that nobody has been named to appraise."""
    named = RoundUnit.objects.filter(round=OuterRef("round"), unit=OuterRef("unit"), appraiser__isnull=False)
    rows = Proposal.objects.filter(state=ProposalState.ACCEPTED, unit__kind=UnitKind.OFFICE, is_nil=False)
    for row in rows.exclude(Exists(named)).select_related("round").order_by("pk"):
        text = _("Hồ sơ của Văn phòng chờ lãnh đạo Sở chỉ định người thẩm định.")
        yield Card(row.round.name, text, reverse("appraiser_name", args=[row.pk]), _("Chỉ định người thẩm định"), over)


def _to_confirm(over: str) -> Iterator[Card]:
    """Packages for the level above with reports that the department has not confirmed as they were submitted last."""
    confirmed = Q(confirmed_at__isnull=False, confirmed_submission=F("nomination__proposal__submission"))
    rows = Referral.objects.filter(~confirmed, package__state=PackageState.GATHERING)
    rows = rows.values_list("package", "package__round__name", "award_type__short_name").order_by("package")
    for package, round_name, award, count in rows.annotate(Count("pk")):
        text = _("%(award)s: %(count)d báo cáo chờ lãnh đạo Sở xác nhận.") % {"award": award, "count": count}
        yield Card(round_name, text, reverse("referral_package", args=[package]), _("Xác nhận báo cáo"), over)


def _of_signer(actor: Actor) -> Iterator[Card]:
    """The prints of Decisions that wait for the signature of this leader."""
    rows = Decision.objects.filter(state=DecisionState.FOR_SIGNATURE, signed_copy=None, signer__in=actor.appointments)
    for row in rows.select_related("round"):
        paper = print_for_signature(row)
        if paper:
            url = reverse("paper", args=[paper.pk])
            yield Card(row.round.name, _("Quyết định chờ bạn ký."), url, _("Xem và ký"), _("Người ký"))


def _of_clerk() -> Iterator[Card]:
    for row in Decision.objects.filter(state=DecisionState.FOR_SIGNATURE).select_related("round"):
        url = reverse("decision", args=[row.pk])
        text = _("Quyết định chờ số, ngày và bản ký.")
        if row.signed_copy_id:
            text = _("Quyết định đã ký số, chờ số và ngày.")
        yield Card(row.round.name, text, url, _("Nhập số, ngày"), _("Văn thư"))
    for row in ReferralPackage.objects.filter(state=PackageState.FOR_SIGNATURE).select_related("round"):
        url = reverse("referral_package", args=[row.pk])
        yield Card(
            row.round.name, _("Tờ trình cấp trên chờ số, ngày và bản ký."), url, _("Nhập số, ngày"), _("Văn thư")
        )
    for paper in letters_to_number():
        text = _("%s chờ số và ngày.") % paper.get_kind_display()
        over = paper.round.name if paper.round else paper.title
        yield Card(over, text, reverse("paper", args=[paper.pk]), _("Nhập số, ngày"), _("Văn thư"))


def _of_followers(actor: Actor, rounds: list[Opened], over: str) -> Iterator[Card]:
    for one in rounds:
        rows, window = board(one.round, now=actor.now, windows=one.windows), one.windows.of(None)
        text = _("%(sent)d/%(all)d đơn vị đã nộp hồ sơ.") % {
            "sent": sum(not row.is_silent for row in rows),
            "all": len(rows),
        }
        url = f"{reverse('progress')}?dot={one.round.pk}"
        yield Card(one.round.name, text, url, _("Xem tiến độ"), over, cutoff=window.cutoff, note=window.source)
