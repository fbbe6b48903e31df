using System.Globalization;
using ScottPlot;

namespace EShopSim.Reporting.Drawing;

/// <summary>Range and ticks of a value axis; on a logarithmic scale positions are decimal logarithms.</summary>
internal sealed record ValueTicks(double Bottom, double Top, Tick[] Ticks)
{
    private const double Headroom = 1.06;
    private static readonly int[][] Factors = [[1, 2, 5], [1, 5], [1]];

    /// <summary>From zero to a little above the greatest value; 0 to 1 when there is nothing to show.</summary>
    public static ValueTicks Linear(double greatest, bool whole, int mostTicks)
    {
        var top = greatest > 0 && double.IsFinite(greatest) ? greatest * Headroom : 1;
        var step = NiceStep(top / mostTicks);
        if (whole)
            step = Math.Max(1, step);
        var ticks = new List<Tick>();
        for (var i = 0; i * step <= top; i++)
            ticks.Add(Tick.Major(i * step, Text(i * step)));
        return new ValueTicks(0, top, [.. ticks]);
    }

    /// <summary>From the 1, 2 or 5 below the least positive value to the one above the greatest.</summary>
    public static ValueTicks Logarithmic(double least, double greatest, int mostTicks)
    {
        var bottom = Math.Log10(NiceFloor(least));
        var top = Math.Log10(greatest * 1.2);
        var labelled = Array.Find(Factors, factors => (top - bottom) * factors.Length <= mostTicks) ?? [1];
        var ticks = new List<Tick>();
        for (var decade = (int)Math.Floor(bottom); decade <= top; decade++)
            foreach (var factor in (ReadOnlySpan<int>)[1, 2, 5])
            {
                var position = decade + Math.Log10(factor);
                if (position < bottom - 1e-9 || position > top)
                    continue;
                if (labelled.Contains(factor))
                    ticks.Add(Tick.Major(position, Text(factor * Math.Pow(10, decade))));
                else
                    ticks.Add(Tick.Minor(position));
            }

        return new ValueTicks(bottom, top, [.. ticks]);
    }

    private static string Text(double value) => value.ToString("#,0.######", CultureInfo.InvariantCulture);

    private static double NiceStep(double least)
    {
        var magnitude = Math.Pow(10, Math.Floor(Math.Log10(least)));
        var digits = least / magnitude;
        return magnitude * (digits <= 1 ? 1 : digits <= 2 ? 2 : digits <= 5 ? 5 : 10);
    }

    private static double NiceFloor(double value)
    {
        var magnitude = Math.Pow(10, Math.Floor(Math.Log10(value)));
        var digits = value / magnitude;
        return magnitude * (digits >= 5 ? 5 : digits >= 2 ? 2 : 1);
    }
}
