"""Who may, in the award process; each predicate with the reason that a refused person reads.

Predicates take (actor, obj): obj is a Proposal, a Nomination, a Round, or None where no object is asked about.
"""

from typing import Any

from django.utils.translation import gettext_lazy as _

from awards.enums import ProposalState
from awards.models import RoleModel
from campaigns.models import Extension
from core.access import because, either, permit
from organization.actors import Actor
from organization.enums import Role, UnitKind
from organization.rules import is_clerk, is_leadership, is_office, is_office_chief, signed_in


def _proposal(obj: Any) -> Any:
    return getattr(obj, "proposal", obj)


@because(_("Sổ thành tích của đơn vị nào do đơn vị ấy ghi; mỗi người ghi được thành tích của chính mình."))
def writes_the_book(actor: Actor, obj: Any) -> bool:
    """Those who prepare proposals write of anybody in the unit, everybody else of himself."""
    if obj is None:
        return bool(actor.unit_ids) or actor.person_id is not None
    return obj.unit_id in actor.unit_ids or (obj.person_id is not None and obj.person_id == actor.person_id)


@because(_("Đây không phải hồ sơ của đơn vị bạn."))
def own_unit(actor: Actor, obj: Any) -> bool:
    return _proposal(obj).unit_id in actor.unit_ids


@because(_("Chỉ lãnh đạo đơn vị (người đứng đầu, cấp phó, người được giao quyền, phụ trách hoặc được ủy quyền bằng "
           "văn bản còn hiệu lực) được nộp, sửa, rút hồ sơ."))  # fmt: skip
def leads_unit(actor: Actor, obj: Any) -> bool:
    return _proposal(obj).unit_id in actor.headed_unit_ids


@because(_("Bản đang soạn chỉ đơn vị xem được, trừ khi đơn vị nhờ Văn phòng xem trước."))
def asked_to_look(actor: Actor, obj: Any) -> bool:
    return (actor.is_office or actor.is_leadership) and _proposal(obj).preview_asked_at is not None


@because(_("Văn phòng chỉ nhập hồ sơ thay đơn vị khi bản giấy đã đến trước hạn, hồ sơ chưa nộp và hạn ghi khi nhận "
           "bản giấy chưa qua."))  # fmt: skip
def types_paper_in_time(actor: Actor, obj: Any) -> bool:
    """Văn phòng types the draft of a unit whose paper came in time; submitting is not preparing (rule 9)."""
    proposal = _proposal(obj)
    if not actor.is_office or proposal.state != ProposalState.DRAFT:
        return False
    papers = Extension.objects.papers_open(actor.now)
    return papers.filter(round=proposal.round_id, unit=proposal.unit_id).exists()


@because(_("Đường dẫn riêng này chỉ để viết báo cáo của chính người được đề nghị."))
def writes_own_report(actor: Actor, obj: Any) -> bool:
    """A nominee who came by the personal link of this nomination's report (`awards.services.links`)."""
    return obj is not None and getattr(actor, "nomination_id", None) == obj.pk


@because(_("Tài khoản của bạn không thuộc đơn vị nào được lập hồ sơ."))
def has_unit(actor: Actor, _obj: Any) -> bool:
    return bool(actor.unit_ids)


@because(_("Không ai thẩm định, xét khen thưởng cho chính mình; việc này do cán bộ khác được phân công làm."))
def not_about_oneself(actor: Actor, obj: Any) -> bool:
    return actor.person_id is None or getattr(obj, "person_id", None) != actor.person_id


@because(_("Người đứng đầu không thẩm định, xét khen thưởng cho tập thể mình đứng đầu; việc này do cán bộ khác làm."))
def not_about_own_collective(actor: Actor, obj: Any) -> bool:
    return getattr(obj, "subject_kind", "") != "collective" or obj.unit_id not in actor.led_collective_ids


@because(_("Hồ sơ của Văn phòng do cán bộ được lãnh đạo Sở chỉ định thẩm định, và người đó không được là đối tượng."))
def named_for_office_proposal(actor: Actor, obj: Any) -> bool:
    proposal = _proposal(obj)
    if proposal.unit.kind != UnitKind.OFFICE:
        return True
    nominated = proposal.nominations.filter(removed_at=None, person_id=actor.person_id, person__isnull=False).exists()
    named = proposal.round.round_units.filter(unit=proposal.unit, appraiser=actor.user).exists()
    return named and not nominated


