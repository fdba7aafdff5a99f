"""How both benchmarks find their programs and show their times."""
import statistics
import sys


def shown(spent):
    return (f"{spent * 1e6:.3g} µs" if spent < 1e-3 else
            f"{spent * 1e3:.3g} ms" if spent < 1 else f"{spent:.3g} s")


def spread(times):
    return " – ".join(shown(value) for value in (min(times), statistics.median(times), max(times)))


def write_head(contestants):
    print("| workload | " + " | ".join(f"{it.name} | ×" if at else it.name
                                       for at, it in enumerate(contestants)) + " |")
    print("|---|" + "---|" * (2 * len(contestants) - 1))


def write_row(label, contestants, times_of, compared=min):
    """A row of times, each beside its ratio to those of the first contestant."""
    limit = times_of(contestants[0])
    cells = [spread(limit)]
    for it in contestants[1:]:
        cells += [spread(times_of(it)), f"{compared(times_of(it)) / compared(limit):.3g}"]
    print(f"| {label} | " + " | ".join(cells) + " |")


def find(build, name):
    for folder in ("tests/bench", "examples", "."):
        if (build / folder / name).exists():
            return build / folder / name
    return sys.exit(f"bench: no {name} in {build}: cmake --build {build} --target bench swst")
