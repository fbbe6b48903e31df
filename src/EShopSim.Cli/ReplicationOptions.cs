using System.CommandLine;
using EShopSim.Planning.Runs;

namespace EShopSim.Cli;

/// <summary>How often a verb repeats its runs.</summary>
internal sealed class ReplicationOptions(int fallback)
{
    private readonly Option<int> _count = OptionKinds.AtLeastOne("--replications", "Runs with independent random streams.", fallback);

    private readonly Option<double?> _precision = OptionKinds.Percentage(
        "--precision", "Repeat until the 95 % interval of every objective's measure is at most so wide to either side, as 5%.");

    private readonly Option<int> _most = OptionKinds.AtLeastOne("--max-replications", "With --precision: stop there, whatever was reached.", 100);

    public void AddTo(Command command)
    {
        foreach (var option in new Option[] { _count, _precision, _most })
            command.Options.Add(option);
    }

    public ReplicationPlan Of(ParseResult parsed) => new()
    {
        Count = parsed.GetValue(_count),
        Precision = parsed.GetValue(_precision),
        Ceiling = Math.Max(parsed.GetValue(_count), parsed.GetValue(_most)),
    };
}
