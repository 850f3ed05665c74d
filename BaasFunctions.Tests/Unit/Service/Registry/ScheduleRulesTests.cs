using BaasFunctions.Service.Registry;

namespace BaasFunctions.Tests.Unit.Service.Registry;

/// <summary>What the configuration of a function says of when it runs.</summary>
[TestClass]
public sealed class ScheduleRulesTests
{
    [TestMethod]
    public void Schedule_OfOneExpression_IsReadInUtcUnlessSaidOtherwise()
    {
        CollectionAssert.AreEqual(new[] { new ScheduleRule("0 7 * * *", "UTC", FiresMissed: true) }, ScheduleRules.Of("""{"schedule":"0 7 * * *"}""", "{}").ToArray());
        CollectionAssert.AreEqual(
            new[] { new ScheduleRule("0 7 * * *", "Europe/Berlin", FiresMissed: false), new ScheduleRule("*/10 * * * * *", "Europe/Berlin", FiresMissed: false) },
            ScheduleRules.Of("""{"schedule":["0 7 * * *","*/10 * * * * *"],"timezone":"Europe/Berlin","misfire":"skip"}""", "{}").ToArray());
    }

    [TestMethod]
    public void Schedule_OfTheDeployment_WinsMemberByMember() => CollectionAssert.AreEqual(
        new[] { new ScheduleRule("0 8 * * *", "Europe/Berlin", FiresMissed: true) },
        ScheduleRules.Of("""{"schedule":"0 7 * * *","timezone":"Europe/Berlin"}""", """{"schedule":"0 8 * * *"}""").ToArray());

    [TestMethod]
    [DataRow("""{"schedule":7}""", "config.schedule must be a cron expression such as \"0 7 * * *\"")]
    [DataRow("""{"schedule":[]}""", "an array of up to 10 of them")]
    [DataRow("""{"schedule":"every day"}""", "config.schedule \"every day\" is no cron expression")]
    [DataRow("""{"schedule":"61 * * * *"}""", "Minutes: Value must be a number between 0 and 59")]
    [DataRow("""{"schedule":"0 0 30 2 *"}""", "no such time ever comes")]
    [DataRow("""{"schedule":"0 7 * * *","timezone":"Berlin"}""", "config.timezone must be the IANA name of a time zone")]
    [DataRow("""{"timezone":5}""", "config.timezone must be the IANA name of a time zone")]
    [DataRow("""{"schedule":"0 7 * * *","misfire":"all"}""", "config.misfire must be \"once\"")]
    public void Schedule_ThatIsWrong_IsRefusedInWordsThatTeach(string config, string words) => StringAssert.Contains(ScheduleRules.FaultOf(config), words);

    [TestMethod]
    [DataRow("{}")]
    [DataRow("""{"schedule":null}""")]
    [DataRow("""{"timezone":"Europe/Berlin"}""")]
    public void Schedule_ThatIsNone_IsNoFault(string config)
    {
        Assert.IsNull(ScheduleRules.FaultOf(config));
        Assert.IsEmpty(ScheduleRules.Of(config, "{}"));
    }
}
