"""The kinds of record as type checkers see them; printed by `swst schema --python`."""
from typing import List, Optional

from ._record import Record


class Area(Record):
    """A division of the country, or a service area that groups villages."""

    code: Optional[str]
    name: Optional[str]
    level: Optional[str]
    parent_id: Optional[int]
    successor_id: Optional[int]
    urban_rural: Optional[str]
    served_from: Optional[str]
    served_until: Optional[str]
    longitude_e7: Optional[int]
    latitude_e7: Optional[int]
    datum: Optional[str]

    def __init__(self, *,
                 code: Optional[str] = None,
                 name: Optional[str] = None,
                 level: Optional[str] = None,
                 parent_id: Optional[int] = None,
                 successor_id: Optional[int] = None,
                 urban_rural: Optional[str] = None,
                 served_from: Optional[str] = None,
                 served_until: Optional[str] = None,
                 longitude_e7: Optional[int] = None,
                 latitude_e7: Optional[int] = None,
                 datum: Optional[str] = None) -> None: ...


class AreaPart(Record):
    """A village that belongs to a service area for some days."""

    service_id: Optional[int]
    village_id: Optional[int]
    starts_on: Optional[str]
    ends_on: Optional[str]

    def __init__(self, *,
                 service_id: Optional[int] = None,
                 village_id: Optional[int] = None,
                 starts_on: Optional[str] = None,
                 ends_on: Optional[str] = None) -> None: ...


class Station(Record):
    """A place from which people are served."""

    name: Optional[str]
    area_id: Optional[int]
    parent_id: Optional[int]
    site: Optional[str]
    opens_on: Optional[str]
    closes_on: Optional[str]
    address: Optional[str]

    def __init__(self, *,
                 name: Optional[str] = None,
                 area_id: Optional[int] = None,
                 parent_id: Optional[int] = None,
                 site: Optional[str] = None,
                 opens_on: Optional[str] = None,
                 closes_on: Optional[str] = None,
                 address: Optional[str] = None) -> None: ...


class Worker(Record):
    """Someone who works at the station."""

    name: Optional[str]
    sex: Optional[str]
    phone: Optional[str]
    employment: Optional[str]
    hired_on: Optional[str]
    left_on: Optional[str]
    station_id: Optional[int]
    employer: Optional[str]
    week_contacts: Optional[int]

    def __init__(self, *,
                 name: Optional[str] = None,
                 sex: Optional[str] = None,
                 phone: Optional[str] = None,
                 employment: Optional[str] = None,
                 hired_on: Optional[str] = None,
                 left_on: Optional[str] = None,
                 station_id: Optional[int] = None,
                 employer: Optional[str] = None,
                 week_contacts: Optional[int] = None) -> None: ...


class Post(Record):
    """A worker's role for some days, with the backup who stands in."""

    worker_id: Optional[int]
    backup_id: Optional[int]
    mentor_id: Optional[int]
    role: Optional[str]
    starts_on: Optional[str]
    ends_on: Optional[str]

    def __init__(self, *,
                 worker_id: Optional[int] = None,
                 backup_id: Optional[int] = None,
                 mentor_id: Optional[int] = None,
                 role: Optional[str] = None,
                 starts_on: Optional[str] = None,
                 ends_on: Optional[str] = None) -> None: ...


class Absence(Record):
    """Days on which a worker is away and backups stand in."""

    worker_id: Optional[int]
    starts_on: Optional[str]
    ends_on: Optional[str]
    reason: Optional[str]

    def __init__(self, *,
                 worker_id: Optional[int] = None,
                 starts_on: Optional[str] = None,
                 ends_on: Optional[str] = None,
                 reason: Optional[str] = None) -> None: ...


class Certificate(Record):
    """A worker's examination and registration as a social worker."""

    worker_id: Optional[int]
    level: Optional[str]
    number: Optional[str]
    sat_on: Optional[str]
    result: Optional[str]
    passed_on: Optional[str]
    registered_on: Optional[str]
    expires_on: Optional[str]

    def __init__(self, *,
                 worker_id: Optional[int] = None,
                 level: Optional[str] = None,
                 number: Optional[str] = None,
                 sat_on: Optional[str] = None,
                 result: Optional[str] = None,
                 passed_on: Optional[str] = None,
                 registered_on: Optional[str] = None,
                 expires_on: Optional[str] = None) -> None: ...


class Category(Record):
    """A sort of client or household, such as minimum living allowance."""

    code: Optional[str]
    name: Optional[str]
    name_zh: Optional[str]
    unit: Optional[str]
    min_age: Optional[int]
    max_age: Optional[int]
    sex: Optional[str]
    valid_from: Optional[str]
    valid_until: Optional[str]
    source: Optional[str]

    def __init__(self, *,
                 code: Optional[str] = None,
                 name: Optional[str] = None,
                 name_zh: Optional[str] = None,
                 unit: Optional[str] = None,
                 min_age: Optional[int] = None,
                 max_age: Optional[int] = None,
                 sex: Optional[str] = None,
                 valid_from: Optional[str] = None,
                 valid_until: Optional[str] = None,
                 source: Optional[str] = None) -> None: ...


class Setting(Record):
    """A threshold that differs from its default."""

    key: Optional[str]
    value: Optional[str]

    def __init__(self, *,
                 key: Optional[str] = None,
                 value: Optional[str] = None) -> None: ...


