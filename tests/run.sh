#!/bin/sh
# Every check of the project. Ends with ctest's summary of the plain build.
#
#     sh tests/run.sh             at most 12 minutes on two cores
#     sh tests/run.sh --long      everything, valgrind and the thread sanitizer included
#     … --no-install              only says which packages are missing
set -eu
cd "$(dirname "$0")/.."
. examples/packages.sh

long=no
for argument; do
    case $argument in
    --long) long=yes ;;
    --no-install) may_install=no ;;
    *) say "用法：sh tests/run.sh [--long] [--no-install]" \
           "Usage: sh tests/run.sh [--long] [--no-install]" >&2
       exit 2 ;;
    esac
done

# A file that says whether a sanitizer's library came with the compiler.
sanitizes() { # sanitizes COMPILER SANITIZER
    printf 'int main(void) { return 0; }\n' | "$1" -fsanitize="$2" -x c - -o /dev/null
}

# The packages that the calendar is compared with are those of the system's Python.
imports() { # imports MODULE
    "$(command -v /usr/bin/python3 || command -v python3)" -c "import $1"
}

shows_chinese() {
    fc-list :lang=zh family | grep -q .
}

want_build_tools
want g++ gcc-c++ compiles c++ c++
want libcmocka-dev libcmocka-devel pkg-config --exists cmocka
want libsodium-dev libsodium-devel pkg-config --exists 'libsodium >= 1.0.16'
want python3 python3 has python3
want clang clang compiles clang c
want - "libasan libubsan" sanitizes cc address,undefined
want doxygen doxygen has doxygen
would_like mypy python3-mypy has mypy
would_like abigail-tools libabigail has abidiff
if [ "$long" = yes ]; then
    want valgrind valgrind has valgrind
    want - libtsan sanitizes cc thread
    want python3-dateutil python3-dateutil imports dateutil.rrule
    want chromium chromium has chromium
    want "fontconfig fonts-noto-cjk" "fontconfig google-noto-sans-cjk-fonts" shows_chinese
    want poppler-utils poppler-utils has pdftotext
    would_like python3-lunardate - imports lunardate
    would_like "nodejs npm" "nodejs npm" has npm
fi
install_missing
# Apart, since its name depends on the release of clang: until 2022 it came with clang itself.
if ! sanitizes clang fuzzer-no-link,address >/dev/null 2>&1; then
    needed=""
    liked=""
    would_like libclang-rt-dev compiler-rt false
    install_missing
fi

if [ "$long" = yes ] && has npm >/dev/null; then
    npm install --no-save --no-audit --no-fund --silent --prefix build-tests/npm \
        lunar-javascript@1.7.7 chinese-lunar-calendar@1.0.1 \
        || say "没有 npm 软件包也可继续" "Going on without the packages of npm"
fi

jobs=$(getconf _NPROCESSORS_ONLN 2>/dev/null || echo 2)

# build FOLDER OPTION…: into build-tests/FOLDER; warnings are errors unless an option says other
build() {
    folder=build-tests/$1
    shift
    mkdir -p "$folder"
    say "编译 $folder" "Building $folder"
    if ! { cmake -S . -B "$folder" -DSWST_WERROR=ON -DSWST_WITH_TESTS=ON "$@" \
           && cmake --build "$folder" --parallel "$jobs"; } >"$folder/build.log" 2>&1; then
        tail -n 60 "$folder/build.log" >&2
        fail "编译失败：$folder" "Build failed: $folder"
    fi
}

