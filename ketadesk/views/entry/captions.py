"""What each field is called, wherever it is spoken of."""

_CAPTIONS = {
    "protocol": "Protocol",
    "setting": "Setting of care",
    "given": "What is given",
    "dose_text": "Dose",
    "time_text": "Time",
    "cap_text": "Not more than",
    "steps": "Steps",
    "weight_text": "Weight",
    "weight_unit": "Unit",
    "weight_known": "How the weight is known",
    "height_text": "Height",
    "height_unit": "Unit",
    "age_text": "Age",
    "sex": "Sex",
    "basis": "Dosing weight",
    "strength_text": "Strength",
    "vial_volume_text": "Vial volume",
    "vial_total_text": "Vial total",
    "push_method": "Push",
    "push_volume_text": "Push, made up to",
    "method": "Infusion",
    "container": "Container",
    "container_volume_text": "Made up to",
    "diluent": "Diluent",
    "amount_text": "Drug in container",
    "concentration_text": "Concentration",
    "pump": "Pump",
    "giving_set": "or by gravity",
    "run_text": "Runs for",
    "line_volume_text": "Line holds",
    "start_text": "Starts at",
    "rate_text": "The pump shows",
    "volume_text": "Made up to",
    "since_text": "Running since",
    "left_text": "Left in it",
    "weight": "Weight",
    "dose": "Dose",
    "dose_rate": "Dose rate",
    "amount": "Amount",
    "volume": "Volume",
    "concentration": "Concentration",
    "time": "Time",
    "pump_rate": "Pump rate",
    "drop_factor": "Drop factor",
    "drop_rate": "Drop rate",
    "height": "Height",
    "value": "Value",
    "vial_total": "Vial total",
    "vial_volume": "Vial volume",
    "unit": "Unit",
    "to": "Answer in",
}


def caption(key: str) -> str:
    """Return what a field is called, by its key: an attribute of the draft, with the administration after a colon."""
    return _CAPTIONS[key.partition(":")[0]]


# The letter that, with Alt, comes to a field of the order. None stands twice, nor among the headings and the buttons.
_LETTERS = dict(
    pair.split()
    for pair in (
        "weight_text W",
        "height_text H",
        "age_text g",
        "strength_text S",
        "vial_volume_text l",
        "vial_total_text T",
        "line_volume_text i",
        "start_text r",
        "run_text f",
        "amount_text D",
        "push_volume_text m",
        "giving_set b",
    )
)


def lettered(key: str, shown: str) -> str:
    """Return what stands over a field, the letter marked that comes to it with Alt."""
    letter = _LETTERS.get(key, "")
    place = shown.casefold().find(letter.casefold()) if letter else -1
    return shown if place < 0 else f"{shown[:place]}&{shown[place:]}"
