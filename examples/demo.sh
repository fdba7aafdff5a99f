#!/bin/sh
# Build the library, make the demonstration station and show the main job on it.
#
#     sh examples/demo.sh                 installs what is missing first
#     sh examples/demo.sh --no-install    only says what is missing
set -eu
cd "$(dirname "$0")/.."
. examples/packages.sh

station=build/dongpi.swst
copy=build/dongpi-copy.swst
ledger=build/台账.csv
log=build/demo.log

for argument; do
    case $argument in
    --no-install) may_install=no ;;
    *) say "用法：sh examples/demo.sh [--no-install]" \
           "Usage: sh examples/demo.sh [--no-install]" >&2
       exit 2 ;;
    esac
done

want_build_tools
install_missing

quietly() { # quietly COMMAND…: its output goes to the log, and is shown if it fails
    "$@" >>"$log" 2>&1 && return
    tail -n 40 "$log" >&2
    fail "失败：$*（详见 $log）" "Failed: $* (see $log)"
}

is_refused() { # is_refused COMMAND…: the role has no right to it, as it should be
    code=0
    "$@" || code=$?
    [ "$code" -eq 1 ] || fail "应被拒绝：$*" "This should have been refused: $*"
}

rejects_rows() { # rejects_rows COMMAND…: rows were rejected, as they should be
    code=0
    "$@" || code=$?
    [ "$code" -eq 4 ] || fail "应有退回的行：$*" "Rows should have been rejected: $*"
}

heading() { # heading CHINESE ENGLISH
    printf '\n== %s\n== %s\n\n' "$1" "$2"
}

mkdir -p build
: >"$log"
say "正在编译……" "Building ..."
[ -f build/Makefile ] || [ -f build/build.ninja ] || quietly cmake -S . -B build \
    -DCMAKE_BUILD_TYPE=Release -DSWST_WITH_TESTS=OFF -DSWST_WITH_DOCS=OFF
quietly cmake --build build --parallel "$(getconf _NPROCESSORS_ONLN 2>/dev/null || echo 2)" \
    --target swst dongpi

for old in "$station" "$copy" build/dongpi.bak; do
    rm -f "$old" "$old-journal" "$old-wal" "$old-shm" "$old-lock" "$old.manifest"
done
rm -f build/台账.report*.csv
quietly build/examples/dongpi "$station"

heading "东陂镇社工站（演示）：数字出自该站 2022 年计划，人员、住址、电话、社工、日期、探访均为虚构" \
        "东陂镇 station (a demonstration): figures from its plan of 2022; people, addresses,
== phones, workers, dates and visits are invented"

for as_of in 2022-06-01 2022-07-01; do
    heading "$as_of 的覆盖情况（2022 年 1 月 1 日起；7 月 1 日新开三个村）" \
            "Coverage on $as_of (from 2022-01-01 on; three more villages open on July 1)"
    build/examples/swst coverage --from 2022-01-01 --to "$as_of" --as-of "$as_of" --db "$station"
done

heading "社工盛知秋 2022-06-01 应探访的对象（前 15 名）" \
        "Whom the worker 盛知秋 is to see on 2022-06-01 (the first 15)"
build/examples/swst due --as-of 2022-06-01 --worker 盛知秋 --limit 15 --db "$station"

heading "她 2022-06-01 的待办（每类前 3 条）" "What waits for her on 2022-06-01 (3 of each list)"
build/examples/swst today --as-of 2022-06-01 --worker 盛知秋 --limit 3 --db "$station"

heading "2022 年的个案" "The cases of 2022"
build/examples/swst case report --from 2022-01-01 --to 2022-12-31 --as-of 2022-12-31 --db "$station"

heading "备份并校验，再恢复成一份副本" "A backup, verified, and brought back as a copy"
build/examples/swst backup build/dongpi.bak --db "$station"
build/examples/swst restore build/dongpi.bak "$copy"

heading "把一份 Excel 台账导入副本：先试读，什么也不写入" \
        "A ledger from Excel into the copy: read first, with nothing written"
cp examples/dongpi/ledger.csv "$ledger"
rejects_rows build/examples/swst import "$ledger" --as-of 2022-07-01 --db "$copy"

heading "写入其余各行，再查找其中一人" "The rows that are right are written; one of them is found"
rejects_rows build/examples/swst import "$ledger" --as-of 2022-07-01 --skip-bad --apply --db "$copy" \
    2>>"$log"
build/examples/swst find 790101196611309033 --db "$copy"
build/examples/swst import --list --db "$copy"

heading "同一份待访名单：社工、实习生（没有负责的对象）、审计员（被拒绝）" \
        "The same list to a social worker, an intern (who answers for nobody), an auditor (refused)"
build/examples/swst add worker name=简行之 --db "$copy" >/dev/null
build/examples/swst add worker name=陆闻 --db "$copy" >/dev/null
for account in 盛知秋=社工 简行之=实习生 陆闻=审计员; do
    build/examples/swst add account worker="${account%=*}" role="${account#*=}" \
        starts_on=2022-01-01 --db "$copy" >/dev/null
done
build/examples/swst due --limit 3 --as-of 2022-06-01 --as 盛知秋 --purpose service --db "$copy"
build/examples/swst due --limit 3 --as-of 2022-06-01 --as 简行之 --purpose service --db "$copy"
is_refused build/examples/swst due --as-of 2022-06-01 --as 陆闻 --purpose audit --db "$copy"

heading "2022 年计划的目标，截至 2022-06-30" "The goals of the plan of 2022, as of 2022-06-30"
build/examples/swst goals --as-of 2022-06-30 --db "$station"

heading "2022 年 6 月工作总结（开头）" "The summary of June 2022 (its beginning)"
build/examples/swst summary --month 2022-06 --as-of 2022-06-30 --reveal --db "$station" \
    >build/dongpi-2022-06.md 2>>"$log"
sed -n '1,24p' build/dongpi-2022-06.md
build/examples/swst summary --month 2022-06 --as-of 2022-06-30 --format html --reveal \
    --output build/dongpi-2022-06.html --db "$station" 2>>"$log"
build/examples/swst plan --year 2022 --as-of 2022-06-30 --format html --reveal \
    --output build/dongpi-2022-plan.html --db "$station" 2>>"$log"
say "完整的总结（可打印）：build/dongpi-2022-06.html；年度计划：build/dongpi-2022-plan.html" \
    "The whole summary, ready to print: build/dongpi-2022-06.html
The plan of the year: build/dongpi-2022-plan.html"

heading "接着试试：" "Go on with:"
printf '    %s\n' "build/examples/swst help" \
    "build/examples/swst coverage --by village --as-of 2022-07-01 --db $station" \
    "build/examples/swst due --state all --as-of 2022-07-01 --area 前江 --db $station" \
    "build/examples/swst week --worker 盛知秋 --as-of 2022-06-15 --db $station" \
    "build/examples/swst group report --as-of 2022-12-31 --db $station" \
    "build/examples/swst indicator VISIT.HOME_RATE --as-of 2022-06-30 --db $station" \
    "build/examples/swst plan --year 2022 --as-of 2022-06-30 --db $station" \
    "build/examples/swst void --import 1 --db $copy"
