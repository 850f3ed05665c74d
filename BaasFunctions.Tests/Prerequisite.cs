namespace BaasFunctions.Tests;

/// <summary>
/// What a test needs of its machine. Where that is missing less is tested, and the output says so. With <c>TESTS_REQUIRE_ALL=1</c>, which .ci/run sets, it is a failure:
/// nobody reads what was skipped in a run that is green.
/// </summary>
internal static class Prerequisite
{
    /// <summary>Whether the machine has to have all.</summary>
    public static bool AreAllRequired => Environment.GetEnvironmentVariable("TESTS_REQUIRE_ALL") == "1";

    /// <summary>Ends a test that has nothing to test without it.</summary>
    /// <param name="missing">What is missing, as a sentence.</param>
    /// <param name="areAllRequired">See <see cref="AreAllRequired"/>.</param>
    public static void SkipWithout(string missing, bool areAllRequired)
    {
        FailWhereRequired(missing, areAllRequired);
        Assert.Inconclusive(missing);
    }

    /// <summary>Lets a test go on that tests less without it.</summary>
    /// <param name="missing">What is missing, as a sentence.</param>
    /// <param name="areAllRequired">See <see cref="AreAllRequired"/>.</param>
    public static void DoWithout(string missing, bool areAllRequired)
    {
        FailWhereRequired(missing, areAllRequired);
        Console.WriteLine(missing);
    }

    private static void FailWhereRequired(string missing, bool areAllRequired)
    {
        if (areAllRequired)
        {
            Assert.Fail(missing);
        }
    }
}
