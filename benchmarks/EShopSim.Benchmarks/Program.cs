using BenchmarkDotNet.Running;
using EShopSim.Benchmarks;

BenchmarkSwitcher.FromAssembly(typeof(HoldModelBenchmark).Assembly).Run(args);
