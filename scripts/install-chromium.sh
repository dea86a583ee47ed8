#!/usr/bin/env bash
# Installs what the tests in a browser need, where it is missing (Debian): Chromium and a font that has Chinese.
set -euo pipefail
packages=()
command -v chromium > /dev/null || packages+=(chromium)
fc-list :lang=zh 2> /dev/null | grep -q . || packages+=(fontconfig fonts-noto-cjk)
[ "${#packages[@]}" -gt 0 ] || exit 0
as_root=()
[ "$(id -u)" -eq 0 ] || as_root=(sudo -n)
"${as_root[@]}" apt-get update -qq
"${as_root[@]}" env DEBIAN_FRONTEND=noninteractive apt-get install -y -qq --no-install-recommends "${packages[@]}"
