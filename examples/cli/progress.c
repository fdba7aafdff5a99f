/* Progress with rate and time left; nothing at all when no person looks. */
#include "progress.h"
#include "say.h"
#include "terminal.h"

#include <stdio.h>

enum { BAR = 24 };

void progress_start(struct progress *progress, const struct call *call)
{
    progress->language = call->language;
    progress->started = seconds();
    progress->shown = 0;
    progress->visible = terminal_err();
}

void progress_show(struct progress *progress, int64_t done, int64_t total, bool megabytes)
{
    double now = progress->visible ? seconds() : 0, passed = now - progress->started;
    double share = total > 0 ? (double)done / (double)total : 0, rate;
    long long left;

    if (!progress->visible || passed < 1 || now - progress->shown < 0.2 || done <= 0 || share > 1)
        return;
    progress->shown = now;
    rate = (double)done / passed;
    left = (long long)((double)(total - done) / rate + 0.5);
    fputs("\r[", stderr);
    for (int i = 0; i < BAR; i++)
        fputc((double)i < share * BAR ? '#' : '.', stderr);
    fprintf(stderr, "] %3.0f%%  ", share * 100);
    if (megabytes)
        fprintf(stderr, "%.1f MB/s", rate / 1e6);
    else
        fprintf(stderr, "%.0f/s", rate);
    fprintf(stderr, "  %s %lld:%02lld ", sentence(progress->language, SAY_TIME_LEFT), left / 60,
            left % 60);
    fflush(stderr);
}

void progress_end(struct progress *progress)
{
    if (progress->shown > 0)
        fputs("\r\033[K", stderr);
}
