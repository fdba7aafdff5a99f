"""The shared library: how it is found, and the prototypes of what is called.

The prototypes repeat those of the public headers; a test holds them to the headers."""
import ctypes as c
import os
import sys
from typing import Any, Callable, Dict, Generic, List, Optional, Tuple, TypeVar, cast

SONAME = "libswstation.so.0"


def _candidates() -> List[str]:
    """Where the library may be: as the environment says, else wherever the system finds it."""
    named = os.environ.get("SWSTATION_LIBRARY")
    if named:
        return [named]
    prefixes = dict.fromkeys((sys.prefix, "/usr/local"))
    return [SONAME] + [os.path.join(prefix, "lib", SONAME) for prefix in prefixes]


def _load() -> c.CDLL:
    tried = []
    for path in _candidates():
        try:
            return c.CDLL(path)
        except OSError as error:
            tried.append("  {}: {}".format(path, error))
    raise ImportError("libswstation was not found. Tried:\n" + "\n".join(tried)
                      + "\nInstall the library (and run ldconfig), "
                        "or name its file in SWSTATION_LIBRARY.")


library = _load()

#: Every function that is called: its result and its parameters.
DECLARED: Dict[str, Tuple[object, Tuple[object, ...]]] = {}


T = TypeVar("T")


class Int64(c.c_int64):
    """A parameter that refuses what does not fit; ctypes would drop the upper bits."""

    @classmethod
    def from_param(cls, value: Any) -> "Int64":
        if not -2**63 <= value < 2**63:
            raise OverflowError("{} does not fit into 64 bits".format(value))
        return cls(value)


class _Returning(Generic[T]):
    """Declares functions of one result, which Python sees as a T."""

    def __init__(self, result: object) -> None:
        self.result = result

    def __call__(self, name: str, *arguments: object) -> Callable[..., T]:
        function: Any = getattr(library, name, None)
        if function is None:
            raise ImportError("{} has no {}: update the library".format(library._name, name))
        function.restype, function.argtypes = self.result, arguments
        DECLARED[name] = (self.result, arguments)
        return cast(Callable[..., T], function)


_status = _Returning[int](c.c_int)
_number = _Returning[int](c.c_int64)
_size = _Returning[int](c.c_size_t)
_flags = _Returning[int](c.c_uint)
_truth = _Returning[bool](c.c_bool)
_text = _Returning[Optional[bytes]](c.c_char_p)
_handle = _Returning[Optional[int]](c.c_void_p)
_nothing = _Returning[None](None)

H, S, N, I, U, Z, B = c.c_void_p, c.c_char_p, Int64, c.c_int, c.c_uint, c.c_size_t, c.c_bool
OUT, OUT_N = c.POINTER(c.c_void_p), c.POINTER(c.c_int64)

# common.h
status_name = _text("swst_status_name", I)
status_next = _status("swst_status_next", I)
error_message = _text("swst_error_message", S)
error_code = _text("swst_error_code")
error_field = _text("swst_error_field")
error_path = _text("swst_error_path")
error_row = _number("swst_error_row")
error_column = _number("swst_error_column")
error_offset = _number("swst_error_offset")
free = _nothing("swst_free", H)
version = _text("swst_version")

# record.h
kind_next = _handle("swst_kind_next", H)
kind_name = _text("swst_kind_name", H)
kind_summary = _text("swst_kind_summary", H, S)
field_next = _handle("swst_field_next", H, H)
field_name = _text("swst_field_name", H)
field_label = _text("swst_field_label", H, S)
field_unit = _text("swst_field_unit", H)
field_type_of = _status("swst_field_type_of", H)
field_type_name = _text("swst_field_type_name", I)
field_flags = _flags("swst_field_flags", H)
field_choice = _text("swst_field_choice", H, c.c_int32)
field_move = _text("swst_field_move", H, S, Z)
field_target = _handle("swst_field_target", H)
record_new = _handle("swst_record_new", H)
record_free = _nothing("swst_record_free", H)
record_copy = _handle("swst_record_copy", H)
record_id = _number("swst_record_id", H)
record_get = _status("swst_record_get", H, S, OUT)
record_set = _status("swst_record_set", H, S, S)

