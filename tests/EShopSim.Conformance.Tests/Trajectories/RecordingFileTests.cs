namespace EShopSim.Conformance.Tests.Trajectories;

/// <summary>What lies in the folder of recordings.</summary>
[Trait("Category", "Trajectories")]
public sealed class RecordingFileTests
{
    public static TheoryData<string> Files => [.. TrajectoryFolder.Files()];

    /// <summary>A file that cannot be read is in no other test, so it has to fail here.</summary>
    [Theory]
    [MemberData(nameof(Files))]
    public void A_file_can_be_read_and_its_script_played(string name)
    {
        var summary = TrajectoryFolder.Summary(name);
        Assert.SkipWhen(summary.IsOther, $"{name}.json is no recording: {summary.Error}");
        Assert.True(summary.Error is null, $"{name}.json: {summary.Error}");
        foreach (var action in TrajectoryFolder.Read(name).Root.Items("actions"))
            ActionRules.Require(action);
    }
}
