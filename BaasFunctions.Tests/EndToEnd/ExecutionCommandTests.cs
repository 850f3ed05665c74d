using System.Diagnostics;

namespace BaasFunctions.Tests.EndToEnd;

/// <summary>What ran is listed, and its logs are read, by command.</summary>
[TestClass]
public sealed class ExecutionCommandTests
{
    private static readonly TimeSpan s_patience = TimeSpan.FromMinutes(2);

    [TestMethod]
    public async Task Executions_AndTheirLogs_AreShown()
    {
        await using var server = await ServerProcess.StartAsync();
        using var commands = new CommandsOnAServer(server.Client.BaseAddress!.ToString());
        commands.Write("good.js", "export default (request, context) => { context.log.info('went well', { n: 1 }); return 1; }");
        commands.Write("bad.js", "export default () => {\n  throw new RangeError('no such number');\n}");
        await commands.RunAsync("deploy", "good.js");
        await commands.RunAsync("deploy", "bad.js");
        await using var follower = ServerProcess.StartUnlistened(commands.Folder, ["logs", "--follow"], [.. commands.Settings]);

        // Each is called until the follower, which may still be starting, has seen it.
        await UntilFollowedAsync(commands, follower, "good", "info  good: went well {\"n\":1}");
        await UntilFollowedAsync(commands, follower, "bad", "RangeError: no such number");

        var rows = (await commands.RunAsync("executions", "--limit", "200")).Split('\n').Select(line => line.Split('\t')).ToArray();
        CollectionAssert.IsSubsetOf(new[] { "good completed", "bad script_error" }, rows.Select(cells => $"{cells[1]} {cells[4]}").ToArray());
        var failed = (await commands.RunAsync("executions", "--errors", "--limit", "2")).Split('\n').Select(line => line.Split('\t')[1]).Distinct().ToArray();
        CollectionAssert.AreEqual(new[] { "bad" }, failed);
        var logs = await commands.RunAsync("logs", "--function", "bad", "--limit", "1");
        StringAssert.Contains(logs, "at bad:2:9");
        StringAssert.Contains(logs, "2 |   throw new RangeError('no such number');");
        Assert.IsFalse(logs.Contains("went well", StringComparison.Ordinal));
        var json = await commands.JsonAsync("executions", "--limit", "1");
        Assert.AreEqual(1, json.GetProperty("executions").GetArrayLength());
    }

    private static async Task UntilFollowedAsync(CommandsOnAServer commands, ServerProcess follower, string function, string expected)
    {
        for (var waited = Stopwatch.StartNew(); !follower.Output.Contains(expected, StringComparison.Ordinal); await Task.Delay(500))
        {
            Assert.IsTrue(waited.Elapsed < s_patience, $"\"{expected}\" is not in: {follower.Output}{follower.Errors}");
            await commands.TryAsync(["invoke", function]);
        }
    }
}
