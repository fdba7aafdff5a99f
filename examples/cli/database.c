/* Looking for the station file where it usually is. */
#ifndef _POSIX_C_SOURCE
#define _POSIX_C_SOURCE 200809L
#endif

#include "database.h"
#include "say.h"

#include <dirent.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

/* How many *.swst the folder has; one of them, as a path, in `room`. */
static int look_in(const char *folder, char *room, size_t size)
{
    DIR *directory = opendir(folder);
    struct dirent *entry;
    int count = 0;

    while (directory && (entry = readdir(directory))) {
        size_t length = strlen(entry->d_name);

        if (length <= 5 || strcmp(entry->d_name + length - 5, ".swst") != 0)
            continue;
        count++;
        if (strcmp(folder, ".") == 0)
            snprintf(room, size, "%s", entry->d_name);
        else
            snprintf(room, size, "%s/%s", folder, entry->d_name);
    }
    if (directory)
        closedir(directory);
    return count;
}

static bool data_folder(char *folder, size_t size)
{
    const char *data = getenv("XDG_DATA_HOME"), *home = getenv("HOME");

    if (data && *data == '/')
        snprintf(folder, size, "%s/swstation", data);
    else if (home && *home)
        snprintf(folder, size, "%s/.local/share/swstation", home);
    else
        return false;
    return true;
}

int find_database(const struct call *call, char *room, size_t size)
{
    const char *given = call->options.values[OPTION_DB];
    char folder[4096];
    int count;

    if (!given)
        given = getenv("SWST_DB");
    if (given && *given) {
        if ((size_t)snprintf(room, size, "%s", given) < size)
            return DONE;
        return mistaken(call, SAY_NO_DATABASE, NULL);
    }
    count = look_in(".", room, size);
    if (count > 1)
        return mistaken(call, SAY_MANY_DATABASES, ".");
    if (count == 0 && data_folder(folder, sizeof folder)) {
        count = look_in(folder, room, size);
        if (count > 1)
            return mistaken(call, SAY_MANY_DATABASES, folder);
    }
    return count == 1 ? DONE : mistaken(call, SAY_NO_DATABASE, NULL);
}