# store.h
store_new = _handle("swst_store_new")
store_set_busy_timeout = _nothing("swst_store_set_busy_timeout", H, c.c_int32)
store_set_journal = _status("swst_store_set_journal", H, S)
store_journal_of = _text("swst_store_journal_of", H)
store_checkpoint = _status("swst_store_checkpoint", H)
store_create = _status("swst_store_create", H, S)
store_open = _status("swst_store_open", H, S)
store_free = _nothing("swst_store_free", H)
store_set_actor = _nothing("swst_store_set_actor", H, N)
store_set_now = _nothing("swst_store_set_now", H, N)
store_set_request = _status("swst_store_set_request", H, S)
store_find_request = _status("swst_store_find_request", H, S, OUT_N)
store_begin = _status("swst_store_begin", H)
store_commit = _status("swst_store_commit", H)
store_rollback = _nothing("swst_store_rollback", H)
record_load = _status("swst_record_load", H, H, N, OUT)
record_save = _status("swst_record_save", H, H)
record_void = _status("swst_record_void", H, H, S)
query_new = _handle("swst_query_new", H)
query_free = _nothing("swst_query_free", H)
query_where = _status("swst_query_where", H, S, S, S)
query_order_by = _status("swst_query_order_by", H, S)
query_set_limit = _nothing("swst_query_set_limit", H, N)
query_set_voided = _nothing("swst_query_set_voided", H, B)
query_run = _status("swst_query_run", H, H, OUT)
query_count = _status("swst_query_count", H, H, OUT_N)
cursor_next = _status("swst_cursor_next", H)
cursor_record = _handle("swst_cursor_record", H)
cursor_free = _nothing("swst_cursor_free", H)

# table.h
table_name = _text("swst_table_name", H)
table_columns = _size("swst_table_columns", H)
table_column = _handle("swst_table_column", H, Z)
table_as_of = _text("swst_table_as_of", H)
table_from = _text("swst_table_from", H)
table_to = _text("swst_table_to", H)
table_provisional = _truth("swst_table_provisional", H)
table_note_name = _text("swst_table_note_name", H, Z)
table_note = _number("swst_table_note", H, Z)
table_free = _nothing("swst_table_free", H)

# report.h
filter_new = _handle("swst_filter_new")
filter_free = _nothing("swst_filter_free", H)
filter_set_area = _nothing("swst_filter_set_area", H, N)
filter_set_worker = _nothing("swst_filter_set_worker", H, N)
filter_set_programme = _nothing("swst_filter_set_programme", H, N)
filter_add_state = _nothing("swst_filter_add_state", H, I)
filter_add_category = _status("swst_filter_add_category", H, S)
filter_set_grouping = _nothing("swst_filter_set_grouping", H, I)
filter_set_limit = _nothing("swst_filter_set_limit", H, N)
filter_set_ages = _nothing("swst_filter_set_ages", H, N, N)
filter_set_level = _status("swst_filter_set_level", H, S)
filter_set_sex = _status("swst_filter_set_sex", H, S)
filter_set_type = _status("swst_filter_set_type", H, S)
report_due = _status("swst_report_due", H, S, H, OUT)
report_compliance = _status("swst_report_compliance", H, S, S, S, H, OUT)
report_coverage = _status("swst_report_coverage", H, S, S, S, H, OUT)

# station.h
station_found = _status("swst_station_found", H, S, S, S)
station_setting = _status("swst_station_setting", H, S, OUT_N)
station_check = _status("swst_station_check", H, OUT)
station_check_quick = _status("swst_station_check_quick", H, OUT)

# backup.h
store_backup = _status("swst_store_backup", H, S)
backup_verify = _status("swst_backup_verify", S)
backup_restore = _status("swst_backup_restore", S, S)

# json.h
record_to_json = _status("swst_record_to_json", H, U, OUT)
table_to_json = _status("swst_table_to_json", H, U, OUT)

# publish.h
profile_next = _text("swst_profile_next", S)
profile_flags = _status("swst_profile_flags", S, H)
profile_may = _status("swst_profile_may", H, U)
field_showing = _status("swst_field_showing", H, U)
record_showing = _status("swst_record_showing", H, S, U)
table_publish = _status("swst_table_publish", H, U, OUT)
table_suppressed = _text("swst_table_suppressed", H, Z, S)
table_note_suppressed = _text("swst_table_note_suppressed", H, Z)

