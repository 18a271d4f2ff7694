"""Text that is not read: each with exit status 2, one sentence, and nothing on standard output."""

import json

import pytest

from cli_orders import DEPRESSION, INTENSIVE_CARE, Command, changed, without

WEIGHTS = [
    "", "70", "kg", "2,5kg", "1,000kg", "1.000kg", "1e3kg", "1E2kg", ".5kg", "5.kg", "07kg", "7_0kg", "+70kg", "-70kg",
    "\N{MINUS SIGN}70kg", "70 0kg", " 70kg", "70kg ", "70  kg", "nankg", "nan", "infkg", "0x46kg", "70.1234567kg",
    "1000kg", "0kg", "0.0kg", "70KG", "70Kg", "70lbs", "70st", "70g", "70mL", "70mg", "70cc", "70kg70", "70kg/m2",
    "7\N{RIGHT-TO-LEFT OVERRIDE}0kg", "70\N{RIGHT-TO-LEFT OVERRIDE}kg", "70k\N{RIGHT-TO-LEFT OVERRIDE}g",
    "\N{ZERO WIDTH SPACE}70kg", "70\N{NO-BREAK SPACE}kg", "70\nkg", "70\tkg", "70\x1b[2Jkg",
    "\N{ARABIC-INDIC DIGIT SEVEN}\N{ARABIC-INDIC DIGIT ZERO}kg", "\N{FULLWIDTH DIGIT SEVEN}0kg", "7²kg", "½kg",
    "70..5kg", "7'0kg", "70/1kg", "seventykg", "70 kg\N{CYRILLIC SMALL LETTER ES}", "７０ｋｇ",
    "70000000000000000000000000kg",
]  # fmt: skip
DOSES = ["0.5", "0.5Mg/kg", "0.5MG", "0.5 mg/Kg", "0,5mg/kg", ".5mg/kg", "0.5mg/kg/h", "0.5mg/m2", "0.5mL", "5e-1mg/kg"]
VIALS = [
    "500mg",
    "50mg/mL",
    "500/10",
    "10mL/500mg",
    "500mg/10cc",
    "500mg/10ml",
    "5,00mg/10mL",
    "500mg/0mL",
    "1g/10",
    "/",
]


def one_line(err: str) -> bool:
    return err.count("\n") == 1 and err.endswith("\n") and err[:-1].isprintable()


@pytest.mark.parametrize("text", WEIGHTS)
def test_that_a_weight_is_refused_in_one_sentence(ketadesk: Command, text: str) -> None:
    done = ketadesk(*changed(DEPRESSION, "--weight", text))
    assert (done.status, done.out) == (2, "")
    assert done.err.startswith("--weight: ")
    assert one_line(done.err)


@pytest.mark.parametrize("text", DOSES)
def test_that_a_dose_is_refused_in_one_sentence(ketadesk: Command, text: str) -> None:
    done = ketadesk(*DEPRESSION, "--dose", text)
    assert (done.status, done.out) == (2, "")
    assert done.err.startswith("--dose infusion: ")
    assert one_line(done.err)


@pytest.mark.parametrize("text", VIALS)
def test_that_a_vial_is_refused_in_one_sentence(ketadesk: Command, text: str) -> None:
    done = ketadesk(*changed(DEPRESSION, "--vial", text))
    assert (done.status, done.out) == (2, "")
    assert done.err.startswith("--vial: ")
    assert one_line(done.err)


@pytest.mark.parametrize(
    ("arguments", "said"),
    [
        (("--height", "175"), "--height: Write the unit after the number, as in 175cm."),
        (("--height", "5'9"), "--height: "),
        (("--age", "45.5"), "--age: Whole numbers only. Type it without a point."),
        (("--age", "6months"), "--age: Write the age in whole years alone, as in 45."),
        (("--age", "45yr"), "--age: Write the age in whole years alone, as in 45."),
        (("--sex", "m"), "--sex: Choose one of female, male."),
        (("--basis", "dry"), "--basis: Choose one of actual, ideal, adjusted, lean."),
        (("--setting", "home"), "--setting: Choose one of clinic, ward, ed, icu, theatre."),
        (("--start", "9:30"), "--start: Write the time as on a 24 hour clock, as in 08:30 or 22:05."),
        (("--time", "40"), "--time infusion: Write the unit after the number, as in 40min."),
        (("--time", "0:40"), "--time infusion: No colon in a number. Type a length of time in its unit alone"),
        (("--dose", "Infusion=0.5mg/kg"), "--dose Infusion: There is no administration Infusion: is infusion meant?"),
        (("--time", "40kg"), "--time infusion: The unit kg is not read here: write min or s or h."),
        (("--line", "2cc"), "--line: The unit cc is not read here: write mL."),
        (
            ("--pump", "alaris"),
            "--pump: alaris is not listed: choose one of syringe-0.1 (syringe pump, steps of 0.1 mL/h), ",
        ),
        (("--giving-set", "25gtt/mL"), "--giving-set: 25gtt/mL is not listed: choose one of "),
        (("--strength", "10mg/mL"), "--vial: Strength, volume and total disagree: "),
        (("--dose", "push=0.5mg/kg"), "--dose push: There is no administration push: there is infusion."),
        (("--give", "bolus"), "--give: There is no administration bolus: there is infusion."),
        (("--without", "infusion"), "--without: infusion is part of every order."),
    ],
)
def test_that_what_is_refused_says_what_to_write(ketadesk: Command, arguments: tuple[str, ...], said: str) -> None:
    done = ketadesk(*DEPRESSION, *arguments)
    assert (done.status, done.out) == (2, "")
    assert done.err.startswith(said)
    assert one_line(done.err)