class Household(Record):
    """The people of one household register."""

    number: Optional[str]
    area_id: Optional[int]
    address: Optional[str]
    phone: Optional[str]
    hukou_book: Optional[str]
    housing: Optional[str]
    filed_on: Optional[str]
    file_state: Optional[str]
    longitude_e7: Optional[int]
    latitude_e7: Optional[int]
    datum: Optional[str]

    def __init__(self, *,
                 number: Optional[str] = None,
                 area_id: Optional[int] = None,
                 address: Optional[str] = None,
                 phone: Optional[str] = None,
                 hukou_book: Optional[str] = None,
                 housing: Optional[str] = None,
                 filed_on: Optional[str] = None,
                 file_state: Optional[str] = None,
                 longitude_e7: Optional[int] = None,
                 latitude_e7: Optional[int] = None,
                 datum: Optional[str] = None) -> None: ...


class Client(Record):
    """A person the station serves."""

    name: Optional[str]
    sex: Optional[str]
    birth_date: Optional[str]
    birth_precision: Optional[str]
    id_type: Optional[str]
    id_number: Optional[str]
    no_id_reason: Optional[str]
    phone: Optional[str]
    area_id: Optional[int]
    address: Optional[str]
    registered_on: Optional[str]
    exited_on: Optional[str]
    exit_reason: Optional[str]
    filed_on: Optional[str]
    file_state: Optional[str]
    verified_on: Optional[str]
    education: Optional[str]
    marital: Optional[str]
    ethnic: Optional[str]
    income_fen: Optional[int]
    consent_on: Optional[str]
    note: Optional[str]

    def __init__(self, *,
                 name: Optional[str] = None,
                 sex: Optional[str] = None,
                 birth_date: Optional[str] = None,
                 birth_precision: Optional[str] = None,
                 id_type: Optional[str] = None,
                 id_number: Optional[str] = None,
                 no_id_reason: Optional[str] = None,
                 phone: Optional[str] = None,
                 area_id: Optional[int] = None,
                 address: Optional[str] = None,
                 registered_on: Optional[str] = None,
                 exited_on: Optional[str] = None,
                 exit_reason: Optional[str] = None,
                 filed_on: Optional[str] = None,
                 file_state: Optional[str] = None,
                 verified_on: Optional[str] = None,
                 education: Optional[str] = None,
                 marital: Optional[str] = None,
                 ethnic: Optional[str] = None,
                 income_fen: Optional[int] = None,
                 consent_on: Optional[str] = None,
                 note: Optional[str] = None) -> None: ...


class Membership(Record):
    """A client's or household's time in a category."""

    category_id: Optional[int]
    client_id: Optional[int]
    household_id: Optional[int]
    starts_on: Optional[str]
    ends_on: Optional[str]
    certificate_no: Optional[str]
    grade: Optional[str]
    amount_fen: Optional[int]
    verified_on: Optional[str]

    def __init__(self, *,
                 category_id: Optional[int] = None,
                 client_id: Optional[int] = None,
                 household_id: Optional[int] = None,
                 starts_on: Optional[str] = None,
                 ends_on: Optional[str] = None,
                 certificate_no: Optional[str] = None,
                 grade: Optional[str] = None,
                 amount_fen: Optional[int] = None,
                 verified_on: Optional[str] = None) -> None: ...


class Tier(Record):
    """A client's level of service for some days."""

    client_id: Optional[int]
    level: Optional[str]
    starts_on: Optional[str]
    ends_on: Optional[str]
    reason: Optional[str]
    assessor_id: Optional[int]
    review_on: Optional[str]

    def __init__(self, *,
                 client_id: Optional[int] = None,
                 level: Optional[str] = None,
                 starts_on: Optional[str] = None,
                 ends_on: Optional[str] = None,
                 reason: Optional[str] = None,
                 assessor_id: Optional[int] = None,
                 review_on: Optional[str] = None) -> None: ...


class Visit(Record):
    """One contact with a client or household, at home or not."""

    client_id: Optional[int]
    household_id: Optional[int]
    visited_on: Optional[str]
    channel: Optional[str]
    result: Optional[str]
    purpose: Optional[str]
    minutes: Optional[int]
    need_id: Optional[int]
    worker_id: Optional[int]
    volunteer_id: Optional[int]
    occasion_id: Optional[int]
    content: Optional[str]
    findings: Optional[str]

    def __init__(self, *,
                 client_id: Optional[int] = None,
                 household_id: Optional[int] = None,
                 visited_on: Optional[str] = None,
                 channel: Optional[str] = None,
                 result: Optional[str] = None,
                 purpose: Optional[str] = None,
                 minutes: Optional[int] = None,
                 need_id: Optional[int] = None,
                 worker_id: Optional[int] = None,
                 volunteer_id: Optional[int] = None,
                 occasion_id: Optional[int] = None,
                 content: Optional[str] = None,
                 findings: Optional[str] = None) -> None: ...