# batch.h
batch_begin = _status("swst_batch_begin", H, OUT)
batch_add = _status("swst_batch_add", H, H)
batch_void = _status("swst_batch_void", H, H, S)
batch_step = _status("swst_batch_step", H)
batch_done = _number("swst_batch_done", H)
batch_total = _number("swst_batch_total", H)
batch_rejected = _number("swst_batch_rejected", H)
batch_problems = _handle("swst_batch_problems", H)
batch_apply = _status("swst_batch_apply", H)
batch_free = _nothing("swst_batch_free", H)

# exchange.h
load_begin = _status("swst_load_begin", H, S, OUT)
load_step = _status("swst_load_step", H)
load_bytes = _number("swst_load_bytes", H)
load_total = _number("swst_load_total", H)
load_created = _number("swst_load_created", H)
load_updated = _number("swst_load_updated", H)
load_rejected = _number("swst_load_rejected", H)
load_problems = _handle("swst_load_problems", H)
load_apply = _status("swst_load_apply", H)
load_free = _nothing("swst_load_free", H)
dump_begin = _status("swst_dump_begin", H, S, U, OUT)
dump_step = _status("swst_dump_step", H)
dump_records = _number("swst_dump_records", H)
dump_total = _number("swst_dump_total", H)
dump_free = _nothing("swst_dump_free", H)

# calendar.h
recurrence_next = _status("swst_recurrence_next", S, S, S, H)
recurrence_count = _status("swst_recurrence_count", S, S, S, S, OUT_N)
lunar_of = _status("swst_lunar_of", S, OUT_N, OUT_N, H, OUT_N)
lunar_text = _status("swst_lunar_text", S, S, OUT)
festival_count = _size("swst_festival_count")
festival_code = _text("swst_festival_code", Z)
festival_label = _text("swst_festival_label", S, S)
festival_on = _status("swst_festival_on", S, N, H)
festival_within = _status("swst_festival_within", S, N, N, H)
workday_is = _status("swst_workday_is", H, S, H)
workdays_between = _status("swst_workdays_between", H, S, S, OUT_N)
workday_after = _status("swst_workday_after", H, S, N, H)

# casework.h
case_advance = _status("swst_case_advance", H, N, I, S, S)
case_follow_up = _status("swst_case_follow_up", H, N, S, B, N, N, S, S)
case_review = _status("swst_case_review", H, N, S, S)
case_refer = _status("swst_case_refer", H, N, S, S)
case_suspend = _status("swst_case_suspend", H, N, S, S)
case_resume = _status("swst_case_resume", H, N, S, S)
case_close = _status("swst_case_close", H, N, S, I, I, S)
case_decline = _status("swst_case_decline", H, N, S, S)
case_reopen = _status("swst_case_reopen", H, N, S, OUT)
case_record = _handle("swst_case_record", H)
case_free = _nothing("swst_case_free", H)
report_cases = _status("swst_report_cases", H, S, S, S, H, OUT)
report_case_goals = _status("swst_report_case_goals", H, S, S, S, H, OUT)

# files.h
report_files = _status("swst_report_files", H, S, H, OUT)
report_lag = _status("swst_report_lag", H, S, S, S, H, OUT)
report_rounds = _status("swst_report_rounds", H, S, N, N, B, S, H, OUT)
report_screening = _status("swst_report_screening", H, S, N, N, S, S, S, H, OUT)
report_unscreened = _status("swst_report_unscreened", H, S, N, N, S, S, S, H, OUT)
report_low_income = _status("swst_report_low_income", H, S, H, OUT)

# groupwork.h
group_advance = _status("swst_group_advance", H, N, I, S)
group_join = _status("swst_group_join", H, N, I, N, S, S, OUT_N)
group_leave = _status("swst_group_leave", H, N, S)
group_add_session = _status("swst_group_add_session", H, N, S, S, OUT_N)
group_attend = _status("swst_group_attend", H, N, N, I, N)
group_teams_needed = _status("swst_group_teams_needed", N, N, N, OUT_N, OUT_N)
report_groups = _status("swst_report_groups", H, S, S, S, H, OUT)
report_organizations = _status("swst_report_organizations", H, S, S, S, H, OUT)

