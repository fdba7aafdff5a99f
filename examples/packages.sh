# Which packages are missing, and how they get here: read by demo.sh and tests/run.sh.
# A script calls `want` and `would_like` for what it needs, then `install_missing`.

say() { # say CHINESE ENGLISH
    printf '%s\n%s\n' "$1" "$2"
}

fail() { # fail CHINESE ENGLISH
    say "$1" "$2" >&2
    exit 1
}

may_install=yes
needed=
liked=
if command -v apt-get >/dev/null 2>&1; then
    manager=apt
elif command -v dnf >/dev/null 2>&1; then
    manager=dnf
else
    manager=none
fi

package() { # package DEBIAN FEDORA: its name here, or nothing
    if [ "$manager" = dnf ]; then
        [ "$2" = - ] || printf ' %s' "$2"
    else
        [ "$1" = - ] || printf ' %s' "$1"
    fi
}

want() { # want DEBIAN FEDORA CHECK…: packages, and a command that succeeds when they are there
    deb=$1 rpm=$2
    shift 2
    "$@" >/dev/null 2>&1 || needed="$needed$(package "$deb" "$rpm")"
}

would_like() { # the same, for what the script can do without
    deb=$1 rpm=$2
    shift 2
    "$@" >/dev/null 2>&1 || liked="$liked$(package "$deb" "$rpm")"
}

has() { # has COMMAND
    command -v "$1"
}

compiles() { # compiles COMPILER LANGUAGE: whether it finds its headers and its libraries, too
    printf '#include <stdlib.h>\nint main(void) { return EXIT_SUCCESS; }\n' \
        | "$1" -x "$2" - -o /dev/null
}

as_root() {
    if [ "$(id -u)" = 0 ]; then
        "$@"
    elif command -v sudo >/dev/null 2>&1; then
        sudo "$@"
    else
        fail "安装需要 root 权限：请以 root 运行，或先安装：$needed" \
             "Installing needs root: run this as root, or install first:$needed"
    fi
}

install_packages() {
    if [ "$manager" = apt ]; then
        as_root env DEBIAN_FRONTEND=noninteractive \
            apt-get install -y -q --no-install-recommends "$@"
    else
        as_root dnf install -y -q --setopt=install_weak_deps=False "$@"
    fi
}

want_build_tools() {
    want "gcc libc6-dev" gcc compiles cc c
    want make make has make
    want cmake cmake has cmake
    want pkg-config pkgconf has pkg-config
    want libsqlite3-dev sqlite-devel pkg-config --exists 'sqlite3 >= 3.31'
    want libcjson-dev cjson-devel pkg-config --exists 'libcjson >= 1.7.13'
    would_like libutf8proc-dev utf8proc-devel pkg-config --exists libutf8proc
}

install_missing() {
    [ -n "$needed$liked" ] || return 0
    if [ "$may_install" = no ] || [ "$manager" = none ]; then
        [ -z "$liked" ] || say "可选的软件包：$liked" "Optional packages:$liked"
        [ -z "$needed" ] || fail "缺少软件包：$needed" "Missing packages:$needed"
        return 0
    fi
    say "将安装：$needed$liked" "Going to install:$needed$liked"
    [ "$manager" != apt ] || as_root apt-get update -q || true
    # Unquoted: several packages.
    # shellcheck disable=SC2086
    install_packages $needed $liked && return
    # shellcheck disable=SC2086
    [ -z "$needed" ] || install_packages $needed \
        || fail "安装失败：$needed" "Could not install:$needed"
    for one in $liked; do
        install_packages "$one" || say "没有 $one 也可继续" "Going on without $one"
    done
}
