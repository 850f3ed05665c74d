using System.Text.Json.Serialization.Metadata;
using BaasFunctions.Server.Client;
using BaasFunctions.Server.Commands;
using BaasFunctions.Server.Running;

namespace BaasFunctions.Server.Remote;

/// <summary>What is done with functions that are deployed.</summary>
internal static class FunctionActions
{
    public static async Task<int> ListAsync(RemoteTarget target, CancellationToken cancellation)
    {
        using var client = new ApiClient(target.Server);
        var answer = await client.GetAsync(target.Server.PathOf("functions"), cancellation);
        return AnswerReport.Print(answer, target, ClientJson.Default.FunctionList, list =>
        {
            var style = TerminalStyle.ForOutput();
            var table = new Table("NAME", "STATUS", "VERSION", "UPDATED", "URL") { Paint = (cell, padded) => PaintStatus(style, cell, padded) };
            foreach (var function in list.Functions)
            {
                table.Add(function.Name, function.Status, AnswerReport.Invariant(function.Version), AnswerReport.Time(function.Updated), function.Url);
            }

            PrintTable(table, list.Functions.Count, $"The project {target.Server.Project} has no functions; `deploy FILE` deploys one.");
        });
    }

    public static async Task<int> VersionsAsync(string name, RemoteTarget target, CancellationToken cancellation)
    {
        using var client = new ApiClient(target.Server);
        var shown = await client.GetAsync(target.Server.PathOfFunction(name), cancellation);
        if (!shown.Succeeded)
        {
            return AnswerReport.Fail(shown, target);
        }

        var served = shown.Read(ClientJson.Default.FunctionOne)?.Function.Version;
        var answer = await client.GetAsync(target.Server.PathOfFunction(name, "/versions"), cancellation);
        return AnswerReport.Print(answer, target, ClientJson.Default.VersionList, list =>
        {
            var style = TerminalStyle.ForOutput();
            var table = new Table("VERSION", "SERVED", "CREATED", "BY", "HASH", "MESSAGE") { Paint = (cell, padded) => cell == "served" ? style.Green(padded) : padded };
            foreach (var version in list.Versions)
            {
                table.Add(
                    AnswerReport.Invariant(version.Number), version.Number == served ? "served" : "-", AnswerReport.Time(version.Created), version.Author,
                    version.Hash.Length > 12 ? version.Hash[..12] : version.Hash, version.Message ?? "");
            }

            PrintTable(table, list.Versions.Count, "No version is kept.");
        });
    }

    /// <param name="name">The function.</param>
    /// <param name="version">The version to serve; null is the one before.</param>
    /// <param name="target">The server.</param>
    /// <param name="cancellation">The command ends.</param>
    public static Task<int> RollbackAsync(string name, int? version, RemoteTarget target, CancellationToken cancellation) => ChangeAsync(
        HttpMethod.Post, target.Server.PathOfFunction(name, "/activate"), new ClientContracts.Activate(version), ClientJson.Default.Activate, target,
        static function => $"{function.Name} is served in version {function.Version} now{(function.PreviousVersion is { } before ? $"; version {before} was before" : "")}", cancellation);

    public static Task<int> SetStatusAsync(string name, string status, RemoteTarget target, CancellationToken cancellation) => ChangeAsync(
        HttpMethod.Patch, target.Server.PathOfFunction(name), new ClientContracts.SetStatus(status), ClientJson.Default.SetStatus, target,
        static function => $"{function.Name} is {function.Status} now", cancellation);

    /// <param name="name">The function.</param>
    /// <param name="isSure">Whether nobody is asked.</param>
    /// <param name="target">The server.</param>
    /// <param name="cancellation">The command ends.</param>
    public static async Task<int> DeleteAsync(string name, bool isSure, RemoteTarget target, CancellationToken cancellation)
    {
        if (!isSure && Console.IsInputRedirected)
        {
            await Console.Error.WriteLineAsync("`delete` removes the function with all its versions. Without a terminal to ask at it needs --yes.");
            return ExitCode.Usage;
        }

        if (!isSure)
        {
            await Console.Error.WriteAsync($"Delete {name} of {target.Server.Project} on {target.Server.Url} with all its versions? [y/N] ");
            if (Console.ReadLine()?.Trim().ToLowerInvariant() is not ("y" or "yes"))
            {
                await Console.Error.WriteLineAsync("Nothing was deleted.");
                return ExitCode.Failure;
            }
        }

        using var client = new ApiClient(target.Server);
        var answer = await client.DeleteAsync(target.Server.PathOfFunction(name), cancellation);
        return Done(answer, target, $"{name} is deleted.");
    }

    /// <summary>Says that something was done.</summary>
    public static int Done(ApiAnswer answer, RemoteTarget target, string said)
    {
        if (!answer.Succeeded)
        {
            return AnswerReport.Fail(answer, target);
        }

        if (target.Json)
        {
            AnswerReport.PrintJson(answer.Body);
        }
        else
        {
            Console.Error.WriteLine(said);
        }

        return ExitCode.Success;
    }

    public static void PrintTable(Table table, int rows, string none)
    {
        if (rows == 0)
        {
            Console.Error.WriteLine(none);
            return;
        }

        table.Print(Console.Out, TerminalStyle.ForOutput(), !Console.IsOutputRedirected);
    }

    private static async Task<int> ChangeAsync<T>(
        HttpMethod method, string path, T body, JsonTypeInfo<T> type, RemoteTarget target, Func<ClientContracts.Function, string> said, CancellationToken cancellation)
    {
        using var client = new ApiClient(target.Server);
        var answer = await client.SendAsync(method, path, body, type, cancellation);
        return AnswerReport.Print(answer, target, ClientJson.Default.FunctionOne, changed => Console.Error.WriteLine(said(changed.Function)));
    }

    private static string PaintStatus(TerminalStyle style, string cell, string padded) => cell switch
    {
        "online" => style.Green(padded),
        "testing" => style.Yellow(padded),
        "draft" or "offline" => style.Dim(padded),
        _ => padded,
    };
}
