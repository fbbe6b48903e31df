using BenchmarkDotNet.Running;
using EShopSim.Benchmarks;
using EShopSim.Benchmarks.Studies;
using EShopSim.Benchmarks.Yardstick;

// "cost SCENARIO…" measures whole runs, "large WORKLOADS [RECORD-SECONDS]" an hour of a large cluster, "yardstick WORKLOAD SIZE" one model;
// "study NAME" gathers the evidence that stands in results/ under that name; everything else is BenchmarkDotNet's.
if (args is ["cost", .. var scenarios])
    return RunCost.Print(scenarios);
if (args is ["large", .. var sizes])
    return LargeClusterCost.Print(sizes);
if (args is ["yardstick", .. var workload])
    return YardstickRun.Print(workload);
if (args is ["study", var study, .. var rest])
    return Study.Print(study, rest);
BenchmarkSwitcher.FromAssembly(typeof(RunCost).Assembly).Run(args);
return 0;
