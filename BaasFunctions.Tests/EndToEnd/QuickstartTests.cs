using System.Diagnostics;
using System.Text.RegularExpressions;
using BaasFunctions.Tests.Servers;

namespace BaasFunctions.Tests.EndToEnd;

/// <summary>docs/quickstart.md: its files are written, its commands run and its outputs come, as they stand there.</summary>
[TestClass]
public sealed partial class QuickstartTests
{
    private const string ShownServer = "http://localhost:3001";

    private static readonly TimeSpan s_patience = TimeSpan.FromMinutes(4);

    [TestMethod]
    public async Task Document_OnSqlite_DoesWhatItSays()
    {
        await using var server = await ServerProcess.StartAsync();

        await FollowAsync(server);
    }

    [TestMethod]
    public async Task Document_OnPostgreSql_DoesWhatItSays()
    {
        await using var database = await PostgreSqlServer.StartAsync();
        await using var server = await ServerProcess.StartAsync(("DATABASE_URL", database.Url));

        await FollowAsync(server);
    }

    private static async Task FollowAsync(ServerProcess server)
    {
        var document = await File.ReadAllTextAsync(Repository.PathOf("docs/quickstart.md"));
        var address = server.Client.BaseAddress!.ToString().TrimEnd('/');
        var folder = Directory.CreateTempSubdirectory("baas-quickstart-").FullName;
        try
        {
            await MakeProgramAsync(folder);
            var (commands, outputs, output) = (0, 0, "");
            foreach (Match step in Step().Matches(document[document.IndexOf("## 2.", StringComparison.Ordinal)..]))
            {
                var text = step.Groups["text"].Value;
                switch (step.Groups["language"].Value)
                {
                    case "ts":
                        await File.WriteAllTextAsync(Path.Combine(folder, step.Groups["file"].Value), text);
                        break;
                    case "sh":
                        output = await ShellAsync(folder, address, text.Replace(ShownServer, address, StringComparison.Ordinal));
                        commands++;
                        break;
                    default:
                        Assert.AreEqual(Compact(text.Replace(ShownServer, address, StringComparison.Ordinal)), Compact(output));
                        outputs++;
                        break;
                }
            }

            Assert.IsGreaterThanOrEqualTo(8, commands);
            Assert.IsGreaterThanOrEqualTo(5, outputs);
        }
        finally
        {
            Directory.Delete(folder, recursive: true);
        }
    }

    /// <summary>What the alias of the document names.</summary>
    private static async Task MakeProgramAsync(string folder)
    {
        var file = Path.Combine(folder, "baas");
        await File.WriteAllTextAsync(file, $"#!/bin/sh\nexec {string.Join(' ', ServerProgram.Command.Select(part => $"'{part}'"))} \"$@\"\n");
        if (!OperatingSystem.IsWindows())
        {
            File.SetUnixFileMode(file, UnixFileMode.UserRead | UnixFileMode.UserWrite | UnixFileMode.UserExecute);
        }
    }

    private static async Task<string> ShellAsync(string folder, string address, string commands)
    {
        var start = new ProcessStartInfo("sh", ["-e", "-c", commands]) { WorkingDirectory = folder, RedirectStandardInput = true, RedirectStandardOutput = true, RedirectStandardError = true };
        ServerProcess.RemoveSettings(start.Environment);
        start.Environment["PATH"] = $"{folder}:{Environment.GetEnvironmentVariable("PATH")}";
        start.Environment["BAAS_URL"] = address;
        using var shell = Process.Start(start)!;
        using var patience = new CancellationTokenSource(s_patience);
        shell.StandardInput.Close();
        var output = shell.StandardOutput.ReadToEndAsync(patience.Token);
        var errors = shell.StandardError.ReadToEndAsync(patience.Token);
        await shell.WaitForExitAsync(patience.Token);
        Assert.AreEqual(0, shell.ExitCode, commands + await output + await errors);
        return await output;
    }

    /// <summary>Without spaces between: a terminal shows JSON on several lines, and a response has no end of line.</summary>
    private static string Compact(string text) => string.Concat(text.Where(static c => !char.IsWhiteSpace(c)));

    /// <summary>A block, and the file that is named before it. Blocks without a language are not run.</summary>
    [GeneratedRegex("(?:`(?<file>[a-z./-]+)`:\n\n)?^```(?<language>ts|sh|json|text)\n(?<text>.*?)^```", RegexOptions.Singleline | RegexOptions.Multiline)]
    private static partial Regex Step();
}
