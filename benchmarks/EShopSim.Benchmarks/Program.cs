using BenchmarkDotNet.Running;
using EShopSim.Benchmarks;

// "cost SCENARIO…" measures whole runs; everything else is BenchmarkDotNet's.
if (args is ["cost", .. var scenarios])
    return RunCost.Print(scenarios);
BenchmarkSwitcher.FromAssembly(typeof(RunCost).Assembly).Run(args);
return 0;
