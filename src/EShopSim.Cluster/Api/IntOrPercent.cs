using System.Globalization;

namespace EShopSim.Cluster.Api;

/// <summary>A count, or a whole percentage of a total (apimachinery/pkg/util/intstr).</summary>
/// <param name="Value">The count, or the percentage without its sign.</param>
/// <param name="IsPercent">Whether <paramref name="Value"/> is a percentage.</param>
public readonly record struct IntOrPercent(int Value, bool IsPercent)
{
    /// <summary>A plain count.</summary>
    public static IntOrPercent Count(int value) => new(value, false);

    /// <summary>A percentage.</summary>
    public static IntOrPercent Percent(int value) => new(value, true);

    /// <summary>Reads text as a percentage: a whole number right before its sign, no blanks and no fraction.</summary>
    public static bool TryParsePercent(string text, out IntOrPercent percent)
    {
        percent = default;
        if (!text.EndsWith('%')
            || !int.TryParse(text.AsSpan(0, text.Length - 1), NumberStyles.AllowLeadingSign, CultureInfo.InvariantCulture, out var value))
            return false;
        percent = Percent(value);
        return true;
    }

    /// <summary>The count this stands for, a percentage rounded up.</summary>
    public int CeilingOf(int total) => IsPercent ? (int)Math.Ceiling((double)Value * total / 100) : Value;

    /// <summary>The count this stands for, a percentage rounded down.</summary>
    public int FloorOf(int total) => IsPercent ? (int)Math.Floor((double)Value * total / 100) : Value;

    /// <summary><c>25%</c> or <c>3</c>.</summary>
    public override string ToString() => IsPercent ? FormattableString.Invariant($"{Value}%") : FormattableString.Invariant($"{Value}");
}
