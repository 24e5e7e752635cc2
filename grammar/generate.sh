#!/usr/bin/env bash
# Regenerates grammar/Generated from the two .g4 files; with --check only says whether Generated is up to date.
set -euo pipefail
cd "$(dirname "$0")"

[ -x node_modules/.bin/antlr-ng ] || npm ci --no-audit --no-fund --silent

out=$(mktemp -d)
trap 'rm -rf "$out"' EXIT
cp StatuteLexer.g4 StatuteParser.g4 "$out"/
(
    cd "$out"
    generate="$OLDPWD/node_modules/.bin/antlr-ng"
    "$generate" -Dlanguage=CSharp -l false -v false -w true -p Zhaodan.Grammar -o made StatuteLexer.g4
    "$generate" -Dlanguage=CSharp -l false -v false -w true -p Zhaodan.Grammar --lib made -o made StatuteParser.g4
)
rm -f "$out"/made/*.interp "$out"/made/*.tokens

if [ "${1:-}" = "--check" ]; then
    if diff -r "$out/made" Generated > /dev/null; then
        echo "grammar/Generated is up to date."
    else
        echo "grammar/Generated differs from what the grammar gives; run grammar/generate.sh and commit the result." >&2
        exit 1
    fi
else
    rm -rf Generated
    cp -r "$out/made" Generated
fi
