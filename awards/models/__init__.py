"""All that a rule of the award process reads: proposals and what they say, submissions, appraisals, decisions."""

from awards.models.decisions import Answer, Decision, DecisionLine, PaperRecord, Referral
from awards.models.desk import Appraisal, CheckOverride, Consolidation, Remark, SupplementRequest
from awards.models.proposals import Nomination, Proposal
from awards.models.reports import CriterionAnswer, Evidence, Report, ReportLink, ReportSection
from awards.models.submissions import Attempt, CapacityRefusal, Closing, DroppedDraft, Reminder, Submission
from awards.models.unit_papers import Attendee, Ballot, Letter, Minutes

__all__ = [
    "Answer",
    "Appraisal",
    "Attempt",
    "Attendee",
    "Ballot",
    "CapacityRefusal",
    "CheckOverride",
    "Closing",
    "Consolidation",
    "CriterionAnswer",
    "Decision",
    "DecisionLine",
    "DroppedDraft",
    "Evidence",
    "Letter",
    "Minutes",
    "Nomination",
    "PaperRecord",
    "Proposal",
    "Referral",
    "Remark",
    "Reminder",
    "Report",
    "ReportLink",
    "ReportSection",
    "Submission",
    "SupplementRequest",
]
