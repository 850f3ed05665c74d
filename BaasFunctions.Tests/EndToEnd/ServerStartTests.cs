using System.Diagnostics;
using System.Net;
using System.Net.Sockets;

namespace BaasFunctions.Tests.EndToEnd;

[TestClass]
public sealed class ServerStartTests
{
    private const string Key = "0123456789abcdef0123456789abcdef";

    [TestMethod]
    public async Task Start_Banner_HasACurlLineThatWorks()
    {
        await using var server = await ServerProcess.StartAsync();
        await server.Client.GetAsync("/health");

        var lines = server.Output.Split('\n');
        Assert.AreEqual(3, lines.Length, server.Output);
        StringAssert.StartsWith(lines[1], "Data and keys: /");
        StringAssert.StartsWith(lines[2], $"curl {server.Client.BaseAddress!.ToString().TrimEnd('/')}/execute -H 'Content-Type: application/json' -d '");
        var body = lines[2][(lines[2].IndexOf(" -d '", StringComparison.Ordinal) + 5)..^1];
        Assert.IsFalse(body.Contains('\''));
        var json = await server.PostAsync("/execute", body).JsonAsync();
        Assert.AreEqual("Ada", json.GetProperty("data").GetProperty("data").Text("hello"), json.GetRawText());
    }

    [TestMethod]
    public async Task Start_WrongSettings_AreAllReportedAndEndTheProcess()
    {
        var (code, output, errors) = await ServerProcess.RunAsync(
            [], ("PORT", "eighty"), ("MAX_TIMEOUT", "0"), ("BAAS_API_KEYS", "short"), ("BAAS_MAX_QUEU", "1"));

        Assert.AreEqual(1, code);
        Assert.AreEqual("", output);
        StringAssert.Contains(errors, "4 settings are wrong");
        StringAssert.Contains(errors, "PORT must be");
        StringAssert.Contains(errors, "MAX_TIMEOUT must be");
        StringAssert.Contains(errors, "BAAS_API_KEYS each key must have");
        StringAssert.Contains(errors, "BAAS_MAX_QUEU is not a setting; did you mean BAAS_MAX_QUEUE?");
    }

    [TestMethod]
    public async Task Start_PortTaken_EndsWithOneSentence()
    {
        using var taken = new TcpListener(IPAddress.Loopback, 0);
        taken.Start();
        var port = ((IPEndPoint)taken.LocalEndpoint).Port;

        var (code, _, errors) = await ServerProcess.RunAsync([], ("PORT", $"{port}"), ("BAAS_BIND_ADDRESS", "127.0.0.1"));

        Assert.AreEqual(1, code);
        StringAssert.Contains(errors, "Cannot listen");
        Assert.IsFalse(errors.Contains("   at "), errors);
    }

    [TestMethod]
    public async Task Start_SettingWithoutEffect_IsNamed()
    {
        await using var server = await ServerProcess.StartAsync(("REDIS_URL", "redis://secret"));

        StringAssert.Contains(server.Errors, "REDIS_URL");
        Assert.IsFalse(server.Errors.Contains("secret"));
    }

    [TestMethod]
    public async Task Start_WithKeys_AsksForOne()
    {
        await using var server = await ServerProcess.StartAsync(("BAAS_API_KEYS", Key), ("BAAS_BIND_ADDRESS", "127.0.0.1"));

        Assert.AreEqual(HttpStatusCode.OK, (await server.Client.GetAsync("/health")).StatusCode);
        using var refused = await server.PostAsync("/execute", "{}");
        Assert.AreEqual(HttpStatusCode.Unauthorized, refused.StatusCode);
        Assert.AreEqual("UNAUTHORIZED", (await refused.JsonAsync()).Text("code"));
        Assert.AreEqual("MISSING_FIELDS", (await server.PostAsync($"/execute?code={Key}", "{}").JsonAsync()).Text("code"));
        server.Client.DefaultRequestHeaders.Add("X-API-Key", Key);
        Assert.AreEqual(HttpStatusCode.OK, (await server.Client.GetAsync("/info")).StatusCode);
        Assert.IsFalse((server.Output + server.Errors).Contains(Key));
    }

    [TestMethod]
    public async Task Start_RateLimit_IsEnforced()
    {
        await using var server = await ServerProcess.StartAsync(("RATE_LIMIT_MAX_REQUESTS", "2"), ("RATE_LIMIT_WINDOW_MS", "60000"));

        await server.Client.GetAsync("/info");
        await server.Client.GetAsync("/info");
        using var refused = await server.Client.GetAsync("/info");

        Assert.AreEqual(429, (int)refused.StatusCode);
        Assert.IsTrue(refused.Headers.RetryAfter!.Delta > TimeSpan.Zero);
        Assert.AreEqual("error", (await refused.JsonAsync()).Text("status"));
    }

