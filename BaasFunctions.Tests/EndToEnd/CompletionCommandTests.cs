using System.Diagnostics;

namespace BaasFunctions.Tests.EndToEnd;

/// <summary><c>completion</c>: what a shell completes.</summary>
[TestClass]
public sealed class CompletionCommandTests
{
    private static readonly TimeSpan s_patience = TimeSpan.FromMinutes(2);

    [TestMethod]
    [DataRow("baas de", "delete deploy dev")]
    [DataRow("baas invocations s", "show")]
    [DataRow("baas deploy hello.ts --sta", "--status")]
    [DataRow("baas deploy hello.ts --status o", "offline online")]
    [DataRow("baas nothing", "")]
    public async Task Bash_CompletesCommandsOptionsAndValues(string line, string expected)
    {
        var folder = Directory.CreateTempSubdirectory("baas-completion-").FullName;
        try
        {
            var script = $$"""
                baas() { {{string.Join(' ', ServerProgram.Command.Select(static part => $"'{part}'"))}} "$@"; }
                eval "$(baas completion bash)"
                COMP_LINE='{{line}}' COMP_POINT={{line.Length}}
                _baas baas '{{line.Split(' ')[^1]}}'
                printf '%s\n' "${COMPREPLY[@]}"
                complete -p baas
                """;
            var (code, output) = await BashAsync(folder, script);

            Assert.AreEqual(0, code, output);
            var lines = output.Trim().Split('\n');
            Assert.AreEqual("complete -o default -F _baas baas", lines[^1]);
            Assert.AreEqual(expected, string.Join(' ', lines[..^1].Where(static word => word.Length > 0).Order(StringComparer.Ordinal)));
        }
        finally
        {
            Directory.Delete(folder, recursive: true);
        }
    }

    [TestMethod]
    [DataRow("zsh", "compdef _baas baas")]
    [DataRow("fish", "complete -c baas")]
    [DataRow("powershell", "Register-ArgumentCompleter -Native -CommandName baas")]
    public async Task OtherShells_HaveAScript(string shell, string part)
    {
        var (code, output, errors) = await ServerProcess.RunAsync(["completion", shell]);

        Assert.AreEqual((0, ""), (code, errors));
        StringAssert.Contains(output, part);
    }

    private static async Task<(int ExitCode, string Output)> BashAsync(string folder, string script)
    {
        var start = new ProcessStartInfo("bash", ["--norc", "-c", script]) { WorkingDirectory = folder, RedirectStandardInput = true, RedirectStandardOutput = true, RedirectStandardError = true };
        ServerProcess.RemoveSettings(start.Environment);
        using var bash = Process.Start(start)!;
        using var patience = new CancellationTokenSource(s_patience);
        bash.StandardInput.Close();
        var output = bash.StandardOutput.ReadToEndAsync(patience.Token);
        var errors = bash.StandardError.ReadToEndAsync(patience.Token);
        await bash.WaitForExitAsync(patience.Token);
        return (bash.ExitCode, await output + await errors);
    }
}
