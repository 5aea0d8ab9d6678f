"""Where the album goes: each page of the application with the stage, the reader and the object that show it best.

`LEFT_OUT` names the addresses that answer a GET but are no page, each with its reason; `test_album.py` compares
both with the permission table.
"""

from collections.abc import Callable
from dataclasses import dataclass

from tests.browser.album import certificates, referrals
from tests.browser.album import objects as the


@dataclass(frozen=True)
class Stop:
    """One page: its route, who reads it ("" for a guest) at which stage, how its object is found, a query."""

    route: str
    user: str = ""
    stage: str = "open"
    find: Callable[[], the.Kwargs] = the.nothing
    query: str = ""

    @property
    def name(self) -> str:
        words = [self.stage, self.user or "khach", self.route, self.find.__name__.replace("nothing", ""), self.query]
        return "-".join(filter(None, ("".join(c if c.isalnum() else "-" for c in word).strip("-") for word in words)))


ROLES = ("cv.qlvt", "truong.qlkchtgt", "thamdinh", "chanhvanphong", "giamdoc", "vanthu", "ketoan", "congdoan",
         "hoidong", "quantri")  # fmt: skip

EVERYBODY = (
    Stop("home"),
    *(Stop("home", name) for name in ROLES),
    Stop("home", "truong.bqlbx", "last-day"),
    Stop("home", "truong.bqlbx", "closed"),
    Stop("home", "thamdinh", "review"),
    Stop("home", "giamdoc", "decided", the.reconsidered),
    Stop("home", "cv.qlvt", "published"),
    Stop("campaigns", "cv.qlvt"),
    Stop("campaign", "", "open", the.campaign),
    Stop("campaign", "cv.qlvt", "open", the.campaign),
    Stop("campaign", "thamdinh", "open", the.campaign),
    Stop("honours", "", "published"),
    Stop("honours", "thamdinh", "open"),
    Stop("honours", "", "empty"),
    Stop("sign_in"),
    Stop("password_forgotten"),
    Stop("password_link_sent"),
    Stop("password_code"),
    Stop("password_set", "", "open", the.mailed_link),
    Stop("password_change", "cv.qlvt"),
    Stop("account", "cv.qlvt"),
    Stop("verify_form"),
    Stop("verify", "", "open", the.code),
    Stop("verify", "", "published", the.certificate),
)

UNIT = (
    Stop("proposals", "cv.qlvt"),
    Stop("proposals", "cv.qlvt", "published"),
    Stop("proposals", "cv.qlvt", "empty"),
    Stop("proposal", "cv.qlkchtgt", "open", the.draft),
    Stop("proposal", "truong.qlvt", "open", the.sent),
    Stop("proposal", "truong.qlvt", "published", the.sent),
    Stop("nominations", "cv.qlkchtgt", "open", the.draft),
    Stop("nominee_search", "cv.qlkchtgt", "open", the.draft, "q=nguyen"),
    Stop("nominee_search", "cv.qlkchtgt", "open", the.draft, "q=khong-co-ai"),
    Stop("nomination_add", "cv.qlkchtgt", "open", the.candidate),
    Stop("nomination", "cv.qlkchtgt", "open", the.draft_nomination),
    Stop("award_record_add", "cv.qlkchtgt", "open", the.draft_nomination),
    Stop("reports", "cv.qlkchtgt", "open", the.draft),
    Stop("report", "cv.qlkchtgt", "open", the.report),
    Stop("report", "cv.qlclct", "open", the.collective_report),
    Stop("own_report", "", "open", the.link),
    Stop("minutes", "cv.qlkchtgt", "open", the.draft),
    Stop("letter", "cv.qlkchtgt", "open", the.draft),
    Stop("proposal_submit", "truong.qlkchtgt", "open", the.draft),
    Stop("proposal_submit", "truong.qlvt", "open", the.sent),
    Stop("proposal_drop_correction", "truong.pcat", "open", the.correcting),
    Stop("proposal_withdraw", "truong.qlvt", "open", the.sent),
    Stop("nomination_withdraw", "truong.qlvt", "review", the.sent_nomination),
    Stop("receipt", "truong.qlvt", "open", the.receipt),
    Stop("submission_version", "truong.qlvt", "open", the.receipt),
    Stop("paper", "truong.qlvt", "open", the.paper),
    Stop("dossier", "truong.qlvt", "open", the.whole_dossier),
)

