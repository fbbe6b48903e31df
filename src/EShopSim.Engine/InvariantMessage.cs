using System.Globalization;
using System.Runtime.CompilerServices;
using System.Text;

namespace EShopSim.Engine;

/// <summary>The message of a check, which costs nothing while the check holds. Written by the compiler from an interpolated string.</summary>
[InterpolatedStringHandler]
public readonly ref struct InvariantMessage
{
    private readonly StringBuilder? _text;

    /// <summary>Begins a message when the condition is broken.</summary>
    public InvariantMessage(int literalLength, int formattedCount, bool condition, out bool isNeeded)
    {
        isNeeded = !condition;
        _text = condition ? null : new StringBuilder(literalLength + (16 * formattedCount));
    }

    /// <summary>Adds fixed text.</summary>
    public void AppendLiteral(string value) => _text?.Append(value);

    /// <summary>Adds a value in the invariant culture.</summary>
    public void AppendFormatted<T>(T value) => _text?.Append(CultureInfo.InvariantCulture, $"{value}");

    /// <summary>Adds a value in the invariant culture and a format of its own.</summary>
    public void AppendFormatted<T>(T value, string format)
        where T : IFormattable => _text?.Append(value.ToString(format, CultureInfo.InvariantCulture));

    /// <summary>The message; empty while the check holds.</summary>
    public override string ToString() => _text?.ToString() ?? "";
}
