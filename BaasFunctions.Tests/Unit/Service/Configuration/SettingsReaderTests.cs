using BaasFunctions.Service;
using BaasFunctions.Service.Auth;
using BaasFunctions.Service.Configuration;
using BaasFunctions.Service.HostCalls.Storage;
using BaasFunctions.Service.Observability;
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
        Assert.AreEqual(3001, reading.Options!.Server.Port);
        Assert.AreEqual(TimeSpan.FromSeconds(30), reading.Options.Limits.WallTime);
        Assert.AreEqual(10 << 20, reading.Options.Server.MaxBodyBytes);
        Assert.IsNull(reading.Options.Access.RateLimitMaxRequests);
    }

    [TestMethod]
    public void Read_EveryDefaultWrittenOut_GivesTheSameOptions()
    {
        // A default that stands in the table but not in the code, or the other way round, would differ here.
        var all = SettingsTable.Rows.Where(row => row.Default.Length > 0 && !row.Default.Contains(' ') && row.Name != "ALLOWED_ORIGINS").Select(row => (row.Name, row.Default));

        var reading = SettingsReader.Read(SettingsOf.These([.. all]));

        Assert.AreEqual(0, reading.Faults.Count, string.Join('\n', reading.Faults));
        var (plain, written) = (Read().Options!, reading.Options!);
        Assert.AreEqual(plain.Egress.ToString(), written.Egress.ToString());
        Assert.AreEqual(plain with { Egress = written.Egress, Access = written.Access }, written);
        Assert.AreEqual("http://localhost", plain.Access.AllowedOrigins.Single());
        Assert.AreEqual(plain.Access.ToString(), written.Access.ToString());
    }

    [TestMethod]
    public void Read_UnitsAndLists_AreWhatIsWritten()
    {
        var options = Read(
            ("BAAS_KEEP_ALIVE", " 1500 "), ("MAX_MEMORY_LIMIT", "600"), ("BAAS_WORKER_MEMORY", "600"), ("BAAS_DATA", "SQLite"), ("LOG_LEVEL", "http"),
            ("BAAS_API_KEYS", "0123456789abcdef, fedcba9876543210"), ("BAAS_EGRESS_PORTS", "80,443"), ("BAAS_AUDIT", "refusals"), ("DEV_MODE", "true")).Options!;

        Assert.AreEqual(TimeSpan.FromSeconds(1.5), options.Server.KeepAlive);
        Assert.AreEqual((600L << 20, 600), (options.Limits.MaxMemoryBytes, options.Workers.MemoryMb));
        Assert.AreEqual((EntityStoreKind.Sqlite, AuditLevel.Refusals, ServiceLogLevel.Debug), (options.Data.Entities, options.Access.Audit, options.Logging.Level));
        CollectionAssert.AreEqual((string[])["0123456789abcdef", "fedcba9876543210"], options.Access.ApiKeys.ToArray());
        CollectionAssert.AreEquivalent((int[])[80, 443], options.Egress.Ports.ToArray());
    }

    [TestMethod]
    [DataRow("JWT_SECRET")]
    [DataRow("BAAS_API_KEYS")]
    [DataRow("DATABASE_URL")]
    [DataRow("LOG_LEVEL")]
    public void Read_ReferenceThatAzureDidNotResolve_IsAFault(string name)
    {
        // Long enough for a secret and for a key, and the same everywhere.
        var reading = SettingsReader.Read(SettingsOf.These((name, "@Microsoft.KeyVault(SecretUri=https://kv-example.vault.azure.net/secrets/jwt-secret)")));

        Assert.Contains($"{name} is a reference that Azure could not resolve", reading.Faults.Single());
    }

    [TestMethod]
    [DataRow("BAAS_BIND_ADDRESS", "here", "must be an IP address")]
    [DataRow("API_KEY_HEADER", "a b", "must be a header name")]
    [DataRow("LOG_LEVEL", "loud", "must be one of error, warn, info, http, verbose, debug, silly, found \"loud\"")]
    [DataRow("BAAS_ISOLATION", "1", "must be one of Shared, PerProject, PerExecution, InProcess")]
    [DataRow("FUNCTION_CODE_CACHE", "yes", "must be one of true, false")]
    [DataRow("DRUPAL_API_URL", "ftp://x", "must be an http or https address")]
    [DataRow("BAAS_EGRESS_ONLY", "a b", "has \"a b\", which is no network")]
    [DataRow("BAAS_EGRESS_PORTS", "80,x", "must be ports")]
    [DataRow("BAAS_FILE_TYPES", "png", "must be media types")]
    [DataRow("OTEL_EXPORTER_OTLP_PROTOCOL", "udp", "must be one of http/protobuf, grpc")]
    [DataRow("BAAS_DATA", "postgresql", "BAAS_DATA=postgresql needs DATABASE_URL")]
    [DataRow("BAAS_WORKERS", "99999999999999999999", "must be a whole number of processes from 1 to 256")]
    [DataRow("BAAS_MAX_QUEUE", "-1", "must be a whole number of executions from 0 to 100000")]
    public void Read_WrongValue_IsRefusedWithWhatItShouldBe(string name, string value, string expected)
    {
        var fault = Read((name, value)).Faults.Single();

        StringAssert.Contains(fault, expected);
        StringAssert.StartsWith(fault, name);
    }

    [TestMethod]
    [DataRow("DATABASE_URL", "mysql://hunter2")]
    [DataRow("BAAS_DB_RAW_URL", "hunter2")]
    [DataRow("JWT_SECRET", "hunter2")]
    [DataRow("DRUPAL_API_KEY", "hunter2 hunter2")]
    [DataRow("OTEL_EXPORTER_OTLP_HEADERS", "hunter2")]
    public void Read_WrongSecret_IsRefusedWithoutShowingIt(string name, string value)
    {
        var fault = Read((name, value)).Faults.Single();

        StringAssert.StartsWith(fault, name + " must");
        Assert.DoesNotContain("hunter2", fault);
    }

    [TestMethod]
    [DataRow("DRUPAL_API_URL", "https://user:hunter2@cms.example")]
    [DataRow("OTEL_EXPORTER_OTLP_ENDPOINT", "https://user:hunter2@collector.example")]
    [DataRow("BAAS_EGRESS_ALLOW", "10.0.0.0/8,https://user:hunter2,hunter2@proxy.example")]
    [DataRow("ALLOWED_ORIGINS", "https://user:hunter2@app.example/path")]
    [DataRow("BAAS_BIND_ADDRESS", "user:hunter2@127.0.0.1")]
    public void Read_WrongAddressWithAPassword_IsRefusedWithoutShowingIt(string name, string value)
    {
        var fault = Read((name, value)).Faults.Single();

        StringAssert.StartsWith(fault, name + " ");
        StringAssert.EndsWith(fault, $"found \"***{value[value.LastIndexOf('@')..]}\"");
        Assert.DoesNotContain("hunter2", fault);
    }

    [TestMethod]
    public void Read_NameThatWasASetting_IsRefusedWithWhatHoldsNow()
    {
        StringAssert.Contains(Read(("BAAS_WORKER_GRACE", "100")).Faults.Single(), "BAAS_WORKER_GRACE is no longer a setting: it is 500 ms; leave it out");
        Assert.IsEmpty(Read(("BAAS_WORKER_GRACE", "")).Faults);
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

        Assert.AreEqual(expected, reading.Options is { } options ? string.Join('|', options.Access.AllowedOrigins) : null);
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
        SettingsReader.Read(SettingsOf.These(environment));
}