    [TestMethod]
    [DataRow("--help", "run <FILE>", "BAAS_API_KEYS")]
    [DataRow("serve --help", "SIGTERM", "BAAS_API_KEYS")]
    [DataRow("run --help", "--timeout <MS>", "echo '{\"name\":\"Ada\"}' | run hello.js --json")]
    [DataRow("run -h", "--memory", "Ends with 0 when")]
    [DataRow("keys --help", "revoke <ID>", "list")]
    [DataRow("keys create --help", "--days <DAYS>", "keys create --name shop --project shop --scope execute,test")]
    [DataRow("keys list --help", "--project <ID>", "--json")]
    [DataRow("keys revoke --help", "<ID>", "BAAS_KEY_CACHE")]
    [DataRow("deploy --help", "--no-activate", "deploy functions/")]
    [DataRow("dev --help", "[<DIR>]", "DIR/.baas")]
    [DataRow("executions --help", "--errors", "--limit <N>")]
    [DataRow("logs --help", "--follow", "BAAS_URL")]
    [DataRow("functions --help", "--url <URL>", "BAAS_PROJECT")]
    [DataRow("rollback --help", "--to <N>", "BAAS_KEY")]
    [DataRow("invoke --help", "--body <BODY>", "invoke webhook --body @event.json")]
    [DataRow("env set --help", "--hosts <HOSTS>", "env set MAIL_KEY --secret --hosts api.mail.example < mail.key")]
    [DataRow("profiles --help", "set <NAME>", "remove <NAME>")]
    public async Task Help_OfEveryCommand_NeedsNothingElse(string arguments, string option, string example)
    {
        var (code, output, errors) = await ServerProcess.RunAsync(arguments.Split(' '));

        Assert.AreEqual((0, ""), (code, errors));
        StringAssert.Contains(output, option);
        StringAssert.Contains(output, example);
    }

    [TestMethod]
    [DataRow("--prot 80", "The server has no option --prot; settings are environment variables: did you mean PORT?")]
    [DataRow("--data-dri x", "did you mean DATA_DIR?")]
    [DataRow("--healthchek", "did you mean --healthcheck?")]
    [DataRow("rnu x.js", "There is no command rnu; did you mean run?")]
    [DataRow("zzzzz", "There is no command zzzzz; there are serve, init, run, test, validate, dev, keys, deploy, functions")]
    [DataRow("keys crate --name x", "There is no command crate; did you mean create?")]
    [DataRow("keys create --nmae x --all-projects", "`create` has no option --nmae; did you mean --name?")]
    [DataRow("run /dev/null --bdy={}", "`run` has no option --bdy; did you mean --body?")]
    [DataRow("run /dev/null more", "`run` has no place for \"more\"")]
    [DataRow("serve --port 80", "`serve` has no option --port; settings are environment variables: did you mean PORT?")]
    public async Task CommandLine_Unknown_EndsWith2AndWhatWasMeant(string arguments, string expected)
    {
        var (code, output, errors) = await ServerProcess.RunAsync(arguments.Split(' '));

        Assert.AreEqual((2, ""), (code, output));
        StringAssert.Contains(errors, expected);
        StringAssert.Contains(errors, "--help.");
    }

    [TestMethod]
    public async Task Serve_AsACommand_IsTheSameAsNone()
    {
        var (code, _, errors) = await ServerProcess.RunAsync(["serve"], ("PORT", "eighty"));

        Assert.AreEqual(1, code);
        StringAssert.Contains(errors, "PORT must be");
    }

    [TestMethod]
    public async Task DotnetRun_OfTheProject_WorksWhereItIsCalled()
    {
        // Empty is where it was called; the kit for web projects says the folder of the project unless it is told otherwise.
        var start = new ProcessStartInfo("dotnet", ["msbuild", Repository.PathOf("BaasFunctions.Server"), "-getProperty:RunWorkingDirectory"]) { RedirectStandardOutput = true };
        using var build = Process.Start(start)!;
        var folder = await build.StandardOutput.ReadToEndAsync();
        await build.WaitForExitAsync();

        Assert.AreEqual((0, ""), (build.ExitCode, folder.Trim()));
    }
}