# check FOLDER OPTION…: its tests, but for the long ones unless an option says other
check() {
    folder=$1
    shift
    [ $# -gt 0 ] || set -- -LE long
    (cd "build-tests/$folder" && ctest -j2 --output-on-failure -O ctest.log "$@") \
        || fail "测试失败：build-tests/$folder" "Tests failed: build-tests/$folder"
}

if [ "$long" = yes ]; then
    build thread -DCMAKE_BUILD_TYPE=RelWithDebInfo -DSWST_WERROR=OFF -DSWST_SANITIZE=thread
    check thread
fi

# Disks that fail and lose their power, and the demonstration, take a sanitizer longest: the
# plain build does them each time, this one when there is time.
but='long|plain'
[ "$long" = no ] || but=long

# Clang's warnings and its sanitizers in one build; where it came without them, gcc's, and
# clang by itself. In another zone and without a locale: no answer may depend on them.
if sanitizes clang address,undefined >/dev/null 2>&1; then
    build sanitized -DCMAKE_BUILD_TYPE=RelWithDebInfo -DSWST_SANITIZE=address,undefined \
        -DSWST_WITH_SODIUM=ON -DCMAKE_C_COMPILER=clang -DCMAKE_CXX_COMPILER=clang++
    (export TZ=NST3:30 LC_ALL=C && check sanitized -LE "$but")
else
    build sanitized -DCMAKE_BUILD_TYPE=RelWithDebInfo -DSWST_WERROR=OFF \
        -DSWST_SANITIZE=address,undefined -DSWST_WITH_SODIUM=ON
    check sanitized -LE "$but"
    build clang -DCMAKE_BUILD_TYPE=Release -DCMAKE_C_COMPILER=clang -DCMAKE_CXX_COMPILER=clang++
    (export TZ=NST3:30 LC_ALL=C && check clang)
fi
# Built without a provider of cryptography, as who does not ask for one builds it.
if [ "$long" = yes ]; then
    build bare -DCMAKE_BUILD_TYPE=Release -DCMAKE_C_COMPILER=clang -DCMAKE_CXX_COMPILER=clang++
    check bare
fi

# Some minutes for each target, two at a time. What breaks one is left beside its log.
fuzz() { # fuzz TARGET
    folder=build-tests/fuzz/found/$1
    mkdir -p "$folder/inputs"
    (cd "$folder" && ../../tests/fuzz/fuzz_"$1" -max_total_time="${SWST_FUZZ_SECONDS:-600}" \
        -timeout=25 -rss_limit_mb=2048 -max_len=8192 -print_final_stats=1 inputs \
        ../../../../tests/fuzz/corpus/"$1" >fuzz.log 2>&1) \
        || { tail -n 60 "$folder/fuzz.log" >&2
             fail "模糊测试发现问题：$folder" "A fuzz target found something: $folder"; }
    runs=$(sed -n 's/^stat::number_of_executed_units: *//p' "$folder/fuzz.log")
    say "模糊测试 $1：$runs 次" "Fuzzed $1: $runs runs"
}

fuzz_all() { # fuzz_all TARGET…
    for target; do
        fuzz "$target" || return 1
    done
}

if [ "$long" = yes ] && sanitizes clang fuzzer-no-link,address >/dev/null 2>&1; then
    build fuzz -DCMAKE_BUILD_TYPE=RelWithDebInfo -DSWST_WERROR=OFF \
        -DCMAKE_C_COMPILER=clang -DCMAKE_CXX_COMPILER=clang++ \
        -DSWST_SANITIZE=address,undefined,fuzzer-no-link
    fuzz_all csv json query &
    first=$!
    fuzz_all image ledger
    wait "$first" || fail "模糊测试发现问题" "A fuzz target found something"
elif [ "$long" = yes ]; then
    say "此 clang 没有模糊测试库，未做模糊测试" "This clang has no fuzzer: nothing is fuzzed"
fi

build gcc -DCMAKE_BUILD_TYPE=Release -DSWST_WITH_DOCS=ON -DSWST_WITH_SODIUM=ON
if [ "$long" = yes ]; then
    find build-tests/gcc -type f -name 'test_*' -perm -u+x | sort | while read -r program; do
        (cd "$(dirname "$program")" && valgrind -q --leak-check=full --error-exitcode=9 \
            "./$(basename "$program")" >valgrind.log 2>&1) \
            || { tail -n 60 "$(dirname "$program")/valgrind.log" >&2
                 fail "valgrind 发现问题：$program" "valgrind complains: $program"; }
    done
fi
if [ "$long" = yes ]; then
    (export SWST_LONG=1 && check gcc --timeout 7200)
else
    check gcc
fi
if grep -q 'did not run' build-tests/gcc/ctest.log; then
    fail "有测试没有运行" "Some tests did not run"
fi
