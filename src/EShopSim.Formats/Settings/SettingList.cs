using EShopSim.Formats.Manifests;

namespace EShopSim.Formats.Settings;

/// <summary>The changes that the command line makes to the scenario and the manifests, in order.</summary>
internal sealed class SettingList
{
    private readonly List<Setting> _settings = [];

    private SettingList()
    {
    }

    internal static SettingList Parse(IReadOnlyList<string> options, Findings findings)
    {
        var list = new SettingList();
        foreach (var option in options)
        {
            var at = new Position(Setting.Option + option, 1, 1);
            var equals = option.IndexOf('=', StringComparison.Ordinal);
            if (equals <= 0)
            {
                findings.Add(DiagnosticCodes.Setting, at, "expected PATH=VALUE, such as spec.duration=30m or hpa/checkout.spec.maxReplicas=20");
                continue;
            }

            if (YamlText.ParseValue(at with { Column = equals + 2 }, option[(equals + 1)..], findings) is { } value)
                list._settings.Add(new Setting(option[..equals].Trim(), value, at));
        }

        return list;
    }

    internal YamlMapping ApplyToScenario(YamlMapping scenario, Findings findings)
    {
        foreach (var setting in _settings.Where(setting => !setting.IsForManifest))
        {
            var path = SettingPath.Parse(setting.Path);
            if (path is [{ Name: var first }, ..] && first is not ("apiVersion" or "kind" or "metadata" or "spec"))
                path = [new SettingStep("spec", null), .. path];
            scenario = (YamlMapping)(Apply(scenario, path, setting, findings) ?? scenario);
        }

        return scenario;
    }

    internal List<ManifestDocument> ApplyToManifests(List<ManifestDocument> documents, Findings findings)
    {
        foreach (var setting in _settings.Where(setting => setting.IsForManifest))
        {
            var target = ManifestTarget.Find(setting, documents, findings);
            if (target is null)
                continue;
            var index = documents.IndexOf(target.Document);
            if (Apply(target.Document.Root, SettingPath.Parse(target.Rest), setting, findings) is YamlMapping root)
                documents[index] = target.Document with { Root = root };
        }

        return documents;
    }

    private static YamlNode? Apply(YamlMapping root, IReadOnlyList<SettingStep>? path, Setting setting, Findings findings)
    {
        if (path is { Count: > 0 })
            return SettingPath.Replace(root, path, 0, setting, findings);
        findings.Add(DiagnosticCodes.Setting, setting.At, $"'{setting.Path}' is no path; write it as in spec.traffic[0].load.start");
        return null;
    }
}
