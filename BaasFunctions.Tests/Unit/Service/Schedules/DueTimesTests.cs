using BaasFunctions.Service.Registry;
using BaasFunctions.Service.Schedules;

namespace BaasFunctions.Tests.Unit.Service.Schedules;

/// <summary>Which due times fire, when an instance looks at them sooner or later.</summary>
[TestClass]
public sealed class DueTimesTests
{
    private static readonly ScheduleRule s_eachMinute = new("* * * * *", "UTC", FiresMissed: true);

    [TestMethod]
    public void Times_ThatAreLateWithinAMinute_FireEachOne()
    {
        var rule = s_eachMinute with { Cron = "*/10 * * * * *" };

        var due = DueTimes.Of(rule, At("2026-05-01T10:00:00Z"), At("2026-05-01T10:00:31Z"));

        CollectionAssert.AreEqual(new[] { At("2026-05-01T10:00:00Z"), At("2026-05-01T10:00:10Z"), At("2026-05-01T10:00:20Z"), At("2026-05-01T10:00:30Z") }, due.Fire.ToArray());
        Assert.AreEqual(At("2026-05-01T10:00:40Z"), due.Next);
    }

    [TestMethod]
    public void Times_ThatWereMissed_FireOnceForTheLastOfThem()
    {
        var due = DueTimes.Of(s_eachMinute, At("2026-05-01T10:00:00Z"), At("2026-05-01T12:30:20Z"));

        CollectionAssert.AreEqual(new[] { At("2026-05-01T12:30:00Z") }, due.Fire.ToArray());
        Assert.AreEqual(At("2026-05-01T12:31:00Z"), due.Next);
    }

    [TestMethod]
    public void Times_ThatWereMissed_FireNotWhereTheyAreSkipped()
    {
        var due = DueTimes.Of(s_eachMinute with { FiresMissed = false }, At("2026-05-01T10:00:00Z"), At("2026-05-01T12:30:20Z"));

        Assert.IsEmpty(due.Fire);
        Assert.AreEqual(At("2026-05-01T12:31:00Z"), due.Next);
    }

    [TestMethod]
    public void Times_OfADayWithoutTheirHour_FireWhenTheClocksHavePassedIt()
    {
        // On 29 March 2026 clocks in Berlin go from 2:00 to 3:00.
        var rule = new ScheduleRule("30 2 * * *", "Europe/Berlin", FiresMissed: true);

        Assert.AreEqual(At("2026-03-29T01:00:00Z"), rule.After(At("2026-03-28T12:00:00Z")));
        Assert.AreEqual(At("2026-03-30T00:30:00Z"), rule.After(At("2026-03-29T01:00:00Z")));
    }

    [TestMethod]
    public void Times_OfADayWithTheirHourTwice_FireOnce()
    {
        // On 25 October 2026 clocks in Berlin go from 3:00 to 2:00.
        var rule = new ScheduleRule("30 2 * * *", "Europe/Berlin", FiresMissed: true);

        Assert.AreEqual(At("2026-10-25T00:30:00Z"), rule.After(At("2026-10-24T12:00:00Z")));
        Assert.AreEqual(At("2026-10-26T01:30:00Z"), rule.After(At("2026-10-25T00:30:00Z")));
    }

    [TestMethod]
    public void Times_OfTheMorning_KeepTheHourOfTheWallWhenClocksChange()
    {
        var rule = new ScheduleRule("0 7 * * *", "Europe/Berlin", FiresMissed: true);

        Assert.AreEqual(At("2026-03-28T06:00:00Z"), rule.After(At("2026-03-27T12:00:00Z")));
        Assert.AreEqual(At("2026-03-29T05:00:00Z"), rule.After(At("2026-03-28T12:00:00Z")));
    }

    private static DateTimeOffset At(string time) => DateTimeOffset.Parse(time, System.Globalization.CultureInfo.InvariantCulture);
}
