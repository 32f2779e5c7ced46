#!/usr/bin/env bash
# Adds one migration to both providers: ./add-migration.sh NameOfTheChange
set -euo pipefail
cd "$(dirname "$0")"
name=${1:?Name the change, such as AddLeadNotes}
dotnet tool restore >/dev/null
for provider in Sqlite SqlServer; do
  dotnet ef migrations add "$name" --project OpsConsole.Data --context "${provider}OpsDb" --output-dir "Migrations/$provider"
done
