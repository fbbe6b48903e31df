using System.Globalization;

namespace EShopSim.Benchmarks.Yardstick;

/// <summary>One workload of the yardstick, once: prints a line of the same form as the C++ program's.</summary>
internal static class YardstickRun
{
    /// <param name="arguments">The workload, then the size it is run at (holds or customers), and for w1 the number pending.</param>
    public static int Print(IReadOnlyList<string> arguments)
    {
        var size = long.Parse(arguments[1], CultureInfo.InvariantCulture);
        YardstickModel model = arguments[0] switch
        {
            "w1" => new HoldModel(int.Parse(arguments[2], CultureInfo.InvariantCulture), size),
            "w2" => new MultiServerModel(size),
            "w3" => new NetworkModel(size),
            "w4" => new SharingModel(size),
            var other => throw new ArgumentException($"there is no workload {other}", nameof(arguments)),
        };
        var cpu = Environment.CpuUsage.TotalTime;
        model.Run();
        var seconds = (Environment.CpuUsage.TotalTime - cpu).TotalSeconds;
        var (name, got, want) = model.Answer;
        Console.WriteLine(string.Create(
            CultureInfo.InvariantCulture,
            $"workload={arguments[0]} events={model.Events} cpu={seconds:0.0000} {name}={got:G6} want={want:G6} err={100 * ((got / want) - 1):0.000}%"));
        return 0;
    }
}