@because(_("Chỉ Hệ thống tự làm việc này."))
def is_worker(actor: Actor, _obj: Any) -> bool:
    return actor.system


@because(_("Chỉ Công đoàn, đoàn thể được làm việc này."))
def follows_progress(actor: Actor, _obj: Any) -> bool:
    return actor.has(Role.UNION, Role.ORGANISATION)


@because(_("Chỉ Công đoàn được làm việc này."))
def is_union(actor: Actor, _obj: Any) -> bool:
    return actor.has(Role.UNION)


@because(_("Chỉ thành viên Hội đồng được làm việc này."))
def is_council(actor: Actor, _obj: Any) -> bool:
    return actor.has(Role.COUNCIL)


@because(_("Chỉ thành viên có quyền bỏ phiếu, có mặt tại phiên họp, được bỏ phiếu."))
def votes_in_session(actor: Actor, session: Any) -> bool:
    """Who sits in this session with a vote and is present; whoever is asked about no session votes in none."""
    if session is None or actor.person_id is None:
        return False
    seats = session.attendances.filter(member__person_id=actor.person_id, has_vote=True, present=True)
    return bool(seats.exists())


@because(_("Kiến nghị, khiếu nại về kết quả do lãnh đạo đơn vị gửi thay mặt đơn vị, hoặc do cán bộ gửi về kết quả của "
           "chính mình, của đơn vị mình."))  # fmt: skip
def has_a_result(actor: Actor, _obj: Any) -> bool:
    return actor.person_id is not None


@because(_("Không ai trả lời kiến nghị, khiếu nại của chính mình, về chính mình hoặc về đơn vị mình đứng đầu; việc này "
           "do cán bộ khác làm."))  # fmt: skip
def not_own_complaint(actor: Actor, obj: Any) -> bool:
    """Neither who sent it, nor whom it is about, nor who leads the unit."""
    if obj is None:
        return True
    about = obj.nomination.person_id if obj.nomination else None
    mine = obj.sent_by == actor.user or (about is not None and about == actor.person_id)
    return not mine and obj.unit_id not in actor.led_collective_ids


@because(_("Chỉ người đã gửi, hoặc lãnh đạo đơn vị được gửi thay mặt, được rút kiến nghị, khiếu nại."))
def speaks_in_complaint(actor: Actor, obj: Any) -> bool:
    return obj.sent_by == actor.user or (obj.for_unit and obj.unit_id in actor.headed_unit_ids)


@because(_("Đơn vị chỉ viết gương điển hình về đối tượng do mình đề nghị, và chỉ sửa khi Văn phòng chưa đăng."))
def writes_of_its_own(actor: Actor, obj: Any) -> bool:
    """`obj` is the nomination that a story is to be about, or a story."""
    if obj is None:
        return bool(actor.unit_ids)
    if isinstance(obj, RoleModel):
        return obj.published_at is None and obj.unit_id in actor.unit_ids
    return obj.proposal.unit_id in actor.unit_ids


office_or_leadership = either(_("Chỉ Văn phòng hoặc lãnh đạo Sở được làm việc này."), is_office, is_leadership)
prepares = either(_("Đây không phải hồ sơ của đơn vị bạn. Văn phòng chỉ nhập thay khi bản giấy đã đến trước hạn, hồ sơ "
                    "chưa nộp và hạn ghi khi nhận bản giấy chưa qua."), own_unit, types_paper_in_time)  # fmt: skip
office_or_clerk = either(
    _("Chỉ Văn phòng, văn thư hoặc lãnh đạo Sở được làm việc này."), is_office, is_clerk, is_leadership
)

permit("awards.write_achievement", signed_in, writes_the_book)
permit("awards.prepare_any", signed_in, has_unit)
permit("awards.edit_proposal", signed_in, prepares)
permit("awards.ask_preview", signed_in, own_unit)
permit("awards.read_draft", signed_in, either(_("Bản đang soạn chỉ đơn vị xem được, trừ khi đơn vị nhờ Văn phòng xem "
                                                "trước hoặc Văn phòng đang nhập thay từ bản giấy đến trước hạn."),
                                              own_unit, asked_to_look, types_paper_in_time))  # fmt: skip
