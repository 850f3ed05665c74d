using System.Text;
using System.Text.Json.Serialization.Metadata;
using BaasFunctions.Server.Client;
using BaasFunctions.Server.Commands;

namespace BaasFunctions.Server.Remote;

/// <summary>
/// <c>import</c>: deploys what <c>export</c> wrote. A function that the project does not have gets all versions of the file; of one that it has, the version that the file serves is
/// deployed, unless it is there. Done again, it changes nothing.
/// </summary>
internal sealed class ProjectImport(ApiClient client, RemoteTarget target)
{
    /// <summary>A new function is not served before all of it is there.</summary>
    private const string StatusMeanwhile = "draft";

    private int _functions;
    private int _versions;

    /// <param name="path">The file; <c>-</c> is the standard input.</param>
    /// <param name="target">The server.</param>
    /// <param name="cancellation">The command ends.</param>
    public static async Task<int> RunAsync(string path, RemoteTarget target, CancellationToken cancellation)
    {
        try
        {
            using var client = new ApiClient(target.Server);
            using var input = new StreamReader(path == "-" ? Console.OpenStandardInput() : File.OpenRead(path), new UTF8Encoding(false, throwOnInvalidBytes: true));
            var file = new ProjectFileReader(input);
            var ended = await new ProjectImport(client, target).RunAsync(file, cancellation);
            if (file.Fault is not null)
            {
                await Console.Error.WriteLineAsync($"{path} cannot be imported: {file.Fault}");
                return ExitCode.Usage;
            }

            return ended;
        }
        catch (Exception missing) when (missing is FileNotFoundException or DirectoryNotFoundException)
        {
            await Console.Error.WriteLineAsync($"There is no file {path}");
            return ExitCode.Usage;
        }
        catch (Exception unreadable) when (unreadable is IOException or UnauthorizedAccessException or DecoderFallbackException)
        {
            await Console.Error.WriteLineAsync($"{path} cannot be read: {unreadable.Message}");
            return ExitCode.Usage;
        }
    }

    private async Task<int> RunAsync(ProjectFileReader file, CancellationToken cancellation)
    {
        var (there, failed) = await AskAsync(client.GetAsync(target.Server.PathOf("functions"), cancellation), ClientJson.Default.FunctionList);
        if (failed is { } none)
        {
            return none;
        }

        var known = there!.Functions.Select(function => function.Name).ToHashSet(StringComparer.Ordinal);
        await foreach (var (function, versions) in file.FunctionsAsync(cancellation))
        {
            failed = known.Contains(function.Name) ? await UpdateAsync(function, versions, cancellation) : await AddAsync(function, versions, cancellation);
            if (failed is { } code)
            {
                await Console.Error.WriteLineAsync($"{function.Name} was not imported, nor what follows it; `import` again goes on with it.");
                return code;
            }

            _functions++;
        }

        if (file.Fault is not null)
        {
            return ExitCode.Usage;
        }

        await Console.Error.WriteLineAsync($"{_functions} functions of the file are in {target.Server.Project}, with {_versions} new versions");
        return await TellMissingAsync(file.Variables, cancellation);
    }

    private async Task<int?> AddAsync(ClientContracts.Function function, List<ClientContracts.SourceVersion> versions, CancellationToken cancellation)
    {
        var numbers = new Dictionary<long, long>();
        foreach (var version in versions)
        {
            var (deployed, failed) = await DeployAsync(function, version, numbers.Count == 0 ? StatusMeanwhile : null, cancellation);
            if (failed is not null)
            {
                return failed;
            }

            numbers[version.Number] = deployed!.Version.Number;
        }

        // The one before first, so that going back leads to it.
        foreach (var number in (long?[])[function.PreviousVersion, function.Version])
        {
            if (number is { } wanted && numbers.TryGetValue(wanted, out var here) && await ActivateAsync(function, here, cancellation) is { } failed)
            {
                return failed;
            }
        }

        return await SetStatusAsync(function, cancellation);
    }

    private async Task<int?> UpdateAsync(ClientContracts.Function function, List<ClientContracts.SourceVersion> versions, CancellationToken cancellation)
    {
        if (versions.Find(version => version.Number == function.Version) is not { } served)
        {
            return null;
        }

        var (list, failed) = await AskAsync(client.GetAsync(target.Server.PathOfFunction(function.Name, "/versions"), cancellation), ClientJson.Default.VersionList);
        var number = list?.Versions.FirstOrDefault(version => version.Hash == served.Hash)?.Number;
        if (failed is null && number is null)
        {
            (var deployed, failed) = await DeployAsync(function, served, null, cancellation);
            number = deployed?.Version.Number;
        }

        return failed ?? await ActivateAsync(function, number!.Value, cancellation) ?? await SetStatusAsync(function, cancellation);
    }

    private async Task<(ClientContracts.Deployed? Deployed, int? Failed)> DeployAsync(
        ClientContracts.Function function, ClientContracts.SourceVersion version, string? status, CancellationToken cancellation)
    {
        var body = new ClientContracts.Deploy
        {
            Code = version.Code,
            Files = version.Files,
            Entry = version.Entry,
            Language = version.Language,
            Config = version.Config,
            Message = version.Message,
            Status = status,
            Activate = status is null ? false : null,
        };
        var (deployed, failed) = await AskAsync(client.SendAsync(HttpMethod.Put, target.Server.PathOfFunction(function.Name), body, ClientJson.Default.Deploy, cancellation), ClientJson.Default.Deployed);
        _versions += deployed is { Created: true } ? 1 : 0;
        return (deployed, failed);
    }

    private async Task<int?> ActivateAsync(ClientContracts.Function function, long version, CancellationToken cancellation) => (await AskAsync(
        client.SendAsync(HttpMethod.Post, target.Server.PathOfFunction(function.Name, "/activate"), new ClientContracts.Activate(version), ClientJson.Default.Activate, cancellation), ClientJson.Default.FunctionOne)).Failed;

    private async Task<int?> SetStatusAsync(ClientContracts.Function function, CancellationToken cancellation) => (await AskAsync(
        client.SendAsync(HttpMethod.Patch, target.Server.PathOfFunction(function.Name), new ClientContracts.SetStatus(function.Status), ClientJson.Default.SetStatus, cancellation), ClientJson.Default.FunctionOne)).Failed;

    /// <summary>Says which variables the project does not have yet, as the commands that set them.</summary>
    private async Task<int> TellMissingAsync(List<ClientContracts.Variable> variables, CancellationToken cancellation)
    {
        var (there, failed) = await AskAsync(client.GetAsync(target.Server.PathOf("env"), cancellation), ClientJson.Default.VariableList);
        var missing = there is null ? [] : variables.ExceptBy(there.Variables.Select(variable => (variable.Name, variable.Function)), variable => (variable.Name, variable.Function)).ToList();
        if (missing.Count > 0)
        {
            await Console.Error.WriteLineAsync("Values of variables are in no file. Those that the project does not have yet:");
        }

        foreach (var variable in missing)
        {
            var text = $"env set {variable.Name}{(variable.Hosts is { } hosts ? $" --secret --hosts {string.Join(',', hosts)}" : "")}{(variable.Function is { } function ? $" --function {function}" : "")}";
            await Console.Out.WriteLineAsync(Running.TerminalText.Printable(text));
        }

        return failed ?? ExitCode.Success;
    }

    private async Task<(T? Read, int? Failed)> AskAsync<T>(Task<ApiAnswer> asked, JsonTypeInfo<T> type)
        where T : class => AnswerReport.Read(await asked, target, type);
}