# unit.h
unit_word = _text("swst_unit_word", I)
unit_label = _text("swst_unit_label", I, S)
unit_add = _status("swst_unit_add", I, N, I, N, OUT_N)
percent_is_reachable = _truth("swst_percent_is_reachable", N, N, N, OUT_N)

# activities.h
activity_hold = _status("swst_activity_hold", H, N, S, N, N, S)
activity_cancel = _status("swst_activity_cancel", H, N, S)
activity_postpone = _status("swst_activity_postpone", H, N)
activity_replan = _status("swst_activity_replan", H, N, S)
activity_attend = _status("swst_activity_attend", H, N, I, N, I, N)
report_activities = _status("swst_report_activities", H, S, S, S, H, OUT)
report_served = _status("swst_report_served", H, S, S, S, H, OUT)

# programmes.h
programme_plan = _status("swst_programme_plan", H, N, S, S, OUT_N)
programme_enrol = _status("swst_programme_enrol", H, N, N, S, OUT_N)
programme_leave = _status("swst_programme_leave", H, N, S, S)
task_do = _status("swst_task_do", H, N, S, S)
report_programmes = _status("swst_report_programmes", H, S, S, S, H, OUT)
report_enrolments = _status("swst_report_enrolments", H, S, S, S, H, OUT)
report_tasks = _status("swst_report_tasks", H, S, S, S, H, OUT)

# desk.h
filter_add_list = _nothing("swst_filter_add_list", H, I)
report_desk = _status("swst_report_desk", H, S, H, OUT)
report_week = _status("swst_report_week", H, S, H, OUT)
desk_reason_label = _text("swst_desk_reason_label", S, S)

# staff.h
report_staff = _status("swst_report_staff", H, S, H, OUT)
report_assignments = _status("swst_report_assignments", H, S, H, OUT)
report_capacity = _status("swst_report_capacity", H, S, H, OUT)
report_unserved = _status("swst_report_unserved", H, S, S, S, H, OUT)
report_gaps = _status("swst_report_gaps", H, S, S, S, H, OUT)

# privacy.h
report_appraisal = _status("swst_report_appraisal", H, S, H, OUT)
report_unconsented = _status("swst_report_unconsented", H, S, H, OUT)
client_erase = _status("swst_client_erase", H, N, S, S, B, OUT)
erase_finish = _status("swst_erase_finish", H)
client_export = _status("swst_client_export", H, N, S, OUT)
client_export_file = _status("swst_client_export_file", H, N, S)

# households.h
household_succeed = _status("swst_household_succeed", H, N, N, S, I)
household_split = _status("swst_household_split", H, N, OUT_N, Z, N, S, I, OUT_N)
household_merge = _status("swst_household_merge", H, N, N, S, I)
client_merge = _status("swst_client_merge", H, N, N, S, OUT_N)
client_unmerge = _status("swst_client_unmerge", H, N)
client_merges = _status("swst_client_merges", H, N, OUT)
client_duplicates = _status("swst_client_duplicates", H, OUT)

# search.h
client_search = _status("swst_client_search", H, S, N, N, OUT)
store_rebuild = _status("swst_store_rebuild", H)

# ledger.h
ledger_open = _status("swst_ledger_open", H, S, OUT)
ledger_map = _status("swst_ledger_map", H, S, S)
ledger_set_kind = _status("swst_ledger_set_kind", H, S)
ledger_set_as_of = _status("swst_ledger_set_as_of", H, S)
ledger_set_area = _status("swst_ledger_set_area", H, N)
ledger_set_skip_bad = _status("swst_ledger_set_skip_bad", H, B)
ledger_set_report = _status("swst_ledger_set_report", H, S)
ledger_encoding = _text("swst_ledger_encoding", H)
ledger_header_row = _number("swst_ledger_header_row", H, Z)
ledger_mapping = _status("swst_ledger_mapping", H, OUT)
ledger_step = _status("swst_ledger_step", H)
ledger_bytes = _number("swst_ledger_bytes", H)
ledger_total = _number("swst_ledger_total", H)
ledger_accepted = _number("swst_ledger_accepted", H)
ledger_rejected = _number("swst_ledger_rejected", H)
ledger_skipped = _number("swst_ledger_skipped", H)
ledger_created = _number("swst_ledger_created", H)
ledger_updated = _number("swst_ledger_updated", H)
ledger_problems = _handle("swst_ledger_problems", H)
ledger_plan = _status("swst_ledger_plan", H, N, N, OUT)
ledger_apply = _status("swst_ledger_apply", H, OUT_N)
ledger_free = _nothing("swst_ledger_free", H)
import_undo = _status("swst_import_undo", H, N, S)
import_list = _status("swst_import_list", H, OUT)

