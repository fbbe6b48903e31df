using EShopSim.Formats.Scenarios.Declarations;
using EShopSim.Formats.Shapes;

namespace EShopSim.Formats.Scenarios;

/// <summary>All operations by full name, and who calls whom.</summary>
internal sealed class OperationGraph(Findings findings)
{
    private readonly Dictionary<string, IReadOnlyList<CallDeclaration>> _calls = new(StringComparer.Ordinal);
    private readonly Dictionary<string, IReadOnlyList<Located<string>>> _publishes = new(StringComparer.Ordinal);
    private readonly List<string> _names = [];

    internal IReadOnlyList<string> Names => _names;

    internal bool Contains(string name) => _calls.ContainsKey(name);

    /// <summary>Adds an operation; false where the name is taken.</summary>
    internal bool Add(string name, OperationDeclaration operation)
    {
        if (!_calls.TryAdd(name, [.. operation.Steps.SelectMany(step => step)]))
            return false;
        _names.Add(name);
        _publishes.Add(name, operation.Publishes);
        return true;
    }

    /// <summary>All calls of all operations, in the order in which they are written.</summary>
    internal IEnumerable<(string Operation, CallDeclaration Call)> Calls => _names.SelectMany(name => _calls[name].Select(call => (name, call)));

    /// <summary>All that is published, by whom and to which queue.</summary>
    internal IEnumerable<(string Operation, Located<string> Queue)> Publications => _names.SelectMany(name => _publishes[name].Select(queue => (name, queue)));

    /// <summary>A message leads from who publishes it to its consumer, as a call does.</summary>
    internal void Connect(string publisher, Located<string> queue, string consumer) =>
        _calls[publisher] = [.. _calls[publisher], new CallDeclaration(new Located<string>(consumer, queue.Node), new Traffic.Description.Call(consumer)) { Target = CallTarget.Consumer }];

    /// <summary>Reports an operation that does not exist.</summary>
    internal bool Require(string path, string name, YamlNode at)
    {
        if (Contains(name))
            return true;
        findings.Add(DiagnosticCodes.OperationUnknown, at.At, $"{path}: no module has an operation '{name}'{Suggestion.For(name, _names)}");
        return false;
    }

    /// <summary>Reports calls to nowhere and calls in a circle.</summary>
    internal void Check()
    {
        foreach (var name in _names)
        {
            foreach (var call in _calls[name].Where(call => call.Target == CallTarget.Operation))
                Require($"operation {name}", call.Operation.Value, call.Operation.Node);
        }

        var done = new HashSet<string>(StringComparer.Ordinal);
        foreach (var name in _names)
            Walk(name, done);
    }

    // Depth first, with a stack of its own: a chain of calls may be longer than the machine's stack.
    private void Walk(string root, HashSet<string> done)
    {
        var path = new List<(string Name, int Next)> { (root, 0) };
        var onPath = new HashSet<string>(StringComparer.Ordinal) { root };
        while (path.Count > 0)
        {
            var (name, next) = path[^1];
            var calls = _calls[name];
            if (done.Contains(name) || next == calls.Count)
            {
                done.Add(name);
                onPath.Remove(name);
                path.RemoveAt(path.Count - 1);
                continue;
            }

            path[^1] = (name, next + 1);
            var called = calls[next].Operation;
            if (!Contains(called.Value) || done.Contains(called.Value))
                continue;
            if (onPath.Add(called.Value))
                path.Add((called.Value, 0));
            else
                ReportCycle(path, called.Value, called.Node);
        }
    }

    private void ReportCycle(List<(string Name, int Next)> path, string name, YamlNode at)
    {
        var start = path.FindIndex(step => string.Equals(step.Name, name, StringComparison.Ordinal));
        var circle = path.Skip(start).Select(step => step.Name).Append(name);
        findings.Add(DiagnosticCodes.CallCycle, at.At, $"operations call each other in a circle: {string.Join(" → ", circle)}");
    }
}