@pytest.mark.parametrize(
    ("arguments", "said"),
    [
        (("--weight", "80kg"), "--weight: It is given twice: give it once."),
        (("--weight=80kg",), "--weight: It is given twice: give it once."),
        (("--wieght", "80kg"), "--wieght: It is not read here; is --weight meant?"),
        (("--weigh", "80kg"), "--weigh: It is not read here; is --weight meant?"),
        (("-w", "80kg"), "-w: It is not read here; see ketadesk plan --help."),
        (("--height",), "--height: Expected one argument."),
        (("surplus",), "surplus: It is not read here; see ketadesk plan --help."),
    ],
)
def test_that_an_option_that_is_not_read_is_one_sentence(
    ketadesk: Command, arguments: tuple[str, ...], said: str
) -> None:
    done = ketadesk(*DEPRESSION, *arguments)
    assert (done.status, done.out, done.err) == (2, "", f"{said}\n")


@pytest.mark.parametrize(
    ("arguments", "said"),
    [
        ((), "Say what to do, as in ketadesk plan --help."),
        (("plna",), "plna: There is no such command; is plan meant?"),
        (("plan",), "PROTOCOL: Choose a protocol; ketadesk protocols lists them."),
        (("plan", "depresion-iv"), "PROTOCOL: There is no protocol depresion-iv: is depression-iv meant?"),
        (("plan", "ketamine"), "PROTOCOL: There is no protocol ketamine: ketadesk protocols lists those there are."),
        (("plan", "ketamine-nasal"), "PROTOCOL: There is no protocol ketamine-nasal: ketadesk protocols lists those "),
        (("--json", "plan", "pain-icu"), "--json: Write it after the command, as in ketadesk plan --json."),
        (("--json", "calc", "dose"), "--json: Write it after the command, as in ketadesk calc --json."),
        (("--weight", "70kg", "plan"), "--weight: Write it after the command, as in ketadesk plan --weight."),
        (("--version", "--json"), "--json: It is not read here; see ketadesk --help."),
        (("sources", "fda-lable"), "ID: There is no source fda-lable: is fda-label meant?"),
        (("protocols", "DEPRESSION-IV"), "PROTOCOL: There is no protocol DEPRESSION-IV: "),
    ],
)
def test_that_an_unknown_word_is_one_sentence(ketadesk: Command, arguments: tuple[str, ...], said: str) -> None:
    done = ketadesk(*arguments)
    assert (done.status, done.out.startswith("{")) == (2, "--json" in arguments)
    assert done.err.startswith(said)
    assert one_line(done.err)


@pytest.mark.parametrize(
    ("arguments", "field", "says"),
    [
        (("plan", "nonsense"), "protocol", "There is no protocol nonsense: "),
        (("plan",), "protocol", "Choose a protocol; ketadesk protocols lists them."),
        (("running", "--rate", "4.2mL/h", "--protocol", "nonsense"), "protocol", "There is no protocol nonsense: "),
        (("calc", "halve"), "name", "There is no calculation halve: "),
        (("protocols", "nonsense"), "protocol", "There is no protocol nonsense: "),
        (("sources", "nonsense"), "id", "There is no source nonsense: "),
        (("plan", "pain-icu", "--wieght", "70kg"), "wieght", "It is not read here; is --weight meant?"),
    ],
)
def test_that_a_program_is_told_what_is_refused_of_any_command(
    ketadesk: Command, arguments: tuple[str, ...], field: str, says: str
) -> None:
    done = ketadesk(*arguments, "--json")
    told = json.loads(done.out)
    assert (done.status, told["status"], told["terms"]) == (2, "incomplete", [])
    assert [each["field"] for each in told["refused"]] == [field]
    assert told["refused"][0]["says"].startswith(says)
    assert done.err == f"{told['refused'][0]['option']}: {told['refused'][0]['says']}\n"


@pytest.mark.parametrize(
    "arguments",
    [
        ("--push-method", "make-up"), ("--push-volume", "20mL"), ("--amount", "50mg"), ("--concentration", "1mg/mL"),
        ("--run", "24h"), ("--step", "0.15mg/kg/h:24h"), ("--pump", "syringe-0.1", "--giving-set", "set-20"),
    ],
)  # fmt: skip
def test_that_an_option_that_changes_nothing_is_refused_by_name(ketadesk: Command, arguments: tuple[str, ...]) -> None:
    done = ketadesk(*DEPRESSION, *arguments)
    assert (done.status, done.out) == (2, "")
    assert done.err.startswith(f"{arguments[-2]}: ")
    assert one_line(done.err)


