"""What keeps a record from being read or saved, each with one sentence that says what to do."""


class RecordsError(Exception):
    """The records cannot be used as was asked: the text is one sentence for the person."""


class NotSavedError(RecordsError):
    """An entry was not saved; what it would have said is still with whoever asked."""


class StoreGoneError(NotSavedError):
    """The file of the records was removed or replaced while it was open, or is missing where there was one."""


class ReadOnlyError(NotSavedError):
    """The records can be read and not written, for the reason that the store says."""


class WrongPassphraseError(RecordsError):
    """The passphrase does not open the records, or there is none and they ask for one."""


class WrongPin(RecordsError):  # noqa: N818  the name that was agreed between rooms
    """The PIN is not this person's, or is not tried because too many were wrong. `wait_s` says for how long yet."""

    def __init__(self, says: str, wait_s: int = 0) -> None:
        super().__init__(says)
        self.wait_s = wait_s
