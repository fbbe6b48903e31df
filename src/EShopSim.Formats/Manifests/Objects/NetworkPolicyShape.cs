using EShopSim.Cluster.Api;
using EShopSim.Formats.Scalars;
using EShopSim.Formats.Shapes;

namespace EShopSim.Formats.Manifests.Objects;

/// <summary>NetworkPolicies.</summary>
internal static class NetworkPolicyShape
{
    private static readonly Shape<string> Block = new ObjectShape<string>("an address range", fields =>
    {
        var cidr = fields.Essential("cidr", Scalar.Name, "the range");
        var except = fields.Optional("except", new ListShape<string>(Scalar.Text), [], "what is not in it");
        return values =>
        {
            var range = AddressBlock.Parse(values.Get(cidr));
            if (values.Has(cidr) && range is null)
                values.Report(DiagnosticCodes.BadValue, cidr, $"expected a range of addresses such as 10.0.0.0/8, found '{values.Get(cidr)}'; Kubernetes refuses that");
            foreach (var part in values.Get(except))
            {
                if (AddressBlock.Parse(part) is not { } left)
                    values.Report(DiagnosticCodes.BadValue, except, $"expected ranges of addresses such as 10.1.0.0/16, found '{part}'; Kubernetes refuses that");
                else if (range?.IsAbove(left) is false)
                    values.Report(DiagnosticCodes.Contradiction, except, $"{part} is no smaller part of {values.Get(cidr)}; Kubernetes refuses that");
            }

            return values.Get(except).Count == 0 ? values.Get(cidr) : $"{values.Get(cidr)} except {string.Join(", ", values.Get(except))}";
        };
    });

    private static readonly Shape<NetworkPolicyPeer> Peer = new ObjectShape<NetworkPolicyPeer>("a peer", fields =>
    {
        var pods = fields.Maybe("podSelector", MetadataShapes.Selector, "labels of the pods");
        var namespaces = fields.Maybe("namespaceSelector", MetadataShapes.Selector, "labels of their namespaces");
        var block = fields.Maybe("ipBlock", Block, "addresses instead");
        return values =>
        {
            if (values.Has(block) && (values.Has(pods) || values.Has(namespaces)))
                values.Report(DiagnosticCodes.Contradiction, block, "ipBlock goes with no selector; Kubernetes refuses that");
            if (!values.Has(block) && !values.Has(pods) && !values.Has(namespaces))
                values.Report(DiagnosticCodes.MissingField, "one of podSelector, namespaceSelector and ipBlock must be given; Kubernetes refuses a peer that is empty (for everybody, leave the list out)");
            return new NetworkPolicyPeer(values.Get(pods), values.Get(namespaces)) { Cidr = values.Get(block) };
        };
    });

    private static readonly Shape<NetworkPolicyPort> Port = new ObjectShape<NetworkPolicyPort>("a port", fields =>
    {
        var protocol = fields.Optional("protocol", Scalar.Choice(("TCP", "TCP"), ("UDP", "UDP"), ("SCTP", "SCTP")), "TCP", "the protocol");
        var port = fields.Maybe("port", Scalar.AnyScalar, "the port's number or name");
        var end = fields.MaybeValue("endPort", Scalar.Integer(1, 65535), "the last port of a range");
        return values =>
        {
            var isNumber = int.TryParse(values.Get(port), System.Globalization.NumberStyles.None, System.Globalization.CultureInfo.InvariantCulture, out var number);
            if (isNumber && number is < 1 or > 65535)
                values.Report(DiagnosticCodes.OutOfRange, port, "expected a port from 1 to 65535, or a port's name");
            if (values.Has(end) && !isNumber)
                values.Report(DiagnosticCodes.Contradiction, end, $"endPort needs a port that is a number{(values.Has(port) ? $", not the name '{values.Get(port)}'" : "")}; Kubernetes refuses that");
            else if (values.Get(end) < number)
                values.Report(DiagnosticCodes.Contradiction, end, string.Create(System.Globalization.CultureInfo.InvariantCulture, $"endPort {values.Get(end)} is below port {number}; Kubernetes refuses that"));
            return new NetworkPolicyPort(values.Get(protocol)) { Number = isNumber ? number : null, End = values.Get(end), Name = isNumber ? null : values.Get(port) };
        };
    });

    internal static readonly Shape<NetworkPolicy> Instance = WorkloadShapes.Workload(
        "NetworkPolicy",
        new ObjectShape<NetworkPolicy>("a NetworkPolicy's spec", fields =>
        {
            var selector = fields.Optional("podSelector", MetadataShapes.Selector, LabelSelector.Everything, "the pods that it is about");
            var types = fields.Maybe("policyTypes", new ListShape<bool>(Scalar.Choice(("Ingress", false), ("Egress", true))), "the directions that it is about");
            var ingress = fields.Maybe("ingress", new ListShape<NetworkPolicyRule>(Rule("from")), "what may reach its pods");
            var egress = fields.Maybe("egress", new ListShape<NetworkPolicyRule>(Rule("to")), "what its pods may reach");
            return values =>
            {
                // Without policyTypes: ingress in any case, egress only where there are rules for it.
                var directions = values.Get(types);
                return new NetworkPolicy(WorkloadShapes.NoMeta, values.Get(selector))
                {
                    IsAboutIngress = directions?.Contains(false) ?? true,
                    IsAboutEgress = directions?.Contains(true) ?? values.Get(egress) is { Count: > 0 },
                    Ingress = values.Get(ingress) ?? [],
                    Egress = values.Get(egress) ?? [],
                };
            };
        }),
        new NetworkPolicy(WorkloadShapes.NoMeta, LabelSelector.Everything),
        (policy, meta) => policy with { Meta = meta });

    private static ObjectShape<NetworkPolicyRule> Rule(string direction) => new("a rule", fields =>
    {
        var peers = fields.Optional(direction, new ListShape<NetworkPolicyPeer>(Peer), [], "the other side");
        var ports = fields.Optional("ports", new ListShape<NetworkPolicyPort>(Port), [], "ports of the pod that is connected to");
        return values => new NetworkPolicyRule(values.Get(peers), values.Get(ports));
    });
}