class Case(Record):
    """Work with one client towards goals of their own."""

    number: Optional[str]
    client_id: Optional[int]
    type: Optional[str]
    worker_id: Optional[int]
    supervisor_id: Optional[int]
    opened_on: Optional[str]
    stage: Optional[str]
    state: Optional[str]
    closed_on: Optional[str]
    close_reason: Optional[str]
    outcome: Optional[str]
    problem: Optional[str]
    plan: Optional[str]
    follow_up_on: Optional[str]
    restricted: Optional[bool]
    reopens_id: Optional[int]
    need_id: Optional[int]
    evaluation: Optional[str]
    signed_on: Optional[str]

    def __init__(self, *,
                 number: Optional[str] = None,
                 client_id: Optional[int] = None,
                 type: Optional[str] = None,
                 worker_id: Optional[int] = None,
                 supervisor_id: Optional[int] = None,
                 opened_on: Optional[str] = None,
                 stage: Optional[str] = None,
                 state: Optional[str] = None,
                 closed_on: Optional[str] = None,
                 close_reason: Optional[str] = None,
                 outcome: Optional[str] = None,
                 problem: Optional[str] = None,
                 plan: Optional[str] = None,
                 follow_up_on: Optional[str] = None,
                 restricted: Optional[bool] = None,
                 reopens_id: Optional[int] = None,
                 need_id: Optional[int] = None,
                 evaluation: Optional[str] = None,
                 signed_on: Optional[str] = None) -> None: ...


class Group(Record):
    """Work with several people over some sessions."""

    name: Optional[str]
    programme_id: Optional[int]
    type: Optional[str]
    stage: Optional[str]
    worker_id: Optional[int]
    area_id: Optional[int]
    planned_sessions: Optional[int]
    min_members: Optional[int]
    max_members: Optional[int]
    starts_on: Optional[str]
    ends_on: Optional[str]

    def __init__(self, *,
                 name: Optional[str] = None,
                 programme_id: Optional[int] = None,
                 type: Optional[str] = None,
                 stage: Optional[str] = None,
                 worker_id: Optional[int] = None,
                 area_id: Optional[int] = None,
                 planned_sessions: Optional[int] = None,
                 min_members: Optional[int] = None,
                 max_members: Optional[int] = None,
                 starts_on: Optional[str] = None,
                 ends_on: Optional[str] = None) -> None: ...


class Activity(Record):
    """An event of the station, planned or held."""

    title: Optional[str]
    theme: Optional[str]
    type: Optional[str]
    group_id: Optional[int]
    programme_id: Optional[int]
    area_id: Optional[int]
    festival: Optional[str]
    planned_on: Optional[str]
    held_on: Optional[str]
    state: Optional[str]
    minutes: Optional[int]
    place: Optional[str]
    lead_id: Optional[int]
    headcount: Optional[int]
    safety_plan: Optional[str]
    outcome: Optional[str]
    days: Optional[int]
    series_on: Optional[str]

    def __init__(self, *,
                 title: Optional[str] = None,
                 theme: Optional[str] = None,
                 type: Optional[str] = None,
                 group_id: Optional[int] = None,
                 programme_id: Optional[int] = None,
                 area_id: Optional[int] = None,
                 festival: Optional[str] = None,
                 planned_on: Optional[str] = None,
                 held_on: Optional[str] = None,
                 state: Optional[str] = None,
                 minutes: Optional[int] = None,
                 place: Optional[str] = None,
                 lead_id: Optional[int] = None,
                 headcount: Optional[int] = None,
                 safety_plan: Optional[str] = None,
                 outcome: Optional[str] = None,
                 days: Optional[int] = None,
                 series_on: Optional[str] = None) -> None: ...


class Attendance(Record):
    """Whether somebody was at an activity."""

    activity_id: Optional[int]
    client_id: Optional[int]
    volunteer_id: Optional[int]
    worker_id: Optional[int]
    role: Optional[str]
    presence: Optional[str]
    minutes: Optional[int]

    def __init__(self, *,
                 activity_id: Optional[int] = None,
                 client_id: Optional[int] = None,
                 volunteer_id: Optional[int] = None,
                 worker_id: Optional[int] = None,
                 role: Optional[str] = None,
                 presence: Optional[str] = None,
                 minutes: Optional[int] = None) -> None: ...


class Goal(Record):
    """A promise: an indicator, a target and a period."""

    plan_id: Optional[int]
    title: Optional[str]
    indicator: Optional[str]
    operator: Optional[str]
    target: Optional[int]
    target_unit: Optional[str]
    area_id: Optional[int]
    category_id: Optional[int]
    level: Optional[str]
    worker_id: Optional[int]
    programme_id: Optional[int]
    type: Optional[str]
    least_age: Optional[int]
    most_age: Optional[int]
    starts_on: Optional[str]
    due_on: Optional[str]
    strand: Optional[str]
    owner_id: Optional[int]
    parent_id: Optional[int]
    measure: Optional[str]
    source: Optional[str]

    def __init__(self, *,
                 plan_id: Optional[int] = None,
                 title: Optional[str] = None,
                 indicator: Optional[str] = None,
                 operator: Optional[str] = None,
                 target: Optional[int] = None,
                 target_unit: Optional[str] = None,
                 area_id: Optional[int] = None,
                 category_id: Optional[int] = None,
                 level: Optional[str] = None,
                 worker_id: Optional[int] = None,
                 programme_id: Optional[int] = None,
                 type: Optional[str] = None,
                 least_age: Optional[int] = None,
                 most_age: Optional[int] = None,
                 starts_on: Optional[str] = None,
                 due_on: Optional[str] = None,
                 strand: Optional[str] = None,
                 owner_id: Optional[int] = None,
                 parent_id: Optional[int] = None,
                 measure: Optional[str] = None,
                 source: Optional[str] = None) -> None: ...


