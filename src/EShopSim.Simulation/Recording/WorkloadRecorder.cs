using EShopSim.Cluster;
using EShopSim.Cluster.Rules.VerticalAutoscaling;
using EShopSim.Engine;
using EShopSim.Simulation.Results;
using EShopSim.Traffic;

namespace EShopSim.Simulation.Recording;

/// <summary>Samples one workload. Its meter is null when no module says what its pods do.</summary>
internal sealed class WorkloadRecorder(Simulator simulator, WorkloadState state, ModuleMeter? meter)
{
    private readonly ReplicaLedger _ledger = new(simulator, state);
    private readonly TimeSeries _desired = new();
    private readonly TimeSeries _replicas = new();
    private readonly TimeSeries _ready = new();
    private readonly TimeSeries _unavailable = new();
    private readonly TimeSeries _cpuUsage = new();
    private readonly TimeSeries _cpuRequest = new();
    private readonly TimeSeries _cpuUtilization = new();
    private readonly TimeSeries _throttled = new();
    private readonly TimeSeries _received = new();
    private readonly TimeSeries _failed = new();
    private readonly TimeSeries _inFlight = new();
    private readonly double? _requestMillicores = RequestMillicores(state);
    private MeterReading _previous;
    private MeterReading _atWarmupEnd;
    private (long Restarts, long OutOfMemory, long Probes) _restartsAtWarmupEnd;

    public void Sample(double seconds)
    {
        var now = MeterReading.Of(meter);
        var usageMillicores = (now.Cpu.CoreSeconds - _previous.Cpu.CoreSeconds) / seconds * 1000;
        var requested = _requestMillicores * state.Replicas;
        _desired.Append(state.SpecReplicas);
        _replicas.Append(state.Replicas);
        _ready.Append(state.ReadyReplicas);
        _unavailable.Append(state.UnavailableReplicas);
        _cpuUsage.Append((float)usageMillicores);
        _cpuRequest.Append((float)(requested ?? double.NaN));
        _cpuUtilization.Append((float)(requested > 0 ? usageMillicores / requested.Value * 100 : double.NaN));
        _throttled.Append((float)now.ThrottledPercentSince(_previous));
        _received.Append((float)((now.Received - _previous.Received) / seconds));
        _failed.Append((float)((now.Failed - _previous.Failed) / seconds));
        _inFlight.Append(meter?.InFlight ?? 0);
        _previous = now;
    }

    public void EndWarmup()
    {
        _atWarmupEnd = MeterReading.Of(meter);
        _ledger.Reset();
        _restartsAtWarmupEnd = (state.Restarts, state.OutOfMemoryKills, state.ProbeKills);
    }

    public WorkloadSeries Series() => new(state.Ref)
    {
        DesiredReplicas = _desired,
        Replicas = _replicas,
        ReadyReplicas = _ready,
        UnavailableReplicas = _unavailable,
        CpuUsageMillicores = _cpuUsage,
        CpuRequestMillicores = _cpuRequest,
        CpuUtilizationPercent = _cpuUtilization,
        ThrottledPercent = _throttled,
        RequestsPerSecond = _received,
        ErrorsPerSecond = _failed,
        InFlight = _inFlight,
    };

    public WorkloadSummary Summary(CpuRecommendation? recommendation)
    {
        var now = simulator.Now;
        var (lowest, highest) = _ledger.Ready.Range(now);
        var replicaSeconds = _ledger.Existing.Integral(now);
        var requestedCoreSeconds = replicaSeconds * _requestMillicores / 1000;
        var usedCoreSeconds = _previous.Cpu.CoreSeconds - _atWarmupEnd.Cpu.CoreSeconds;
        return new WorkloadSummary(state.Ref)
        {
            MinReadyReplicas = lowest,
            MaxReadyReplicas = highest,
            MeanReadyReplicas = _ledger.Ready.Average(now),
            ReplicaHours = replicaSeconds / 3600,
            Scalings = _ledger.Scalings,
            Restarts = state.Restarts - _restartsAtWarmupEnd.Restarts,
            OutOfMemoryKills = state.OutOfMemoryKills - _restartsAtWarmupEnd.OutOfMemory,
            ProbeKills = state.ProbeKills - _restartsAtWarmupEnd.Probes,
            CpuUtilizationPercent = requestedCoreSeconds > 0 ? usedCoreSeconds / requestedCoreSeconds.Value * 100 : double.NaN,
            CpuCoreHours = usedCoreSeconds / 3600,
            MainCpuRequestMillicores = state.Template.Containers.Count == 0 ? null : state.Template.MainContainer.Requests.CpuMillicores,
            CpuRecommendation = recommendation,
            Requests = _previous.Received - _atWarmupEnd.Received,
            Errors = _previous.Failed - _atWarmupEnd.Failed,
            Callers = _previous.Callers.Since(_atWarmupEnd.Callers),
            Wasted = _previous.Wasted - _atWarmupEnd.Wasted,
            WastedCpuCoreHours = (_previous.WastedCpuCoreSeconds - _atWarmupEnd.WastedCpuCoreSeconds) / 3600,
        };
    }

    // Like the HPA: a pod has a CPU request only if each of its containers has one.
    private static double? RequestMillicores(WorkloadState state)
    {
        double sum = 0;
        foreach (var container in state.Template.Containers)
        {
            if (container.Requests.CpuMillicores is not { } millicores)
                return null;
            sum += millicores;
        }

        return sum;
    }
}
