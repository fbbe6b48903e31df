using System.CommandLine;
using EShopSim.Formats;

namespace EShopSim.Cli;

/// <summary>The options that change what is read, shared by all verbs that read scenarios.</summary>
internal sealed class InputOptions
{
    private readonly Option<string[]> _set = new("--set")
    {
        Description = "Changes one value: a path in the scenario file, or hpa/NAME.spec.… or deployment/NAME.spec.… in the manifests. Repeatable.",
        HelpName = "PATH=VALUE",
        AllowMultipleArgumentsPerToken = false,
    };

    private readonly Option<string[]> _manifests = new("--manifests")
    {
        Description = "Adds Kubernetes YAML: a file, a folder, or - for standard input. Repeatable.",
        HelpName = "PATH",
        AllowMultipleArgumentsPerToken = false,
    };

    private readonly Option<string?> _kubernetesVersion = new("--kubernetes-version")
    {
        Description = "Control-loop semantics: 1.20, 1.28 or 1.35 [default: the scenario's].",
        HelpName = "V",
    };

    public void AddTo(Command command)
    {
        command.Options.Add(_set);
        command.Options.Add(_manifests);
        command.Options.Add(_kubernetesVersion);
    }

    public ScenarioInput Of(string path, ParseResult parsed, Terminal terminal) => new()
    {
        Path = path,
        StandardInput = terminal.In,
        ManifestPaths = parsed.GetValue(_manifests) ?? [],
        Settings = parsed.GetValue(_set) ?? [],
        KubernetesVersion = parsed.GetValue(_kubernetesVersion),
    };
}
