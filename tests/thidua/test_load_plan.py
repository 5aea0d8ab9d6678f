from io import StringIO
from pathlib import Path

import pytest
from django.conf import settings
from django.core.management import CommandError, call_command

from campaigns.models import AwardType, Campaign, Criterion, ReferralPaper, Round, Theme
from tests import factories

PLAN = Path(settings.BASE_DIR, "data/ke-hoach-cchc-ha-nam-2023-2025.toml")
pytestmark = pytest.mark.django_db


def load(path=PLAN):
    out = StringIO()
    call_command("load_plan", path, stdout=out, stderr=out)
    return out.getvalue()


def changed(tmp_path, old, new):
    text = PLAN.read_text(encoding="utf-8")
    assert old in text
    path = tmp_path / "plan.toml"
    path.write_text(text.replace(old, new), encoding="utf-8")
    return path


def test_plan_is_loaded_whole():
    load()
    campaign = Campaign.objects.get()
    assert campaign.themes.count() == 7
    assert campaign.criterions.filter(subject_kind="collective").count() == 5
    assert campaign.criterions.filter(subject_kind="individual", heads_only=False).count() == 6
    assert campaign.criterions.filter(heads_only=True).count() == 1
    assert campaign.reformareas.count() == 8
    assert [(r.year, r.kind) for r in campaign.rounds.order_by("year", "-kind")] == [
        (2023, "yearly"),
        (2024, "yearly"),
        (2025, "yearly"),
        (2025, "final"),
    ]
    assert set(AwardType.objects.values_list("quota_collective", "quota_individual")) == {(None, None)}
    assert AwardType.objects.get(code="bang-khen-tinh").addressee.endswith("(qua Sở Nội vụ)")
    assert ReferralPaper.objects.filter(award_type__code="bang-khen-tinh", is_required=True).count() == 3


def test_loading_again_changes_nothing():
    load()
    before = list(Criterion.objects.order_by("pk").values())
    assert "tạo 0, cập nhật 0, giữ bản đã sửa 0" in load()
    assert list(Criterion.objects.order_by("pk").values()) == before


def test_an_edit_in_the_browser_is_kept_and_reported(tmp_path):
    load()
    Theme.objects.filter(number=6).update(label="Nhãn đã sửa")
    label = Theme.objects.get(number=6).loaded["label"]
    report = load(changed(tmp_path, f'label = "{label}"', 'label = "Nhãn mới của kế hoạch"'))
    assert Theme.objects.get(number=6).label == "Nhãn đã sửa"
    assert "Nhãn mới của kế hoạch" in report


def test_a_changed_file_renews_what_nobody_edited(tmp_path):
    load()
    label = Theme.objects.get(number=6).label
    load(changed(tmp_path, f'label = "{label}"', 'label = "Nhãn mới của kế hoạch"'))
    assert Theme.objects.get(number=6).label == "Nhãn mới của kế hoạch"


def test_an_opened_round_keeps_its_announced_cut_off(tmp_path):
    load()
    round_ = Round.objects.get(year=2024)
    factories.unit()
    Round.objects.filter(pk=round_.pk).update(opened_at=factories.NOW)
    report = load(changed(tmp_path, "2025-01-10T00:00:00+07:00", "2025-01-12T00:00:00+07:00"))
    assert Round.objects.get(pk=round_.pk).cutoff == round_.cutoff
    assert "giữ hạn nộp đã công bố" in report


def test_all_errors_are_told_at_once_and_nothing_is_loaded(tmp_path):
    text = (
        PLAN.read_text(encoding="utf-8").replace("year = 2024", 'year = "hai nghìn"').replace("rank = 30", "rank = -1")
    )
    path = tmp_path / "wrong.toml"
    path.write_text(text, encoding="utf-8")
    out = StringIO()
    with pytest.raises(CommandError):
        call_command("load_plan", path, stdout=out, stderr=out)
    assert "rounds[1].year" in out.getvalue()
    assert "award_types[0].rank" in out.getvalue()
    assert not Campaign.objects.exists()
