#!/usr/bin/env bash
# The program minisign and ours understand each other: keys and signatures, both ways; and no passphrase is shown.
#
#   tests/sign/minisign.sh PROGRAM DIST
set -euo pipefail
program=$(realpath "$1")
dist=$(realpath "$2")
work=$(mktemp -d)
trap 'rm -rf "$work"' EXIT
cd "$work"
passphrase='wet anchor bread lamp'
printf '%s\n' "$passphrase" >pass

fail() {
  printf 'FAILED: %s\n' "$1" >&2
  exit 1
}

# What must not succeed.
refuses() {
  local why=$1
  shift
  if "$@" >/dev/null 2>&1; then fail "$why"; fi
}

# Types a line at each prompt of a command on a terminal; what the terminal showed goes to stdout.
on_terminal() {
  python3 - "$@" <<'PYTHON'
import os, pty, sys, termios
count, line, *command = sys.argv[1:]
child, terminal = pty.fork()
if child == 0:
    os.execvp(command[0], command)
shown = b""
for _ in range(int(count)):
    fresh = b""
    while not fresh.rstrip().endswith(b":"):
        fresh += os.read(terminal, 4096)
    shown += fresh
    # Nobody types before the prompt is read, and by then there is no echo.
    while termios.tcgetattr(terminal)[3] & termios.ECHO:
        os.sched_yield()
    os.write(terminal, line.encode() + b"\n")
try:
    while True:
        more = os.read(terminal, 4096)
        if not more:
            break
        shown += more
except OSError:
    pass
sys.stdout.write(shown.decode())
sys.exit(os.waitstatus_to_exitcode(os.waitpid(child, 0)[1]))
PYTHON
}

# Our key, with the passphrase typed on a terminal; it is not shown there.
on_terminal 2 "$passphrase" "$program" keygen --out ours.key >shown
grep -q 'made the key' shown || fail "keygen on a terminal: $(cat shown)"
! grep -qF "$passphrase" shown || fail 'the passphrase was shown'
! grep -qF "$(sed -n 2p ours.key)" shown || fail 'the secret key was shown'

# We sign, minisign verifies: the zip, the checksums beside it, those in it.
cp -r "$dist" ours
on_terminal 1 "$passphrase" "$program" sign ours --key ours.key >shown
! grep -qF "$passphrase" shown || fail 'the passphrase was shown'
zip=$(echo ours/*.zip)
minisign -Vm "$zip" -p ours.pub >/dev/null
minisign -Vm "$zip" -P "$(sed -n 2p ours.pub)" -H >/dev/null
minisign -Vm ours/SHA256SUMS -p ours.pub >/dev/null
unzip -q "$zip" -d unpacked
minisign -Vm unpacked/*/SHA256SUMS -p ours.pub >/dev/null
printf 'x' >>"$zip"
refuses 'minisign takes a changed zip' minisign -Vm "$zip" -p ours.pub

# minisign signs with our key, in both of its ways, and we verify.
for way in '' -l; do
  cp "$dist"/*.zip book.zip
  printf '%s\n' "$passphrase" | minisign -S $way -s ours.key -m book.zip -t 'a comment' >/dev/null
  "$program" -q verify book.zip --key ours.pub
  "$program" verify book.zip --key ours.pub 2>&1 | grep -q 'a comment' || fail 'the comment is not shown'
  printf 'x' >>book.zip
  refuses "we take a changed zip ($way)" "$program" verify book.zip --key ours.pub
  rm book.zip book.zip.minisig
done

# A key of minisign signs here, and both verify.
printf '%s\n%s\n' "$passphrase" "$passphrase" | minisign -G -p theirs.pub -s theirs.key >/dev/null 2>&1
cp -r "$dist" theirs
"$program" -q sign theirs --key theirs.key --passphrase-file pass
minisign -Vm theirs/*.zip -p theirs.pub >/dev/null
"$program" -q verify theirs/*.zip --key theirs.pub
"$program" -q verify theirs --key "$(sed -n 2p theirs.pub)"
refuses 'we take another key' "$program" verify theirs/*.zip --key ours.pub
refuses 'minisign takes another key' minisign -Vm theirs/*.zip -p ours.pub

# minisign knows the key in our secret file: the public one can be made again from it.
printf '%s\n' "$passphrase" | minisign -R -s ours.key -p again.pub >/dev/null 2>&1
cmp <(sed -n 2p ours.pub) <(sed -n 2p again.pub)

# A key without a passphrase is not used.
minisign -G -W -p plain.pub -s plain.key >/dev/null
refuses 'we sign with a key without a passphrase' "$program" sign ours --key plain.key --passphrase-file pass
echo 'minisign and vademecum understand each other'
