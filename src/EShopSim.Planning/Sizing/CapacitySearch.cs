namespace EShopSim.Planning.Sizing;

/// <summary>Finds the largest load that still meets the objectives.</summary>
/// <param name="run">The trial of a load.</param>
/// <param name="precision">Width of the bracket, relative to the load.</param>
internal sealed class CapacitySearch(Func<double, Trial> run, double precision)
{
    private const double Least = 0.01;
    private const double Most = 1000;

    /// <summary>Steps away from a load that is probably near, in growing steps, then halves.</summary>
    public Capacity From(double load)
    {
        var trials = new List<Trial>();
        var (holds, fails) = (0.0, double.PositiveInfinity);
        var at = load;
        var step = 1 + (2 * precision);
        while ((holds == 0 || double.IsInfinity(fails)) && at is >= Least and <= Most)
        {
            Try(at);
            at = double.IsInfinity(fails) ? holds * step : fails / step;
            step *= step;
            step = Math.Min(step, 2);
        }

        while (holds > 0 && double.IsFinite(fails) && fails > holds * (1 + precision))
            Try(Math.Sqrt(holds * fails));
        var sure = Sure();

        // A run by itself is less certain than all together: where each of them meets is bracketed half as closely.
        while (sure > 0 && Next(sure) is var doubtful && doubtful <= holds && doubtful > sure * (1 + (2 * precision)))
        {
            Try(Math.Sqrt(sure * doubtful));
            sure = Sure();
        }

        var over = trials.Where(t => t.EveryRunMisses && t.Load > holds).Select(t => t.Load).DefaultIfEmpty(double.PositiveInfinity).Min();
        return new Capacity(holds, sure, over, [.. trials.OrderBy(t => t.Load)]);

        // The largest load up to which no trial has a run that misses.
        double Sure() => trials.Where(t => t.Load < trials.Where(o => !o.EveryRunMeets).Select(o => o.Load).DefaultIfEmpty(double.PositiveInfinity).Min()).Select(t => t.Load).DefaultIfEmpty(0).Max();

        double Next(double above) => trials.Where(t => t.Load > above).Select(t => t.Load).DefaultIfEmpty(double.PositiveInfinity).Min();

        void Try(double candidate)
        {
            var trial = run(candidate);
            trials.Add(trial);
            if (trial.Meets)
                holds = Math.Max(holds, candidate);
            else
                fails = Math.Min(fails, candidate);
        }
    }
}
