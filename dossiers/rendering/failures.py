"""One exception for every paper that cannot be made."""


class RenderFailed(Exception):
    """A paper was not made; `reason` is a Vietnamese sentence for a person.

    `permanent`: trying again with the same data cannot help, a person must change something.
    """

    def __init__(self, reason: str, *, permanent: bool) -> None:
        super().__init__(reason)
        self.reason = reason
        self.permanent = permanent
