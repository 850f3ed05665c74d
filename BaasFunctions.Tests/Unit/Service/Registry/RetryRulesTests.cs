using BaasFunctions.Service.Invocations;
using BaasFunctions.Service.Registry;

namespace BaasFunctions.Tests.Unit.Service.Registry;

/// <summary>How often, and when, a function is tried again that nobody waits for.</summary>
[TestClass]
public sealed class RetryRulesTests
{
    [TestMethod]
    [DataRow("{}", 3, 1_000, 300_000)]
    [DataRow("""{"retries":0}""", 0, 1_000, 300_000)]
    [DataRow("""{"retries":7}""", 7, 1_000, 300_000)]
    [DataRow("""{"retries":{"max":1,"backoff_ms":20}}""", 1, 20, 300_000)]
    [DataRow("""{"retries":{"max_backoff_ms":5000}}""", 3, 1_000, 5_000)]
    [DataRow("""{"retries":null}""", 3, 1_000, 300_000)]
    public void Rules_AsTheSourceSaysThem_AreRead(string config, int max, int backoff, int most)
    {
        Assert.IsNull(RetryRules.FaultOf(config));
        Assert.AreEqual(new RetryRules(max, TimeSpan.FromMilliseconds(backoff), TimeSpan.FromMilliseconds(most)), RetryRules.Of(config, "{}"));
    }

    [TestMethod]
    public void Rules_OfTheDeployment_WinOverThoseOfTheSource() =>
        Assert.AreEqual(new RetryRules(5, TimeSpan.FromMilliseconds(20), TimeSpan.FromMinutes(5)), RetryRules.Of("""{"retries":{"max":1,"backoff_ms":20}}""", """{"retries":{"max":5}}"""));

    [TestMethod]
    [DataRow("""{"retries":-1}""")]
    [DataRow("""{"retries":21}""")]
    [DataRow("""{"retries":1.5}""")]
    [DataRow("""{"retries":"3"}""")]
    [DataRow("""{"retries":{"backoff_ms":0}}""")]
    [DataRow("""{"retries":{"max_backoff_ms":3600001}}""")]
    [DataRow("""{"retries":{"backof_ms":10}}""")]
    public void Rules_ThatAreWrong_AreRefusedWithWhatIsRight(string config) => StringAssert.Contains(RetryRules.FaultOf(config), "0 to 20, or an object such as { max: 3, backoff_ms: 1000");

    [TestMethod]
    public void Delay_OfEachFurtherAttempt_HasTwiceTheBoundUntilTheLongest()
    {
        var rules = new RetryRules(20, TimeSpan.FromMilliseconds(100), TimeSpan.FromMilliseconds(1_500));
        foreach (var (attempt, bound) in new[] { (1, 100), (2, 200), (3, 400), (4, 800), (5, 1_500), (20, 1_500) })
        {
            var delays = Enumerable.Range(0, 300).Select(_ => RetryDelay.After(attempt, rules).TotalMilliseconds).ToArray();

            Assert.IsLessThan(bound, delays.Max());
            Assert.IsGreaterThanOrEqualTo(0, delays.Min());

            // Jitter: that 300 equal chances all fall into one half has no chance.
            Assert.IsGreaterThan(bound / 2.0, delays.Max());
            Assert.IsLessThan(bound / 2.0, delays.Min());
        }
    }
}
