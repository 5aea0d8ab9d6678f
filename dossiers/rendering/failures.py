"""One exception for every paper that cannot be made."""

from django.utils.functional import Promise


class RenderFailed(Exception):
    """A paper was not made; `reason` is a Vietnamese sentence for a person.

    `permanent`: trying again with the same data cannot help, a person must change something.
    """

    def __init__(self, reason: str | Promise, *, permanent: bool) -> None:
        super().__init__(str(reason))
        self.reason = str(reason)
        self.permanent = permanent
