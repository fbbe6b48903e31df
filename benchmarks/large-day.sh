#!/usr/bin/env bash
# The shop's day with 100 million requests in one run: rates times 4.5, CPU times divided by as much, so that the pods stay the same.
set -euo pipefail
repo=$(cd "$(dirname "$0")/.." && pwd)
work=$(mktemp -d)
trap 'rm -rf "$work"' EXIT
cp -r "$repo/scenarios/shop-day" "$work/"
awk -v factor=4.5 '
  match($0, /mean: [0-9.]+ms/) && /cpu: / { mean = substr($0, RSTART + 6, RLENGTH - 8); sub(/mean: [0-9.]+ms/, "mean: " mean / factor "ms") }
  match($0, /, [0-9.]+\]/) && /- \[[0-9hm]+, / { rate = substr($0, RSTART + 2, RLENGTH - 3); sub(/, [0-9.]+\]/, ", " rate * factor "]") }
  { print }' "$repo/scenarios/shop-day/scenario.yaml" >"$work/shop-day/scenario.yaml"
dotnet run -c Release --project "$repo/benchmarks/EShopSim.Benchmarks" -- cost "$work/shop-day"
