"""What is asked of each kind of paper; the how-to is at the head of the package."""

from dataclasses import dataclass

from dossiers.models import PaperKind as K


@dataclass(frozen=True)
class Form:
    """`title`: the name in capitals, "" where there is none (a công văn, a sheet).

    `dated`: place and date stand in the head. `grows`: fields of the paper that may have hundreds of rows, `rows` how
    many are tried. `sheet`: no paper with head, margins and signature, but one page of its own (giấy khen, ruler);
    `ruled`: its texts stand on a grid of lines.
    """

    title: str = ""
    dated: bool = True
    grows: tuple[str, ...] = ()
    rows: int = 60
    sheet: bool = False
    ruled: bool = False


MANY = 300
FORMS: dict[str, Form] = {
    K.SUBMISSION_LETTER: Form("TỜ TRÌNH", grows=("nominees",), rows=MANY),
    K.REFERRAL_LETTER: Form("TỜ TRÌNH", grows=("nominees",)),
    K.MEETING_MINUTES: Form("BIÊN BẢN", dated=False, grows=("ballots",), rows=MANY),
    K.UNIT_BALLOTS: Form("BIÊN BẢN", dated=False, grows=("ballots",)),
    K.REPORT_COLLECTIVE: Form("BÁO CÁO THÀNH TÍCH", grows=("criteria", "titles", "awards")),
    K.REPORT_INDIVIDUAL: Form("BÁO CÁO THÀNH TÍCH", grows=("criteria", "titles", "awards")),
    K.RECEIPT: Form("PHIẾU XÁC NHẬN", grows=("documents",), rows=MANY),
    K.INTAKE_SLIP: Form("PHIẾU TIẾP NHẬN", grows=("documents",)),
    K.DOSSIER_CONTENTS: Form("MỤC LỤC HỒ SƠ", grows=("rows",), rows=MANY),
    K.CLOSING_REPORT: Form("BÁO CÁO", grows=("units", "extensions")),
    K.EXTENSION_LIST: Form("BÁO CÁO", grows=("extensions",)),
    K.DECISION: Form("QUYẾT ĐỊNH", grows=("collectives", "individuals"), rows=MANY),
    K.APPRAISAL_REPORT: Form("BÁO CÁO", grows=("rows",), rows=MANY),
    K.OFFICE_LETTER: Form("TỜ TRÌNH", grows=("rows",), rows=MANY),
    K.SUBMISSION_SLIP: Form("PHIẾU TRÌNH"),
    K.REVOCATION: Form("QUYẾT ĐỊNH", grows=("collectives", "individuals"), rows=MANY),
    K.CORRECTION: Form("QUYẾT ĐỊNH"),
    K.REPLACEMENT: Form("QUYẾT ĐỊNH", grows=("collectives", "individuals"), rows=MANY),
    K.CERTIFICATE: Form(sheet=True),
    K.CERTIFICATE_FIELDS: Form(sheet=True),
    K.BLANK_RULER: Form(sheet=True, ruled=True),
    K.RESULT_NOTICE: Form("THÔNG BÁO", grows=("granted", "declined")),
    K.AWARD_REGISTER: Form("SỔ KHEN THƯỞNG", grows=("rows",), rows=MANY),
    K.HANDOVER_REGISTER: Form("SỔ GIAO NHẬN GIẤY KHEN", grows=("rows",), rows=MANY),
    K.NAME_PROOF: Form("BẢN SOÁT TÊN", grows=("rows",), rows=MANY),
    K.PAYMENT_LIST: Form("DANH SÁCH", grows=("collectives", "individuals"), rows=MANY),
    K.GUIDANCE_LETTER: Form(grows=("awards",), rows=20),
    K.URGING_LETTER: Form(grows=("late",)),
    K.YEAR_REPORT: Form("BÁO CÁO", grows=("rounds", "awards", "index"), rows=MANY),
    K.COUNCIL_INVITATION: Form("GIẤY MỜI"),
    K.COUNCIL_BALLOT: Form("PHIẾU BẦU", grows=("votes",), rows=MANY),
    K.COUNCIL_TALLY: Form("BIÊN BẢN KIỂM PHIẾU", dated=False, grows=("votes",), rows=MANY),
    K.COUNCIL_MINUTES: Form("BIÊN BẢN", dated=False, grows=("votes",), rows=MANY),
}
# Papers with a head, margins and a signature.
PAPERS = tuple(kind for kind, form in FORMS.items() if not form.sheet)
