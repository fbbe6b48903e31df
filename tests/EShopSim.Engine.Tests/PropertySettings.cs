using FsCheck.Xunit;

// Properties run on the same cases each time; a failure is never a matter of luck.
[assembly: Properties(Replay = "20260101,17")]
