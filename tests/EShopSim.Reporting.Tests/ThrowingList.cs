using System.Collections;

namespace EShopSim.Reporting.Tests;

/// <summary>A series that fails when it is read at some index, as a full disk or a defect would in the middle of a report.</summary>
internal sealed class ThrowingList(int count, int failsAt) : IReadOnlyList<float>
{
    public int Count => count;

    public float this[int index] => index == failsAt ? throw new InvalidOperationException("read beyond what is there") : 1;

    public IEnumerator<float> GetEnumerator() => Enumerable.Range(0, count).Select(i => this[i]).GetEnumerator();

    IEnumerator IEnumerable.GetEnumerator() => GetEnumerator();
}
