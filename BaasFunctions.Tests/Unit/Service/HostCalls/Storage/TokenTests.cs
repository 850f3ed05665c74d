using System.Security.Cryptography;
using System.Text;
using System.Text.Json;
using BaasFunctions.Service;
using BaasFunctions.Service.Configuration;
using BaasFunctions.Service.HostCalls;
using BaasFunctions.Service.HostCalls.Http;
using BaasFunctions.Service.Projects;
using BaasFunctions.Tests.Unit.Service.HostCalls.Http;
using Microsoft.AspNetCore.Http;
using Microsoft.Extensions.DependencyInjection;

namespace BaasFunctions.Tests.Unit.Service.HostCalls.Storage;

/// <summary>JSON Web Tokens: who can sign, what is accepted, and what is not.</summary>
[TestClass]
public sealed class TokenTests
{
    private static readonly DirectoryInfo s_folder = Directory.CreateTempSubdirectory("baas-tokens-");
    private readonly FakeTime _time = new();

    [ClassCleanup]
    public static void CleanUp() => s_folder.Delete(recursive: true);

    [TestMethod]
    public async Task Token_OfTheProject_IsValidThereAndNowhereElse()
    {
        await using var services = Build();
        await using var shop = new ContextUnderTest(services, "shop");
        await using var bank = new ContextUnderTest(services, "bank");

        var token = (await shop.JsonAsync("jwt.sign", new { payload = new { sub = "u1", role = "admin" } })).GetString();
        var valid = await shop.JsonAsync("jwt.verify", new { token });

        Assert.IsTrue(valid.GetProperty("valid").GetBoolean());
        Assert.AreEqual(("u1", "admin"), (valid.GetProperty("payload").GetProperty("sub").GetString(), valid.GetProperty("payload").GetProperty("role").GetString()));
        Assert.AreEqual(3600, valid.GetProperty("payload").GetProperty("exp").GetInt64() - valid.GetProperty("payload").GetProperty("iat").GetInt64());
        Assert.AreEqual("WRONG_SIGNATURE", await ErrorAsync(bank, token));
        Assert.IsFalse(shop.HaveEffects);
    }

    [TestMethod]
    [DataRow("15m", 900)]
    [DataRow("2h", 7200)]
    [DataRow("7d", 604800)]
    [DataRow("90", 90)]
    public async Task ExpiresIn_AsClientsWriteIt_IsUnderstood(string time, int seconds)
    {
        await using var services = Build();
        await using var context = new ContextUnderTest(services, "shop");
        var token = (await context.JsonAsync("jwt.sign", new { payload = new { }, options = time })).GetString();

        Assert.IsNull(await ErrorAsync(context, token));
        _time.Advance(TimeSpan.FromSeconds(seconds + 31));
        Assert.AreEqual("TOKEN_EXPIRED", await ErrorAsync(context, token));
        Assert.AreEqual("INVALID_ARGUMENT", await context.FaultAsync("jwt.sign", new { payload = new { }, options = "soon" }));
    }

    [TestMethod]
    public async Task Claims_ThatAreExpected_AreChecked()
    {
        await using var services = Build();
        await using var context = new ContextUnderTest(services, "shop");
        var token = (await context.JsonAsync("jwt.sign", new { payload = new { }, options = new { audience = "a", issuer = "i", subject = "s", notBefore = "1h", expiresIn = "2h" } })).GetString();

        Assert.AreEqual("TOKEN_NOT_YET_VALID", await ErrorAsync(context, token));
        _time.Advance(TimeSpan.FromHours(1));
        Assert.IsNull(await ErrorAsync(context, token, new { audience = "a", issuer = "i", subject = "s" }));
        Assert.AreEqual("WRONG_AUDIENCE", await ErrorAsync(context, token, new { audience = "b" }));
        Assert.AreEqual("WRONG_ISSUER", await ErrorAsync(context, token, new { issuer = "b" }));
        Assert.AreEqual("WRONG_SUBJECT", await ErrorAsync(context, token, new { subject = "b" }));
    }

