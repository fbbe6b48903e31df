using EShopSim.Cluster;
using EShopSim.Engine;

namespace EShopSim.Reporting.Tests;

/// <summary>A crude fluid model of one workload with its HPA: enough to give series that look like a shop's.</summary>
internal sealed class PartState(ShopPart part)
{
    private readonly List<(double At, int Count)> _starting = [];
    private readonly List<(double At, int Proposal)> _proposals = [];

    public int Desired { get; private set; } = part.Minimum;

    public int Ready { get; private set; } = part.Minimum;

    public int Lost { get; set; }

    public int Existing => Ready + _starting.Sum(s => s.Count);

    public double Utilization { get; private set; } = 30;

    public int Scalings { get; private set; }

    public void Step(double t, double demandMillicores)
    {
        foreach (var batch in _starting.Where(s => s.At <= t).ToList())
        {
            Ready += batch.Count;
            _starting.Remove(batch);
        }

        if (Lost > 0)
        {
            var lost = Math.Min(Lost, Ready - 1);
            Ready -= lost;
            Lost = 0;
            _starting.Add((t + 330, lost));
        }

        var now = Math.Min(demandMillicores, Ready * 1000.0) / (Ready * ShopPart.RequestMillicores) * 100;
        Utilization += (now - Utilization) * 0.2;
    }

    public HpaSync Sync(double t)
    {
        var ratio = Utilization / part.TargetPercent;
        var proposal = Math.Abs(ratio - 1) <= 0.1 ? Desired : (int)Math.Ceiling(Ready * ratio);
        _proposals.Add((t, proposal));
        _proposals.RemoveAll(p => p.At < t - 300);
        var stabilized = proposal < Desired ? Math.Min(Desired, _proposals.Max(p => p.Proposal)) : proposal;
        var limited = Math.Min(stabilized, Math.Max(Desired * 2, Desired + 4));
        var desired = Math.Clamp(limited, part.Minimum, part.Maximum);
        var reason = desired < stabilized ? desired == part.Maximum ? "TooManyReplicas" : "ScaleUpLimit"
            : desired > stabilized ? "TooFewReplicas" : stabilized != proposal ? "ScaleDownStabilized" : "DesiredWithinRange";
        var sync = new HpaSync
        {
            Time = SimTime.FromSeconds(t), Namespace = "shop", Name = part.Name, CurrentReplicas = Desired, ReadyPods = Ready,
            Metric = "cpu utilization (%)", CurrentValue = Math.Round(Utilization, 1), TargetValue = part.TargetPercent, Ratio = ratio,
            ProposalReplicas = proposal, StabilizedReplicas = stabilized, DesiredReplicas = desired, Reason = reason,
            Message = FormattableString.Invariant($"cpu at {Utilization:0} % against {part.TargetPercent} % asks for {proposal}, {reason} gives {desired}"),
        };
        Scale(t, desired);
        return sync;
    }

    private void Scale(double t, int desired)
    {
        if (desired == Desired)
            return;
        Scalings++;
        if (desired > Existing)
            _starting.Add((t + 14, desired - Existing));
        else
            Ready = Math.Min(Ready, desired);
        Desired = desired;
    }
}
