#!/usr/bin/env bash
# Runs the same models through EShopSim's public types and through a plain C++ program, in turn, and prints the median
# ratios of events per second of CPU time. usage: benchmarks/yardstick/run.sh [PAIRS] (default 5; the first pair more is not counted)
#   ESHOPSIM_SHARED  folder that holds yardstick/ with the C++ program (default: ../shared beside the repository)
set -euo pipefail
repo=$(cd "$(dirname "$0")/../.." && pwd)
shared=${ESHOPSIM_SHARED:-$repo/../shared}
pairs=${1:-5}
[ -f "$shared/yardstick/Makefile" ] || { echo "skipped: no C++ yardstick in $shared/yardstick; set ESHOPSIM_SHARED"; exit 0; }
command -v g++ >/dev/null && command -v make >/dev/null || { echo "skipped: g++ and make are needed for the C++ yardstick"; exit 0; }
work=$(mktemp -d)
trap 'rm -rf "$work"' EXIT
cp "$shared"/yardstick/* "$work"/
make -s -C "$work" bench 2>"$work/make.log" || { cat "$work/make.log" >&2; exit 1; }
dotnet build -c Release "$repo/benchmarks/EShopSim.Benchmarks" -v q -nologo >"$work/build.log" || { cat "$work/build.log" >&2; exit 1; }
ours=$repo/benchmarks/EShopSim.Benchmarks/bin/Release/net10.0/EShopSim.Benchmarks

# Million events per second of CPU time, from a line of key=value pairs.
rate() { sed -E 's/.*events=([0-9]+).* cpu=([0-9.]+).*/\1 \2/' | awk '{ printf "%.4f\n", $1 / $2 / 1e6 }'; }
median() { sort -g | awk '{ v[NR] = $1 } END { print NR % 2 ? v[(NR + 1) / 2] : (v[NR / 2] + v[NR / 2 + 1]) / 2 }'; }

# NAME LABEL "arguments of EShopSim" "arguments of C++"
compare() {
  local name=$1 label=$2 mine=$3 theirs=$4
  : >"$work/$name.ours"; : >"$work/$name.cpp"; : >"$work/$name.ratio"
  for ((i = 0; i <= pairs; i++)); do
    "$work/bench" $theirs >"$work/line.cpp"
    "$ours" yardstick $mine >"$work/line.ours"
    ((i > 0)) || { answer=$(grep -oE 'err=[-0-9.]+%' "$work/line.ours"); continue; }
    a=$(rate <"$work/line.ours"); b=$(rate <"$work/line.cpp")
    echo "$a" >>"$work/$name.ours"; echo "$b" >>"$work/$name.cpp"
    awk -v a="$a" -v b="$b" 'BEGIN { printf "%.4f\n", a / b }' >>"$work/$name.ratio"
  done
  printf '| %s | %.1f | %.1f | **%.2f** | %.2f–%.2f | %s |\n' "$label" "$(median <"$work/$name.ours")" "$(median <"$work/$name.cpp")" \
    "$(median <"$work/$name.ratio")" "$(sort -g "$work/$name.ratio" | head -1)" "$(sort -g "$work/$name.ratio" | tail -1)" "$answer"
}

echo "| workload | EShopSim, M events/s | C++, M events/s | ratio, median | range | EShopSim's answer off theory by |"
echo "|---|--:|--:|--:|--:|--:|"
compare w1a "W1 hold, 1,000 pending" "w1 60000000 1000" "w1 n=1000 ops=6e7"
compare w1b "W1 hold, 100,000 pending" "w1 20000000 100000" "w1 n=100000 ops=2e7"
compare w1c "W1 hold, 1,000,000 pending" "w1 10000000 1000000" "w1 n=1000000 ops=1e7"
compare w2 "W2 M/M/10" "w2 30000000" "w2 n=3e7"
compare w3 "W3 network of five stations" "w3 8000000" "w3 n=8e6"
compare w4 "W4 processor sharing" "w4 20000000" "w4 n=2e7"

# SimPy, where Debian's python3-simpy (SimPy 2) is installed.
if /usr/bin/python3 -c 'import SimPy.Simulation' 2>/dev/null; then
  : >"$work/simpy.ratio"
  for ((i = 0; i < 3; i++)); do
    a=$("$ours" yardstick w2 30000000 | rate); b=$(/usr/bin/python3 "$repo/benchmarks/yardstick/simpy_w2.py" 100000 | tail -1 | rate)
    awk -v a="$a" -v b="$b" 'BEGIN { printf "%.1f %.4f\n", a / b, b }' >>"$work/simpy.ratio"
  done
  echo; echo "W2 against SimPy 2: $(cut -d' ' -f1 "$work/simpy.ratio" | median) times (SimPy $(cut -d' ' -f2 "$work/simpy.ratio" | median) M events/s of CPU time, median of 3 pairs)"
else
  echo; echo "skipped: SimPy (apt install python3-simpy)"
fi
