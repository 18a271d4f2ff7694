"""The seal of a double check: who prepared, who checked, and when."""

from dataclasses import dataclass


@dataclass(frozen=True)
class Seal:
    """Who prepared and who checked an order, and when both entries agreed."""

    preparer: str
    checker: str
    at: str

    @property
    def says(self) -> str:
        """Return it in one line."""
        return f"double-checked by {self.preparer} and {self.checker} at {self.at}"