OFFICE = (
    Stop("desk", "thamdinh", "empty"),
    Stop("desk", "thamdinh", "last-day"),
    Stop("desk", "chanhvanphong", "review"),
    Stop("remind", "thamdinh", "open", the.yearly),
    Stop("progress", "congdoan", "last-day"),
    Stop("appraise_proposal", "thamdinh", "review", the.received),
    Stop("appraise_proposal", "thamdinh", "review", the.own),
    Stop("remark_pin", "thamdinh", "review", the.remarked),
    Stop("supplement_request", "thamdinh", "review", the.received),
    Stop("supplement_extend", "thamdinh", "review", the.request),
    Stop("supplement_close", "thamdinh", "review", the.request),
    Stop("appraiser_name", "giamdoc", "review", the.own),
    Stop("appraisal", "thamdinh", "review", the.appraising),
    Stop("appraisal", "thamdinh", "review", the.appraised),
    Stop("appraisal_reopen", "thamdinh", "review", the.appraised),
    Stop("nomination_hold", "thamdinh", "review", the.appraising),
    Stop("check_override", "thamdinh", "review", the.check),
    Stop("consolidation", "chanhvanphong", "review"),
    Stop("consolidation", "chanhvanphong", "empty"),
    Stop("approval", "giamdoc", "open"),
    Stop("answer_reconsider", "giamdoc", "published", the.answer),
    Stop("approval", "giamdoc", "decided", the.reconsidered),
    Stop("answer", "giamdoc", "decided", the.open_answer),
    Stop("answer_on_paper", "thamdinh", "decided", the.open_answer),
    Stop("decisions", "thamdinh", "decided"),
    Stop("decisions", "vanthu", "empty"),
    Stop("decision", "thamdinh", "decided", the.for_signature),
    Stop("decision", "", "published", the.published),
    Stop("decision_signed", "vanthu", "decided", the.for_signature),
    Stop("decision_take_back", "thamdinh", "decided", the.for_signature),
    Stop("decision_send", "thamdinh", "decided", the.drafted),
    Stop("referrals", "thamdinh", "published"),
    Stop("referral_sent", "thamdinh", "published", the.referral),
    Stop("referral_outcome", "thamdinh", "published", the.referral),
    Stop("decision_draft", "thamdinh", "published", the.to_draft),
    Stop("announcement_add", "thamdinh", "open", the.campaign),
    Stop("feedback_answer", "thamdinh", "open", the.feedback),
    Stop("mission_control", "chanhvanphong", "last-day", the.yearly),
    Stop("closing", "thamdinh", "closed", the.closing),
    Stop("paper_acts", "thamdinh", "open", the.draft),
    Stop("paper_submit", "thamdinh", "open", the.draft),
    Stop("paper_correct", "thamdinh", "open", the.sent),
    Stop("paper_drop_correction", "thamdinh", "open", the.correcting),
    Stop("paper_withdraw", "thamdinh", "open", the.sent),
    Stop("paper_withdraw_nomination", "thamdinh", "open", the.sent_nomination),
    Stop("appraiser_name_on_paper", "thamdinh", "review", the.own),
    Stop("answer_all_on_paper", "thamdinh", "decided", the.yearly_before_leadership),
    Stop("reconsider_on_paper", "thamdinh", "published", the.answer),
    Stop("certificates", "thamdinh", "published", the.published),
    Stop("certificate_batches", "vanthu", "published", certificates.batches),
    Stop("certificate_on_blank", "vanthu", "published", certificates.awarded_on_blank),
    Stop("certificate_correct", "vanthu", "published", certificates.awarded),
    Stop("paper", "thamdinh", "published", certificates.replaced),
    Stop("certificate_issue", "vanthu", "published", certificates.awarded),
    Stop("certificate_register", "vanthu", "published", certificates.issued_this_year),
    Stop("blanks", "thamdinh"),
    Stop("blank_new", "thamdinh"),
    Stop("blank", "thamdinh", "open", certificates.blank),
    Stop("letter_make", "thamdinh", "open", the.letter_kind),
    Stop("letter_issue", "vanthu", "open", the.letter),
    Stop("journal", "chanhvanphong"),
    Stop("journal", "quantri"),
    Stop("access_log", "chanhvanphong"),
    Stop("sent", "thamdinh"),
    Stop("sent", "quantri", "closed"),
)

