"""The options of commands other than `plan`, and the examples in their help."""

CALCULATIONS = (
    "dose", "volume", "amount", "concentration", "mixture", "pump-rate", "running-dose", "drip-rate", "duration",
    "convert", "vials", "waste", "ideal-weight", "adjusted-weight", "lean-weight", "body-mass-index",
)  # fmt: skip
CALC_EXAMPLES = f"""\
NAME is one of {", ".join(CALCULATIONS[:9])},
{", ".join(CALCULATIONS[9:])}.

Inputs are written name=value, as in weight=70kg: weight, dose, dose_rate, amount, volume, concentration, time,
pump_rate, drop_factor, drop_rate, height, value, vial (500mg/10mL), sex (female or male), to (a unit).

Examples:
  ketadesk calc dose dose=0.5mg/kg weight=70kg
  ketadesk calc pump-rate dose_rate=4mcg/kg/min weight=50kg amount=400mg volume=500mL
  ketadesk calc drip-rate volume=1000mL time=8h drop_factor=20gtt/mL
  ketadesk calc convert value=2mcg/kg/min weight=70kg to=mg/h
"""
RUNNING_EXAMPLES = """\
Examples:
  ketadesk running --rate 4.2mL/h --amount 50mg --volume 50mL --weight 70kg
  ketadesk running --rate 4.2mL/h --amount 50mg --volume 50mL --weight 70kg --protocol pain-icu --setting icu
"""
RUNNING_OPTIONS = (
    ("--rate", "4.2mL/h", "what the pump is set to"),
    ("--amount", "50mg", "the drug in the syringe or bag"),
    ("--volume", "50mL", "what it is made up to"),
    ("--weight", "70kg", "the weight, in kg or lb"),
    ("--protocol", "ID", "judge it by this protocol too"),
    ("--setting", "PLACE", "where: clinic, ward, ed, icu or theatre"),
    ("--reason", "CODE=TEXT", "why it may go on past a CHECK, by its code"),
)
SEAL_OPTIONS = (
    ("--label", "L", "what it goes by, at most 12 characters; no name"),
    ("--out", "FILE", "the file to write"),
)
CHECK_OPTIONS = (
    ("--drawn", "[ADMIN=]0.7mL", "what the syringe holds of the vial, read there"),
    ("--pump-set", "[ADMIN=]75mL/h", "what the pump is set to as it stands, or the drops in gtt/min"),
    ("--pump-volume", "[ADMIN=]17.5mL", "what the pump is told to give, where a share of the container is given"),
)
SEAL_EXAMPLES = """\
The file carries what was typed and checks itself. It names nobody and is no secret.

Example:
  ketadesk seal depression-iv --weight 70kg --vial 500mg/10mL --method make-up --container 50mL \\
      --diluent glucose-5 --label "BED 4" --out bed4.ketadesk
"""
CHECK_EXAMPLES = """\
Read the order, the scale, the vial, the syringe and the pump yourself, and type what you read. What differs is named;
no value of the first entry is told. Both then read it at its source again; if they still differ, --again adds what
kind of slip it looks like.

Example:
  ketadesk check bed4.ketadesk depression-iv --dose 0.5mg/kg --time 40min --weight 70kg --vial 500mg/10mL \\
      --method make-up --container 50mL --diluent glucose-5 --drawn 0.7mL --pump-set 75mL/h

Exit status: 0 the same, 1 not the same, 2 refused or incomplete, 69 broken installation.
"""
