"""The people of the demo bank: a few with a part to play, and everybody else. Pure."""

from dataclasses import replace
from datetime import date, timedelta
from random import Random

from branchsales.demo.chance import around
from branchsales.demo.names import distinct_name
from branchsales.demo.people import (
    ADMINISTRATOR,
    AUDITOR,
    HEAD,
    LOBBY,
    SELLER,
    SUPERVISOR,
    TELLER,
    Habits,
    Person,
    Post,
    Unit,
)
from organisation.working_time import add_working_days

# The people of the first branch by name: those one signs in as, and those who give them something to see.
# See also `branchsales.demo.sign_ins`.
FIRST_BRANCH = (
    ("王晓雨", TELLER, Habits(captures=0.8, refers=0.85, eye=1.25, care=0.9)),
    ("陈静", TELLER, Habits(captures=0.6, refers=0.8, eye=1.1, care=0.8)),
    ("何佳", TELLER, Habits(captures=0.5, refers=0.75, eye=1.0, care=0.6)),
    ("刘洋", TELLER, Habits(captures=0.25, refers=0.6, eye=0.8, care=0.4)),
    ("马会玲", TELLER, Habits(captures=0.4, refers=0.7, eye=0.95, care=0.7)),
    ("徐婷", TELLER, Habits(captures=0.4, refers=0.6, eye=0.85, care=0.5)),
    ("周敏", LOBBY, Habits(captures=1.2, refers=0.9, eye=1.15, care=0.8)),
    ("郭磊", LOBBY, Habits(captures=0.6, refers=0.7, eye=0.9, care=0.5)),
    (
        "李娜",
        SELLER,
        Habits(captures=0.5, refers=0.05, eye=1.2, persuasion=1.3, discipline=0.9, answer_minutes=22, care=0.95),
    ),
    (
        "张浩然",
        SELLER,
        Habits(
            captures=0.3,
            refers=0.03,
            eye=0.9,
            persuasion=0.75,
            discipline=0.55,
            answer_minutes=150,
            returns=0.28,
            care=0.5,
        ),
    ),
    ("赵文博", SELLER, Habits(captures=0.4, refers=0.05, persuasion=1.0, discipline=0.8, answer_minutes=60, care=0.7)),
    (
        "孙文娟",
        SELLER,
        Habits(captures=0.4, refers=0.05, persuasion=1.05, discipline=0.86, answer_minutes=40, care=0.75),
    ),
    ("陈国栋", HEAD, Habits(captures=0.15, refers=0.9, eye=1.2, reviews=2.4)),
)
HEAD_OFFICE = (("蒋明哲", ADMINISTRATOR), ("骆静怡", AUDITOR))
SUPERVISORS = ("高文斌", "沈雅琴")
_LONG_AGO = 3 * 365


def employee_number(branch_place: int, place: int) -> str:
    """1, three digits of the branch (000: the units above), two of the person."""
    return f"1{branch_place:03d}{place:02d}"


def hire_everybody(rng: Random, units: list[Unit], *, first_day: date, today: date) -> list[Person]:
    """Everybody who works in the units or left during the history, in the order of their numbers."""
    taken = {name for name, *_ in FIRST_BRANCH} | {name for name, _ in HEAD_OFFICE} | set(SUPERVISORS)
    people = _above_the_branches(rng, units, taken, first_day)
    branches = [unit for unit in units if unit.kind == "branch"]
    for number, branch in enumerate(branches, start=1):
        if number == 1:
            staff = _first_branch(rng, branch, first_day, today)
        else:
            staff = _branch(rng, number, branch, taken, first_day)
        _give_saturdays(staff)
        people += staff
    _tell_their_stories(rng, people, branches, taken, today)
    _give_leave(rng, people, first_day, today)
    return people


def _above_the_branches(rng: Random, units: list[Unit], taken: set[str], first_day: date) -> list[Person]:
    root = units[0]
    placed = [(name, role, root) for name, role in HEAD_OFFICE]
    supervising = [unit for kind in ("sub_branch", "region") for unit in units if unit.kind == kind]
    for index, unit in enumerate(supervising):
        name = SUPERVISORS[index] if index < len(SUPERVISORS) else distinct_name(rng, taken)
        placed.append((name, SUPERVISOR, unit))
    return [
        Person(
            employee_number(0, place),
            name,
            [Post(unit, role, _joined(rng, first_day))],
            Habits(reviews=2.2 if role == SUPERVISOR and unit.kind == "sub_branch" else 0.0),
        )
        for place, (name, role, unit) in enumerate(placed, start=1)
    ]


def _first_branch(rng: Random, branch: Unit, first_day: date, today: date) -> list[Person]:
    staff = [
        Person(employee_number(1, place), name, [Post(branch, role, _joined(rng, first_day))], habits)
        for place, (name, role, habits) in enumerate(FIRST_BRANCH, start=1)
    ]
    for person in staff:
        person.on_duty_today = person.name in ("王晓雨", "陈静", "何佳", "周敏", "李娜", "张浩然", "陈国栋")
        if person.name == "张浩然":  # came four months ago
            person.posts = [replace(person.posts[0], first=today - timedelta(days=124))]
        if person.name == "徐婷":  # three weeks new
            person.posts = [replace(person.posts[0], first=add_working_days(today, -15))]
        if person.name == "赵文博":  # his customers wait for him
            person.leave = [(add_working_days(today, -4), today + timedelta(days=3))]
    return staff


