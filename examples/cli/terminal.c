/* Asking the system about the terminal and its clock. */
#ifndef _DEFAULT_SOURCE
#define _DEFAULT_SOURCE
#endif

#include "terminal.h"

#include <stdlib.h>
#include <string.h>
#include <sys/ioctl.h>
#include <time.h>
#include <unistd.h>

bool terminal_out(void)
{
    return isatty(STDOUT_FILENO);
}

bool terminal_err(void)
{
    return isatty(STDERR_FILENO);
}

size_t terminal_width(void)
{
    struct winsize size;

    if (!terminal_out() || ioctl(STDOUT_FILENO, TIOCGWINSZ, &size) != 0)
        return 0;
    return size.ws_col;
}

bool terminal_colours(void)
{
    const char *no = getenv("NO_COLOR");
    const char *terminal = getenv("TERM");

    return terminal_out() && !(no && *no) && terminal && strcmp(terminal, "dumb") != 0;
}

double seconds(void)
{
    struct timespec now;

    if (clock_gettime(CLOCK_MONOTONIC, &now) != 0)
        return 0;
    return (double)now.tv_sec + (double)now.tv_nsec / 1e9;
}
