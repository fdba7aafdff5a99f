/* What a program tells of itself at its end: the most memory that it held, in
 * kB; nothing where /proc does not say. */
#ifndef SWST_BENCH_PEAK_H
#define SWST_BENCH_PEAK_H

#include <stdio.h>

static inline void print_peak(void)
{
    FILE *file = fopen("/proc/self/status", "r");
    char line[256];
    long peak;

    while (file && fgets(line, sizeof line, file))
        if (sscanf(line, "VmHWM: %ld", &peak) == 1)
            printf("peak_kb %ld\n", peak);
    if (file)
        fclose(file);
}

#endif
