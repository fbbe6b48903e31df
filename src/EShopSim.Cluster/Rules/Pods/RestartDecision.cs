using System.Runtime.InteropServices;

namespace EShopSim.Cluster.Rules.Pods;

/// <summary>Whether an exited container starts now.</summary>
/// <param name="StartsNow">It does; else it stays in CrashLoopBackOff.</param>
/// <param name="Entry">What is remembered from now on.</param>
/// <param name="Left">What is left of the delay.</param>
[StructLayout(LayoutKind.Auto)]
public readonly record struct RestartDecision(bool StartsNow, BackOff Entry, TimeSpan Left);
