"""Who may, on campaigns, rounds and cut-offs."""

from core.access import permit
from organization.rules import is_office, office_or_leadership, signed_in

permit("campaigns.set_up", signed_in, is_office)
permit("campaigns.extend_cutoff", signed_in, is_office)
permit("campaigns.announce", signed_in, is_office)
permit("campaigns.answer_feedback", signed_in, is_office)
permit("campaigns.give_feedback", signed_in)
permit("campaigns.see_setup", signed_in, office_or_leadership)
