"""`{% translate "…" %}` made cheap: a page of fifty rows says it some hundreds of times.

Every cell of a table names its column for narrow screens; Django's own node makes a lazy string of each, and
resolves a filter expression that has no filter. The library `ui`, loaded behind `i18n`, brings this one.
"""

from django.template import Node
from django.template.base import Parser, Token
from django.template.context import Context
from django.templatetags import i18n
from django.utils.translation import gettext


class Words(Node):
    """Constant words without a variable, a context or a name for the result."""

    child_nodelists = ()

    def __init__(self, words: str) -> None:
        # Percent signs are doubled in catalogues, as Django's own node has it.
        self.words = words.replace("%", "%%")

    def render(self, context: Context) -> str:
        return gettext(self.words).replace("%%", "%")


def translate(parser: Parser, token: Token) -> Node:
    """As Django's `translate`; only `{% translate "constant" %}` is rendered by `Words`."""
    node = i18n.do_translate(parser, token)
    bits = token.split_contents()
    if len(bits) > 2 or bits[1][0] not in "\"'" or node.filter_expression.filters:
        return node
    return Words(node.filter_expression.var.literal)