# document.h
document_name = _text("swst_document_name", H)
document_title = _text("swst_document_title", H)
document_text = _status("swst_document_text", H, S, U, OUT)
document_figures = _status("swst_document_figures", H, OUT)
document_free = _nothing("swst_document_free", H)

# goals.h
goal_status_label = _text("swst_goal_status_label", I, S)
report_goals = _status("swst_report_goals", H, S, N, H, OUT)
report_goal_history = _status("swst_report_goal_history", H, N, S, OUT)
report_improvements = _status("swst_report_improvements", H, S, OUT)

# plan.h
report_plan = _status("swst_report_plan", H, N, S, S, OUT)

# indicator.h
indicator_count = _size("swst_indicator_count")
indicator_at = _handle("swst_indicator_at", Z)
indicator_find = _handle("swst_indicator_find", S)
indicator_code = _text("swst_indicator_code", H)
indicator_title = _text("swst_indicator_title", H, S)
indicator_definition = _text("swst_indicator_definition", H, S)
indicator_source = _text("swst_indicator_source", H)
indicator_unit = _status("swst_indicator_unit", H)
indicator_form = _status("swst_indicator_form", H)
indicator_is_cumulative = _truth("swst_indicator_is_cumulative", H)
indicator_dimensions = _flags("swst_indicator_dimensions", H)
indicator_type = _text("swst_indicator_type", H, Z)
indicator_later = _text("swst_indicator_later", H, S)
report_indicator = _status("swst_report_indicator", H, S, S, S, S, H, B, OUT)
report_indicators = _status("swst_report_indicators", H, S, S, S, H, OUT)
report_indicator_rows = _status("swst_report_indicator_rows", H, S, S, S, S, H, OUT)

# summary.h
report_summary = _status("swst_report_summary", H, S, S, H, S, OUT)
month_close = _status("swst_month_close", H, S, S, B, OUT_N)
report_month_figures = _status("swst_report_month_figures", H, S, N, OUT)
report_month_diff = _status("swst_report_month_diff", H, S, N, S, OUT)
report_late_facts = _status("swst_report_late_facts", H, S, S, OUT)

# audit.h
audit_list = _status("swst_audit_list", H, S, S, N, S, N, S, N, OUT)
audit_mode = _status("swst_audit_mode", H, OUT)
audit_verify = _status("swst_audit_verify", H, S, OUT)
audit_anchor = _status("swst_audit_anchor", H, OUT)
store_set_audit_key = _status("swst_store_set_audit_key", H, H, Z)
audit_begin_key = _status("swst_audit_begin_key", H)
audit_trim = _status("swst_audit_trim", H, S, OUT_N)

# keys.h
keys_provider = _text("swst_keys_provider")
keys_make = _status("swst_keys_make", H, Z)
store_set_key = _status("swst_store_set_key", H, H, Z)
store_is_sealed = _status("swst_store_is_sealed", H, H)
store_seal = _status("swst_store_seal", H)
store_change_key = _status("swst_store_change_key", H, H, Z)
store_unseal = _status("swst_store_unseal", H)

# session.h
session_begin = _status("swst_session_begin", H, N, S)
session_end = _nothing("swst_session_end", H)
session_set_reveal = _status("swst_session_set_reveal", H, B)
session_role = _text("swst_session_role", H)
session_purpose = _text("swst_session_purpose", H)
session_show = _status("swst_session_show", H, OUT)
session_about = _status("swst_session_about", H, OUT)
