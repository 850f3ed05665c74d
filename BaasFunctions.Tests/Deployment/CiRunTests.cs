using System.Globalization;
using System.Text.RegularExpressions;

namespace BaasFunctions.Tests.Deployment;

/// <summary>.ci/run ends in time and skips no test in silence.</summary>
[TestClass]
public sealed partial class CiRunTests
{
    private static readonly string s_script = File.ReadAllText(Repository.PathOf(".ci/run"));

    /// <summary>Whoever runs it ends it after 90 minutes, and then nothing says what hung. Programs are installed and the benchmarks run in what is left.</summary>
    [TestMethod]
    public void Steps_ThatHang_EndBeforeTheRunIsEnded()
    {
        var limits = Limit.Matches(s_script).Select(limit => TimeSpan.FromSeconds(int.Parse(limit.Groups[1].Value, CultureInfo.InvariantCulture))).ToArray();

        Assert.IsNotEmpty(limits);
        Assert.IsLessThanOrEqualTo(TimeSpan.FromMinutes(80), limits.Aggregate((sum, limit) => sum + limit));
    }

    [TestMethod]
    public void Tests_MayDoWithoutNothingThatIsInstalled() => Assert.HasCount(1, WholeRun.Matches(s_script));

    [GeneratedRegex(@"\btimeout --kill-after=\d+ (\d+) ")]
    private static partial Regex Limit { get; }

    [GeneratedRegex(@" TESTS_REQUIRE_ALL=1 timeout --kill-after=30 \d+ dotnet test BaasFunctions\.slnx ")]
    private static partial Regex WholeRun { get; }
}
