"""A unit's papers from its frozen content: letter, minutes, reports."""

import re
from datetime import date, datetime
from typing import Any

from django.utils.translation import gettext as _

from awards.enums import SectionKind
from core.clock import day_of
from core.text import long_date
from dossiers.building.parts import grounds, instant, occasion, signature, unit_letterhead, whom
from dossiers.building.texts import Texts
from dossiers.models import PaperKind, PaperPlace
from dossiers.rendering import data as d
from organization.enums import Gender, Grade

# What parts tellers, not inside brackets; what is said of one beside his name.
SEMICOLON, COMMA = re.compile(r";(?![^()]*\))"), re.compile(r",(?![^()]*\))")
ASIDE = re.compile(r"\([^)]*\)|\b[Tt]ổ trưởng\b|\b[Tt]hành viên\b")
OUTCOMES = {"passed": True, "not_passed": False, "planned": None}


def submission_letter(content: dict[str, Any], version: dict[str, Any], *, face: str, made_at: datetime) -> d.PaperData:
    """Tờ trình đề nghị khen thưởng with its list (forms B.1, B.5), in the words and căn cứ of its day."""
    dated = (content["letter"] or {"dated": None})["dated"]
    day = date.fromisoformat(dated) if dated else day_of(made_at)
    texts, cited = Texts(PaperKind.SUBMISSION_LETTER, day), grounds("submission_letter", day)
    return _letter(content, version, texts, cited, face=face, made_at=made_at)


def letter_facts(content: dict[str, Any], version: dict[str, Any], *, face: str, made_at: datetime) -> d.PaperData:
    """What the letter says of the dossier, whatever words and căn cứ the office has written since."""
    return _letter(content, version, Texts(PaperKind.SUBMISSION_LETTER, None), (), face=face, made_at=made_at)


def _letter(
    content: dict[str, Any], version: dict[str, Any], texts: Texts, cited: tuple[str, ...], *, face: str,
    made_at: datetime,
) -> d.PaperData:  # fmt: skip
    letter = content["letter"] or {"number": "", "dated": None, "grounds": "", "signer": None}
    agency, unit = content["agency"] or {}, content["unit"]
    nominees = proposed(content)
    awards = _awards_of(nominees, version)
    awarded = {"hinh_thuc": ", ".join(awards) or _("khen thưởng"), "dip": occasion(version)}
    director = f"{agency.get('head_title', 'Giám đốc')} {agency.get('name', '')}".strip()
    return d.SubmissionLetter(
        face=face,
        made_at=made_at,
        letterhead=unit_letterhead(content, "TTr", number=letter["number"], dated=letter["dated"], made_at=made_at),
        signature=signature(letter["signer"], unit["head_title"]),
        recipients=(_("Như trên"), _("Lưu: %s") % _keeper(unit)),
        subject=texts.say(PaperPlace.SUBJECT, **awarded),
        addressees=(_("%(to)s (qua %(office)s)") % {"to": director, "office": _office(content)},),
        grounds=(*cited, *_meeting_ground(content)),
        reasons=letter["grounds"],
        request=texts.say(
            PaperPlace.REQUEST, don_vi=unit["name"], giam_doc=director, **whom(row["subject_kind"] for row in nominees)
        ),
        achievement=version["campaign"]["achievement"],
        closing=texts.say(PaperPlace.CLOSING, giam_doc=director),
        list_title=texts.say(PaperPlace.LIST, **awarded),
        nominees=tuple(nominee(row, version) for row in nominees),
    )


def _office(content: dict[str, Any]) -> str:
    return (content["agency"] or {}).get("office_name", _("Văn phòng"))


def _keeper(unit: dict[str, Any]) -> str:
    """A unit with its own seal keeps at its văn thư, a room by its own symbol (documents.md)."""
    return f"VT, {unit['symbol']}" if unit["has_seal"] else unit["symbol"] or unit["short_name"]


def _meeting_ground(content: dict[str, Any]) -> tuple[str, ...]:
    starts = instant((content["minutes"] or {}).get("starts_at"))
    if starts is None:
        return ()
    return (_("Căn cứ Biên bản họp xét, đề nghị khen thưởng %s") % long_date(starts),)


def proposed(content: dict[str, Any]) -> list[dict[str, Any]]:
    """Those in the letter: passed by the unit and not left behind."""
    return [row for row in content["nominations"] if row["outcome"] == "passed" and not row["left_behind"]]


def _awards_of(nominees: list[dict[str, Any]], version: dict[str, Any]) -> list[str]:
    asked = {row["award_type"] for row in nominees}
    return [award["name"] for award in version["award_types"] if award["code"] in asked]


def _award(row: dict[str, Any], version: dict[str, Any]) -> dict[str, Any]:
    return next(award for award in version["award_types"] if award["code"] == row["award_type"])


def nominee_rows(content: dict[str, Any], version: dict[str, Any]) -> dict[int, d.Nominee]:
    """The rows of the letter's list, by the nomination's id."""
    return {row["id"]: nominee(row, version) for row in proposed(content)}


