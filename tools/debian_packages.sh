#!/usr/bin/env bash
# Installs what a bare Debian or Ubuntu lacks for `make test`: make, git, a C++ compiler, venv, a browser,
# Chinese fonts, Java for the checker of HTML.
set -euo pipefail

need() { command -v "$1" >/dev/null 2>&1; }
missing=()
need make || missing+=(make)
need git || missing+=(git)
need c++ || missing+=(g++)
need chromium || need google-chrome || missing+=(chromium)
need java || missing+=(default-jre-headless)
need fc-list || missing+=(fontconfig)
python3 -c 'import ensurepip' 2>/dev/null || missing+=(python3-venv)
[ -n "$(fc-list :lang=zh 2>/dev/null)" ] || missing+=(fonts-noto-cjk)
[ ${#missing[@]} -gt 0 ] || exit 0

sudo=()
[ "$(id -u)" = 0 ] || sudo=(sudo)
"${sudo[@]}" apt-get update -q
"${sudo[@]}" env DEBIAN_FRONTEND=noninteractive \
  apt-get install -y -q --no-install-recommends "${missing[@]}"
