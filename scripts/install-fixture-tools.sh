#!/usr/bin/env bash
# Installs what the scripts that build fixtures need (Debian): Chromium, LibreOffice without a display, poppler, CJK fonts.
set -euo pipefail
apt-get update -qq
apt-get install -y -qq chromium libreoffice-writer-nogui libreoffice-calc-nogui poppler-utils fonts-noto-cjk
