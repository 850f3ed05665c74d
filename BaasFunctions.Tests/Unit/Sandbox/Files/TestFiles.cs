using BaasFunctions.Sandbox.Contracts;
using BaasFunctions.Tests.Unit.Sandbox.Support;

namespace BaasFunctions.Tests.Unit.Sandbox.Files;

/// <summary>Runs functions of several files.</summary>
internal static class TestFiles
{
    /// <summary>The first file is the entry.</summary>
    public static ExecutionRequest Request(params (string Path, string Text)[] files) => TestSandbox.Request(
        new FunctionFiles([.. files.Select(file => new FunctionFile(file.Path, file.Text))], files[0].Path).Pack()) with { HasFiles = true };

    public static Task<ExecutionResult> RunAsync(params (string Path, string Text)[] files) =>
        TestSandbox.Shared.ExecuteAsync(Request(files), CancellationToken.None);

    /// <summary>What the function returned, as JSON.</summary>
    public static async Task<string> DataAsync(params (string Path, string Text)[] files)
    {
        var result = await RunAsync(files);
        Assert.AreEqual(ExecutionOutcome.Completed, result.Outcome, $"{result.Error?.Diagnostic?.Place} {result.Error?.MessageWithHint}\n{result.Error?.Stack}");
        return result.Data();
    }

    /// <summary>Why the function failed.</summary>
    public static async Task<ExecutionError> ErrorAsync(params (string Path, string Text)[] files)
    {
        var result = await RunAsync(files);
        Assert.IsNotNull(result.Error, result.Data());
        return result.Error;
    }
}
