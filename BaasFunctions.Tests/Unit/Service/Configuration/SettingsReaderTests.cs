using BaasFunctions.Service;
using BaasFunctions.Service.Auth;
using BaasFunctions.Service.Configuration;
using Microsoft.Extensions.DependencyInjection;

namespace BaasFunctions.Tests.Unit.Service.Configuration;

[TestClass]
public sealed class SettingsReaderTests
{
    [TestMethod]
    public void Read_NothingSet_GivesTheDefaultsOfTheTable()
    {
        var reading = Read();

        Assert.AreEqual(0, reading.Faults.Count);
        Assert.AreEqual(3001, reading.Options!.Port);
        Assert.AreEqual(TimeSpan.FromSeconds(30), reading.Options.Limits.WallTime);
        Assert.AreEqual(10 << 20, reading.Options.MaxBodyBytes);
        Assert.IsNull(reading.Options.RateLimitMaxRequests);
    }

    [TestMethod]
    public void Read_EveryDefaultWrittenOut_GivesTheSameOptions()
    {
        // A default that stands in the table but not in the code, or the other way round, would differ here.
        var all = SettingsTable.Rows
            .Where(row => row.Default.Length > 0 && row.Name is not ("BAAS_MAX_CONCURRENCY" or "RATE_LIMIT_MAX_REQUESTS" or "ENABLE_DEBUG_LOGS" or "BAAS_WORKERS"
                or "BAAS_PROJECT_CONCURRENCY" or "BAAS_PROJECT_SHARE" or "BAAS_PROJECT_QUEUE"))
            .ToDictionary(row => row.Name, row => row.Default);

        var reading = SettingsReader.Read(all);

        Assert.AreEqual(0, reading.Faults.Count, string.Join('\n', reading.Faults));
        var plain = Read().Options!;
        CollectionAssert.AreEqual(plain.AllowedOrigins.ToArray(), reading.Options!.AllowedOrigins.ToArray());
        Assert.AreEqual(plain, reading.Options with { AllowedOrigins = plain.AllowedOrigins, ApiKeys = plain.ApiKeys });
    }

    [TestMethod]
    public void Read_SeveralFaults_ReportsAllAtOnce()
    {
        var reading = Read(("PORT", "http"), ("MAX_TIMEOUT", "-1"), ("BAAS_MAX_QUEUE", "1.5"));

        Assert.IsNull(reading.Options);
        Assert.AreEqual(3, reading.Faults.Count);
        StringAssert.Contains(reading.Faults[0], "PORT must be a whole number");
        StringAssert.Contains(reading.Faults[0], "0 to 65535");
        StringAssert.Contains(reading.Faults[0], "found \"http\"");
    }

    [TestMethod]
    public void Read_UnknownOwnName_IsRefusedWithTheNearestName()
    {
        var reading = Read(("BAAS_MAX_BODY_BYTE", "1"));

        StringAssert.Contains(reading.Faults.Single(), "BAAS_MAX_BODY_BYTE is not a setting; did you mean BAAS_MAX_BODY_BYTES?");
    }

    [TestMethod]
    public void Read_UnknownForeignName_IsNoMatterOfOurs() => Assert.IsNotNull(Read(("PATH", "/bin")).Options);

    [TestMethod]
    public void Read_NameWithoutEffect_IsNamed()
    {
        var reading = Read(("REDIS_URL", "redis://u:secret@db/1"));

        StringAssert.Contains(reading.Warnings.Single(), "REDIS_URL");
        Assert.IsFalse(reading.Warnings.Single().Contains("secret"));
    }

    [TestMethod]
    public void Read_BadKey_IsRefusedWithoutShowingIt()
    {
        var reading = Read(("BAAS_API_KEYS", "hunter2"));

        StringAssert.Contains(reading.Faults.Single(), "BAAS_API_KEYS");
        Assert.IsFalse(reading.Faults.Single().Contains("hunter2"));
    }

    [TestMethod]
    public void Read_MaximumBelowDefault_LowersADefaultThatNobodyChose()
    {
        Assert.AreEqual(TimeSpan.FromSeconds(1), Read(("MAX_TIMEOUT", "1000")).Options!.Limits.WallTime);
        StringAssert.Contains(Read(("MAX_TIMEOUT", "1000"), ("DEFAULT_TIMEOUT", "2000")).Faults.Single(), "DEFAULT_TIMEOUT must not be greater");
    }

    [TestMethod]
    [DataRow("https://a.example, http://b.example/", "https://a.example|http://b.example")]
    [DataRow("*", null)]
    [DataRow("https://a.example/path", null)]
    public void Read_AllowedOrigins_AreOriginsOrRefused(string text, string? expected)
    {
        var reading = Read(("ALLOWED_ORIGINS", text));

        Assert.AreEqual(expected, reading.Options is { } options ? string.Join('|', options.AllowedOrigins) : null);
    }

    [TestMethod]
    [DataRow("", "", "", null)]
    [DataRow("0123456789abcdef", "", "", 1000)]
    [DataRow("0123456789abcdef", "production", "", 100)]
    [DataRow("", "", "7", 7)]
    public async Task RateLimit_FollowsKeysAndEnvironment(string keys, string environment, string limit, int? expected)
    {
        var options = Read(("BAAS_API_KEYS", keys), ("NODE_ENV", environment), ("RATE_LIMIT_MAX_REQUESTS", limit)).Options!;
        await using var service = new ServiceCollection().AddLogging().AddFunctionsService(options).BuildServiceProvider();

        Assert.AreEqual(expected, service.GetRequiredService<RequestRates>().Limit);
    }

    private static SettingsReading Read(params (string Name, string Value)[] environment) =>
        SettingsReader.Read(environment.ToDictionary(pair => pair.Name, pair => pair.Value));
}