class Holiday(Record):
    """A day off by decree, or a weekend day worked instead."""

    happened_on: Optional[str]
    change: Optional[str]
    name: Optional[str]

    def __init__(self, *,
                 happened_on: Optional[str] = None,
                 change: Optional[str] = None,
                 name: Optional[str] = None) -> None: ...


class HouseholdMember(Record):
    """A client who belongs to a household for some days."""

    household_id: Optional[int]
    client_id: Optional[int]
    relation: Optional[str]
    is_head: Optional[bool]
    starts_on: Optional[str]
    ends_on: Optional[str]
    reason: Optional[str]

    def __init__(self, *,
                 household_id: Optional[int] = None,
                 client_id: Optional[int] = None,
                 relation: Optional[str] = None,
                 is_head: Optional[bool] = None,
                 starts_on: Optional[str] = None,
                 ends_on: Optional[str] = None,
                 reason: Optional[str] = None) -> None: ...


class Baseline(Record):
    """An official count of a category in an area, to compare with."""

    area_id: Optional[int]
    category_id: Optional[int]
    counted_on: Optional[str]
    count: Optional[int]
    source: Optional[str]

    def __init__(self, *,
                 area_id: Optional[int] = None,
                 category_id: Optional[int] = None,
                 counted_on: Optional[str] = None,
                 count: Optional[int] = None,
                 source: Optional[str] = None) -> None: ...


class Residence(Record):
    """Where a client is for some days."""

    client_id: Optional[int]
    area_id: Optional[int]
    status: Optional[str]
    starts_on: Optional[str]
    ends_on: Optional[str]

    def __init__(self, *,
                 client_id: Optional[int] = None,
                 area_id: Optional[int] = None,
                 status: Optional[str] = None,
                 starts_on: Optional[str] = None,
                 ends_on: Optional[str] = None) -> None: ...


class Relative(Record):
    """Someone of the network of support around a client."""

    client_id: Optional[int]
    name: Optional[str]
    relation: Optional[str]
    phone: Optional[str]
    is_guardian: Optional[bool]
    contact_every_days: Optional[int]
    supports: Optional[str]

    def __init__(self, *,
                 client_id: Optional[int] = None,
                 name: Optional[str] = None,
                 relation: Optional[str] = None,
                 phone: Optional[str] = None,
                 is_guardian: Optional[bool] = None,
                 contact_every_days: Optional[int] = None,
                 supports: Optional[str] = None) -> None: ...


class Assessment(Record):
    """One round of an assessment tool with a client."""

    client_id: Optional[int]
    tool: Optional[str]
    round: Optional[int]
    assessed_on: Optional[str]
    score: Optional[int]
    level: Optional[int]
    flags: Optional[str]
    worker_id: Optional[int]

    def __init__(self, *,
                 client_id: Optional[int] = None,
                 tool: Optional[str] = None,
                 round: Optional[int] = None,
                 assessed_on: Optional[str] = None,
                 score: Optional[int] = None,
                 level: Optional[int] = None,
                 flags: Optional[str] = None,
                 worker_id: Optional[int] = None) -> None: ...


class HealthItem(Record):
    """One line of a client's health file."""

    client_id: Optional[int]
    item: Optional[str]
    text: Optional[str]
    value: Optional[str]
    unit: Optional[str]
    happened_on: Optional[str]

    def __init__(self, *,
                 client_id: Optional[int] = None,
                 item: Optional[str] = None,
                 text: Optional[str] = None,
                 value: Optional[str] = None,
                 unit: Optional[str] = None,
                 happened_on: Optional[str] = None) -> None: ...


class ServiceGap(Record):
    """Why a client is not served as promised."""

    client_id: Optional[int]
    reason: Optional[str]
    starts_on: Optional[str]
    ends_on: Optional[str]
    note: Optional[str]

    def __init__(self, *,
                 client_id: Optional[int] = None,
                 reason: Optional[str] = None,
                 starts_on: Optional[str] = None,
                 ends_on: Optional[str] = None,
                 note: Optional[str] = None) -> None: ...


class IncomeCheck(Record):
    """What a household was found to live on."""

    household_id: Optional[int]
    checked_on: Optional[str]
    income_fen: Optional[int]
    heads: Optional[int]
    rigid: Optional[bool]
    reason: Optional[str]
    source: Optional[str]
    worker_id: Optional[int]

    def __init__(self, *,
                 household_id: Optional[int] = None,
                 checked_on: Optional[str] = None,
                 income_fen: Optional[int] = None,
                 heads: Optional[int] = None,
                 rigid: Optional[bool] = None,
                 reason: Optional[str] = None,
                 source: Optional[str] = None,
                 worker_id: Optional[int] = None) -> None: ...


class Partner(Record):
    """A body outside the station that works with it."""

    name: Optional[str]
    type: Optional[str]
    since_on: Optional[str]

    def __init__(self, *,
                 name: Optional[str] = None,
                 type: Optional[str] = None,
                 since_on: Optional[str] = None) -> None: ...


