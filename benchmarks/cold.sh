#!/bin/sh
# What a fresh process pays for its first evaluator of 连云港2022: by Roslyn, and from the cache on disk. Milliseconds, median.
# Usage: benchmarks/cold.sh [runs]
set -eu
runs=${1:-9}
root=$(CDPATH='' cd -- "$(dirname -- "$0")/.." && pwd -P)
program=$root/benchmarks/Zhaodan.Benchmarks/bin/Release/net10.0/Zhaodan.Benchmarks.dll
work=$(mktemp -d)
trap 'rm -rf "$work"' EXIT
export XDG_CACHE_HOME="$work/cache"
dotnet "$program" compile cached >/dev/null
i=0
while [ "$i" -lt "$runs" ]; do
  dotnet "$program" compile roslyn | cut -d' ' -f1 >>"$work/roslyn"
  dotnet "$program" compile cached >>"$work/cached"
  i=$((i + 1))
done
if grep -qv cache "$work/cached"; then echo 'the cache was not used' >&2; exit 1; fi
median() { cut -d' ' -f1 "$1" | sort -n | sed -n "$((($(wc -l <"$1") + 1) / 2))p"; }
echo "Roslyn: median $(median "$work/roslyn") ms; cache: median $(median "$work/cached") ms; $runs fresh processes each"
