using EShopSim.Cluster;
using EShopSim.Engine;
using EShopSim.Simulation.Results;
using EShopSim.Traffic;

namespace EShopSim.Simulation.Recording;

/// <summary>Samples one workload. Its meter is null when no module says what its pods do.</summary>
internal sealed class WorkloadRecorder(WorkloadState state, ModuleMeter? meter)
{
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

    public void Sample(double seconds)
    {
        var now = MeterReading.Of(meter);
        var usageMillicores = (now.CpuCoreSeconds - _previous.CpuCoreSeconds) / seconds * 1000;
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

    public void EndWarmup() => _atWarmupEnd = MeterReading.Of(meter);

    public WorkloadSeries Series() => new(state.Ref)
    {
        DesiredReplicas = _desired.ToArray(),
        Replicas = _replicas.ToArray(),
        ReadyReplicas = _ready.ToArray(),
        UnavailableReplicas = _unavailable.ToArray(),
        CpuUsageMillicores = _cpuUsage.ToArray(),
        CpuRequestMillicores = _cpuRequest.ToArray(),
        CpuUtilizationPercent = _cpuUtilization.ToArray(),
        ThrottledPercent = _throttled.ToArray(),
        RequestsPerSecond = _received.ToArray(),
        ErrorsPerSecond = _failed.ToArray(),
        InFlight = _inFlight.ToArray(),
    };

    public WorkloadSummary Summary(List<double> timesSeconds, double warmupSeconds)
    {
        var readyReplicas = new Tally();
        double replicaSeconds = 0, requestedSeconds = 0;
        var scalings = 0;
        for (var i = 0; i < timesSeconds.Count; i++)
        {
            if (timesSeconds[i] <= warmupSeconds)
                continue;
            var step = timesSeconds[i] - Math.Max(warmupSeconds, i == 0 ? 0 : timesSeconds[i - 1]);
            readyReplicas.Add(_ready[i]);
            replicaSeconds += _replicas[i] * step;
            requestedSeconds += _replicas[i] * (_requestMillicores ?? double.NaN) / 1000 * step;
            if (i > 0 && _desired[i] != _desired[i - 1])
                scalings++;
        }

        var usedCoreSeconds = _previous.CpuCoreSeconds - _atWarmupEnd.CpuCoreSeconds;
        return new WorkloadSummary(state.Ref)
        {
            MinReadyReplicas = readyReplicas.Count == 0 ? 0 : (int)readyReplicas.Minimum,
            MaxReadyReplicas = readyReplicas.Count == 0 ? 0 : (int)readyReplicas.Maximum,
            MeanReadyReplicas = readyReplicas.Mean,
            ReplicaHours = replicaSeconds / 3600,
            Scalings = scalings,
            CpuUtilizationPercent = requestedSeconds > 0 ? usedCoreSeconds / requestedSeconds * 100 : double.NaN,
            CpuCoreHours = usedCoreSeconds / 3600,
            Requests = _previous.Received - _atWarmupEnd.Received,
            Errors = _previous.Failed - _atWarmupEnd.Failed,
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
