"""A draft as short text that checks itself, and back: for a file that two workstations exchange, and a QR code.

The text holds what was typed and chosen and nothing else: no reason, no name, no time of writing. It is packed, so
that nobody reads it in passing, but it is no secret: whoever has KetaDesk can unpack it. Its check value (CRC-32) finds
every change of up to six neighbouring signs; it proves nothing about who wrote it.

It is written in the signs of base32 alone, which a QR code holds in its dense alphanumeric mode.
"""

import binascii
import zlib
from base64 import b32decode, b32encode
from collections.abc import Iterator
from dataclasses import fields
from types import MappingProxyType

from ketadesk.intake.draft import DoseDraft, Draft, StepDraft
from ketadesk.quantities.parsing import Refused

MARK = "KD"
VERSION = "A"
_SIGNS = frozenset("ABCDEFGHIJKLMNOPQRSTUVWXYZ234567")
_CHECK = 4  # bytes
_GROUP = 8  # signs of base32 that hold whole bytes
_LONGEST = 8192
_ITEM, _PART = "\x1e", "\x1f"
_GIVEN, _DOSE, _STEP = "G", "D", "S"

# A sign for each field. It holds for version A for good: a new field takes a new sign.
_FIELDS = MappingProxyType(
    {
        "protocol": "a", "setting": "b", "weight_text": "c", "weight_unit": "d", "weight_known": "e",
        "height_text": "f", "height_unit": "g", "age_text": "h", "sex": "i", "basis": "j", "strength_text": "k",
        "vial_volume_text": "l", "vial_total_text": "m", "push_method": "n", "push_volume_text": "o", "method": "p",
        "container": "q", "container_volume_text": "r", "diluent": "s", "amount_text": "t", "concentration_text": "u",
        "pump": "v", "giving_set": "w", "run_text": "x", "line_volume_text": "y", "start_text": "z",
    }
)  # fmt: skip
_NAMES = {sign: name for name, sign in _FIELDS.items()}

# What orders often hold, the commonest last, so that a text is shorter. It holds for version A for good.
_OFTEN = (
    b"pain-acutepain-icuanalgosedation-icupain-edpain-crpspain-chronicpain-shockanaesthesiasuicidality-ed-low"
    b"mg/kgmcg/kg/minmg/kg/hmg/minmg/hwithdraw-firststandardequal-volumeundilutedglucose-5adjustedideallean"
    b"malefemaleestimatedstatedtheatreclinicwardicued\x1eDpush\x1f\x1eDmaintenance\x1f\x1eDloading\x1f0.15"
    b"bag-500bag-250bag-100bag-50volumetric-0.1syringe-0.1syringe-20syringe-50\x1eqsyringe-50"
    b"adepression-iv\x1ec70\x1eemeasured\x1ek50\x1el10\x1em500\x1ek10\x1el20\x1em200\x1epmake-up\x1er50"
    b"\x1esodium-chloride-0.9\x1eDinfusion\x1f0.5\x1fmg/kg\x1f40\x1fmin"
)


def carried(draft: Draft) -> str:
    """Return a draft as text that checks itself. Its reasons are left out.

    Raises `ValueError` for a draft whose texts hold control characters: no order that is read holds any.
    """
    items = list(_items(draft))
    if any(sign < " " for parts in items for text in parts for sign in text):
        raise ValueError("A text with control characters is not carried.")
    packed = _packed(_ITEM.join(parts[0] + _PART.join(parts[1:]) for parts in items))
    return f"{MARK}{VERSION}{b32encode(packed + _check(packed)).decode().rstrip('=')}"


def carry_back(text: str) -> Draft | Refused:
    """Return the draft that a text carries, without reasons, or why it is refused."""
    if not text.startswith(MARK):
        return Refused(text, "This is no order that KetaDesk carries.")
    if not text.startswith(MARK + VERSION):
        return Refused(text, "It was changed on the way, or another version of KetaDesk made it: carry it again.")
    packed = _checked(text.removeprefix(MARK + VERSION))
    unpacked = None if packed is None else _unpacked(packed)
    draft = None if unpacked is None else _draft(unpacked)
    return Refused(text, "It was changed on the way: carry it again.") if draft is None else draft


def _items(draft: Draft) -> Iterator[tuple[str, ...]]:
    """Yield what differs from an empty draft: a sign, and what it holds."""
    for name, sign in _FIELDS.items():
        if getattr(draft, name) != getattr(_EMPTY, name):
            yield sign, getattr(draft, name)
    if draft.given is not None:
        yield _GIVEN, *draft.given
    for id_, dose in draft.doses.items():
        typed = [getattr(dose, each.name) for each in fields(DoseDraft)]
        if any(typed):
            yield _DOSE, id_, *typed
    for step in draft.steps:
        yield _STEP, step.rate_text, step.hours_text


def _check(packed: bytes) -> bytes:
    return zlib.crc32(MARK.encode() + VERSION.encode() + packed).to_bytes(_CHECK)


def _packed(text: str) -> bytes:
    packer = zlib.compressobj(9, wbits=-15, zdict=_OFTEN)
    return packer.compress(text.encode()) + packer.flush()


def _checked(text: str) -> bytes | None:
    """Return the bytes that signs stand for, or None where the check value or a sign is not right."""
    if not set(text) <= _SIGNS or len(text) > _LONGEST:
        return None
    try:
        held = b32decode(text + "=" * (-len(text) % _GROUP))
    except binascii.Error:
        return None
    # The last sign may hold bits that belong to no byte: they are noughts, or it was changed.
    if b32encode(held).decode().rstrip("=") != text or _check(held[:-_CHECK]) != held[-_CHECK:]:
        return None
    return held[:-_CHECK]


def _unpacked(packed: bytes) -> str | None:
    unpacker = zlib.decompressobj(wbits=-15, zdict=_OFTEN)
    try:
        text = unpacker.decompress(packed, _LONGEST).decode()
    except (zlib.error, UnicodeDecodeError):
        return None
    return text if unpacker.eof and not unpacker.unused_data else None


def _draft(text: str) -> Draft | None:
    """Return the draft of the items in a text, or None where one is not known here."""
    texts: dict[str, str] = {}
    given: tuple[str, ...] | None = None
    doses: dict[str, DoseDraft] = {}
    steps: list[StepDraft] = []
    for item in text.split(_ITEM) if text else ():
        sign, parts = item[:1], item[1:].split(_PART)
        if sign in _NAMES and len(parts) == 1:
            texts[_NAMES[sign]] = parts[0]
        elif sign == _GIVEN:
            given = tuple(parts) if parts != [""] else ()
        elif sign == _DOSE and len(parts) == 1 + len(fields(DoseDraft)):
            doses[parts[0]] = DoseDraft(*parts[1:])
        elif sign == _STEP and len(parts) == len(fields(StepDraft)):
            steps.append(StepDraft(*parts))
        else:
            return None
    return Draft(**texts, given=given, doses=MappingProxyType(doses), steps=tuple(steps))  # type: ignore[arg-type]


_EMPTY = Draft()
