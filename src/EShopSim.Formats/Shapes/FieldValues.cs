namespace EShopSim.Formats.Shapes;

/// <summary>The values of an object's fields, defaults filled in.</summary>
internal sealed class FieldValues(YamlMapping mapping, ReadContext context, object?[] values)
{
    internal YamlMapping Mapping { get; } = mapping;

    internal ReadContext Context { get; } = context;

    internal T Get<T>(Field<T> field) => (T)values[field.Slot]!;

    /// <summary>Whether the field is given at all.</summary>
    internal bool Has<T>(Field<T> field) => Mapping[field.Name] is { IsNull: false };

    /// <summary>The field's node, or the whole object where it is absent: the best place to point at.</summary>
    internal YamlNode At<T>(Field<T> field) => Mapping[field.Name] ?? Mapping;

    /// <summary>Reports something about a field.</summary>
    internal void Report<T>(DiagnosticCode code, Field<T> field, string message)
    {
        Context.Enter("." + field.Name);
        Context.Report(code, At(field), message);
        Context.Leave();
    }

    /// <summary>Reports something about the whole object.</summary>
    internal void Report(DiagnosticCode code, string message) => Context.Report(code, Mapping, message);
}
