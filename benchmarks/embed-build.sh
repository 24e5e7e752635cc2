#!/bin/sh
# What a build of a project with all six regimes costs more than the same project without the generator: processor time of the
# compiler server, which stays between builds as it does on a developer's machine. Usage: benchmarks/embed-build.sh [builds]
set -eu
cd "$(dirname "$0")/.."
builds="${1:-5}"
project=benchmarks/Embedded/Six
dotnet="${DOTNET:-dotnet}"
pipe="embed$$"

build() { "$dotnet" build "$project" -c Release --no-restore --no-dependencies -t:Rebuild -p:RunAnalyzers=false -p:UseSharedCompilation=true -p:SharedCompilationId="$pipe" -p:WithoutGenerator="$1" -v q -nologo -clp:ErrorsOnly; }
server() { for p in /proc/[0-9]*; do if tr '\0' ' ' < "$p/cmdline" 2>/dev/null | grep -q -- "-pipename:$pipe"; then echo "${p#/proc/}"; return; fi; done; }
ticks() { awk '{ print $14 + $15 }' "/proc/$(server)/stat"; }

"$dotnet" build "$project" -c Release -p:RunAnalyzers=false -v q -nologo -clp:ErrorsOnly > /dev/null
build true > /dev/null
build false > /dev/null
i=0
while [ "$i" -lt "$builds" ]; do
  before="$(ticks)"; build true > /dev/null
  between="$(ticks)"; build false > /dev/null
  after="$(ticks)"
  echo "without $(( (between - before) * 10 )) ms, with $(( (after - between) * 10 )) ms of the processor"
  i=$((i + 1))
done
kill "$(server)"
