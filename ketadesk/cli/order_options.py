"""The options of an order, each with the field of the draft that it fills."""

from dataclasses import dataclass


@dataclass(frozen=True)
class OrderOption:
    """One option: how it is written, what it fills, and what help says of it."""

    flag: str
    metavar: str
    field: str
    says: str
    heading: str
    repeatable: bool = False

    @property
    def dest(self) -> str:
        """Return the name under which its text is kept."""
        return self.flag.lstrip("-").replace("-", "_")


_WHO = "who"
_WHAT = "what is ordered"
_VIAL = "the vial in hand, read from its label"
_MADE = "how it is made ready"
_SET = "what it runs through"
_REASONS = "what a person answers to what is asked"

ORDER_OPTIONS = (
    OrderOption("--weight", "70kg", "weight_text", "the weight, in kg or lb", _WHO),
    OrderOption("--weight-known", "HOW", "weight_known", "measured, stated or estimated", _WHO),
    OrderOption("--height", "175cm", "height_text", "the height, in cm or in", _WHO),
    OrderOption("--age", "45", "age_text", "the age, in whole years", _WHO),
    OrderOption("--sex", "SEX", "sex", "female or male", _WHO),
    OrderOption("--basis", "BASIS", "basis", "dose by actual, ideal, adjusted or lean weight", _WHO),
    OrderOption("--setting", "PLACE", "setting", "where: clinic, ward, ed, icu or theatre", _WHO),
    OrderOption(
        "--dose", "[ADMIN=]0.5mg/kg", "dose_text", "the dose; with several administrations, of which", _WHAT, True
    ),
    OrderOption("--time", "[ADMIN=]40min", "time_text", "how long a dose takes, in s, min or h", _WHAT, True),
    OrderOption("--cap", "[ADMIN=]2mg", "cap_text", "the most that may be given", _WHAT, True),
    OrderOption("--give", "ADMIN", "given", "give this optional or alternative administration", _WHAT, True),
    OrderOption("--without", "ADMIN", "without", "leave this usual administration out", _WHAT, True),
    OrderOption("--step", "0.15mg/kg/h:24h", "steps", "one step of an infusion in steps, in order", _WHAT, True),
    OrderOption("--run", "24h", "run_text", "how long a continuous infusion runs in all", _WHAT),
    OrderOption("--start", "22:30", "start_text", "when it starts, by a 24 hour clock", _WHAT),
    OrderOption("--vial", "500mg/10mL", "vial_total_text", "total amount in total volume", _VIAL),
    OrderOption("--strength", "50mg/mL", "strength_text", "its strength, which must agree", _VIAL),
    OrderOption("--push-method", "HOW", "push_method", "how a push is drawn up", _MADE),
    OrderOption("--push-volume", "20mL", "push_volume_text", "what a push is made up to", _MADE),
    OrderOption("--method", "HOW", "method", "how the infusion is mixed", _MADE),
    OrderOption("--container", "50mL", "container", "a volume, or the id of a syringe or bag", _MADE),
    OrderOption("--fill", "40mL", "container_volume_text", "what a named syringe is filled to, if not whole", _MADE),
    OrderOption("--diluent", "ID", "diluent", "what it is diluted with, by id or name", _MADE),
    OrderOption("--amount", "50mg", "amount_text", "the drug that goes into the container", _MADE),
    OrderOption("--concentration", "1mg/mL", "concentration_text", "the strength that the mixture is to have", _MADE),
    OrderOption("--pump", "ID", "pump", "the pump, for its steps and limits", _SET),
    OrderOption("--giving-set", "20gtt/mL", "giving_set", "a gravity set, by drop factor or id", _SET),
    OrderOption("--reason", "CODE=TEXT", "reasons", "why to go on past a CHECK, by its code", _REASONS, True),
    OrderOption("--line", "2mL", "line_volume_text", "what the line holds", _SET),
)

PLAN_EXAMPLES = """\
Examples:
  ketadesk plan depression-iv --weight 70kg --weight-known measured --vial 500mg/10mL \\
      --method make-up --container 50mL --diluent glucose-5
  ketadesk plan pain-icu --setting icu --weight 154lb --vial 500mg/10mL --dose infusion=1mcg/kg/min \\
      --method make-up --container syringe-50 --concentration 1mg/mL --diluent sodium-chloride-0.9 --start 22:30
  ketadesk plan depression-iv-96h --weight 70kg --vial 500mg/10mL --step 0.15mg/kg/h:24h --step 0.3mg/kg/h:72h \\
      --method make-up --container syringe-50 --concentration 5mg/mL --diluent sodium-chloride-0.9 --json
"""

_FLAGS = {option.field: option.flag for option in ORDER_OPTIONS}
_FLAGS |= {"protocol": "PROTOCOL", "vial_volume_text": "--vial"}


def option_of(field: str) -> str:
    """Return how the option is written that fills a field, such as `--dose infusion` for `dose_text:infusion`."""
    name, _, administration = field.partition(":")
    return f"{_FLAGS.get(name, f'--{name}')} {administration}".strip()
