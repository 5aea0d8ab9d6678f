"""Quyết định hủy bỏ, đính chính, thay thế: Decisions that act on a published one, in the form of a Decision (B.6)."""

from collections.abc import Iterable
from datetime import datetime
from functools import cached_property

from django.utils.translation import gettext as _

from awards.enums import ChangePart, DecisionKind
from awards.models import Decision, DecisionChange, DecisionLine
from awards.selectors.acts import Words, awarding, lines_in, words_in_force, words_with
from core.clock import day_of
from core.text import count2
from dossiers.building.office_papers import agency_on, award_article, money_article, of_kind, version_of, whom_of
from dossiers.building.parts import (
    council_grounds,
    decision_words,
    department_letterhead,
    department_signature,
    grounds,
    occasion,
)
from dossiers.building.texts import Texts
from dossiers.models import PaperKind, PaperPlace
from dossiers.rendering import data as d

KINDS = {
    DecisionKind.REVOKE: PaperKind.REVOCATION,
    DecisionKind.CORRECT: PaperKind.CORRECTION,
    DecisionKind.REPLACE: PaperKind.REPLACEMENT,
}


def act_paper(act: Decision, *, face: str, made_at: datetime) -> d.Decision:
    """The text of one act, from the rows that say what it changes."""
    return _Act(act, face, made_at).paper()


def default_title(kind: str, touched: Decision, day: datetime) -> str:
    """The trích yếu that a draft begins with: of a replacement, the one of what it replaces."""
    if kind == DecisionKind.REPLACE:
        return touched.title
    texts = Texts(KINDS[DecisionKind(kind)], day_of(day))
    return texts.say(PaperPlace.SUBJECT, quyet_dinh=_named(touched))


def _named(decision: Decision) -> str:
    return decision_words(decision.number, decision.symbol, decision.signed_on)