class Volunteer(Record):
    """Someone who helps the station without pay."""

    name: Optional[str]
    client_id: Optional[int]
    phone: Optional[str]
    type: Optional[str]
    skills: Optional[str]
    joined_on: Optional[str]
    left_on: Optional[str]
    trained_on: Optional[str]
    area_id: Optional[int]

    def __init__(self, *,
                 name: Optional[str] = None,
                 client_id: Optional[int] = None,
                 phone: Optional[str] = None,
                 type: Optional[str] = None,
                 skills: Optional[str] = None,
                 joined_on: Optional[str] = None,
                 left_on: Optional[str] = None,
                 trained_on: Optional[str] = None,
                 area_id: Optional[int] = None) -> None: ...


class Need(Record):
    """Something a client, household or area lacks."""

    client_id: Optional[int]
    household_id: Optional[int]
    area_id: Optional[int]
    category: Optional[str]
    text: Optional[str]
    urgency: Optional[str]
    opened_on: Optional[str]
    state: Optional[str]
    closed_on: Optional[str]

    def __init__(self, *,
                 client_id: Optional[int] = None,
                 household_id: Optional[int] = None,
                 area_id: Optional[int] = None,
                 category: Optional[str] = None,
                 text: Optional[str] = None,
                 urgency: Optional[str] = None,
                 opened_on: Optional[str] = None,
                 state: Optional[str] = None,
                 closed_on: Optional[str] = None) -> None: ...


class Programme(Record):
    """Service that recurs, with plan and enrolments."""

    name: Optional[str]
    type: Optional[str]
    need_id: Optional[int]
    area_id: Optional[int]
    owner_id: Optional[int]
    starts_on: Optional[str]
    ends_on: Optional[str]
    planned_sessions: Optional[int]
    planned_runs: Optional[int]
    planned_people: Optional[int]
    planned_minutes: Optional[int]
    recurrence: Optional[str]

    def __init__(self, *,
                 name: Optional[str] = None,
                 type: Optional[str] = None,
                 need_id: Optional[int] = None,
                 area_id: Optional[int] = None,
                 owner_id: Optional[int] = None,
                 starts_on: Optional[str] = None,
                 ends_on: Optional[str] = None,
                 planned_sessions: Optional[int] = None,
                 planned_runs: Optional[int] = None,
                 planned_people: Optional[int] = None,
                 planned_minutes: Optional[int] = None,
                 recurrence: Optional[str] = None) -> None: ...


class ProgrammeSite(Record):
    """An area in which a programme is promised."""

    programme_id: Optional[int]
    area_id: Optional[int]
    starts_on: Optional[str]
    ends_on: Optional[str]

    def __init__(self, *,
                 programme_id: Optional[int] = None,
                 area_id: Optional[int] = None,
                 starts_on: Optional[str] = None,
                 ends_on: Optional[str] = None) -> None: ...


class ContactRule(Record):
    """How often the clients of a level or programme are contacted, and how."""

    level: Optional[str]
    programme_id: Optional[int]
    times: Optional[int]
    per: Optional[str]
    channels: Optional[List[str]]
    purpose: Optional[str]
    starts_on: Optional[str]
    ends_on: Optional[str]

    def __init__(self, *,
                 level: Optional[str] = None,
                 programme_id: Optional[int] = None,
                 times: Optional[int] = None,
                 per: Optional[str] = None,
                 channels: Optional[List[str]] = None,
                 purpose: Optional[str] = None,
                 starts_on: Optional[str] = None,
                 ends_on: Optional[str] = None) -> None: ...


class Enrolment(Record):
    """A client's time in a programme of recurring service."""

    programme_id: Optional[int]
    client_id: Optional[int]
    starts_on: Optional[str]
    ends_on: Optional[str]
    outcome: Optional[str]
    outcome_on: Optional[str]
    verified_by_id: Optional[int]

    def __init__(self, *,
                 programme_id: Optional[int] = None,
                 client_id: Optional[int] = None,
                 starts_on: Optional[str] = None,
                 ends_on: Optional[str] = None,
                 outcome: Optional[str] = None,
                 outcome_on: Optional[str] = None,
                 verified_by_id: Optional[int] = None) -> None: ...


class Assignment(Record):
    """A worker's responsibility for an area, a client or a programme."""

    worker_id: Optional[int]
    area_id: Optional[int]
    client_id: Optional[int]
    programme_id: Optional[int]
    share: Optional[str]
    starts_on: Optional[str]
    ends_on: Optional[str]

    def __init__(self, *,
                 worker_id: Optional[int] = None,
                 area_id: Optional[int] = None,
                 client_id: Optional[int] = None,
                 programme_id: Optional[int] = None,
                 share: Optional[str] = None,
                 starts_on: Optional[str] = None,
                 ends_on: Optional[str] = None) -> None: ...


class Organization(Record):
    """A body of residents that the station helps to grow."""

    name: Optional[str]
    type: Optional[str]
    area_id: Optional[int]
    founded_on: Optional[str]
    advisor_id: Optional[int]
    members: Optional[int]
    programme_id: Optional[int]

    def __init__(self, *,
                 name: Optional[str] = None,
                 type: Optional[str] = None,
                 area_id: Optional[int] = None,
                 founded_on: Optional[str] = None,
                 advisor_id: Optional[int] = None,
                 members: Optional[int] = None,
                 programme_id: Optional[int] = None) -> None: ...


