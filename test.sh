#!/usr/bin/env bash
# Every test. Installs Chromium for the browser tests where it is missing and may be installed. The last line is the sum.
set -uo pipefail
cd "$(dirname "$0")"

if ! command -v chromium >/dev/null 2>&1 && [ -z "${OPSCONSOLE_CHROMIUM:-}" ] && command -v apt-get >/dev/null 2>&1 && [ "$(id -u)" = 0 ]; then
  echo "Installing Chromium for the browser tests"
  (apt-get update -qq && DEBIAN_FRONTEND=noninteractive apt-get install -y -qq chromium) >/dev/null 2>&1 \
    || echo "Chromium could not be installed; the browser tests will be skipped"
fi

if ! /usr/bin/python3 -c 'import aiosmtpd' >/dev/null 2>&1 && command -v apt-get >/dev/null 2>&1 && [ "$(id -u)" = 0 ]; then
  echo "Installing a mail server for the tests of mail"
  (apt-get update -qq && DEBIAN_FRONTEND=noninteractive apt-get install -y -qq python3-aiosmtpd) >/dev/null 2>&1 \
    || echo "The mail server could not be installed; its tests will be skipped"
fi

dotnet build OpsConsole.sln -v quiet || { echo "0 passed, 1 failed, 0 skipped"; exit 1; }

results=$(mktemp)
words=$(mktemp)
# A test that never ends is named after five minutes, and the run ends without it after forty-five.
timeout --kill-after=30 45m dotnet OpsConsole.Tests/bin/Debug/net10.0/OpsConsole.Tests.dll -noColor -longRunning 300 -xml "$results" "$@" 2>&1 | tee "$words"
code=${PIPESTATUS[0]}
# What failed is said once more at the end, where it is read: each failure up to the next test's line.
awk '/\[FAIL\]$/ { shown = 1 } /\[SKIP\]$|^(warn|info|fail): |^  Finished: / { shown = 0 } shown' "$words"
rm -f "$words"
# The run's own report is counted, not its text on screen.
read -r passed failed skipped errors < <(sed -n 's/.*<assembly [^>]*>.*/&/p' "$results" | head -n 1 | awk '
  function of(name,  m) { match($0, " " name "=\"[0-9]+\""); m = substr($0, RSTART, RLENGTH); gsub(/[^0-9]/, "", m); return m + 0 }
  { print of("passed"), of("failed"), of("skipped"), of("errors") }')
rm -f "$results"
if [ -z "${passed:-}" ] || [ "$passed" = 0 ]; then echo "The test run wrote no report"; echo "0 passed, 1 failed, 0 skipped"; exit 1; fi
echo "$passed passed, $((failed + errors)) failed, $skipped skipped"
[ "$code" = 0 ] && [ $((failed + errors)) = 0 ]
