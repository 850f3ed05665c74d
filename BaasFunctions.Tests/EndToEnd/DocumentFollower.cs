using System.Diagnostics;
using System.Text.RegularExpressions;

namespace BaasFunctions.Tests.EndToEnd;

/// <summary>
/// Does what a document says, in a folder of its own: writes its files, runs its commands with <c>sh</c>, and compares their outputs with those shown.
/// A block after <c>`NAME`:</c> is a file, <c>sh</c> are commands, and <c>text</c> and <c>json</c> the output of the commands before, in which <c>...</c> stands for anything.
/// Blocks without a language are not run.
/// </summary>
/// <param name="server">The address of the server that the document calls http://localhost:3001.</param>
internal sealed partial class DocumentFollower(string server) : IDisposable
{
    private const string ShownServer = "http://localhost:3001";

    private static readonly TimeSpan s_patience = TimeSpan.FromMinutes(4);

    private readonly List<(string Shown, string Real)> _replaced = [(ShownServer, server.TrimEnd('/'))];

    public string Folder { get; } = Directory.CreateTempSubdirectory("baas-document-").FullName;

    /// <summary>What the commands find in their environment.</summary>
    public Dictionary<string, string> Environment { get; } = new() { ["BAAS_URL"] = server.TrimEnd('/') };

    public int Commands { get; private set; }

    public int Outputs { get; private set; }

    public void Dispose() => Directory.Delete(Folder, recursive: true);

    /// <summary>Something in the document, the address of a system of others for example, is another one in the test.</summary>
    public DocumentFollower With(string shown, string real)
    {
        _replaced.Add((shown, real));
        return this;
    }

    /// <param name="path">Of the document, in the repository.</param>
    /// <param name="from">The heading with which what is followed begins.</param>
    public async Task FollowAsync(string path, string from = "")
    {
        var document = await File.ReadAllTextAsync(Repository.PathOf(path));
        var start = document.IndexOf(from, StringComparison.Ordinal);
        Assert.IsGreaterThanOrEqualTo(0, start, $"{path} has no {from}");
        await MakeProgramAsync();
        var (commands, output) = ("", "");
        foreach (Match step in Step().Matches(document[start..]))
        {
            var text = _replaced.Aggregate(step.Groups["text"].Value, static (text, pair) => text.Replace(pair.Shown, pair.Real, StringComparison.Ordinal));
            if (step.Groups["file"].Success)
            {
                await WriteAsync(step.Groups["file"].Value, text);
            }
            else if (step.Groups["language"].Value == "sh")
            {
                (commands, output) = (text, await ShellAsync(text));
                Commands++;
            }
            else
            {
                var expected = $"^{Regex.Escape(Compact(text)).Replace(@"\.\.\.", ".*?", StringComparison.Ordinal)}$";
                for (var began = Stopwatch.GetTimestamp(); !Regex.IsMatch(Compact(output), expected, RegexOptions.Singleline); output = await ShellAsync(commands))
                {
                    Assert.IsTrue(OfRecords().IsMatch(commands) && Stopwatch.GetElapsedTime(began) < s_patience, $"{path}, after\n{commands}\nshown:\n{text}\ncame:\n{output}");
                    await Task.Delay(100);
                }

                Outputs++;
            }
        }
    }

    private async Task WriteAsync(string file, string text)
    {
        var target = Path.Combine(Folder, file);
        Directory.CreateDirectory(Path.GetDirectoryName(target)!);
        await File.WriteAllTextAsync(target, text);
    }

    /// <summary>What the alias of the documents names.</summary>
    private async Task MakeProgramAsync()
    {
        var file = Path.Combine(Folder, "baas");
        await File.WriteAllTextAsync(file, $"#!/bin/sh\nexec {string.Join(' ', ServerProgram.Command.Select(part => $"'{part}'"))} \"$@\"\n");
        if (!OperatingSystem.IsWindows())
        {
            File.SetUnixFileMode(file, UnixFileMode.UserRead | UnixFileMode.UserWrite | UnixFileMode.UserExecute);
        }
    }

    private async Task<string> ShellAsync(string commands)
    {
        var start = new ProcessStartInfo("sh", ["-e", "-c", commands]) { WorkingDirectory = Folder, RedirectStandardInput = true, RedirectStandardOutput = true, RedirectStandardError = true };
        ServerProcess.RemoveSettings(start.Environment);
        start.Environment["PATH"] = $"{Folder}:{System.Environment.GetEnvironmentVariable("PATH")}:/usr/sbin";
        start.Environment["XDG_CONFIG_HOME"] = Folder;
        foreach (var (name, value) in Environment)
        {
            start.Environment[name] = value;
        }

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

    /// <summary>Commands that ask what ran. Records are written a moment later, so they are run again until they show it.</summary>
    [GeneratedRegex("^(?:baas (?:logs|executions)[^|;&\n]*\n)+$")]
    private static partial Regex OfRecords();

    /// <summary>A block, and the file that is named before it.</summary>
    [GeneratedRegex("(?:`(?<file>[a-z0-9./-]+)`:\n\n)?^```(?<language>ts|js|conf|sh|json|text)\n(?<text>.*?)^```", RegexOptions.Singleline | RegexOptions.Multiline)]
    private static partial Regex Step();
}