    [TestMethod]
    [DataRow("RS256")]
    [DataRow("ES256")]
    public async Task Token_SignedWithAKey_IsValidForItsPublicHalf(string algorithm)
    {
        await using var services = Build();
        await using var context = new ContextUnderTest(services, "shop");
        using var rsa = RSA.Create(2048);
        using var ec = ECDsa.Create(ECCurve.NamedCurves.nistP256);
        var (secret, open) = algorithm == "RS256" ? (rsa.ExportPkcs8PrivateKeyPem(), rsa.ExportSubjectPublicKeyInfoPem()) : (ec.ExportPkcs8PrivateKeyPem(), ec.ExportSubjectPublicKeyInfoPem());

        var token = (await context.JsonAsync("jwt.sign", new { payload = new { sub = "u" }, options = new { key = secret, algorithm } })).GetString();

        Assert.IsNull(await ErrorAsync(context, token, new { key = open }));
        Assert.AreEqual("WRONG_ALGORITHM", await ErrorAsync(context, token) is "WRONG_ALGORITHM" or "WRONG_SIGNATURE" ? "WRONG_ALGORITHM" : "accepted");
        Assert.AreEqual("INVALID_KEY", await context.FaultAsync("jwt.sign", new { payload = new { }, options = new { key = open } }));
        Assert.AreEqual("INVALID_ALGORITHM", await context.FaultAsync("jwt.sign", new { payload = new { }, options = new { key = secret, algorithm = "HS256" } }));
    }

    [TestMethod]
    [DataRow("jwt.sign", """{"payload":{},"options":{"key":null}}""")]
    [DataRow("jwt.sign", """{"payload":{},"options":{"audience":null}}""")]
    [DataRow("jwt.sign", """{"payload":{},"options":{"expiresIn":null}}""")]
    [DataRow("jwt.sign", """{"payload":{"exp":"2026-01-01T00:00:00.000Z"}}""")]
    [DataRow("jwt.verify", """{"token":"a.b.c","options":{"key":null}}""")]
    [DataRow("jwt.verify", """{"token":"a.b.c","options":{"audience":null}}""")]
    public async Task Option_ThatIsMissing_IsRefusedInPlaceOfAnotherMeaning(string operation, string arguments)
    {
        await using var services = Build();
        await using var context = new ContextUnderTest(services, "shop");

        Assert.AreEqual("INVALID_ARGUMENT", await context.FaultAsync(operation, JsonSerializer.Deserialize<JsonElement>(arguments)));
    }

    [TestMethod]
    public async Task Confusion_OfAlgorithms_IsRefused()
    {
        await using var services = Build();
        await using var context = new ContextUnderTest(services, "shop");
        using var rsa = RSA.Create(2048);
        var open = rsa.ExportSubjectPublicKeyInfoPem();

        // The public key used as if it were a secret, and no signature at all.
        var forged = Forge("""{"alg":"HS256","typ":"JWT"}""", Encoding.UTF8.GetBytes(open));
        var none = Forge("""{"alg":"none","typ":"JWT"}""", null);

        Assert.IsNotNull(await ErrorAsync(context, forged, new { key = open }));
        Assert.IsNotNull(await ErrorAsync(context, none, new { key = open }));
        Assert.IsNotNull(await ErrorAsync(context, none));
        Assert.IsNotNull(await ErrorAsync(context, "nonsense"));
        Assert.IsNotNull(await ErrorAsync(context, "a.b.c"));
        Assert.AreEqual("INVALID_ALGORITHM", await context.FaultAsync("jwt.sign", new { payload = new { }, options = new { algorithm = "none" } }));
    }

    [TestMethod]
    public async Task Jwks_ByAddress_IsFetchedOnce()
    {
        using var ec = ECDsa.Create(ECCurve.NamedCurves.nistP256);
        var point = ec.ExportParameters(false).Q;
        await using var upstream = await Upstream.StartAsync(http => http.Response.WriteAsJsonAsync(new
        {
            keys = new[] { new { kty = "EC", crv = "P-256", kid = "k1", x = Url64(point.X!), y = Url64(point.Y!) } },
        }));
        await using var services = Build();
        await using var context = new ContextUnderTest(services, "shop");
        var token = (await context.JsonAsync("jwt.sign", new { payload = new { }, options = new { key = ec.ExportPkcs8PrivateKeyPem(), keyId = "k1" } })).GetString();

        Assert.IsNull(await ErrorAsync(context, token, new { jwks = upstream.Url + "jwks" }));
        Assert.IsNull(await ErrorAsync(context, token, new { jwks = upstream.Url + "jwks" }));
        Assert.AreEqual(1, upstream.Requests);
        Assert.AreEqual("INVALID_KEY", await context.FaultAsync("jwt.verify", new { token, options = new { jwks = new { keys = new[] { new { kty = "oct", k = "AAAA" } } } } }));
    }

