"""Tags of the interface: icons with a word, badges, panels, dates, numbers and cut-offs in Vietnamese.

docs/interface.md lists their arguments.
"""

from datetime import date, datetime
from decimal import Decimal
from functools import lru_cache
from typing import Any

from django import template
from django.forms import BoundField
from django.template.loader import render_to_string
from django.utils.html import format_html
from lucide.templatetags.lucide import lucide

from core import access, text
from core.looks import look_of
from core.words import translate

register = template.Library()
register.tag("translate", translate)

DAY = 86400
# A path that leads nowhere ("a.b.c" without b) comes to a filter as "".
UNKNOWN = (None, "")
FIGURES = ("numeric", "decimal")


# --- icons, badges -----------------------------------------------------------------------------------------------
@register.simple_tag
@lru_cache(maxsize=512)
def icon(name: str, label: str = "", size: str = "") -> str:
    """A lucide icon, hidden from readers unless `label` is given; `size`: "s", "" (20 px), "l", "xl"."""
    words = {"role": "img", "aria-label": label} if label else {"aria-hidden": "true"}
    classes = f"icon icon--{size}" if size else "icon"
    return lucide(name, size=None, **{"class": classes, "focusable": "false", **words})


@register.simple_tag
def badge(label: Any, tone: str = "neutral", icon_name: str = "") -> str:
    """A word in a coloured pill; tones: neutral, good, warn, bad, info, accent. Always with an icon."""
    return format_html(
        '<span class="badge badge--{}">{}{}</span>', tone, icon(icon_name or look_of(tone)[1], size="s"), label
    )


@register.simple_tag
def state_badge(code: str, label: Any = "") -> str:
    """The badge of a state; give the word as people read it: `{% state_badge p.state p.get_state_display %}`."""
    tone, name = look_of(code)
    return badge(label or code, tone, name)


@register.simple_tag
def verdict(code: str, label: Any) -> str:
    """A check's answer in running text: icon and word in the tone of its code, without a pill."""
    tone, name = look_of(code)
    return format_html('<span class="verdict tone-{}">{}<span>{}</span></span>', tone, icon(name), label)


@register.filter
def tone(code: str) -> str:
    return look_of(code)[0]


@register.filter
def state_icon(code: str) -> str:
    return look_of(code)[1]


# --- components with a body --------------------------------------------------------------------------------------
@register.simple_block_tag
def panel(content: str, title: str = "", **options: Any) -> str:
    """components/panel.html around a body."""
    return render_to_string("components/panel.html", {"title": title, "body": content, **options})


@register.simple_block_tag
def notice(content: str, tone: str = "info", title: str = "", **options: Any) -> str:
    """components/notice.html around a body."""
    return render_to_string("components/notice.html", {"tone": tone, "title": title, "body": content, **options})


@register.simple_block_tag
def more(content: str, summary: str, **options: Any) -> str:
    """components/more.html (opens and closes) around a body."""
    return render_to_string("components/more.html", {"summary": summary, "body": content, **options})


@register.simple_block_tag(takes_context=True)
def action(context: template.Context, content: str, url: str, label: str, **options: Any) -> str:
    """components/action.html: a POST button; the body holds hidden inputs or stays empty."""
    token = context.get("csrf_token")
    options = {"url": url, "label": label, "body": content, "csrf_token": token, **options}
    return render_to_string("components/action.html", options)


# --- who may -----------------------------------------------------------------------------------------------------
@register.simple_tag(takes_context=True)
def why_not(context: template.Context, permission: str, obj: Any = None) -> str:
    """The reason why the reader of the page may not, or "" when he may: `{% why_not "a.b" x as reason %}`."""
    return access.why_not(context["request"].actor, permission, obj) or ""


# --- errors ------------------------------------------------------------------------------------------------------
@register.filter
def field_link(target: Any, form: Any = None) -> str:
    """Where an error leads: the control of a bound field, or a problem's page or field; "" when nowhere."""
    if isinstance(target, BoundField):
        return f"#{first_control(target)}"
    if target.url or not target.field:
        return target.url
    return field_link(form[target.field]) if form and target.field in form.fields else f"#id_{target.field}"


def first_control(field: BoundField) -> str:
    """The id that takes the focus: of a group of choices, its first one."""
    return field.auto_id if field.id_for_label else f"{field.auto_id}_0"


@register.filter
def field_kind(field: BoundField) -> str:
    """What a field is for the eye: "number" where figures are typed, else the type of its widget."""
    is_number = field.widget_type == "text" and field.field.widget.attrs.get("inputmode") in FIGURES
    return "number" if is_number else field.widget_type


# --- dates, numbers, names ---------------------------------------------------------------------------------------
@register.filter
def cutoff(instant: datetime | None) -> str:
    """A cut-off in full, with the last moment and the zone."""
    return text.cutoff_text(instant) if instant else ""


@register.simple_tag
def time_left(instant: datetime, now: datetime) -> str:
    return text.time_left_text(instant, now)


@register.simple_tag
def deadline_tone(instant: datetime, now: datetime) -> str:
    """How near a cut-off is: past, last (a day), near (a week), or "" for later."""
    left = (instant - now).total_seconds()
    if left <= 0:
        return "past"
    return "last" if left <= DAY else "near" if left <= 7 * DAY else ""


@register.filter
def epoch(instant: datetime) -> str:
    """Seconds since 1970 for scripts, with a dot whatever the locale."""
    return f"{instant.timestamp():.3f}"


@register.filter
def vn_date(value: date | None) -> str:
    return text.format_date(value or None)


@register.filter
def vn_time(value: datetime | None) -> str:
    return text.format_time(value or None)


@register.filter
def vn_datetime(value: datetime | None) -> str:
    return text.format_datetime(value or None)


@register.filter
def vn_number(value: int | Decimal | None, places: int | None = None) -> str:
    return "" if value in UNKNOWN else text.format_number(Decimal(str(value)), places)


@register.filter
def percent_of(part: int | Decimal | None, whole: int | Decimal | None) -> str:
    return text.format_percent(part, whole) if part not in UNKNOWN and whole else ""


@register.filter
def money(amount: int | None) -> str:
    return "" if amount in UNKNOWN else text.format_money(amount)


@register.filter
def person_name(person: Any) -> str:
    """`Ông Nguyễn Văn An`."""
    return f"{person.salutation} {person.full_name}" if person else ""