class OrganizationMember(Record):
    """Somebody who belongs to an organization for some days."""

    organization_id: Optional[int]
    client_id: Optional[int]
    volunteer_id: Optional[int]
    role: Optional[str]
    joined_on: Optional[str]
    left_on: Optional[str]

    def __init__(self, *,
                 organization_id: Optional[int] = None,
                 client_id: Optional[int] = None,
                 volunteer_id: Optional[int] = None,
                 role: Optional[str] = None,
                 joined_on: Optional[str] = None,
                 left_on: Optional[str] = None) -> None: ...


class CaseEvent(Record):
    """A step of a case: a stage, a follow-up, a pause, its end."""

    case_id: Optional[int]
    happened_on: Optional[str]
    event: Optional[str]
    to_stage: Optional[str]
    result: Optional[str]
    minutes: Optional[int]
    worker_id: Optional[int]
    content: Optional[str]

    def __init__(self, *,
                 case_id: Optional[int] = None,
                 happened_on: Optional[str] = None,
                 event: Optional[str] = None,
                 to_stage: Optional[str] = None,
                 result: Optional[str] = None,
                 minutes: Optional[int] = None,
                 worker_id: Optional[int] = None,
                 content: Optional[str] = None) -> None: ...


class CaseGoal(Record):
    """What a case works towards, on a scale read before and after."""

    case_id: Optional[int]
    text: Optional[str]
    scale: Optional[str]
    unit: Optional[str]
    baseline: Optional[int]
    target: Optional[int]
    direction: Optional[str]
    step: Optional[int]
    is_main: Optional[bool]

    def __init__(self, *,
                 case_id: Optional[int] = None,
                 text: Optional[str] = None,
                 scale: Optional[str] = None,
                 unit: Optional[str] = None,
                 baseline: Optional[int] = None,
                 target: Optional[int] = None,
                 direction: Optional[str] = None,
                 step: Optional[int] = None,
                 is_main: Optional[bool] = None) -> None: ...


class CaseScore(Record):
    """One reading of the scale of a case goal."""

    case_goal_id: Optional[int]
    happened_on: Optional[str]
    score: Optional[int]

    def __init__(self, *,
                 case_goal_id: Optional[int] = None,
                 happened_on: Optional[str] = None,
                 score: Optional[int] = None) -> None: ...


class CaseTask(Record):
    """One thing the plan of a case asks to be done by a day."""

    case_id: Optional[int]
    title: Optional[str]
    programme_id: Optional[int]
    worker_id: Optional[int]
    due_on: Optional[str]
    done_on: Optional[str]

    def __init__(self, *,
                 case_id: Optional[int] = None,
                 title: Optional[str] = None,
                 programme_id: Optional[int] = None,
                 worker_id: Optional[int] = None,
                 due_on: Optional[str] = None,
                 done_on: Optional[str] = None) -> None: ...


class GroupMember(Record):
    """Somebody, or a household, who belongs to a group for some days."""

    group_id: Optional[int]
    client_id: Optional[int]
    household_id: Optional[int]
    volunteer_id: Optional[int]
    worker_id: Optional[int]
    role: Optional[str]
    joined_on: Optional[str]
    left_on: Optional[str]

    def __init__(self, *,
                 group_id: Optional[int] = None,
                 client_id: Optional[int] = None,
                 household_id: Optional[int] = None,
                 volunteer_id: Optional[int] = None,
                 worker_id: Optional[int] = None,
                 role: Optional[str] = None,
                 joined_on: Optional[str] = None,
                 left_on: Optional[str] = None) -> None: ...


class Incident(Record):
    """A child in danger, a crisis or a dispute."""

    type: Optional[str]
    situation: Optional[int]
    client_id: Optional[int]
    discovered_at: Optional[str]
    police_at: Optional[str]
    responded_at: Optional[str]
    closed_on: Optional[str]
    agreement: Optional[str]
    content: Optional[str]
    step: Optional[str]
    parties: Optional[str]
    follow_up_on: Optional[str]
    area_id: Optional[int]

    def __init__(self, *,
                 type: Optional[str] = None,
                 situation: Optional[int] = None,
                 client_id: Optional[int] = None,
                 discovered_at: Optional[str] = None,
                 police_at: Optional[str] = None,
                 responded_at: Optional[str] = None,
                 closed_on: Optional[str] = None,
                 agreement: Optional[str] = None,
                 content: Optional[str] = None,
                 step: Optional[str] = None,
                 parties: Optional[str] = None,
                 follow_up_on: Optional[str] = None,
                 area_id: Optional[int] = None) -> None: ...


class Booking(Record):
    """A venue kept free for some hours."""

    venue: Optional[str]
    starts_at: Optional[str]
    ends_at: Optional[str]
    booked_on: Optional[str]
    activity_id: Optional[int]
    worker_id: Optional[int]

    def __init__(self, *,
                 venue: Optional[str] = None,
                 starts_at: Optional[str] = None,
                 ends_at: Optional[str] = None,
                 booked_on: Optional[str] = None,
                 activity_id: Optional[int] = None,
                 worker_id: Optional[int] = None) -> None: ...