    [TestMethod]
    public async Task Secret_ThatIsMade_IsKeptForTheNextStart()
    {
        await using var first = Build();
        await using var one = new ContextUnderTest(first, "shop");
        var token = (await one.JsonAsync("jwt.sign", new { payload = new { } })).GetString();

        await using var second = Build();
        await using var two = new ContextUnderTest(second, "shop");

        Assert.IsNull(await ErrorAsync(two, token));
        if (!OperatingSystem.IsWindows())
        {
            Assert.AreEqual(UnixFileMode.UserRead | UnixFileMode.UserWrite, File.GetUnixFileMode(Path.Combine(s_folder.FullName, "token-secret")));
        }
    }

    [TestMethod]
    [DataRow("key")]
    [DataRow("secret")]
    public async Task Token_OfAnotherSystem_IsValidForTheSecretThatIsShared(string option)
    {
        const string Token = "eyJhbGciOiJIUzI1NiIsInR5cCI6IkpXVCJ9.eyJzdWIiOiJ1MSIsImV4cCI6NDEwMjQ0NDgwMH0.nYK2H-xpAHefoLWXH8WrYVQKHKQYdsKZw6GukORIq_8";
        await using var services = Build();
        await using var context = new ContextUnderTest(services, "shop");

        Assert.IsNull(await ErrorAsync(context, Token, new Dictionary<string, string> { [option] = "shared-secret-of-another-system-01" }));
        Assert.AreEqual("WRONG_SIGNATURE", await ErrorAsync(context, Token, new Dictionary<string, string> { [option] = "shared-secret-of-another-system-02" }));
        Assert.IsNotNull(await ErrorAsync(context, Token, new Dictionary<string, string> { [option] = new string('s', 64), ["algorithm"] = "HS512" }));
        Assert.AreEqual("INVALID_ALGORITHM", await context.FaultAsync("jwt.verify", new { token = Token, options = new Dictionary<string, string> { [option] = new string('s', 64), ["algorithm"] = "RS256" } }));
    }

    [TestMethod]
    [DataRow("HS256", 32)]
    [DataRow("HS384", 48)]
    [DataRow("HS512", 64)]
    public async Task Token_SignedWithASharedSecret_HasTheAlgorithmThatIsNamed(string algorithm, int bytes)
    {
        await using var services = Build();
        await using var context = new ContextUnderTest(services, "shop");
        var secret = new string('s', bytes);

        var token = (await context.JsonAsync("jwt.sign", new { payload = new { sub = "u" }, options = new { secret, algorithm } })).GetString()!;

        Assert.Contains($"\"{algorithm}\"", Encoding.UTF8.GetString(System.Buffers.Text.Base64Url.DecodeFromChars(token.Split('.')[0])));
        Assert.IsNull(await ErrorAsync(context, token, new { secret }));
        Assert.IsNotNull(await ErrorAsync(context, token), "The secret of the project is another one.");
        Assert.AreEqual(algorithm == "HS256" ? "INVALID_KEY" : "INVALID_ALGORITHM", await context.FaultAsync("jwt.sign", new { payload = new { }, options = new { secret = secret[1..], algorithm } }));
    }

    [TestMethod]
    public async Task PublicKey_InAnyForm_IsNeverASecret()
    {
        await using var services = Build();
        await using var context = new ContextUnderTest(services, "shop");
        using var rsa = RSA.Create(2048);
        using var ec = ECDsa.Create(ECCurve.NamedCurves.nistP256);
        string[] forms =
        [
            rsa.ExportSubjectPublicKeyInfoPem(), rsa.ExportRSAPublicKeyPem(), ec.ExportSubjectPublicKeyInfoPem(), " \n" + rsa.ExportSubjectPublicKeyInfoPem().Replace("\n", "\r\n"),
            Convert.ToBase64String(rsa.ExportSubjectPublicKeyInfo()), Convert.ToBase64String(rsa.ExportSubjectPublicKeyInfo(), Base64FormattingOptions.InsertLineBreaks),
            Convert.ToBase64String(rsa.ExportRSAPublicKey()), Convert.ToBase64String(ec.ExportSubjectPublicKeyInfo()),
            "ssh-rsa AAAAB3NzaC1yc2EAAAADAQABAAABAQC7 user@host.example", """{"kty":"RSA","n":"0vx7agoebGcQSuuPiLJXZptN9nndrQmbXEps2aiAFbWhM78LhWx4cbbfAAt","e":"AQAB"}""",
        ];

        foreach (var form in forms)
        {
            var forged = Forge("""{"alg":"HS256","typ":"JWT"}""", Encoding.UTF8.GetBytes(form));
            Assert.AreEqual("INVALID_KEY", await context.FaultAsync("jwt.verify", new { token = forged, options = new { secret = form } }), form);
            Assert.AreEqual("INVALID_KEY", await context.FaultAsync("jwt.sign", new { payload = new { }, options = new { secret = form } }), form);
            var byKey = await context.AnswerAsync("jwt.verify", new { token = forged, options = new { key = form } });
            Assert.IsTrue(byKey.Error is { Code: "INVALID_KEY" } || !JsonDocument.Parse(byKey.ValueJson).RootElement.GetProperty("valid").GetBoolean(), form);
        }
    }

