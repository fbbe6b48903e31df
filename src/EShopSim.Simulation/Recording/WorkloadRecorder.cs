using EShopSim.Cluster;
using EShopSim.Engine;
using EShopSim.Simulation.Results;
using EShopSim.Traffic;

namespace EShopSim.Simulation.Recording;

/// <summary>Samples one workload. Its meter is null when no module says what its pods do.</summary>
internal sealed class WorkloadRecorder(WorkloadState state, ModuleMeter? meter)
{
    private readonly TimeSeries desired = new();
    private readonly TimeSeries replicas = new();
    private readonly TimeSeries ready = new();
    private readonly TimeSeries unavailable = new();
    private readonly TimeSeries cpuUsage = new();
    private readonly TimeSeries cpuRequest = new();
    private readonly TimeSeries cpuUtilization = new();
    private readonly TimeSeries throttled = new();
    private readonly TimeSeries received = new();
    private readonly TimeSeries failed = new();
    private readonly TimeSeries inFlight = new();
    private readonly double? requestMillicores = RequestMillicores(state);
    private MeterReading previous;
    private MeterReading atWarmupEnd;

    public void Sample(double seconds)
    {
        var now = MeterReading.Of(meter);
        var usageMillicores = (now.CpuCoreSeconds - previous.CpuCoreSeconds) / seconds * 1000;
        var requested = requestMillicores * state.Replicas;
        desired.Append(state.SpecReplicas);
        replicas.Append(state.Replicas);
        ready.Append(state.ReadyReplicas);
        unavailable.Append(state.UnavailableReplicas);
        cpuUsage.Append((float)usageMillicores);
        cpuRequest.Append((float)(requested ?? double.NaN));
        cpuUtilization.Append((float)(requested > 0 ? usageMillicores / requested.Value * 100 : double.NaN));
        throttled.Append((float)now.ThrottledPercentSince(previous));
        received.Append((float)((now.Received - previous.Received) / seconds));
        failed.Append((float)((now.Failed - previous.Failed) / seconds));
        inFlight.Append(meter?.InFlight ?? 0);
        previous = now;
    }

    public void EndWarmup() => atWarmupEnd = MeterReading.Of(meter);

    public WorkloadSeries Series() => new(state.Ref)
    {
        DesiredReplicas = desired.ToArray(),
        Replicas = replicas.ToArray(),
        ReadyReplicas = ready.ToArray(),
        UnavailableReplicas = unavailable.ToArray(),
        CpuUsageMillicores = cpuUsage.ToArray(),
        CpuRequestMillicores = cpuRequest.ToArray(),
        CpuUtilizationPercent = cpuUtilization.ToArray(),
        ThrottledPercent = throttled.ToArray(),
        RequestsPerSecond = received.ToArray(),
        ErrorsPerSecond = failed.ToArray(),
        InFlight = inFlight.ToArray(),
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
            var step = timesSeconds[i] - (i == 0 ? 0 : timesSeconds[i - 1]);
            readyReplicas.Add(ready[i]);
            replicaSeconds += replicas[i] * step;
            requestedSeconds += replicas[i] * (requestMillicores ?? double.NaN) / 1000 * step;
            if (i > 0 && desired[i] != desired[i - 1])
                scalings++;
        }

        var usedCoreSeconds = previous.CpuCoreSeconds - atWarmupEnd.CpuCoreSeconds;
        return new WorkloadSummary(state.Ref)
        {
            MinReadyReplicas = readyReplicas.Count == 0 ? 0 : (int)readyReplicas.Minimum,
            MaxReadyReplicas = readyReplicas.Count == 0 ? 0 : (int)readyReplicas.Maximum,
            MeanReadyReplicas = readyReplicas.Mean,
            ReplicaHours = replicaSeconds / 3600,
            Scalings = scalings,
            CpuUtilizationPercent = requestedSeconds > 0 ? usedCoreSeconds / requestedSeconds * 100 : double.NaN,
            CpuCoreHours = usedCoreSeconds / 3600,
            Requests = previous.Received - atWarmupEnd.Received,
            Errors = previous.Failed - atWarmupEnd.Failed,
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
