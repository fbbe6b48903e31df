namespace EShopSim.Cluster.Rules.Autoscaling;

/// <summary>What KEDA does itself, between no replicas and some; all above is the HPA's (kedacore/keda, pkg/scaling/executor/scale_scaledobjects.go).</summary>
public static class KedaScaling
{
    /// <summary>One poll.</summary>
    public static KedaDecision Decide(KedaArguments arguments)
    {
        ArgumentNullException.ThrowIfNull(arguments);
        var (spec, replicas) = (arguments.Spec, arguments.Replicas);
        var (isActive, hasFailed) = (spec.Triggers.Count == 0, false);
        for (var i = 0; i < spec.Triggers.Count; i++)
        {
            isActive |= arguments.ValuesMilli[i] > spec.Triggers[i].ActivationMilli;
            hasFailed |= arguments.ValuesMilli[i] is null;
        }

        if (isActive)
            return new KedaDecision(true, replicas == 0 || (spec.IdleReplicas is not null && replicas < spec.MinReplicas) ? Math.Max(1, spec.MinReplicas) : null);
        if (hasFailed)
            return new KedaDecision(false, null);
        if (spec.IdleReplicas is { } idle ? replicas > idle : replicas > 0 && spec.MinReplicas == 0)
            return new KedaDecision(false, HasCooledDown(arguments) ? spec.IdleReplicas ?? 0 : null);
        return new KedaDecision(false, replicas < spec.MinReplicas && spec.IdleReplicas is null ? spec.MinReplicas : null);
    }

    private static bool HasCooledDown(KedaArguments arguments) => arguments.LastActive is { } lastActive
        ? lastActive + arguments.Spec.Cooldown < arguments.Now
        : arguments.CreatedAt + arguments.Spec.InitialCooldown < arguments.Now;
}