# Lists and forms of the set-up that need no object.
ROUTES_OF_SETUP = (
    "campaign_setup_list", "campaign_new", "award_types", "award_type_new", "bonus_rates", "bonus_rate_new",
    "base_salaries", "base_salary_new", "referral_papers", "referral_paper_new", "mail_texts", "legal_bases",
    "legal_basis_new", "paper_texts", "rounds", "round_add", "days_off", "units", "unit_new", "people", "person_new",
    "agencies", "agency_new", "duty_officers", "duty_officer_new",
)  # fmt: skip
SETUP = (
    Stop("setup", "thamdinh"),
    Stop("setup", "quantri"),
    *(Stop(route, "thamdinh") for route in ROUTES_OF_SETUP),
    Stop("people", "thamdinh", "open", the.nothing, "q=nguyen"),
    Stop("campaign_edit", "thamdinh", "open", the.campaign),
    Stop("campaign_parts", "thamdinh", "open", the.part_kind),
    Stop("campaign_part_new", "thamdinh", "open", the.part_kind),
    Stop("campaign_part", "thamdinh", "open", the.part),
    Stop("award_type_edit", "thamdinh", "open", the.award_type),
    Stop("bonus_rate", "thamdinh", "open", the.bonus_rate),
    Stop("base_salary", "thamdinh", "open", the.base_salary),
    Stop("referral_paper", "thamdinh", "open", referrals.required_paper),
    Stop("paper_text", "thamdinh", "open", the.paper_sentence),
    Stop("legal_basis", "thamdinh", "open", the.legal_basis),
    Stop("round", "thamdinh", "open", the.yearly),
    Stop("mail_text", "thamdinh", "open", the.mail_kind),
    Stop("round_accounts", "thamdinh", "open", the.yearly),
    Stop("round_edit", "thamdinh", "empty", the.unopened),
    Stop("round_open", "thamdinh", "empty", the.unopened),
    Stop("round_new_version", "thamdinh", "open", the.yearly),
    Stop("round_copy", "thamdinh", "open", the.yearly),
    Stop("extension_ask", "truong.qlkchtgt", "open", the.expected),
    Stop("round_extensions", "chanhvanphong", "open", the.yearly_with_a_request),
    Stop("round_extend", "chanhvanphong", "open", the.yearly_with_a_request),
    Stop("round_paper_in_time", "chanhvanphong", "open", the.yearly),
    Stop("extension_ask_on_paper", "chanhvanphong", "open", the.yearly),
    Stop("extension_refuse", "chanhvanphong", "open", the.extension_request),
    Stop("unit", "thamdinh", "open", the.unit),
    Stop("unit_name_new", "thamdinh", "open", the.unit),
    Stop("unit_name", "thamdinh", "open", the.unit_name),
    Stop("person", "thamdinh", "open", the.person),
    Stop("person_edit", "thamdinh", "open", the.person),
    Stop("membership_new", "thamdinh", "open", the.person),
    Stop("membership", "thamdinh", "open", the.membership),
    Stop("appointment_new", "thamdinh", "open", the.person),
    Stop("appointment", "thamdinh", "open", the.appointment),
    Stop("agency", "thamdinh", "open", the.agency),
    Stop("duty_officer", "thamdinh", "open", the.duty),
    *(Stop("facts", "thamdinh", "open", find) for find in (the.facts,)),
    Stop("fact_new", "thamdinh", "open", the.facts),
    Stop("fact", "thamdinh", "open", the.fact),
    Stop("initiative_authors", "thamdinh", "open", the.initiative),
    Stop("accounts", "quantri"),
    Stop("account_new", "quantri"),
    Stop("account_detail", "quantri", "open", the.account),
    Stop("account_edit", "quantri", "open", the.account),
    Stop("account_person", "quantri", "open", the.account),
    Stop("lockouts", "quantri"),
)

STOPS = EVERYBODY + UNIT + OFFICE + SETUP

LEFT_OUT = {
    "livez": "a word for machines",
    "readyz": "JSON for machines",
    "cutoff_clock": "JSON for the countdown",
    "round_clock": "JSON for the countdown",
    "proposal_clock": "JSON for the countdown",
    "paper_scan": "an uploaded file",
    "receipt_qr": "a picture that stands on the receipt",
    "report_file": "an uploaded file",
    "evidence_file": "an uploaded file",
    "extension_paper": "an uploaded file",
    "extension_request_file": "an uploaded file",
    "extension_answer_paper": "an uploaded file",
    "round_opening_paper": "an uploaded file",
    "round_extensions_xlsx": "a workbook",
    "decision_copy": "an uploaded file",
    "supplement_paper": "an uploaded file",
    "signed_copy": "an uploaded file",
    "paper_docx": "a Word file",
    "paper_list_xlsx": "a workbook",
    "paper_pdf": "a PDF",
    "dossier_pdf": "a PDF",
    "dossier_zip": "a zip",
    "paper_page": "a picture that stands on the page of its paper",
    "consolidation_xlsx": "a workbook",
    "certificate_register_xlsx": "a workbook",
    "certificate_batch_pdf": "a PDF",
    "people_xlsx": "a workbook",
    "units_xlsx": "a workbook",
    "honours_xlsx": "a workbook",
    "desk_xlsx": "a workbook",
    "journal_xlsx": "a workbook",
    "access_log_xlsx": "a workbook",
}