def _branch(rng: Random, number: int, branch: Unit, taken: set[str], first_day: date) -> list[Person]:
    roles = [TELLER] * rng.choice((5, 6, 6)) + [LOBBY] * rng.choice((1, 2, 2)) + [SELLER] * rng.choice((3, 3, 4))
    spirit = around(rng, 1.0, spread=0.12)  # branches differ, too
    return [
        Person(
            employee_number(number, place),
            distinct_name(rng, taken),
            [Post(branch, role, _joined(rng, first_day))],
            _habits(rng, role, spirit),
        )
        for place, role in enumerate([*roles, HEAD], start=1)
    ]


def _habits(rng: Random, role: str, spirit: float) -> Habits:
    if role == SELLER:
        return Habits(
            captures=around(rng, 0.5, spread=0.3) * spirit,
            refers=0.04,
            eye=around(rng, 1.05, spread=0.12),
            persuasion=min(1.4, around(rng, 0.95, spread=0.2) * spirit),
            discipline=min(0.97, max(0.5, rng.gauss(0.84, 0.1))),
            answer_minutes=around(rng, 55, spread=0.6),
            returns=rng.uniform(0.05, 0.18),
            care=rng.uniform(0.4, 0.95),
        )
    if role == HEAD:
        return Habits(captures=0.12, refers=0.9, eye=1.15, reviews=rng.choice((0.3, 0.8, 1.3, 1.6, 2.2)))
    return Habits(
        captures=around(rng, 0.5 if role == TELLER else 1.0, spread=0.4) * spirit,
        refers=min(0.95, max(0.3, rng.gauss(0.7, 0.15))),
        eye=around(rng, 0.98, spread=0.15),
        care=rng.uniform(0.3, 0.9),
    )


def _joined(rng: Random, first_day: date) -> date:
    return first_day - timedelta(days=rng.randrange(30, _LONG_AGO))


def _give_saturdays(staff: list[Person]) -> None:
    """Each role takes turns; on a Saturday about one of each is there, and two tellers."""
    for role, at_once in ((TELLER, 2), (LOBBY, 1), (SELLER, 1), (HEAD, 0)):
        team = [person for person in staff if person.posts[0].role == role]
        turns = max(1, len(team) // max(1, at_once)) if at_once else 2
        for place, person in enumerate(team):
            person.duty_saturdays = (place % turns, max(2, turns))


def _tell_their_stories(rng: Random, people: list[Person], branches: list[Unit], taken: set[str], today: date) -> None:
    """Moves, leavers, newcomers and heads who sell, in a few branches of every eight."""
    for number, branch in enumerate(branches, start=1):
        team = [person for person in people if person.posts[0].unit == branch]
        sellers = [person for person in team if person.posts[0].role == SELLER]
        tellers = [person for person in team if person.posts[0].role == TELLER]
        match number % 8:
            case 2:  # a wealth manager came two months ago from the branch two doors on, in the same sub-branch
                _transfer(sellers[-1], branches[number], today - timedelta(days=61))
            case 3:
                _also_sells(next(person for person in team if person.posts[0].role == HEAD), today)
            case 4:  # a teller became a wealth manager
                _promote(tellers[0], add_working_days(today, -58))
            case 6:
                _leaves(sellers[-1], add_working_days(today, -33))
                people.append(
                    _newcomer(rng, number, branch, SELLER, taken, len(team) + 1, add_working_days(today, -24))
                )
            case 7:
                _leaves(tellers[-1], add_working_days(today, -47))
                people.append(
                    _newcomer(rng, number, branch, TELLER, taken, len(team) + 1, add_working_days(today, -12))
                )
    people.sort(key=lambda person: person.number)


def _transfer(person: Person, earlier: Unit, day: date) -> None:
    post = person.posts[0]
    person.posts = [
        replace(post, unit=earlier, last=day - timedelta(days=1)),
        replace(post, first=day),
    ]


def _promote(person: Person, day: date) -> None:
    post = person.posts[0]
    person.posts = [replace(post, last=day - timedelta(days=1)), replace(post, role=SELLER, first=day)]
    person.habits = replace(person.habits, persuasion=0.9, discipline=0.93, answer_minutes=30, refers=0.1)


def _also_sells(head: Person, today: date) -> None:
    post = head.posts[0]
    head.posts.append(Post(post.unit, SELLER, max(post.first, today - timedelta(days=120)), is_primary=False))
    head.habits = replace(head.habits, captures=0.4, refers=0.3, persuasion=1.15, discipline=0.85, capacity=5)


def _leaves(person: Person, day: date) -> None:
    person.posts = [replace(person.posts[0], last=day)]
    person.left_on = day


def _newcomer(rng: Random, number: int, branch: Unit, role: str, taken: set[str], place: int, day: date) -> Person:
    habits = replace(_habits(rng, role, 1.0), persuasion=0.8)
    return Person(employee_number(number, place), distinct_name(rng, taken), [Post(branch, role, day)], habits)


def _give_leave(rng: Random, people: list[Person], first_day: date, today: date) -> None:
    """Most people were away for a week, everybody is ill now and then; nobody who is needed today is away today."""
    span = (today - first_day).days
    for person in people:
        for length, chance in ((6, 0.7), (4, 0.3), (0, 0.8), (0, 0.6), (1, 0.4)):
            first = first_day + timedelta(days=rng.randrange(max(1, span - 12)))
            last = first + timedelta(days=length)
            is_needed = person.on_duty_today and last >= add_working_days(today, -3)
            if rng.random() < chance and not is_needed:
                person.leave.append((first, last))
