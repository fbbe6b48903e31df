using System.Globalization;

namespace EShopSim.Formats.Settings;

/// <summary>Paths such as <c>spec.traffic[shoppers].load.start</c>, and how they change a tree.</summary>
internal static class SettingPath
{
    /// <summary>The steps; null where the text is no path.</summary>
    internal static IReadOnlyList<SettingStep>? Parse(string text)
    {
        var steps = new List<SettingStep>();
        for (var i = 0; i < text.Length;)
        {
            if (text[i] == '[')
            {
                var close = text.IndexOf(']', i);
                if (close <= i + 1 || steps.Count == 0)
                    return null;
                steps.Add(new SettingStep(null, text[(i + 1)..close]));
                i = close + 1;
                if (i < text.Length && text[i] == '.' && i + 1 < text.Length)
                    i++;
                else if (i < text.Length && text[i] != '[')
                    return null;
                continue;
            }

            var end = text.AsSpan(i).IndexOfAny('.', '[');
            end = end < 0 ? text.Length : end + i;
            if (end == i)
                return null;
            steps.Add(new SettingStep(text[i..end], null));
            i = end;
            if (i < text.Length && text[i] == '.' && ++i == text.Length)
                return null;
        }

        return steps;
    }

    /// <summary>A copy of the tree with the value in its place; null where the path leads nowhere, which is reported.</summary>
    internal static YamlNode? Replace(YamlNode node, IReadOnlyList<SettingStep> path, int depth, Setting setting, Findings findings)
    {
        if (depth == path.Count)
            return setting.Value;
        if (path[depth].Element is { } element)
            return ReplaceElement(node, element, path, depth, setting, findings);
        if (node is YamlMapping mapping)
            return ReplaceField(mapping, path, depth, setting, findings);
        if (node.IsNull)
            return ReplaceField(new YamlMapping(setting.At, []), path, depth, setting, findings);
        findings.Add(DiagnosticCodes.Setting, setting.At, $"'{Written(path, depth)}' is {node.Describe()}{(node is YamlSequence ? $"; choose an element by index or name: {Written(path, depth)}[0]" : ", it has no fields")}");
        return null;
    }

    private static YamlMapping? ReplaceField(YamlMapping mapping, IReadOnlyList<SettingStep> path, int depth, Setting setting, Findings findings)
    {
        var (name, next) = FieldAt(mapping, path, depth);
        var known = mapping[name];
        var value = Replace(known ?? new YamlScalar(setting.At, "", plain: true), path, next, setting, findings);
        if (value is null)
            return null;
        var entries = new List<YamlEntry>(mapping.Entries);
        var index = entries.FindIndex(entry => string.Equals(entry.Key.Text, name, StringComparison.Ordinal));
        if (index >= 0)
            entries[index] = new YamlEntry(entries[index].Key, value);
        else
            entries.Add(new YamlEntry(new YamlScalar(setting.At, name, plain: true), value));
        return new YamlMapping(mapping.At, entries);
    }

    // Keys may hold dots themselves (mix.catalog.product, labels): the longest one that exists is meant.
    private static (string Name, int Next) FieldAt(YamlMapping mapping, IReadOnlyList<SettingStep> path, int depth)
    {
        var end = depth;
        while (end < path.Count && path[end].Name is not null)
            end++;
        for (var next = end; next > depth; next--)
        {
            var name = string.Join('.', path.Skip(depth).Take(next - depth).Select(step => step.Name));
            if (mapping[name] is not null)
                return (name, next);
        }

        return (path[depth].Name!, depth + 1);
    }

    private static YamlSequence? ReplaceElement(YamlNode node, string element, IReadOnlyList<SettingStep> path, int depth, Setting setting, Findings findings)
    {
        if (node is not YamlSequence list)
        {
            findings.Add(DiagnosticCodes.Setting, setting.At, $"'{Written(path, depth)}' is {(node.IsNull ? "absent" : node.Describe())}, not a list, so '[{element}]' chooses nothing");
            return null;
        }

        var index = int.TryParse(element, NumberStyles.None, CultureInfo.InvariantCulture, out var number)
            ? number
            : list.Items.ToList().FindIndex(item => string.Equals((item as YamlMapping)?.Text("name"), element, StringComparison.Ordinal));
        if (index < 0 || index >= list.Items.Count)
        {
            var names = list.Items.Select(item => (item as YamlMapping)?.Text("name")).OfType<string>().ToArray();
            findings.Add(
                DiagnosticCodes.Setting, setting.At,
                FormattableString.Invariant($"'{Written(path, depth)}' has no element '{element}': it has {list.Items.Count}{(names.Length == 0 ? "" : $", named {string.Join(", ", names)}")}"));
            return null;
        }

        if (Replace(list.Items[index], path, depth + 1, setting, findings) is not { } value)
            return null;
        var items = new List<YamlNode>(list.Items) { [index] = value };
        return new YamlSequence(list.At, items);
    }

    private static string Written(IReadOnlyList<SettingStep> path, int depth) =>
        string.Concat(path.Take(depth).Select(step => step.Name is { } name ? "." + name : $"[{step.Element}]")).TrimStart('.');
}