def nominee(row: dict[str, Any], version: dict[str, Any]) -> d.Nominee:
    """One row of the list from what the unit submitted about a nominee."""
    ballot, award = row["ballot"] or {}, _award(row, version)
    sections = (row["report"] or {}).get("sections", [])
    summary = next((part["text"] for part in sections if part["kind"] == SectionKind.SUMMARY), "")
    ratings = (row["subject"] or {}).get("ratings", [])
    return d.Nominee(
        kind=row["subject_kind"],
        name=row["printed_name"],
        salutation=row["salutation"],
        position=row["printed_position"],
        unit=row["printed_unit"] if row["person"] else "",
        award=award["name"],
        award_rank=award["rank"],
        summary=summary,
        rating=Grade(ratings[-1]["grade"]).label if ratings else "",
        in_favour=ballot.get("in_favour"),
        base=ballot.get("base") or None,
        note=_("Người đứng đầu") if row["leads_unit"] else "",
    )


def meeting_minutes(content: dict[str, Any], version: dict[str, Any], *, face: str, made_at: datetime) -> d.PaperData:
    """Biên bản họp xét, đề nghị khen thưởng (form B.2), those not passed among the votes."""
    minutes = content["minutes"] or {}
    return d.MeetingMinutes(
        face=face,
        made_at=made_at,
        letterhead=unit_letterhead(content, "BB", number=minutes.get("number", "")),
        recipients=(_office(content), _("Lưu: %s") % _keeper(content["unit"])),
        meeting=_("Họp xét, đề nghị khen thưởng trong %s") % occasion(version),
        starts_at=instant(minutes.get("starts_at")),
        ends_at=instant(minutes.get("ends_at")),
        place=minutes.get("place", ""),
        total_members=minutes.get("total_members"),
        attendees=tuple(
            d.Attendee(**{name: one[name] for name in ("name", "position", "part", "present", "absence_reason")})
            for one in minutes.get("attendees", ())
        ),
        course=minutes.get("course", ""),
        tellers=minutes.get("tellers", ""),
        ballots=tuple(_ballot(row, version) for row in content["nominations"] if row["ballot"]),
        conclusion=minutes.get("conclusion", ""),
    )  # fmt: skip


def voted_in_secret(content: dict[str, Any]) -> list[dict[str, Any]]:
    """The nominations on which the unit voted by secret ballot."""
    return [row for row in content["nominations"] if row["ballot"] and row["ballot"]["secret"]]


def unit_ballots(content: dict[str, Any], version: dict[str, Any], *, face: str, made_at: datetime) -> d.PaperData:
    """Biên bản kiểm phiếu of the unit's meeting (regulations, B.2), from the same facts as its minutes."""
    minutes = content["minutes"] or {}
    attendees = minutes.get("attendees", ())
    return d.UnitBallots(
        face=face,
        made_at=made_at,
        letterhead=unit_letterhead(content, "BB"),
        recipients=(_office(content), _("Lưu: %s") % _keeper(content["unit"])),
        subject=_("Kiểm phiếu xét, đề nghị khen thưởng trong %s") % occasion(version),
        starts_at=instant(minutes.get("starts_at")),
        place=minutes.get("place", ""),
        total_members=max(minutes.get("total_members") or 0, len(attendees)),
        present=sum(one["present"] for one in attendees),
        tellers=tellers_in(minutes.get("tellers", "")),
        chair=next((one["name"] for one in attendees if one["part"] == "chair"), ""),
        ballots=tuple(_counted(_ballot(row, version)) for row in voted_in_secret(content)),
    )


def _counted(row: d.BallotRow) -> d.BallotRow:
    """Where nobody wrote how many papers were not valid none was, as the gate of the minutes reads it."""
    if row.returned is None:
        return row
    invalid = row.invalid or 0
    return row.model_copy(update={"invalid": invalid, "valid": row.returned - invalid})


def tellers_in(text: str) -> tuple[str, ...]:
    """`Đỗ Ý (tổ trưởng), K'Bling` as names, the head first: whoever is called that, else whoever is named first."""
    said = (SEMICOLON if ";" in text else COMMA).split(text)
    said.sort(key=lambda part: "tổ trưởng" not in part.casefold())
    return tuple(name for part in said if (name := ASIDE.sub("", part).strip(" .,-–:")))


def _ballot(row: dict[str, Any], version: dict[str, Any]) -> d.BallotRow:
    ballot = row["ballot"]
    secret = ballot["secret"]
    returned, invalid = ballot["returned"], ballot["invalid"]
    counts = {"issued": ballot["issued"], "returned": returned, "invalid": invalid} if secret else {}
    if secret and returned is not None and invalid is not None:
        counts["valid"] = returned - invalid
    return d.BallotRow(
        kind=row["subject_kind"],
        name=row["printed_name"],
        salutation=row["salutation"],
        position=row["printed_position"],
        award=_award(row, version)["name"],
        secret=secret,
        base=ballot["base"],
        in_favour=ballot["in_favour"],
        against=ballot["against"],
        abstained=ballot["abstained"],
        passed=OUTCOMES[row["outcome"]],
        **counts,
    )