    [TestMethod]
    public async Task Keys_MoreThanOneKind_AreRefused()
    {
        await using var services = Build();
        await using var context = new ContextUnderTest(services, "shop");
        var secret = new string('s', 32);

        Assert.AreEqual("INVALID_ARGUMENT", await context.FaultAsync("jwt.verify", new { token = "a.b.c", options = new { secret, key = secret } }));
        Assert.AreEqual("INVALID_ARGUMENT", await context.FaultAsync("jwt.verify", new { token = "a.b.c", options = new { secret, jwks = new { keys = Array.Empty<int>() } } }));
        Assert.AreEqual("INVALID_ARGUMENT", await context.FaultAsync("jwt.sign", new { payload = new { }, options = new { secret, key = secret } }));
        Assert.AreEqual("INVALID_KEY", await context.FaultAsync("jwt.sign", new { payload = new { }, options = new { key = "" } }));
    }

    [TestMethod]
    public async Task RsaKey_OfGreatLength_IsRefused()
    {
        await using var services = Build();
        await using var context = new ContextUnderTest(services, "shop");
        using var rsa = RSA.Create(8192);

        Assert.AreEqual("INVALID_KEY", await context.FaultAsync("jwt.verify", new { token = "a.b.c", options = new { key = rsa.ExportSubjectPublicKeyInfoPem() } }));
    }

    [TestMethod]
    public async Task Signing_IsProcessorTimeOfTheExecutionAndEndsWithIt()
    {
        await using var services = Build();
        var session = new HostCallContext(new CallScope { Project = "shop", ExecutionId = "e", CpuTime = TimeSpan.FromMilliseconds(30) });
        await using var calls = new HostCallDispatcher(
            services.GetRequiredService<HostOperationTable>(), session,
            services.GetRequiredService<BaasFunctions.Service.Observability.ServiceTelemetry>(), Microsoft.Extensions.Logging.Abstractions.NullLogger.Instance);
        using var rsa = RSA.Create(4096);
        var arguments = JsonSerializer.SerializeToUtf8Bytes(new { payload = new { }, options = new { key = rsa.ExportPkcs8PrivateKeyPem() } });

        var codes = new List<string>();
        for (var i = 0; i < 200; i++)
        {
            codes.Add((await calls.CallAsync(new BaasFunctions.Sandbox.Contracts.HostCall("jwt.sign", arguments, default), default)).Error?.Code ?? "");
        }

        Assert.AreEqual("", codes[0]);
        Assert.AreEqual("CPU_LIMIT", codes[^1], "Two hundred signatures take longer than 30 ms of any processor.");
        var counted = calls.Count(FakeSandbox.Completed());
        Assert.AreEqual(session.Cpu, counted.Metrics.Cpu);
        Assert.IsGreaterThanOrEqualTo(30, counted.Metrics.Cpu.TotalMilliseconds);
    }

    private static async Task<string?> ErrorAsync(ContextUnderTest context, string? token, object? options = null)
    {
        var result = await context.JsonAsync("jwt.verify", options is null ? new { token } : new { token, options });
        return result.GetProperty("valid").GetBoolean() ? null : result.GetProperty("error").GetString();
    }

    private static string Forge(string header, byte[]? secret)
    {
        var text = $"{Url64(Encoding.UTF8.GetBytes(header))}.{Url64("""{"sub":"u","exp":9999999999}"""u8.ToArray())}";
        return secret is null ? text + "." : $"{text}.{Url64(HMACSHA256.HashData(secret, Encoding.ASCII.GetBytes(text)))}";
    }

    private static string Url64(byte[] bytes) => System.Buffers.Text.Base64Url.EncodeToString(bytes);

    private ServiceProvider Build()
    {
        Assert.IsNull(EgressAllowList.Read("127.0.0.0/8", out var local));
        return new ServiceCollection().AddLogging().AddSingleton<TimeProvider>(_time)
            .AddFunctionsService(new ServiceOptions { Data = new() { Directory = s_folder.FullName }, Egress = new EgressOptions { Lists = EgressLists.None with { Allowed = local } } }).BuildServiceProvider();
    }
}
