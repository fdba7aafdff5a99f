/* dongpi FILE: make the demonstration station, the same whenever and wherever it
 * is made; only the first seven digits of the ids are each file's own. */
#include "dongpi.h"

#include <inttypes.h>
#include <stdio.h>
#include <stdlib.h>

static swst_status make(struct maker *maker)
{
    write_down_on(maker, day(2021, 11, 1));
    maker->status = swst_station_found(maker->store, STATION, "441882107", NULL);
    if (!maker->status)
        maker->status = swst_store_begin(maker->store);
    make_town(maker);
    make_promises(maker);
    make_ledger(maker);
    make_contacts(maker);
    make_events(maker);
    make_cases(maker);
    make_together(maker);
    make_findings(maker);
    make_growth(maker);
    return maker->status ? maker->status : swst_store_commit(maker->store);
}

int main(int argc, char **argv)
{
    struct maker maker = { .dice = 441882107 };
    bool created;

    if (argc != 2 || argv[1][0] == '-') {
        fprintf(stderr, "用法：dongpi 文件    usage: dongpi FILE\n");
        return 2;
    }
    maker.store = swst_store_new();
    maker.status = swst_store_create(maker.store, argv[1]);
    created = !maker.status;
    if (created)
        maker.status = make(&maker);
    if (maker.status) {
        const char *field = swst_error_field();

        fprintf(stderr, "%s %s\n%s %s\n", field ? field : "", swst_status_name(maker.status),
                swst_error_message("zh"), swst_error_message("en"));
    } else {
        printf("%s: %" PRId64 " 名虚构人员，%" PRId64 " 户 / invented people and households\n",
               argv[1], maker.clients, maker.households);
    }
    free(maker.people);
    swst_store_free(maker.store);
    if (maker.status && created)
        remove(argv[1]);
    return maker.status ? EXIT_FAILURE : EXIT_SUCCESS;
}
