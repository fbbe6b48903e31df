using System.Diagnostics.CodeAnalysis;
using System.Runtime.CompilerServices;

namespace EShopSim.Engine;

/// <summary>Checks of what must hold in every run, whatever the input; always on.</summary>
public static class Invariant
{
    /// <summary>Throws unless the condition holds.</summary>
    /// <exception cref="InvariantViolationException">The condition does not hold.</exception>
    public static void Require([DoesNotReturnIf(false)] bool condition, string message)
    {
        if (!condition)
            Breach(message);
    }

    /// <summary>Throws unless the condition holds; the interpolated message is put together only then.</summary>
    /// <exception cref="InvariantViolationException">The condition does not hold.</exception>
    public static void Require(
        [DoesNotReturnIf(false)] bool condition,
        [InterpolatedStringHandlerArgument(nameof(condition))] ref InvariantMessage message)
    {
        if (!condition)
            Breach(message.ToString());
    }

    /// <summary>Reports a breach.</summary>
    /// <exception cref="InvariantViolationException">Always.</exception>
    [DoesNotReturn]
    public static void Breach(string message) => throw new InvariantViolationException(message);
}
