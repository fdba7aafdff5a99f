"""What benchmarks are asked, how they find their programs, and how they show their times."""
import argparse
import pathlib
import statistics
import sys


def read_options(page, counted="ledger rows", **folders):
    """The options of a benchmark; folders by their names, each with what it is for."""
    parser = argparse.ArgumentParser(description=page.splitlines()[0])
    parser.add_argument("--build", type=pathlib.Path, required=True)
    parser.add_argument("--scale", default="10000", help=f"{counted}, several joined by commas")
    parser.add_argument("--runs", type=int, default=5)
    parser.add_argument("--seed", type=int, default=1)
    for name, use in folders.items():
        parser.add_argument(f"--{name}", type=pathlib.Path, help=use)
    return parser.parse_args()


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
