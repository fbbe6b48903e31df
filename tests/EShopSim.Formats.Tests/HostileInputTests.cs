namespace EShopSim.Formats.Tests;

/// <summary>Input made to hurt ends early, with a finding.</summary>
public sealed class HostileInputTests
{
    [Theory(Timeout = 20_000)]
    [InlineData("[")]
    [InlineData("{a: ")]
    [InlineData("- ")]
    [InlineData("? ")]
    [InlineData("- [")]
    public async Task Deep_nesting_does_not_overflow_the_stack(string level)
    {
        var text = string.Concat(Enumerable.Repeat(level, 100_000));
        var reading = await Task.Run(() => Inputs.Manifests(text), TestContext.Current.CancellationToken);
        Assert.True(reading.HasErrors);
    }

    [Fact(Timeout = 20_000)]
    public async Task An_alias_bomb_is_refused_and_not_unfolded()
    {
        var text = "a0: &a0 [x, x]\n" + string.Concat(Enumerable.Range(1, 200).Select(i => $"a{i}: &a{i} [*a{i - 1}, *a{i - 1}]\n"));
        var reading = await Task.Run(() => Inputs.Manifests(text), TestContext.Current.CancellationToken);
        Assert.Contains(reading.Diagnostics, diagnostic => diagnostic.Code == "ESH0004");
    }

    [Fact(Timeout = 30_000)]
    public async Task A_large_dump_is_read_in_seconds()
    {
        var text = string.Concat(Enumerable.Range(0, 5000).Select(i => $"---\napiVersion: v1\nkind: Service\nmetadata: {{ name: s{i}, annotations: {{ a: \"{new string('x', 500)}\" }} }}\nspec: {{ selector: {{ app: s{i} }}, ports: [ {{ port: 80 }} ] }}\n"));
        var reading = await Task.Run(() => Inputs.Manifests(text), TestContext.Current.CancellationToken);
        Assert.Empty(reading.Diagnostics);
        Assert.Equal(5000, reading.Objects.Services.Count);
    }
}