permit("awards.write_report", either(_("Chỉ đơn vị lập hồ sơ, hoặc người được đề nghị bằng đường dẫn riêng, được viết "
                                       "báo cáo này."), signed_in & prepares, writes_own_report))  # fmt: skip
permit("awards.submit_proposal", signed_in, own_unit, leads_unit)
permit("awards.withdraw_proposal", signed_in, own_unit, leads_unit)
permit("awards.restore_submitted", signed_in, either(_("Chỉ lãnh đạo đơn vị, Văn phòng hoặc lãnh đạo Sở được bỏ bản "
                                                       "đang sửa."), leads_unit, is_office, is_leadership))  # fmt: skip
permit("awards.see_desk", signed_in, is_office)
permit("awards.remind", signed_in, either(_("Chỉ Văn phòng hoặc Công đoàn được nhắc các đơn vị."), is_office, is_union))
permit("awards.see_progress", signed_in, either(_("Chỉ Văn phòng, lãnh đạo Sở, Công đoàn, đoàn thể được xem tiến độ."),
                                                is_office, is_leadership, follows_progress))  # fmt: skip
permit("awards.watch_round", signed_in, office_or_leadership)
permit("awards.receive_proposal", signed_in, is_office)
permit("awards.request_supplement", signed_in, office_or_leadership)
permit("awards.close_round", either(_("Chỉ Văn phòng được chốt danh sách."), is_worker, is_office))
permit("awards.appraise_nomination", signed_in, is_office, not_about_oneself, not_about_own_collective,
       named_for_office_proposal)  # fmt: skip
permit("awards.assign_appraisal", signed_in, is_office)
permit("awards.see_consolidation", signed_in, office_or_leadership)
permit("awards.see_statistics", signed_in, office_or_leadership)
permit("awards.see_council", signed_in, either(_("Chỉ Văn phòng, lãnh đạo Sở hoặc thành viên Hội đồng được xem."),
                                               is_office, is_leadership, is_council))  # fmt: skip
permit("awards.run_council", signed_in, is_office)
permit("awards.vote_in_session", signed_in, is_council, votes_in_session)
permit("awards.pass_on", signed_in, is_office_chief)
permit("awards.answer_any", signed_in, is_leadership)
permit("awards.answer_nomination", signed_in, is_leadership, not_about_oneself, not_about_own_collective)
permit("awards.post_list", signed_in, is_office)
permit("awards.agree_posting", signed_in, is_leadership)
permit("awards.stop_posting", signed_in, office_or_leadership)
permit("awards.complain", signed_in, has_a_result)
permit("awards.answer_complaint", signed_in, is_office, not_own_complaint)
permit("awards.withdraw_complaint", signed_in, speaks_in_complaint)
permit("awards.write_role_model", signed_in, either(
    _("Gương điển hình do Văn phòng viết, hoặc do đơn vị viết về đối tượng của mình khi Văn phòng chưa đăng."),
    is_office, writes_of_its_own))  # fmt: skip
permit("awards.publish_role_model", signed_in, is_office)
permit("awards.see_decisions", signed_in, office_or_clerk)
permit("awards.draft_decision", signed_in, is_office)
permit("awards.sign_decision", signed_in, either(_("Chỉ văn thư hoặc Văn phòng được nhập số, ngày, bản ký."),
                                                 is_clerk, is_office))  # fmt: skip
permit("awards.publish_decision", signed_in, either(_("Chỉ Chánh Văn phòng hoặc lãnh đạo Sở được công bố."),
                                                    is_office_chief, is_leadership))  # fmt: skip
permit("awards.see_referrals", signed_in, office_or_clerk)
permit("awards.record_referral", signed_in, is_office)
permit("awards.confirm_report", signed_in, is_leadership, not_about_oneself, not_about_own_collective)
permit("awards.send_referral", signed_in, either(_("Chỉ văn thư hoặc Văn phòng được nhập số, ngày, bản ký."),
                                                 is_clerk, is_office))  # fmt: skip
permit("awards.record_paper", signed_in, is_office)
permit("awards.name_appraiser", signed_in, is_leadership)
permit("awards.send_name_proofs", signed_in, is_office)
permit("awards.answer_name_proof", signed_in, own_unit)
