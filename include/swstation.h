/**
 * @file
 * @mainpage libswstation
 *
 * Records of a social work station: the people it serves, how closely it
 * stays in touch with each of them, what was done, and what was promised.
 *
 * Read the headers in this order; each needs only those above it.
 *
 * | Header      | Answers the question                                   |
 * |-------------|--------------------------------------------------------|
 * | common.h    | How do calls fail, and who frees what?                 |
 * | unit.h      | What does a figure count, and what may be added?        |
 * | record.h    | What kinds of record are there, and which fields?      |
 * | store.h     | Where are records kept, and how are they found again?  |
 * | backup.h    | How is a file copied safely, and brought back?         |
 * | keys.h      | What stands encrypted in the file, and by which key?    |
 * | batch.h     | How are many records written at once?                  |
 * | calendar.h  | On which days does what recurs fall, and is it worked?   |
 * | client.h …  | What can I say about a client, a household, a visit …? |
 * | station.h   | How does a station begin, and is its file in order?    |
 * | table.h     | How are the answers of reports read?                   |
 * | audit.h     | Who did what, and is that still as it was written?     |
 * | session.h   | Who may see what, in what role and for what purpose?   |
 * | search.h    | Whom does a number, a phone or a part of a name mean?   |
 * | households.h | How do households change hands, divide and join?      |
 * | report.h    | Who is due for a contact, and who has been reached?    |
 * | privacy.h   | On what basis, for how long, and how does a person go?   |
 * | activities.h | What is done with activities, and who was served?     |
 * | files.h     | Do files hold what they must, and what is looked at again? |
 * | programmes.h | What do programmes promise, and how much is kept?    |
 * | staff.h     | Who does the work, is it too much, and who was left out? |
 * | desk.h      | What waits for whom to act?                            |
 * | indicator.h | Which figures are there, and what does each mean?      |
 * | goals.h     | How do goals stand?                                    |
 * | document.h  | How do summaries and plans read, and whence a figure?  |
 * | summary.h   | What is told of a month, and what was reported?         |
 * | plan.h      | How does the plan of a year read?                      |
 * | casework.h  | What is done in a case, and what have cases brought?   |
 * | groupwork.h | What is done in a group, who belongs to it, who came?  |
 * | json.h      | How do records and tables leave and enter as text?     |
 * | publish.h   | For whom is an output, and which figures are too small? |
 * | exchange.h  | How do whole stations enter and leave as files?        |
 * | ledger.h    | How does what a station keeps in Excel become records? |
 *
 * Four rules hold everywhere:
 *
 * 1. A call that takes a ::swst_store may touch the disk. No other call does, save the two of
 *    backup.h that take the names of files.
 * 2. A call that can fail returns ::swst_status and hands its result over
 *    through the last parameter; everything else cannot fail.
 * 3. There are no public structs. Handles are opaque, values are
 *    `const char *` (UTF-8), `int64_t` or an enum whose zero means "unset".
 * 4. No figure depends on a clock: every question says the day it is asked
 *    for, and gives the same answer for that day ever after.
 *
 * A store, and whatever it gave, belongs to one thread at a time. Threads
 * that work at once open one store each, on the same file if they like.
 *
 * A whole program:
 *
 * @include quickstart.c
 */
#ifndef SWSTATION_H
#define SWSTATION_H

#include <swstation/common.h>
#include <swstation/unit.h>
#include <swstation/record.h>
#include <swstation/store.h>
#include <swstation/backup.h>
#include <swstation/keys.h>
#include <swstation/batch.h>
#include <swstation/calendar.h>
#include <swstation/household.h>
#include <swstation/client.h>
#include <swstation/membership.h>
#include <swstation/tier.h>
#include <swstation/visit.h>
#include <swstation/case.h>
#include <swstation/group.h>
#include <swstation/activity.h>
#include <swstation/attendance.h>
#include <swstation/goal.h>
#include <swstation/station.h>
#include <swstation/table.h>
#include <swstation/audit.h>
#include <swstation/session.h>
#include <swstation/search.h>
#include <swstation/households.h>
#include <swstation/report.h>
#include <swstation/privacy.h>
#include <swstation/activities.h>
#include <swstation/files.h>
#include <swstation/programmes.h>
#include <swstation/staff.h>
#include <swstation/desk.h>
#include <swstation/indicator.h>
#include <swstation/document.h>
#include <swstation/goals.h>
#include <swstation/summary.h>
#include <swstation/plan.h>
#include <swstation/casework.h>
#include <swstation/groupwork.h>
#include <swstation/json.h>
#include <swstation/publish.h>
#include <swstation/exchange.h>
#include <swstation/ledger.h>

#endif
