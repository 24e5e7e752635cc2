#!/usr/bin/env bash
# Builds and packs everything that developers install, into out/packages: libraries, tool, templates.
set -euo pipefail
cd "$(dirname "$0")"
export DOTNET_CLI_TELEMETRY_OPTOUT=1 DOTNET_NOLOGO=1 DOTNET_CLI_UI_LANGUAGE=en MSBUILDDISABLENODEREUSE=1
out=$PWD/out/packages
quiet=(-c Release -v q -nologo -clp:ErrorsOnly)
rm -rf "$out"
mkdir -p "$out"

for project in runtime/Answers compiler generator screening compilation; do
  dotnet build "$project" "${quiet[@]}" "$@"
done

dotnet restore packaging/Packages.csproj -v q -nologo
for nuspec in packaging/*.nuspec; do
  dotnet pack packaging/Packages.csproj "${quiet[@]}" --no-build -p:NuspecFile="$(basename "$nuspec")" -o "$out"
done

dotnet pack cli "${quiet[@]}" -o "$out" "$@"

# The template asks for the version that is packed with it.
version=$(dotnet msbuild packaging/Packages.csproj -getProperty:Version)
rm -rf out/templates
cp -r packaging/templates out/templates
grep -rl --include='*.csproj' '@VERSION@' out/templates | xargs sed -i "s/@VERSION@/$version/"
dotnet pack out/templates/Zhaodan.Templates.csproj "${quiet[@]}" -p:Version="$version" -o "$out"
ls "$out"
