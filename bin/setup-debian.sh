#!/usr/bin/env bash
# Installs what some tests and scripts run beside Septet, from Debian's own archive: the RISC-V
# compiler and binutils, QEMU and GDB. Nothing else of Septet needs them. What is there already is
# left alone, so that a second run needs no network. Exit code 0: all of it is there.
set -uo pipefail

packages=(
  gcc-riscv64-unknown-elf      # compiles programs for RV32
  binutils-riscv64-unknown-elf # as, ld, objdump: a second opinion on encodings
  qemu-system-misc             # qemu-system-riscv32: lockstep, and speed to compare with
  gdb-multiarch                # talks to `septet run --gdb`
)

say() { echo "setup:debian: $*"; }

if ! command -v apt-get >/dev/null || ! command -v dpkg-query >/dev/null; then
  say "this is not Debian; install a RISC-V gcc and binutils, QEMU and GDB in your system's way" >&2
  exit 1
fi

missing=()
for package in "${packages[@]}"; do
  status=$(dpkg-query --show --showformat='${db:Status-Status}' "$package" 2>/dev/null)
  if [ "$status" != installed ]; then missing+=("$package"); fi
done
if [ ${#missing[@]} -eq 0 ]; then
  say "all there: ${packages[*]}"
  exit 0
fi

as_root=()
if [ "$(id -u)" -ne 0 ]; then
  if ! command -v sudo >/dev/null; then
    say "only root can install ${missing[*]}, and there is no sudo; run this as root" >&2
    exit 1
  fi
  as_root=(sudo)
fi

# A network that is not there is to be noticed soon, and a neighbour's apt-get waited for.
options=(-o Acquire::Retries=1 -o Acquire::http::Timeout=30 -o DPkg::Lock::Timeout=120)

say "installs ${missing[*]} with apt-get"
if "${as_root[@]}" apt-get "${options[@]}" update &&
  "${as_root[@]}" env DEBIAN_FRONTEND=noninteractive \
    apt-get "${options[@]}" install --yes --no-install-recommends "${missing[@]}"; then
  say "all there: ${packages[*]}"
else
  say "apt-get could not install ${missing[*]}; see above, and run this again" >&2
  exit 1
fi
