using EShopSim.Traffic.Description;

namespace EShopSim.Traffic.Graph;

/// <summary>Finds operations that call themselves, directly or through others: a request among them might never end.</summary>
internal static class CallCircle
{
    /// <exception cref="ArgumentException">Calls run in a circle.</exception>
    public static void Reject(List<Operation> operations, Dictionary<string, int> indexes, IReadOnlyList<MessageQueue> queues)
    {
        var open = new bool[operations.Count];
        var done = new bool[operations.Count];
        for (var i = 0; i < operations.Count; i++)
            Visit(i);

        void Visit(int index)
        {
            if (done[index])
                return;
            if (open[index])
                throw new ArgumentException($"the operation {operations[index].Name} calls itself, directly or through others", nameof(operations));
            open[index] = true;
            foreach (var step in operations[index].Steps)
            {
                foreach (var call in step.Calls)
                {
                    if (indexes.TryGetValue(call.Operation, out var callee))
                        Visit(callee);
                }
            }

            foreach (var queue in queues)
            {
                if (operations[index].Publishes.Contains(queue.Name, StringComparer.Ordinal) && indexes.TryGetValue(queue.Consumer, out var consumer))
                    Visit(consumer);
            }

            open[index] = false;
            done[index] = true;
        }
    }
}
