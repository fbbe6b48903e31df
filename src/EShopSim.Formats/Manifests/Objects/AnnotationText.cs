using System.Diagnostics.CodeAnalysis;
using EShopSim.Formats.Shapes;

namespace EShopSim.Formats.Manifests.Objects;

/// <summary>Annotations are text, whatever that text holds.</summary>
internal static class AnnotationText
{
    /// <summary>Reads an annotation as a shape; false without it, or where it is wrong, which is reported.</summary>
    internal static bool TryRead<T>(YamlMapping document, string key, Shape<T> shape, ReadContext context, [MaybeNullWhen(false)] out T value)
    {
        value = default;
        if (document.Find("metadata", "annotations", key) is not YamlScalar { IsNull: false } text
            || YamlText.ParseValue(text.At, text.Text, context.Findings) is not { IsNull: false } node)
            return false;
        context.Enter($".metadata.annotations['{key}']");
        var good = shape.TryRead(node, context, out value);
        context.Leave();
        return good;
    }
}
