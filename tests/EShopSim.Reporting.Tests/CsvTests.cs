using System.Globalization;
using System.Text;
using EShopSim.Reporting.Tables;
using EShopSim.Simulation.Results;

namespace EShopSim.Reporting.Tests;

public sealed class CsvTests
{
    private static readonly RunResult Run = SyntheticRun.Of(15);

    [Fact]
    public void Every_header_is_the_documented_one()
    {
        Assert.Equal("time_s,namespace,kind,name,desired_replicas,replicas,ready_replicas,unavailable_replicas,cpu_usage_millicores,cpu_request_millicores,cpu_utilization_percent,throttled_percent,requests_per_second,errors_per_second,in_flight", Lines(WorkloadsTable.Write)[0]);
        Assert.Equal("time_s,traffic,operation,offered_per_second,completed_per_second,failed_per_second,latency_mean_ms,latency_p50_ms,latency_p95_ms,latency_p99_ms", Lines(OperationsTable.Write)[0]);
        Assert.Equal("time_s,traffic,operation,queue_ms,cpu_ms,cpu_wait_ms,throttled_ms,wait_ms,network_ms,retry_ms", Lines(LatencyTable.Write)[0]);
        Assert.Equal("time_s,traffic,operation,cause,module,failed_per_second", Lines(ErrorsTable.Write)[0]);
        Assert.Equal("time_s,namespace,name,current_replicas,ready_pods,metric,current_value,target_value,proposal_replicas,stabilized_replicas,desired_replicas,reason,message", Lines(HpaTable.Write)[0]);
        Assert.Equal("time_s,name,zone,ready,pods,cpu_requested_millicores,cpu_usage_millicores,cpu_allocatable_millicores", Lines(NodesTable.Write)[0]);
        Assert.Equal("namespace,name,owner,node,zone,created_s,scheduled_s,started_s,ready_s,deleting_s,gone_s,reason", Lines(PodsTable.Write)[0]);
        Assert.Equal("time_s,type,object,reason,message", Lines(EventsTable.Write)[0]);
    }

    [Fact]
    public void Queues_and_dependencies_have_tables_of_their_own()
    {
        float[] one = [1];
        var run = EmptyRun.Result with
        {
            SampleTimesSeconds = [5],
            Queues = [new QueueSeries("placed") { PublishedPerSecond = [8], ConsumedPerSecond = [7], RedeliveredPerSecond = [0.5f], DeadLetteredPerSecond = one, RejectedPerSecond = [0], Backlog = [12], InHand = [4], OldestSeconds = [1.5f] }],
            Dependencies = [new DependencySeries("db") { CallsPerSecond = [9], RejectedPerSecond = one, RateLimitedPerSecond = [0], Busy = [2.5f], Waiting = [3], UtilizationPercent = [float.NaN] }],
        };
        Assert.Equal(
            ["time_s,name,published_per_second,consumed_per_second,redelivered_per_second,dead_lettered_per_second,rejected_per_second,backlog,in_hand,oldest_s", "5,placed,8,7,0.5,1,0,12,4,1.5"],
            Lines(run, QueuesTable.Write));
        Assert.Equal(
            ["time_s,name,calls_per_second,rejected_per_second,rate_limited_per_second,busy,waiting,utilization_percent", "5,db,9,1,0,2.5,3,"],
            Lines(run, DependenciesTable.Write));
    }

    [Fact]
    public void There_is_one_row_per_time_and_object()
    {
        Assert.Equal(1 + (480 * 5), Lines(WorkloadsTable.Write).Length);
        Assert.Equal(1 + (480 * 3), Lines(OperationsTable.Write).Length);
        Assert.Equal(1 + (480 * 3), Lines(LatencyTable.Write).Length);
        Assert.Equal(1 + 20 + 60, Lines(ErrorsTable.Write).Length);
        Assert.Equal(1 + (480 * 4), Lines(HpaTable.Write).Length);
        Assert.Equal(1 + (480 * 6), Lines(NodesTable.Write).Length);
        Assert.Equal(1 + Run.Pods.Count, Lines(PodsTable.Write).Length);
        Assert.Equal(1 + Run.Events.Count, Lines(EventsTable.Write).Length);
    }

    [Fact]
    public void What_does_not_apply_is_an_empty_field()
    {
        var payments = Array.Find(Lines(WorkloadsTable.Write), line => line.Contains(",payments,", StringComparison.Ordinal))!.Split(',');
        Assert.Equal(",,", string.Join(',', payments[9..12]));
        Assert.NotEmpty(payments[8]);
        var silent = Array.Find(Lines(OperationsTable.Write), line => line.StartsWith("6615,shoppers,orders.place,", StringComparison.Ordinal));
        Assert.Equal("6615,shoppers,orders.place,0,0,0,,,,", silent);
        Assert.Equal("6615,shoppers,orders.place,,,,,,,", Array.Find(Lines(LatencyTable.Write), line => line.StartsWith("6615,shoppers,orders.place,", StringComparison.Ordinal)));
        Assert.Equal("4500,shoppers,orders.place,pod stopped,orders,2.5", Lines(ErrorsTable.Write)[^1]);
        Assert.Equal("shop,orders-1-z,ReplicaSet/orders-1,,,1830,,,,,,", Lines(PodsTable.Write)[^1]);
    }

    [Fact]
    public void Times_have_no_superfluous_digits() =>
        Assert.Equal("shop,cart-1-a,ReplicaSet/cart-1,general-2,c,1815.25,1815.3,1817.5,1829.5,4545,5400.1,TaintManagerEviction", Lines(PodsTable.Write)[2]);

    [Fact]
    public void Text_with_commas_is_quoted() =>
        Assert.Contains("asks for", Lines(HpaTable.Write)[1].Split('"')[1], StringComparison.Ordinal);

    [Fact]
    public void Another_culture_changes_nothing()
    {
        var invariant = Lines(WorkloadsTable.Write);
        var before = CultureInfo.CurrentCulture;
        try
        {
            var german = (CultureInfo)CultureInfo.InvariantCulture.Clone();
            german.NumberFormat.NumberDecimalSeparator = ",";
            german.NumberFormat.NumberGroupSeparator = ".";
            german.TextInfo.ListSeparator = ";";
            CultureInfo.CurrentCulture = german;
            Assert.Equal("0,5", 0.5.ToString("0.0", CultureInfo.CurrentCulture));
            Assert.Equal(invariant, Lines(WorkloadsTable.Write));
        }
        finally
        {
            CultureInfo.CurrentCulture = before;
        }
    }

    [Theory]
    [InlineData(0.1f, "0.1")]
    [InlineData(16.6666667f, "16.66667")]
    [InlineData(-0f, "0")]
    [InlineData(1e-12f, "0")]
    [InlineData(250000f, "250000")]
    [InlineData(float.NaN, "")]
    [InlineData(float.PositiveInfinity, "")]
    public void Numbers_are_plain(float value, string text) => Assert.Equal(text, CsvNumber.Of(value));

    private static string[] Lines(Action<RunResult, Stream> write) => Lines(Run, write);

    private static string[] Lines(RunResult run, Action<RunResult, Stream> write)
    {
        using var stream = new MemoryStream();
        write(run, stream);
        var text = Encoding.UTF8.GetString(stream.ToArray());
        Assert.EndsWith("\n", text, StringComparison.Ordinal);
        Assert.DoesNotContain('\r', text);
        return text[..^1].Split('\n');
    }
}
