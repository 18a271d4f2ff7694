"""How a finding is spoken of: a title, a few words under its field, reasons to pick, what to do instead."""

from attrs import frozen


@frozen
class Instead:
    """One way out of a stop. `does` is what its button does: `go:first`, `go:elsewhere`, or `clear:` a part."""

    says: str
    button: str = ""
    does: str = ""


@frozen
class Prompt:
    """The words of one code. `short` stands under the field that met the limit, `elsewhere` under its other fields."""

    id: str
    title: str
    short: str
    elsewhere: str = ""
    reasons: tuple[str, ...] = ()
    instead: tuple[Instead, ...] = ()


@frozen
class Prompts:
    """The prompts of their file."""

    findings: tuple[Prompt, ...]
