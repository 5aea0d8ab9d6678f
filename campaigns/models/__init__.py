"""What and when: campaigns with themes and criteria, award types, rounds and their cut-offs, the calendar."""

from campaigns.models.amendments import Amendment
from campaigns.models.awards import AwardType, BaseSalary, BonusRate, ReferralPaper
from campaigns.models.campaigns import Campaign, CampaignText, Criterion, ReasonSentence, ReformArea, Theme
from campaigns.models.extensions import Extension, ExtensionRequest
from campaigns.models.mails import MailText
from campaigns.models.notes import CampaignNote
from campaigns.models.rounds import DayOff, Round, RoundUnit, RoundVersion
from campaigns.models.talk import Announcement, Feedback
from campaigns.models.targets import Target, TargetCall, TargetPaper

__all__ = [
    "Amendment",
    "Announcement",
    "AwardType",
    "BaseSalary",
    "BonusRate",
    "Campaign",
    "CampaignNote",
    "CampaignText",
    "Criterion",
    "DayOff",
    "Extension",
    "ExtensionRequest",
    "Feedback",
    "MailText",
    "ReasonSentence",
    "ReferralPaper",
    "ReformArea",
    "Round",
    "RoundUnit",
    "RoundVersion",
    "Target",
    "TargetCall",
    "TargetPaper",
    "Theme",
]
