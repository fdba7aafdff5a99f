/* Found a station, put one client on the red tier, and ask later who was forgotten.
 * The README and the manual quote this file; it is compiled and run by ctest. */
#include <swstation.h>

#include <stdio.h>
#include <stdlib.h>

static void check(swst_status status)
{
    if (status < 0) {
        fprintf(stderr, "%s: %s\n", swst_status_name(status), swst_error_message("en"));
        exit(EXIT_FAILURE);
    }
}

int main(void)
{
    swst_store *store = swst_store_new();
    swst_record *village = swst_record_new(swst_kind_find("area"));
    swst_client *client = swst_client_new();
    swst_tier *tier = swst_tier_new();
    swst_table *due;

    check(swst_store_create(store, ":memory:"));
    check(swst_station_found(store, "东陂镇社工站", "441882107", NULL));

    check(swst_record_set(village, "code", "441882107206"));
    check(swst_record_set(village, "name", "前江"));
    check(swst_record_set(village, "level", "village"));
    check(swst_record_save(store, village));

    check(swst_client_set_name(client, "林小满"));
    check(swst_client_set_area_id(client, swst_record_id(village)));
    check(swst_client_set_registered_on(client, "2026-03-01"));
    check(swst_client_save(store, client));

    check(swst_tier_set_client_id(tier, swst_client_get_id(client)));
    check(swst_tier_set_level(tier, "red"));
    check(swst_tier_set_starts_on(tier, "2026-03-01"));
    check(swst_tier_save(store, tier));

    check(swst_report_due(store, "2026-03-10", NULL, &due));
    printf("%s is %s days overdue\n", swst_table_text(due, 0, "name"),
           swst_table_text(due, 0, "days_overdue"));

    swst_table_free(due);
    swst_tier_free(tier);
    swst_client_free(client);
    swst_record_free(village);
    swst_store_free(store);
    return 0;
}
