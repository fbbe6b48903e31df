using EShopSim.Cluster.Api;

namespace EShopSim.Cluster.Rules.Admission;

/// <summary>What the LimitRanges of a namespace make of a pod, and whether they let it in (plugin/pkg/admission/limitranger).</summary>
public static class LimitRanger
{
    /// <summary>The template with the limits and requests that its containers get: first a request from its own limit, then the defaults.</summary>
    public static PodTemplate WithDefaults(PodTemplate template, IReadOnlyList<LimitRangeItem> items)
    {
        var (limits, requests) = (ResourceList.None, ResourceList.None);
        foreach (var item in items)
        {
            if (item.IsPod)
                continue;
            foreach (var resource in BoundedResource.All)
            {
                // Of several ranges the last one's defaults stand. A range without a default takes its maximum, one without a request its limit or minimum.
                var limit = resource.Read(item.Default) ?? resource.Read(item.Max);
                if (limit is { } top)
                    limits = resource.Write(limits, top);
                if ((resource.Read(item.DefaultRequest) ?? limit ?? resource.Read(item.Min)) is { } request)
                    requests = resource.Write(requests, request);
            }
        }

        if (limits == ResourceList.None && requests == ResourceList.None)
            return template;
        return template with
        {
            Containers = [.. template.Containers.Select(container => WithDefaults(container, limits, requests))],
            InitContainers = [.. template.InitContainers.Select(container => WithDefaults(container, limits, requests))],
        };
    }

    /// <summary>Why the pod is not let in, in the order of the ranges; null when it is.</summary>
    public static string? Refusal(PodTemplate template, IReadOnlyList<LimitRangeItem> items)
    {
        var complaints = new List<string>();
        foreach (var item in items)
        {
            if (item.IsPod)
            {
                var (requests, limits) = PodAmounts.Of(template);
                Check(item, "Pod", requests, limits, complaints);
                continue;
            }

            foreach (var container in template.InitContainers.Concat(template.Containers))
                Check(item, "Container", container.Requests, container.Limits, complaints);
        }

        return complaints.Count switch
        {
            0 => null,
            1 => complaints[0],
            _ => $"[{string.Join(", ", complaints)}]",
        };
    }

    private static ContainerSpec WithDefaults(ContainerSpec container, ResourceList limits, ResourceList requests)
    {
        var (asked, allowed) = (container.Requests, container.Limits);
        foreach (var resource in BoundedResource.All)
        {
            if (resource.Read(asked) is null && (resource.Read(allowed) ?? resource.Read(requests)) is { } request)
                asked = resource.Write(asked, request);
            if (resource.Read(allowed) is null && resource.Read(limits) is { } limit)
                allowed = resource.Write(allowed, limit);
        }

        return container with { Requests = asked, Limits = allowed };
    }

    // How a limit is too much for its request, in doubles as Kubernetes has it; null where it is not.
    private static string? Excess(long request, long limit, long ratioThousandths)
    {
        if (request == 0)
            return "no request is specified or request is 0";
        if (limit == 0)
            return "no limit is specified or limit is 0";
        var observed = (double)limit / request;
        return observed * 1000 > ratioThousandths ? FormattableString.Invariant($"provided ratio is {observed:0.000000}") : null;
    }

    private static void Check(LimitRangeItem item, string type, ResourceList requests, ResourceList limits, List<string> complaints)
    {
        foreach (var resource in BoundedResource.All)
        {
            var (request, limit) = (resource.Read(requests), resource.Read(limits));
            if (resource.Read(item.Min) is { } min)
            {
                if (request is null)
                    complaints.Add($"minimum {resource.Name} usage per {type} is {resource.Words(min)}.  No request is specified");
                else if (request < min || limit < min)
                    complaints.Add($"minimum {resource.Name} usage per {type} is {resource.Words(min)}, but {(request < min ? "request" : "limit")} is {resource.Words(Math.Min(request.Value, limit ?? long.MaxValue))}");
            }

            if (resource.Read(item.Max) is { } max)
            {
                if (limit is null)
                    complaints.Add($"maximum {resource.Name} usage per {type} is {resource.Words(max)}.  No limit is specified");
                else if (limit > max || request > max)
                    complaints.Add($"maximum {resource.Name} usage per {type} is {resource.Words(max)}, but {(limit > max ? "limit" : "request")} is {resource.Words(limit > max ? limit.Value : request!.Value)}");
            }

            if (resource.Read(item.MaxLimitRequestRatio) is { } ratio && Excess(request ?? 0, limit ?? 0, ratio) is { } excess)
                complaints.Add(FormattableString.Invariant($"{resource.Name} max limit to request ratio per {type} is {ratio / 1000m:0.###}, but {excess}"));
            if (type is "Container" && request > limit)
                complaints.Add($"Invalid value: \"{resource.Words(request.Value)}\": must be less than or equal to {resource.Name} limit of {resource.Words(limit.Value)}");
        }
    }
}
