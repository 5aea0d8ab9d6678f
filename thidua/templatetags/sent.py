"""A row of the outbox in words."""

from django import template

from thidua.sent.words import kind_label

register = template.Library()
register.filter("kind_label", kind_label)
