using System.Text.Json;
using EShopSim.Cluster;
using EShopSim.Engine;

namespace EShopSim.Conformance.Tests.Trajectories;

/// <summary>The load of a recording, shared among the pods that the proxies know; what falls to a dead machine is lost.</summary>
internal sealed class RecordedLoad : IPodUsage, IPodObserver
{
    private const double StepSeconds = 0.25;

    private readonly Simulator _simulator;
    private readonly (double Seconds, double Millicores)[] _points;
    private readonly double _idle;
    private readonly double _cap;
    private readonly double _starting;
    private readonly List<Pod> _running = [];
    private readonly HashSet<Pod> _routable = [];
    private readonly Dictionary<Pod, double> _millicoreSeconds = [];
    private double _settledAt;

    public RecordedLoad(Simulator simulator, JsonElement recording)
    {
        _simulator = simulator;
        var load = recording.Get("load");
        _points = [.. load?.Items("points").Select(point => (point[0].GetDouble(), point[1].GetDouble())) ?? [(0.0, 0.0)]];
        _idle = load?.Double("idleMilli") ?? 0;
        _cap = load?.Double("podCapMilli") ?? 0;
        _starting = recording.GetProperty("delays").Get("startupMilli")?.GetDouble() ?? _idle;
    }

    public double CpuCoreSeconds(Pod pod)
    {
        Settle();
        return _millicoreSeconds.GetValueOrDefault(pod) / 1000;
    }

    public long MemoryBytes(Pod pod) => 0;

    public long RequestsReceived(Pod pod) => 0;

    public bool IsIdle(Pod pod) => true;

    public void Started(Pod pod)
    {
        Settle();
        _running.Add(pod);
        _millicoreSeconds[pod] = 0;
    }

    public void Stopped(Pod pod, bool silently)
    {
        Settle();
        _running.Remove(pod);
    }

    public void EndpointAdded(Pod pod)
    {
        Settle();
        _routable.Add(pod);
    }

    public void EndpointRemoved(Pod pod)
    {
        Settle();
        _routable.Remove(pod);
    }

    public void Terminating(Pod pod)
    {
    }

    private void Settle()
    {
        var now = _simulator.Now.TotalSeconds;
        while (_settledAt < now)
        {
            var step = Math.Min(StepSeconds, now - _settledAt);
            var share = Math.Min(LoadAt(_settledAt + (step / 2)) / Math.Max(_routable.Count, 1), _cap);
            foreach (var pod in _running)
                _millicoreSeconds[pod] += step * (_routable.Contains(pod) ? _idle + share : pod.IsReady || pod.IsTerminating ? _idle : _starting);
            _settledAt = now - _settledAt > StepSeconds ? _settledAt + step : now;
        }
    }

    private double LoadAt(double seconds)
    {
        for (var i = 1; i < _points.Length; i++)
            if (seconds < _points[i].Seconds)
            {
                var (from, to) = (_points[i - 1], _points[i]);
                return from.Millicores + ((to.Millicores - from.Millicores) * (seconds - from.Seconds) / (to.Seconds - from.Seconds));
            }

        return _points[^1].Millicores;
    }
}
