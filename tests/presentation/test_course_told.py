"""What a course says on a day, as it would be read out."""

from ketadesk.monitoring.course_event import CourseEnded, LiverTested, ScoreTaken, UrinaryAsked
from ketadesk.presentation.course_terminal import course_text
from ketadesk.presentation.course_told import CourseTold, tell_course
from orders import course_data, library
from weeks import Weeks, agreed_of, december


def told(weeks: Weeks) -> CourseTold:
    return tell_course(weeks.course, library(), course_data(), weeks.today)


def test_that_the_first_days_read_as_they_are() -> None:
    found = told(Weeks())
    assert found.title == "Depression: Six infusions in 3 weeks, two a week"
    assert {row.name: (row.text, row.note) for row in found.agreed} == {
        "Given": ("0 of 6", "the source gives 6"),
        "Every": ("3 to 4 days", "from 2026-12-01"),
        "By": ("ELEKT-D 2023", "verified"),
    }
    assert [row.text for row in found.ahead][:2] == ["Tuesday 2026-12-01", "Friday 2026-12-04"]
    assert [(row.says, row.when, row.late) for row in found.due] == [
        ("Score before the first infusion", "today", False),
        ("Liver tests before recurrent doses", "today", False),
    ]


def test_that_visits_scores_and_doses_are_told_together() -> None:
    weeks = Weeks(agreed_of(place=1, count=5))
    weeks.does(ScoreTaken("madrs", 32, "baseline"))
    weeks.does(LiverTested("normal"))
    weeks.infusion(december(1), run_sheet=7, plan_entry=4, highest=(164, 95))
    weeks.infusion(december(4), weighed=december(1))
    weeks.does(ScoreTaken("madrs", 36, "24 h"), december(5))
    weeks.does(ScoreTaken("madrs", 9, "24 h"), december(6))
    weeks.does(ScoreTaken("phq-9", 9, "visit"), december(6))
    found = told(weeks)
    assert [(row.day, row.dose, row.note) for row in found.visits] == [
        ("Tuesday 2026-12-01", "35 mg", "plan 4, run sheet 7, highest pressure 164/95 mmHg"),
        ("Friday 2026-12-04", "35 mg", "weighed 2026-12-01, no sealed plan, no run sheet"),
    ]
    assert next(row for row in found.agreed if row.name == "Given in all").text == "70 mg"
    assert [(row.scale, row.says) for row in found.scores] == [
        ("MADRS", ""),
        ("MADRS", "12.5 % above baseline, no response"),
        ("MADRS", "71.9 % below baseline, response, remission"),
        ("PHQ-9", "no baseline to compare with"),
    ]
    assert found.notes == (
        "MADRS says remission. The stop rule: Stop at remission, or when 4 to 6 infusions are given.",
    )  # fmt: skip


def test_that_what_is_overdue_says_by_how_long_and_by_whose_rule() -> None:
    weeks = Weeks()
    weeks.does(LiverTested("normal"))
    weeks.infusion(december(1))
    weeks.today = december(5)
    found = {row.says: row for row in told(weeks).due}
    score = found["Score after infusion 1"]
    assert (score.on, score.when, score.late) == ("2026-12-02", "3 days overdue", True)
    assert score.backing == "unreviewed page on mood, no primary source"
    assert found["Liver tests again"].when == "in 86 days"  # 90 days after the 1st, on the 5th


def test_that_urinary_symptoms_and_the_end_are_said() -> None:
    weeks = Weeks()
    weeks.infusion(december(1))
    weeks.does(UrinaryAsked(symptoms=True))
    weeks.does(CourseEnded("pain on passing water"))
    assert [note.split(":")[0] for note in told(weeks).notes] == [
        "Urinary symptoms were reported",
        "The course has ended.",
    ]


def test_that_the_terminal_shows_every_part_under_its_heading() -> None:
    weeks = Weeks()
    weeks.does(ScoreTaken("madrs", 32, "baseline"))
    weeks.infusion(december(1))
    text = course_text(told(weeks), "Course 3 [BED 4]")
    assert text.startswith(
        "Course 3 [BED 4]\nDepression: Six infusions in 3 weeks, two a week\n\nGiven         1 of 6,"
    )
    for heading in (
        "\nGiven\n  1  Tuesday",
        "\nTo come\nInfusion 2: Friday",
        "\nScores\n2026-12-01  MADRS 32 of 60",
        "\nDue\n",
    ):
        assert heading in text