class _Act:
    """One act and what its sentences are filled with."""

    def __init__(self, act: Decision, face: str, made_at: datetime) -> None:
        self.act, self.face, self.made_at = act, face, made_at
        self.day = act.signed_on or day_of(made_at)
        self.agency = agency_on(self.day)
        self.texts = Texts(KINDS[DecisionKind(act.kind)], self.day)
        self.award_texts = Texts(PaperKind.DECISION, self.day)
        self.touched = {"quyet_dinh": _named(act.touches), "giam_doc": self.agency.head_full_title}

    def paper(self) -> d.Decision:
        act, chief = self.act, self.agency.office_head_title
        again = act.kind == DecisionKind.REPLACE
        rows = self._rows() if act.kind != DecisionKind.CORRECT else {}
        return d.Decision(
            face=self.face,
            made_at=self.made_at,
            letterhead=department_letterhead(
                self.agency, act.symbol, number=act.number, dated=act.signed_on, year=self.day.year
            ),
            signature=department_signature(act.signer, self.agency),
            sending=act.version,
            recipients=(_("Như Điều 3"), self.agency.parent_name + _(" (để b/c)"), _("Lưu: VT, VP")),
            subject=act.title,
            authority=self.agency.head_full_title,
            grounds=(
                *grounds("decision", self.day),
                *(council_grounds(line.nomination_id for line in self._lines) if again else ()),
                self.award_texts.say(PaperPlace.PROPOSED, chanh_van_phong=chief),
            ),
            articles=self._articles(),
            list_title=self._list_title(),
            collectives=tuple(rows.get("collective", ())),
            individuals=tuple(rows.get("individual", ())),
        )

    def _articles(self) -> tuple[d.Article, ...]:
        first = {
            DecisionKind.REVOKE: self._revoking,
            DecisionKind.CORRECT: self._correcting,
            DecisionKind.REPLACE: self._awarding,
        }[DecisionKind(self.act.kind)]
        named = whom_of([change.line for change in self._changes if change.line_id] or self._listed)
        chief = self.agency.office_head_title
        last = self.texts.say(PaperPlace.ARTICLE_3, chanh_van_phong=chief, **named, **self.touched)
        return (*first(), d.Article(text=last))

    def _revoking(self) -> tuple[d.Article, d.Article]:
        act = self.act
        whom = self.texts.say(PaperPlace.ARTICLE_1, doi_tuong=self._whom(), **self.touched)
        ground = _("Trường hợp hủy bỏ: %s.") % act.ground.rstrip(".")
        return d.Article(text=f"{whom}\n{ground}\n{_why(act)}"), self._money(self.texts)

    def _correcting(self) -> tuple[d.Article, d.Article]:
        said = self.texts.say(PaperPlace.ARTICLE_1, **self.touched)
        lines = "\n".join(f"- {self._correction(change)}" for change in self._changes if self._is_shown(change))
        rest = self.texts.say(PaperPlace.ARTICLE_2, **self.touched)
        return d.Article(text=f"{said}\n{lines}\n{_why(self.act)}"), d.Article(text=rest)

    def _awarding(self) -> tuple[d.Article, d.Article]:
        return award_article(self.act, self._lines, self.award_texts, self._about), self._money(self.award_texts)

    def _money(self, texts: Texts) -> d.Article:
        return money_article(self.act, self._lines, texts, self.agency)

    @cached_property
    def _about(self) -> str:
        return occasion(version_of(self.act.round))

    def _list_title(self) -> str:
        words = {"hinh_thuc_ngan": self.act.award_type.short_name, **whom_of(self._lines)}
        if self.act.kind == DecisionKind.REVOKE:
            return self.texts.say(PaperPlace.LIST, **words)
        return self.award_texts.say(PaperPlace.LIST, dip=self._about, **words)

    def _whom(self) -> str:
        """One subject by name, several by number; then the list stands behind."""
        if len(self._lines) == 1:
            line = self._lines[0]
            words = self._words[line.pk]
            place = words.place if line.nomination.subject_kind == "individual" else ""
            return ", ".join(part for part in (f"{words.salutation} {words.name}".strip(), place) if part)
        kinds = ((_("tập thể"), "collective"), (_("cá nhân"), "individual"))
        counts = ((len(of_kind(self._lines, kind)), label) for label, kind in kinds)
        said = ", ".join(f"{count2(number)} {label}" for number, label in counts if number)
        return _("%s (có danh sách kèm theo)") % said

    def _rows(self) -> dict[str, list[d.Awarded]]:
        if self.act.kind == DecisionKind.REVOKE and len(self._lines) == 1:
            return {}
        kinds = ("collective", "individual")
        return {kind: [self._awarded(line) for line in of_kind(self._lines, kind)] for kind in kinds}

    def _awarded(self, line: DecisionLine) -> d.Awarded:
        words = self._words[line.pk]
        unit = "" if line.nomination.subject_kind == "collective" else words.unit
        return d.Awarded(name=words.name, salutation=words.salutation, position=words.position, unit=unit)

    def _correction(self, change: DecisionChange) -> str:
        where = self._place_of(change.line, change.part) if change.line_id else change.place
        return _("%(where)s: “%(wrong)s” sửa thành “%(right)s”.") % {
            "where": where, "wrong": change.wrong or "…", "right": change.right or "…"
        }  # fmt: skip

    def _is_shown(self, change: DecisionChange) -> bool:
        """A collective's own unit is not printed in the list; where its name was wrong so was that."""
        hidden = change.part == ChangePart.UNIT and change.line.nomination.subject_kind == "collective"
        return not hidden

    def _place_of(self, line: DecisionLine, part: str) -> str:
        kind = line.nomination.subject_kind
        number = [row.pk for row in of_kind(self._listed, kind)].index(line.pk) + 1
        label = _("tập thể") if kind == "collective" else _("cá nhân")
        where = _("Số thứ tự %(number)s, %(kind)s (%(name)s), %(part)s")
        return where % {"number": count2(number), "kind": label, "name": self._present[line.pk].name,
                        "part": ChangePart(part).label}  # fmt: skip

    @cached_property
    def _changes(self) -> list[DecisionChange]:
        return list(self.act.changes.select_related("line__nomination"))

    @cached_property
    def _lines(self) -> list[DecisionLine]:
        """The list of the act itself, in the order of the first Decision."""
        return _in_order(change.line for change in self._changes if change.line_id and not change.part)

    @cached_property
    def _listed(self) -> list[DecisionLine]:
        """The list of the Decision that it touches."""
        return _in_order(lines_in(self.act.touches).select_related("nomination"))

    @cached_property
    def _present(self) -> dict[int, Words]:
        """The words that were in force before this act."""
        return words_in_force(awarding(self.act).lines.all(), before=self.act)

    @cached_property
    def _words(self) -> dict[int, Words]:
        return {line.pk: words_with(line, self._present[line.pk], self.act) for line in self._lines}


def _in_order(lines: Iterable[DecisionLine]) -> list[DecisionLine]:
    return sorted(lines, key=lambda line: (line.order, line.pk))


def _why(act: Decision) -> str:
    return _("Lý do: %s.") % act.facts.strip().rstrip(".")
