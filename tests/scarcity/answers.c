/* Functions that cannot fail. */
#include "steps.h"

void ask_kinds(void)
{
    for (const swst_kind *kind = NULL; (kind = CALL(swst_kind_next)(kind)); ) {
        (void)CALL(swst_kind_name)(kind), (void)CALL(swst_kind_label)(kind, "zh");
        (void)CALL(swst_kind_summary)(kind, "en");
        for (size_t i = 0; i < CALL(swst_kind_rules)(kind); i++)
            (void)CALL(swst_kind_rule)(kind, i), (void)CALL(swst_kind_rule_field)(kind, i, 0);
        for (const swst_field *field = NULL; (field = CALL(swst_field_next)(kind, field)); ) {
            (void)CALL(swst_field_name)(field), (void)CALL(swst_field_label)(field, "zh");
            (void)CALL(swst_field_unit)(field), (void)CALL(swst_field_flags)(field);
            (void)CALL(swst_field_type_name)(CALL(swst_field_type_of)(field));
            (void)CALL(swst_field_min)(field), (void)CALL(swst_field_max)(field);
            (void)CALL(swst_field_choice)(field, 1), (void)CALL(swst_field_target)(field);
            (void)CALL(swst_field_choice_label)(field, 1, "zh");
            (void)CALL(swst_field_move)(field, NULL, 0);
        }
    }
    for (swst_status it_is = SWST_ROW; (it_is = CALL(swst_status_next)(it_is)); )
        (void)CALL(swst_status_name)(it_is);
}

void ask_record_and_table(void)
{
    int64_t n, d;

    (void)CALL(swst_kind_find)("client");
    (void)CALL(swst_record_kind)(it.record), (void)CALL(swst_record_id)(it.record);
    (void)CALL(swst_record_recorded_at)(it.record), (void)CALL(swst_record_has)(it.record, "id");
    (void)CALL(swst_record_recorded_by)(it.record), (void)CALL(swst_record_is_voided)(it.record);
    (void)CALL(swst_record_voided_at)(it.record), (void)CALL(swst_record_voided_by)(it.record);
    (void)CALL(swst_record_void_reason)(it.record);

    (void)CALL(swst_table_name)(it.table), (void)CALL(swst_table_rows)(it.table);
    for (size_t i = 0; i < CALL(swst_table_columns)(it.table); i++) {
        const char *column = swst_field_name(CALL(swst_table_column)(it.table, i));

        (void)CALL(swst_table_int)(it.table, 0, column);
        (void)CALL(swst_table_rate)(it.table, 0, column, &n, &d);
    }
    (void)CALL(swst_table_as_of)(it.table), (void)CALL(swst_table_from)(it.table);
    (void)CALL(swst_table_to)(it.table), (void)CALL(swst_table_provisional)(it.table);
    (void)CALL(swst_table_note_name)(it.table, 0), (void)CALL(swst_table_note)(it.table, 0);
    (void)CALL(swst_table_note_label)(it.table, 0, "zh");
}

void ask_the_rest(const swst_load *load, const swst_dump *dump)
{
    (void)CALL(swst_version)(), (void)CALL(swst_store_sqlite_version)();
    (void)CALL(swst_store_journal)("zh"), (void)CALL(swst_error_message)("zh");
    (void)CALL(swst_error_code)(), (void)CALL(swst_error_field)(), (void)CALL(swst_error_path)();
    (void)CALL(swst_error_row)(), (void)CALL(swst_error_column)();
    (void)CALL(swst_error_offset)();
    (void)CALL(swst_load_bytes)(load), (void)CALL(swst_load_total)(load);
    (void)CALL(swst_load_created)(load), (void)CALL(swst_load_updated)(load);
    (void)CALL(swst_load_rejected)(load), (void)CALL(swst_load_problems)(load);
    (void)CALL(swst_dump_records)(dump), (void)CALL(swst_dump_total)(dump);
}
