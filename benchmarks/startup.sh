#!/usr/bin/env bash
# Wall time of `./zhaodan check specs`, the start of the process included, beside the least that .NET needs to start: a
# program that only prints a line. Both in turn; medians by the clock and in processor time, which others on the machine do not lengthen. Usage: benchmarks/startup.sh [runs]
set -eu
runs=${1:-15}
root=$(CDPATH='' cd -- "$(dirname -- "$0")/.." && pwd -P)
cd "$root"
export DOTNET_CLI_TELEMETRY_OPTOUT=1 DOTNET_NOLOGO=1 DOTNET_TieredPGO=0
work=$(mktemp -d)
trap 'rm -rf "$work"' EXIT
mkdir "$work/hello"
cat >"$work/hello/hello.csproj" <<'X'
<Project Sdk="Microsoft.NET.Sdk">
  <PropertyGroup>
    <OutputType>Exe</OutputType>
    <TargetFramework>net10.0</TargetFramework>
    <UseAppHost>false</UseAppHost>
    <InvariantGlobalization>true</InvariantGlobalization>
  </PropertyGroup>
</Project>
X
echo 'System.Console.WriteLine("hello");' >"$work/hello/hello.cs"
dotnet build "$work/hello/hello.csproj" -c Release -v q -nologo -o "$work/hello/out" >/dev/null
./zhaodan check specs >/dev/null

TIMEFORMAT='%R %U %S'
for ((i = 0; i < runs; i++)); do
  { time ./zhaodan check specs >/dev/null; } 2>>"$work/check"
  { time dotnet "$work/hello/out/hello.dll" >/dev/null; } 2>>"$work/hello.times"
done

# Milliseconds by the clock (1) or of the processor (2).
median() {
  awk -v kind="$2" '{ print kind == 1 ? $1 * 1000 : ($2 + $3) * 1000 }' "$1" | sort -n | sed -n "$((runs / 2 + 1))p"
}
clock=$(median "$work/check" 1)
processor=$(median "$work/check" 2)
hello=$(median "$work/hello.times" 1)
hello_processor=$(median "$work/hello.times" 2)
fastest=$(awk '{ print $1 * 1000 }' "$work/check" | sort -n | head -n 1)
echo "check specs: median $clock ms, fastest $fastest ms, of the processor $processor ms; $runs runs"
echo "hello world: median $hello ms, of the processor $hello_processor ms"
