using EShopSim.Traffic.Cpu;
using FsCheck.Xunit;

namespace EShopSim.Traffic.Tests.Cpu;

public class BurstQueueTests
{
    /// <summary>Whatever lies near or far: the order is that of the finishes, and of the arrivals among equal ones.</summary>
    [Property]
    public void Bursts_leave_in_the_order_of_their_finishes(int seed)
    {
        var random = new Random(seed);
        var queue = new BurstQueue();
        var waiting = new List<(double Finish, int Visit)>();
        for (var visit = 0; visit < 1000; visit++)
        {
            var finish = random.Next(200);
            queue.Push(finish, visit);
            waiting.Add((finish, visit));
            for (var leaves = random.Next(visit % 400 < 200 ? 2 : 4); leaves > 0 && waiting.Count > 0; leaves--)
            {
                var next = waiting.Min();
                waiting.Remove(next);
                Assert.Equal(next.Finish, queue.NextFinish);
                Assert.Equal(next.Visit, queue.Pop());
            }

            Assert.Equal(waiting.Count == 0, queue.IsEmpty);
        }
    }
}