def report(
    content: dict[str, Any], version: dict[str, Any], nomination: int, *, face: str, made_at: datetime
) -> d.PaperData:
    """Báo cáo thành tích of one nominee, of a collective or of a person (form B.3)."""
    row = next(one for one in content["nominations"] if one["id"] == nomination)
    head = unit_letterhead(content, "BC", made_at=made_at)
    common = _report_parts(content, version, row) | {"face": face, "made_at": made_at, "letterhead": head}
    if row["subject_kind"] == "collective":
        signer = signature(_leader(content, "unit"), content["unit"]["head_title"])
        return d.CollectiveReport(**common, collective=row["printed_name"], signature=signer)
    return d.IndividualReport(**common, **_person(content, row))


def _leader(content: dict[str, Any], where: str) -> dict[str, Any] | None:
    """The head first, else the first deputy."""
    rows = sorted(content["leaders"][where], key=lambda one: one["kind"] == "deputy")
    return rows[0] if rows else None


def _report_parts(content: dict[str, Any], version: dict[str, Any], row: dict[str, Any]) -> dict[str, Any]:
    said = row["report"] or {"sections": [], "answers": []}
    texts = {part["kind"]: part["text"] for part in said["sections"] if not part["area"]}
    award, subject = _award(row, version), row["subject"] or {"award_records": []}
    return {
        "recipients": (_office(content), _("Lưu: %s") % _keeper(content["unit"])),
        "award": award["name"],
        "occasion": f"trong {occasion(version)}",
        "overview": texts.get(SectionKind.OVERVIEW, ""),
        "duties": texts.get(SectionKind.DUTIES, ""),
        "areas": _areas(said, version),
        "criteria": _criteria(content, said, version, row),
        "titles": _earlier(subject, "title"),
        "awards": _earlier(subject, "commendation"),
        "for_referral": award["power"] != "own",
    }


def _areas(said: dict[str, Any], version: dict[str, Any]) -> tuple[d.Area, ...]:
    written = {part["area"]: part for part in said["sections"] if part["area"]}
    return tuple(
        d.Area(name=area["name"], text=part["text"], not_in_charge=part["not_in_charge"])
        for area in version["reform_areas"]
        if (part := written.get(area["code"]))
    )


def _criteria(content: dict, said: dict, version: dict, row: dict) -> tuple[d.CriterionRow, ...]:
    captions = {one["id"]: one["caption"] for one in content["evidence"]}
    answers = {one["criterion"]: one for one in said["answers"]}
    wanted = [c for c in version["criteria"] if c["subject_kind"] == row["subject_kind"]]
    return tuple(
        d.CriterionRow(
            text=criterion["text"],
            statement=_("Đạt") if answer["attested"] else "",
            figure=answer["figure"],
            evidence=tuple(captions[pk] for pk in answer["evidence"] if pk in captions),
            see=_("mục %s") % answer["see"] if answer["see"] else "",
            explanation=answer["explanation"],
        )
        for criterion in wanted
        if (answer := answers.get(criterion["code"]))
    )


def _earlier(subject: dict[str, Any], kind: str) -> tuple[d.EarlierAward, ...]:
    rows = [row for row in subject["award_records"] if row["kind"] == kind]
    return tuple(d.EarlierAward(year=str(row["year"]), name=row["name"], paper=_paper_of(row)) for row in rows)


def _paper_of(record: dict[str, Any]) -> str:
    day = long_date(date.fromisoformat(record["decided_on"])) if record["decided_on"] else ""
    numbered = f"Quyết định số {record['number']} {day}".strip() if record["number"] else day
    return "; ".join(part for part in (numbered, record["issuer"]) if part)


def _person(content: dict[str, Any], row: dict[str, Any]) -> dict[str, Any]:
    subject = row["subject"] or {}
    is_head = row["leads_unit"]
    where, title = ("department", _("Giám đốc")) if is_head else ("unit", content["unit"]["head_title"])
    sections = (row["report"] or {}).get("sections", [])
    names = ("home_town", "residence", "party_position", "qualification", "academic_title")
    born = subject.get("birth_date")
    return {name: subject.get(name, "") for name in names} | {
        "full_name": row["printed_name"],
        "birth_date": date.fromisoformat(born) if born else None,
        "gender": Gender(subject["gender"]).label if subject.get("gender") else "",
        "unit": row["printed_unit"],
        "position": row["printed_position"],
        "collective_results": next((p["text"] for p in sections if p["kind"] == SectionKind.COLLECTIVE), ""),
        "is_head": is_head,
        "confirmer": signature(_leader(content, where), title),
        "signature": d.Signature(titles=(_("Người báo cáo"),), name=row["printed_name"]),
    }
