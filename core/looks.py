"""How a state looks: the tone and the icon of its code. The word beside them comes from the state itself."""

GOOD, WARN, BAD, INFO, ACCENT, NEUTRAL = "good", "warn", "bad", "info", "accent", "neutral"
UNKNOWN = (NEUTRAL, "circle")

LOOKS = {
    # work in progress
    "draft": (NEUTRAL, "pencil-line"),
    "planned": (NEUTRAL, "circle-dashed"),
    "empty": (NEUTRAL, "circle-dashed"),
    "waiting": (NEUTRAL, "hourglass"),
    "gathering": (NEUTRAL, "folder-open"),
    # on its way
    "sent": (INFO, "send"),
    "submitted": (INFO, "send"),
    "proposed": (INFO, "search-check"),
    "appraised": (INFO, "clipboard-check"),
    "for_signature": (INFO, "pen-line"),
    "invited": (INFO, "mail"),
    "referred": (INFO, "arrow-up-right"),
    "refer": (INFO, "arrow-up-right"),
    "looking": (INFO, "eye"),
    # wants something
    "asked": (WARN, "message-square-warning"),
    "supplementing": (WARN, "message-square-warning"),
    "review": (WARN, "circle-question-mark"),
    "unchanged": (WARN, "circle-alert"),
    "by_eye": (NEUTRAL, "eye"),
    "to_consider": (WARN, "circle-question-mark"),
    "lowered": (WARN, "arrow-down"),
    "lower": (WARN, "arrow-down"),
    "late": (WARN, "clock-alert"),
    "on_hold": (WARN, "circle-pause"),
    "claimed": (NEUTRAL, "user-pen"),
    "self_scored": (NEUTRAL, "user-pen"),
    "unpublished": (NEUTRAL, "eye-off"),
    # well
    "received": (GOOD, "inbox"),
    "accepted": (GOOD, "inbox"),
    "done": (GOOD, "circle-check"),
    "decided": (GOOD, "circle-check"),
    "passed": (GOOD, "circle-check"),
    "pass": (GOOD, "circle-check"),
    "eligible": (GOOD, "circle-check"),
    "agreed": (GOOD, "circle-check"),
    "answered": (GOOD, "reply"),
    "agree": (GOOD, "circle-check"),
    "confirmed": (GOOD, "circle-check"),
    "signed": (GOOD, "signature"),
    "published": (ACCENT, "megaphone"),
    "granted": (ACCENT, "award"),
    "own": (ACCENT, "stamp"),
    "changed": (GOOD, "circle-check"),
    "open": (GOOD, "lock-open"),
    # not
    "closed": (NEUTRAL, "lock"),
    "nil": (NEUTRAL, "circle-minus"),
    "not_applicable": (NEUTRAL, "circle-minus"),
    "withdrawn": (NEUTRAL, "undo-2"),
    "cancelled": (NEUTRAL, "ban"),
    "not_passed": (BAD, "circle-x"),
    "fail": (BAD, "circle-x"),
    "object": (BAD, "circle-x"),
    "remark": (WARN, "message-square-warning"),
    "ineligible": (BAD, "circle-x"),
    "declined": (BAD, "circle-x"),
    "decline": (BAD, "circle-x"),
    "not_granted": (BAD, "circle-x"),
    "revoked": (BAD, "ban"),
    "revoke": (BAD, "ban"),
    "correct": (INFO, "pencil-line"),
    "replace": (WARN, "history"),
    "not_sent": (BAD, "circle-slash"),
    "missing": (BAD, "circle-alert"),
    "failed": (BAD, "triangle-alert"),
}


def look_of(code: str) -> tuple[str, str]:
    """Tone and icon of a state's code; an unknown one looks neutral."""
    return LOOKS.get(str(code), UNKNOWN)
