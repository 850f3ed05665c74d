using BaasFunctions.Server.Client;
using BaasFunctions.Server.Commands;
using BaasFunctions.Server.Running;

namespace BaasFunctions.Server.Remote;

/// <summary><c>deploy</c>: reads functions from a disk and deploys each. The output is where they are called, a line each.</summary>
internal static class FunctionDeployment
{
    public static async Task<int> RunAsync(DeployWish wish, RemoteTarget target, CancellationToken cancellation)
    {
        var (functions, fault) = FunctionFolder.Find(wish.Path);
        fault ??= wish.Name is not null && functions.Count > 1 ? $"{wish.Path} has {functions.Count} functions ({string.Join(", ", functions.Keys.Take(5))}...), --name is for one" : null;
        if (fault is not null)
        {
            await Console.Error.WriteLineAsync(fault);
            return ExitCode.Usage;
        }

        using var client = new ApiClient(target.Server);
        var code = ExitCode.Success;
        foreach (var (name, file) in functions)
        {
            var (source, unreadable) = await FunctionSource.ReadAsync(file, cancellation);
            if (source is null)
            {
                await Console.Error.WriteLineAsync(unreadable);
                return ExitCode.Usage;
            }

            if (await DeployAsync(client, wish.Name ?? name, file, source, wish, target, cancellation) is not { } ended)
            {
                // The next one would find no server either.
                return ExitCode.Failure;
            }

            code = Math.Max(code, ended);
        }

        return code;
    }

    /// <summary>Deploys one function and prints how that went; returns what the command ends with, null where no server decided.</summary>
    public static async Task<int?> DeployAsync(
        ApiClient client, string name, FileSystemInfo file, FunctionSource source, DeployWish wish, RemoteTarget target, CancellationToken cancellation)
    {
        var path = target.Server.PathOfFunction(name);
        var answer = await client.SendAsync(HttpMethod.Put, path, wish.ToRequest(file, source), ClientJson.Default.Deploy, cancellation);
        var code = Report(answer, target, name, source.HasFiles ? null : Path.GetRelativePath(Environment.CurrentDirectory, file.FullName));
        return answer.Fault is null && answer.Status < 500 ? code : null;
    }

    private static int Report(ApiAnswer answer, RemoteTarget target, string name, string? file)
    {
        if (answer.Succeeded)
        {
            return AnswerReport.Print(answer, target, ClientJson.Default.Deployed, deployed => Print(deployed, file));
        }

        if (!target.Json && answer.Fault is null)
        {
            Console.Error.WriteLine($"{name} was not deployed:");
        }

        return AnswerReport.Fail(answer, target, file);
    }

    private static void Print(ClientContracts.Deployed deployed, string? file)
    {
        var style = TerminalStyle.ForErrors();
        if (deployed.Validation is { } validation)
        {
            new FindingReport(Console.Error, style, file).Print(validation);
        }

        var (function, version) = (deployed.Function, deployed.Version.Number);
        var what = $"{function.Name} {(deployed.Created ? $"has version {version}" : $"is unchanged, version {version}")}";
        Console.Error.WriteLine(function.Version != version
            ? $"{what}; version {function.Version} is still served, `rollback {function.Name} --to {version}` serves this one"
            : function.Status is "online" ? style.Green($"{what}, online") : style.Yellow($"{what}, {function.Status}"));

        // The address alone on the output, so that it can be passed on.
        Console.Out.WriteLine(function.Url);
    }
}
