using BaasFunctions.Sandbox.Engines;
using BaasFunctions.Tests.Unit.Sandbox.Support;

namespace BaasFunctions.Tests.Unit.Sandbox;

[TestClass]
public sealed class TimeZoneTests
{
    /// <summary>When the runtime keeps its list otherwise this fails: nothing is broken then, and a start takes a third longer.</summary>
    [TestMethod]
    public void DoWithout_OnThisRuntime_IsPossible() => Assert.IsTrue(TimeZoneOrder.DoWithout());

    [TestMethod]
    public void DoWithout_TheList_HoldsWhatTheRuntimeKnows()
    {
        TimeZoneOrder.DoWithout();
        CollectionAssert.AreEquivalent(
            TimeZoneInfo.GetSystemTimeZones(skipSorting: true).Select(zone => zone.Id).ToList(),
            TimeZoneInfo.GetSystemTimeZones().Select(zone => zone.Id).ToList());
    }

    [TestMethod]
    [DataRow("Intl.supportedValuesOf('timeZone').slice(0, 3).join()", "Africa/Abidjan,Africa/Algiers,Africa/Bissau")]
    [DataRow("Intl.supportedValuesOf('timeZone').every((zone, i, all) => i === 0 || all[i - 1] < zone)", "true")]
    [DataRow("new Date(0).toLocaleString('en', { timeZone: 'europe/paris', timeZoneName: 'long' })", "1/1/1970, 1:00:00 AM Central European Standard Time")]
    [DataRow("Intl.DateTimeFormat('en', { timeZone: 'America/New_York', hour: 'numeric' }).format(new Date(0))", "7 PM")]
    public async Task Function_ThatUsesTimeZones_SeesThemInOrder(string expression, string expected) =>
        Assert.AreEqual($"\"{expected}\"", await TestSandbox.DataOfBodyAsync($"return String({expression})"));
}