@pytest.mark.parametrize(
    "arguments",
    [("--time", "infusion=40min"), ("--cap", "infusion=50mg"), ("--step", "1mg/kg/h:4h"), ("--push-volume", "20mL")],
)
def test_that_a_continuous_order_refuses_what_it_does_not_use(ketadesk: Command, arguments: tuple[str, ...]) -> None:
    done = ketadesk(*INTENSIVE_CARE, *arguments)
    assert (done.status, done.out) == (2, "")
    assert done.err.startswith(arguments[0])
    assert one_line(done.err)


def test_that_a_schedule_takes_no_order(ketadesk: Command) -> None:
    done = ketadesk("plan", "esketamine-nasal", "--setting", "clinic", "--weight", "70kg", "--dose", "56mg")
    assert (done.status, done.out) == (2, "")
    assert [line.partition(": ")[0] for line in done.err.splitlines()] == ["--weight", "--dose"]


def test_that_all_that_is_wrong_is_said_at_once(ketadesk: Command) -> None:
    done = ketadesk("plan", "depression-iv", "--weight", "2,5kg", "--height", "175", "--run", "24h")
    told = [line.partition(": ")[0] for line in done.err.splitlines()]
    assert (done.status, done.out) == (2, "")
    assert sorted(told) == ["--height", "--method", "--run", "--vial", "--weight"]


def test_that_a_word_that_is_not_offered_names_those_that_are(ketadesk: Command) -> None:
    done = ketadesk(*changed(DEPRESSION, "--weight-known", "guessed"))
    assert done.err == "--weight-known: Choose one of measured, stated, estimated.\n"


def test_that_a_dose_says_of_which_administration_when_there_are_two(ketadesk: Command) -> None:
    done = ketadesk(*without(INTENSIVE_CARE, "--dose"), "--dose", "1mcg/kg/min")
    assert done.err == "--dose: Say of which administration, as in push=1mcg/kg/min: push or infusion.\n"


def test_that_a_dose_of_what_is_not_given_is_refused(ketadesk: Command) -> None:
    done = ketadesk(*INTENSIVE_CARE, "--dose", "push=0.5mg/kg", "--without", "push")
    assert (done.status, done.out) == (2, "")
    assert done.err == "--dose push: It is not given: add --give push.\n"


def test_that_a_strength_that_does_not_end_asks_for_the_label(ketadesk: Command) -> None:
    done = ketadesk(*changed(DEPRESSION, "--vial", "100mg/3mL"))
    says = "--vial: Its strength does not come out even: read it from the label and give it as --strength too.\n"
    assert (done.status, done.out, done.err) == (2, "", says)


def test_that_a_time_that_does_not_convert_evenly_is_refused(ketadesk: Command) -> None:
    done = ketadesk(*INTENSIVE_CARE, "--run", "100min")
    assert (done.status, done.err) == (2, "--run: 100min does not come out even in h: write it in h.\n")


def test_that_what_is_to_be_chosen_is_named_by_its_id_and_in_words(ketadesk: Command) -> None:
    told = ketadesk("plan", "depression-iv", "--weight", "70kg", "--vial", "500mg/10mL").err
    assert told.startswith(
        "--method: Choose how it is mixed: make-up (make up to a final volume), add (add to the bag,"
    )
    told = ketadesk("plan", "anaesthesia", "--weight", "70kg", "--vial", "500mg/10mL").err
    assert "induction-60-s (induction over 60 s)" in told
    assert "maintenance (maintenance by slow drip)" in told


def test_that_a_method_that_is_not_known_makes_nothing_else_superfluous(ketadesk: Command) -> None:
    typed = ("--method", "make up", "--container", "50mL", "--diluent", "glucose-5")
    done = ketadesk("plan", "depression-iv", "--weight", "70kg", "--vial", "500mg/10mL", *typed)
    assert done.err.startswith("--method: Choose how it is mixed: make-up (")
    assert one_line(done.err)


def test_that_spaces_around_the_name_of_an_administration_are_no_part_of_it(ketadesk: Command) -> None:
    spaced, close = (ketadesk(*DEPRESSION, "--dose", each).out for each in ("infusion = 0.5mg/kg", "infusion=0.5mg/kg"))
    assert spaced == close != ""


@pytest.mark.parametrize("typed", ["500mg in 10mL", "500mg", "10mL", "50mg per mL", "500"])
def test_that_a_vial_that_is_not_written_as_one_says_how_one_is(ketadesk: Command, typed: str) -> None:
    told = ketadesk(*changed(DEPRESSION, "--vial", typed)).err
    assert told == "--vial: Write the vial's total and volume, as in 500mg/10mL; a strength alone is no vial.\n"
