#!/usr/bin/env bash
# Packs everything, then does in a clean folder outside of the repository what a developer would do: installs the tool and the
# template, builds and runs every sample, and compares what comes out. An argument "--packed" takes out/packages as it is.
set -euo pipefail
root=$(cd "$(dirname "$0")/.." && pwd)
export DOTNET_CLI_TELEMETRY_OPTOUT=1 DOTNET_NOLOGO=1 DOTNET_CLI_UI_LANGUAGE=en MSBUILDDISABLENODEREUSE=1
[ "${1:-}" = --packed ] || "$root/packages.sh"

work=$(mktemp -d)
trap 'rm -rf "$work"' EXIT
cd "$work"
# Packages of an earlier run have the same version: nothing of them may be taken from a cache.
export NUGET_PACKAGES=$work/.packages DOTNET_CLI_HOME=$work/.home
cat > nuget.config <<CONFIG
<configuration>
  <packageSources>
    <add key="packed" value="$root/out/packages" />
  </packageSources>
</configuration>
CONFIG
version=$(basename "$root"/out/packages/Zhaodan.Runtime.*.nupkg .nupkg)
version=${version#Zhaodan.Runtime.}
cp -r "$root/samples" samples
rm -rf samples/*/bin samples/*/obj
quiet=(-v q -nologo -clp:ErrorsOnly)

# run NAME: builds a sample and compares its output with expected.txt.
run() {
  dotnet build "samples/$1" -c Release "${quiet[@]}" -p:ZhaodanVersion="$version"
  dotnet "samples/$1/bin/Release/net10.0/$1.dll" > "$1.txt"
  diff -u "samples/$1/expected.txt" "$1.txt"
  echo "ok  $1"
}

dotnet tool install Zhaodan.Cli --version "$version" --tool-path tools "${quiet[@]:0:2}" > /dev/null
run loaded-text

(cd samples/loaded-compiled && "$work/tools/zhaodan" build 规则.statute --out 规则.zdp > built.txt)
# The hash that a developer copies from the line that zhaodan build prints.
sed -i "s/@SHA256@/$(sed -n 's/^SHA-256　//p' samples/loaded-compiled/built.txt)/" samples/loaded-compiled/Program.cs
run loaded-compiled

run generated
# The same for .NET 8; run by whatever runtime is here.
sed -i 's/net10.0/net8.0/' samples/generated/generated.csproj
dotnet build samples/generated -c Release "${quiet[@]}" -p:ZhaodanVersion="$version"
DOTNET_ROLL_FORWARD=Major dotnet samples/generated/bin/Release/net8.0/generated.dll | diff -u samples/generated/expected.txt -
echo "ok  generated for net8.0"

# A term that is renamed in the clauses and not in the program does not compile, and the place is said.
sed -i 's/因病住院/因病卧床/' samples/generated/规则.statute
if dotnet build samples/generated -c Release -v q -nologo -p:ZhaodanVersion="$version" > renamed.txt; then echo "a renamed term compiles" && exit 1; fi
grep -q 'Program.cs(.*因病住院' renamed.txt
echo "ok  a renamed term does not compile"

dotnet new install "$root"/out/packages/Zhaodan.Templates.*.nupkg > /dev/null
dotnet new zhaodan -o 我的程序 > /dev/null
dotnet run --project 我的程序 > template.txt
grep -q '第一条' template.txt
echo "ok  template"
