"""All that a rule of the award process reads: proposals and what they say, submissions, appraisals, decisions."""

from awards.models.achievements import Achievement
from awards.models.acts import DecisionChange
from awards.models.appraising import AppraisalTask, OtherOpinion
from awards.models.complaints import Complaint
from awards.models.council import Council, CouncilMember, DeclaredRelative
from awards.models.council_sessions import AgendaItem, Attendance, BallotBox, CouncilSession, OpenVote, Recusal
from awards.models.decisions import Answer, Decision, DecisionLine, PaperRecord
from awards.models.desk import Appraisal, CheckOverride, Consolidation, Remark, SupplementRequest
from awards.models.name_proofs import NameProof
from awards.models.postings import Posting
from awards.models.proposals import Nomination, Proposal
from awards.models.referrals import Referral, ReferralFile, ReferralPackage, ReferralRequest
from awards.models.reports import CriterionAnswer, Evidence, Report, ReportLink, ReportSection
from awards.models.role_models import RoleModel, RoleModelPicture
from awards.models.submissions import Attempt, CapacityRefusal, Closing, DroppedDraft, Reminder, Submission
from awards.models.unit_papers import Attendee, Ballot, Letter, Minutes

__all__ = [
    "Achievement",
    "AgendaItem",
    "Answer",
    "Appraisal",
    "AppraisalTask",
    "Attempt",
    "Attendance",
    "Attendee",
    "Ballot",
    "BallotBox",
    "CapacityRefusal",
    "CheckOverride",
    "Closing",
    "Complaint",
    "Consolidation",
    "Council",
    "CouncilMember",
    "CouncilSession",
    "CriterionAnswer",
    "Decision",
    "DecisionChange",
    "DecisionLine",
    "DeclaredRelative",
    "DroppedDraft",
    "Evidence",
    "Letter",
    "Minutes",
    "NameProof",
    "Nomination",
    "OpenVote",
    "OtherOpinion",
    "PaperRecord",
    "Posting",
    "Proposal",
    "Recusal",
    "Referral",
    "ReferralFile",
    "ReferralPackage",
    "ReferralRequest",
    "Remark",
    "Reminder",
    "Report",
    "ReportLink",
    "ReportSection",
    "RoleModel",
    "RoleModelPicture",
    "Submission",
    "SupplementRequest",
]