class Attachment(Record):
    """A file kept elsewhere, known by its name and hash."""

    file_name: Optional[str]
    sha256: Optional[str]
    title: Optional[str]
    taken_on: Optional[str]
    client_id: Optional[int]
    household_id: Optional[int]
    case_id: Optional[int]
    group_id: Optional[int]
    activity_id: Optional[int]

    def __init__(self, *,
                 file_name: Optional[str] = None,
                 sha256: Optional[str] = None,
                 title: Optional[str] = None,
                 taken_on: Optional[str] = None,
                 client_id: Optional[int] = None,
                 household_id: Optional[int] = None,
                 case_id: Optional[int] = None,
                 group_id: Optional[int] = None,
                 activity_id: Optional[int] = None) -> None: ...


class Output(Record):
    """Something made that stays: a map, a handbook, an article."""

    type: Optional[str]
    title: Optional[str]
    made_on: Optional[str]
    area_id: Optional[int]
    programme_id: Optional[int]
    worker_id: Optional[int]
    partner_id: Optional[int]
    channel: Optional[str]
    file_name: Optional[str]
    sha256: Optional[str]
    organization_id: Optional[int]
    quantity: Optional[int]

    def __init__(self, *,
                 type: Optional[str] = None,
                 title: Optional[str] = None,
                 made_on: Optional[str] = None,
                 area_id: Optional[int] = None,
                 programme_id: Optional[int] = None,
                 worker_id: Optional[int] = None,
                 partner_id: Optional[int] = None,
                 channel: Optional[str] = None,
                 file_name: Optional[str] = None,
                 sha256: Optional[str] = None,
                 organization_id: Optional[int] = None,
                 quantity: Optional[int] = None) -> None: ...


class FileRequirement(Record):
    """What a file must hold to be complete, from a stage on."""

    file: Optional[str]
    needs: Optional[str]
    stage: Optional[str]
    category_id: Optional[int]
    at_least: Optional[int]
    starts_on: Optional[str]
    ends_on: Optional[str]
    type: Optional[str]

    def __init__(self, *,
                 file: Optional[str] = None,
                 needs: Optional[str] = None,
                 stage: Optional[str] = None,
                 category_id: Optional[int] = None,
                 at_least: Optional[int] = None,
                 starts_on: Optional[str] = None,
                 ends_on: Optional[str] = None,
                 type: Optional[str] = None) -> None: ...


class Task(Record):
    """A duty of the station itself, once or again and again."""

    title: Optional[str]
    programme_id: Optional[int]
    owner_id: Optional[int]
    due_on: Optional[str]
    recurrence: Optional[str]
    note: Optional[str]
    plan_id: Optional[int]

    def __init__(self, *,
                 title: Optional[str] = None,
                 programme_id: Optional[int] = None,
                 owner_id: Optional[int] = None,
                 due_on: Optional[str] = None,
                 recurrence: Optional[str] = None,
                 note: Optional[str] = None,
                 plan_id: Optional[int] = None) -> None: ...


class TaskDone(Record):
    """That a task was done for one of its days."""

    task_id: Optional[int]
    due_on: Optional[str]
    done_on: Optional[str]
    worker_id: Optional[int]

    def __init__(self, *,
                 task_id: Optional[int] = None,
                 due_on: Optional[str] = None,
                 done_on: Optional[str] = None,
                 worker_id: Optional[int] = None) -> None: ...


class Plan(Record):
    """What a station promises for a year."""

    station_id: Optional[int]
    year: Optional[int]
    title: Optional[str]

    def __init__(self, *,
                 station_id: Optional[int] = None,
                 year: Optional[int] = None,
                 title: Optional[str] = None) -> None: ...


class Milestone(Record):
    """What a goal is to have reached by a day."""

    goal_id: Optional[int]
    due_on: Optional[str]
    target: Optional[int]

    def __init__(self, *,
                 goal_id: Optional[int] = None,
                 due_on: Optional[str] = None,
                 target: Optional[int] = None) -> None: ...


class Evidence(Record):
    """What shows that a goal was worked on."""

    goal_id: Optional[int]
    shown_on: Optional[str]
    title: Optional[str]
    output_id: Optional[int]
    activity_id: Optional[int]

    def __init__(self, *,
                 goal_id: Optional[int] = None,
                 shown_on: Optional[str] = None,
                 title: Optional[str] = None,
                 output_id: Optional[int] = None,
                 activity_id: Optional[int] = None) -> None: ...


class Improvement(Record):
    """A problem, its cause, the measure and what came of it."""

    problem: Optional[str]
    cause: Optional[str]
    measure: Optional[str]
    indicator: Optional[str]
    target: Optional[int]
    owner_id: Optional[int]
    found_on: Optional[str]
    due_on: Optional[str]
    checked_on: Optional[str]
    result: Optional[str]

    def __init__(self, *,
                 problem: Optional[str] = None,
                 cause: Optional[str] = None,
                 measure: Optional[str] = None,
                 indicator: Optional[str] = None,
                 target: Optional[int] = None,
                 owner_id: Optional[int] = None,
                 found_on: Optional[str] = None,
                 due_on: Optional[str] = None,
                 checked_on: Optional[str] = None,
                 result: Optional[str] = None) -> None: ...


