using System.Collections.Concurrent;
using System.Diagnostics;
using BaasFunctions.Tests.EndToEnd;
using BaasFunctions.Tests.Host.Launch;

namespace BaasFunctions.Tests.Host;

/// <summary>The process that a Functions host starts for an app.</summary>
internal sealed class AppProcess
{
    /// <summary>A program that takes the command line of the app and runs that of an image.</summary>
    private static readonly string? s_elsewhere = Environment.GetEnvironmentVariable("CONTRACT_APP");

    private readonly Process _process;
    private readonly ConcurrentQueue<string> _output = new();
    private readonly CancellationTokenSource _ended = new();
    private Placeholder? _placeholder;

    private AppProcess(string program, IEnumerable<string> arguments, string folder, IReadOnlyDictionary<string, string> variables, WorkerChannel channel)
    {
        var start = new ProcessStartInfo(program, arguments) { WorkingDirectory = folder, RedirectStandardOutput = true, RedirectStandardError = true };
        ServerProcess.RemoveSettings(start.Environment);
        foreach (var (name, value) in variables)
        {
            start.Environment[name] = value;
        }

        _process = new Process { StartInfo = start };
        _process.OutputDataReceived += (_, line) => Keep(line.Data);
        _process.ErrorDataReceived += (_, line) => Keep(line.Data);
        _process.Start();
        _process.BeginOutputReadLine();
        _process.BeginErrorReadLine();
        _ = NoticeEndAsync(channel);
    }

    /// <summary>Whether it is another app than the one that was published for the tests.</summary>
    public static bool IsElsewhere => !string.IsNullOrEmpty(s_elsewhere);

    public int Id => _process.Id;

    public bool HasEnded => _process.HasExited;

    /// <summary>Lines of both streams.</summary>
    public string Output => string.Join('\n', _output);

    /// <param name="form">How it is started.</param>
    /// <param name="folder">Where the app lies.</param>
    /// <param name="host">Where the host speaks gRPC.</param>
    /// <param name="variables">Environment of the app: at the start, or by the message that specialises the placeholder.</param>
    /// <param name="channel">What is said to it.</param>
    public static async Task<AppProcess> StartAsync(
        LaunchForm form, string folder, Uri host, IReadOnlyDictionary<string, string> variables, WorkerChannel channel)
    {
        var arguments = Arguments(host);
        if (form == LaunchForm.Dotnet)
        {
            var config = await WorkerConfig.ReadAsync(folder);
            return new AppProcess(s_elsewhere is { Length: > 0 } ? s_elsewhere : config.DefaultExecutablePath, [Path.Combine(folder, config.DefaultWorkerPath), .. arguments], folder, variables, channel);
        }

        var placeholder = new Placeholder(channel);
        var program = await NetHostProgram.PathAsync();
        var process = new AppProcess(program, [placeholder.Socket, .. arguments], placeholder.Folder, new Dictionary<string, string>(), channel) { _placeholder = placeholder };
        _ = process.SpeakAsync(placeholder, arguments, channel);
        return process;
    }

    /// <summary>Waits for its end, and kills it when that does not come.</summary>
    public async Task EndAsync(TimeSpan grace)
    {
        try
        {
            await _process.WaitForExitAsync(CancellationToken.None).WaitAsync(grace);
        }
        catch (TimeoutException)
        {
            _process.Kill();
            await _process.WaitForExitAsync(CancellationToken.None);
        }

        _placeholder?.Dispose();
        _process.Dispose();
    }

    public void Kill() => _process.Kill();

    /// <summary>When the process has ended and both streams are read: why it ended stands in their last lines.</summary>
    private async Task NoticeEndAsync(WorkerChannel channel)
    {
        await _process.WaitForExitAsync(CancellationToken.None);
        channel.Close(new InvalidOperationException($"The app ended. {Output}"));
        await _ended.CancelAsync();
    }

    private async Task SpeakAsync(Placeholder placeholder, IReadOnlyList<string> arguments, WorkerChannel channel)
    {
        try
        {
            await placeholder.RunAsync(arguments, _ended.Token);
        }
        catch (Exception exception)
        {
            channel.Close(exception);
        }
    }

    /// <summary>The command line of a worker, in both of the forms that the host of Azure passes.</summary>
    private static IReadOnlyList<string> Arguments(Uri host)
    {
        var (worker, request, size) = (Guid.NewGuid().ToString(), Guid.NewGuid().ToString(), int.MaxValue.ToString(null as IFormatProvider));
        return
        [
            "--host", host.Host, "--port", $"{host.Port}", "--workerId", worker, "--requestId", request, "--grpcMaxMessageLength", size,
            "--functions-uri", $"{host}", "--functions-worker-id", worker, "--functions-request-id", request, "--functions-grpc-max-message-length", size,
        ];
    }

    private void Keep(string? line)
    {
        if (line is not null)
        {
            _output.Enqueue(line);
        }
    }
}
