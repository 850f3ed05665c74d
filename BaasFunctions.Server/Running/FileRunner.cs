using BaasFunctions.Sandbox.Contracts;
using BaasFunctions.Server.Commands;
using BaasFunctions.Server.Hosting;
using BaasFunctions.Server.Logging;
using BaasFunctions.Server.Settings;
using BaasFunctions.Service;
using BaasFunctions.Service.Configuration;
using BaasFunctions.Service.Contracts;
using BaasFunctions.Service.Execution;

namespace BaasFunctions.Server.Running;

/// <summary>Runs one function as the server would, with the same limits and the same context, and reports how it ended.</summary>
internal static class FileRunner
{
    /// <summary>What <c>context.error</c> makes of an answer.</summary>
    private const string ErrorStatus = "error";

    public static async Task<int> RunAsync(RunRequest request, CancellationToken cancellation)
    {
        if (StartSettings.ReadAll() is not var (options, dotEnv))
        {
            return ExitCode.Failure;
        }

        using var signals = new StopSignals(cancellation);
        using var stop = new CancellationTokenSource();
        signals.CancelAtFirst(stop);
        var (env, envFaults) = FunctionEnvironment.Of(request, dotEnv);
        var (body, bodyFault) = await RequestBodyText.ReadAsync(request, options.Server.MaxBodyBytes, stop.Token);
        var (source, sourceFault) = await FunctionSource.ReadAsync(request.File, stop.Token);
        string?[] faults = [.. envFaults, bodyFault, sourceFault];
        foreach (var fault in faults.OfType<string>())
        {
            await Console.Error.WriteLineAsync(fault);
        }

        request = request with { Body = body };
        if (bodyFault is null && request.BodyMustBeAlone)
        {
            await Console.Error.WriteLineAsync(
                "A body of 0, false or \"\" cannot go with --method, --header or --query: a function would take it for none. Put it into an object.");
            return ExitCode.Usage;
        }

        if (source is null || faults.Any(fault => fault is not null))
        {
            return ExitCode.Usage;
        }

        using var store = request.InMemory ? new ThrowawayStore() : null;
        var execution = request.ToExecution(source, env, options.Limits);
        var result = await ExecuteAsync(execution, store?.In(options) ?? options, stop.Token);
        Report(request, execution, result);
        return result.Outcome == ExecutionOutcome.Completed && result.FunctionStatus != ErrorStatus ? ExitCode.Success : ExitCode.Failure;
    }

    private static async Task<ExecutionResult> ExecuteAsync(ExecutionRequest execution, ServiceOptions options, CancellationToken cancellation)
    {
        await using var services = new ServiceCollection()
            .AddLogging(ServerLogging.ConfigureForCommands)
            .AddFunctionsService(options)
            .AddLocalSandbox(options)
            .BuildServiceProvider();
        return await services.GetRequiredService<LocalExecution>().RunAsync(execution, cancellation);
    }

    private static void Report(RunRequest request, ExecutionRequest execution, ExecutionResult result)
    {
        if (!request.Json)
        {
            new RunReport(Console.Out, Console.Error, TerminalStyle.ForErrors()).Print(result, execution.Language);
            return;
        }

        JsonOutput.Print(json => ExecutionAnswer.Write(json, execution.ExecutionId, result));
    }
}
