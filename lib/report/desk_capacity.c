/* Workers of whom the duties of this week ask more than they can do. */
#include "domain/posts.h"
#include "model/structs.h"
#include "report/desk.h"
#include "report/loads.h"

static swst_status put(struct swst__desk *desk, const struct swst__loads *loads,
                       const struct swst__load *load, const struct swst__posts *posts)
{
    struct swst__matter matter = {
        SWST__NO_MATTER, .about = swst__kind_worker, .about_id = load->worker_id,
        .name = load->name, .workers = { load->worker_id },
        .to_id = swst__posts_alerted(posts, 0, load->worker_id), .reason = "over_capacity",
    };

    matter.since_on = loads->week.first;
    matter.due_on = loads->week.last < SWST__LAST_DAY ? loads->week.last : SWST__LAST_DAY;
    matter.required = load->required;
    matter.done = load->done;
    return swst__desk_put(desk, &matter);
}

/* Of everybody, whatever the filter: nobody's load is known from a part of the
 * clients, and who is alerted need not have any. */
swst_status swst__desk_capacity(struct swst__desk *desk)
{
    struct swst__ground everywhere = { .day = 0 };
    struct swst__loads loads = { .count = 0 };
    struct swst__posts posts = { .count = 0 };
    swst_status status = swst__ground_open(&everywhere, desk->store, NULL, desk->as_of);

    if (!status)
        status = swst__posts_read(desk->store, desk->as_of, &posts);
    if (!status)
        status = swst__loads_count(&loads, desk->store, &everywhere);
    for (size_t i = 0; i < loads.count && !status; i++)
        if (swst__load_over(&loads.at[i]))
            status = put(desk, &loads, &loads.at[i], &posts);
    swst__loads_close(&loads);
    swst__posts_free(&posts);
    swst__ground_close(&everywhere);
    return status;
}