class TextSlot(Record):
    """A free text in a chapter of a report."""

    month: Optional[str]
    plan_id: Optional[int]
    chapter: Optional[str]
    text: Optional[str]

    def __init__(self, *,
                 month: Optional[str] = None,
                 plan_id: Optional[int] = None,
                 chapter: Optional[str] = None,
                 text: Optional[str] = None) -> None: ...


class MonthClose(Record):
    """The figures of a month as they were reported."""

    month: Optional[str]
    revision: Optional[int]
    closed_at: Optional[str]
    figures: Optional[str]

    def __init__(self, *,
                 month: Optional[str] = None,
                 revision: Optional[int] = None,
                 closed_at: Optional[str] = None,
                 figures: Optional[str] = None) -> None: ...


class WindowEntry(Record):
    """A matter dealt with at the service window."""

    worker_id: Optional[int]
    programme_id: Optional[int]
    client_id: Optional[int]
    happened_on: Optional[str]
    matter: Optional[str]
    result: Optional[str]
    headcount: Optional[int]

    def __init__(self, *,
                 worker_id: Optional[int] = None,
                 programme_id: Optional[int] = None,
                 client_id: Optional[int] = None,
                 happened_on: Optional[str] = None,
                 matter: Optional[str] = None,
                 result: Optional[str] = None,
                 headcount: Optional[int] = None) -> None: ...


class Account(Record):
    """In what role a worker or volunteer works with the records."""

    worker_id: Optional[int]
    volunteer_id: Optional[int]
    role: Optional[str]
    starts_on: Optional[str]
    ends_on: Optional[str]

    def __init__(self, *,
                 worker_id: Optional[int] = None,
                 volunteer_id: Optional[int] = None,
                 role: Optional[str] = None,
                 starts_on: Optional[str] = None,
                 ends_on: Optional[str] = None) -> None: ...


class AccountScope(Record):
    """An area or a category that an account is narrowed to."""

    account_id: Optional[int]
    area_id: Optional[int]
    category_id: Optional[int]

    def __init__(self, *,
                 account_id: Optional[int] = None,
                 area_id: Optional[int] = None,
                 category_id: Optional[int] = None) -> None: ...


class AccessGrant(Record):
    """Two persons open the file of one client to a third for some time."""

    client_id: Optional[int]
    worker_id: Optional[int]
    volunteer_id: Optional[int]
    purpose: Optional[str]
    first_id: Optional[int]
    second_id: Optional[int]
    starts_at: Optional[str]
    expires_at: Optional[str]

    def __init__(self, *,
                 client_id: Optional[int] = None,
                 worker_id: Optional[int] = None,
                 volunteer_id: Optional[int] = None,
                 purpose: Optional[str] = None,
                 first_id: Optional[int] = None,
                 second_id: Optional[int] = None,
                 starts_at: Optional[str] = None,
                 expires_at: Optional[str] = None) -> None: ...


class RoleRight(Record):
    """What a role may do with the records of one circle."""

    role: Optional[str]
    circle: Optional[str]
    counts: Optional[str]
    reads: Optional[str]
    writes: Optional[str]
    voids: Optional[str]
    sensitive: Optional[str]
    children: Optional[str]
    powers: Optional[List[str]]

    def __init__(self, *,
                 role: Optional[str] = None,
                 circle: Optional[str] = None,
                 counts: Optional[str] = None,
                 reads: Optional[str] = None,
                 writes: Optional[str] = None,
                 voids: Optional[str] = None,
                 sensitive: Optional[str] = None,
                 children: Optional[str] = None,
                 powers: Optional[List[str]] = None) -> None: ...


class Consent(Record):
    """On what basis data of a client are kept and used."""

    client_id: Optional[int]
    basis: Optional[str]
    purpose: Optional[str]
    given_on: Optional[str]
    given_by: Optional[str]
    relative_id: Optional[int]
    guardian_name: Optional[str]
    withdrawn_on: Optional[str]
    document: Optional[str]

    def __init__(self, *,
                 client_id: Optional[int] = None,
                 basis: Optional[str] = None,
                 purpose: Optional[str] = None,
                 given_on: Optional[str] = None,
                 given_by: Optional[str] = None,
                 relative_id: Optional[int] = None,
                 guardian_name: Optional[str] = None,
                 withdrawn_on: Optional[str] = None,
                 document: Optional[str] = None) -> None: ...


class RetentionTerm(Record):
    """How long records are kept, and what is done then."""

    what: Optional[str]
    starts: Optional[str]
    years: Optional[int]
    action: Optional[str]
    source: Optional[str]
    confirmed_on: Optional[str]

    def __init__(self, *,
                 what: Optional[str] = None,
                 starts: Optional[str] = None,
                 years: Optional[int] = None,
                 action: Optional[str] = None,
                 source: Optional[str] = None,
                 confirmed_on: Optional[str] = None) -> None: ...


class Hold(Record):
    """Why the file of a client must not be erased for some days."""

    client_id: Optional[int]
    reason: Optional[str]
    starts_on: Optional[str]
    ends_on: Optional[str]

    def __init__(self, *,
                 client_id: Optional[int] = None,
                 reason: Optional[str] = None,
                 starts_on: Optional[str] = None,
                 ends_on: Optional[str] = None) -> None: ...
