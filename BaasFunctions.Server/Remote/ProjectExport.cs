using System.Text.Json;
using System.Text.Json.Serialization.Metadata;
using BaasFunctions.Server.Client;
using BaasFunctions.Server.Commands;

namespace BaasFunctions.Server.Remote;

/// <summary><c>export</c>: the functions of a project with their versions, and the names of its variables, in one file.</summary>
internal sealed class ProjectExport(ApiClient client, RemoteTarget target, Stream output)
{
    private int _functions;
    private int _versions;
    private int _variables;

    /// <param name="path">The file, which must not exist; null is the standard output.</param>
    /// <param name="target">The server.</param>
    /// <param name="cancellation">The command ends.</param>
    public static async Task<int> RunAsync(string? path, RemoteTarget target, CancellationToken cancellation)
    {
        if (path is not null && Path.Exists(path))
        {
            await Console.Error.WriteLineAsync($"{path} is there already, and is not written over");
            return ExitCode.Usage;
        }

        // A file is there when it is whole.
        var unfinished = path is null ? null : $"{path}.unfinished";
        try
        {
            using var client = new ApiClient(target.Server);
            int ended;
            await using (var output = unfinished is null ? Console.OpenStandardOutput() : new FileStream(unfinished, FileMode.Create, FileAccess.Write))
            {
                ended = await new ProjectExport(client, target, output).WriteAsync(cancellation);
            }

            if (unfinished is not null && ended == ExitCode.Success)
            {
                File.Move(unfinished, path!);
            }

            return ended;
        }
        catch (Exception unwritable) when (unwritable is IOException or UnauthorizedAccessException)
        {
            await Console.Error.WriteLineAsync($"{path ?? "The output"} cannot be written: {unwritable.Message}");
            return ExitCode.Failure;
        }
        finally
        {
            if (unfinished is not null)
            {
                File.Delete(unfinished);
            }
        }
    }

    private async Task<int> WriteAsync(CancellationToken cancellation)
    {
        await LineAsync(new ProjectFileLine { Project = new(ProjectFileLine.CurrentFormat, target.Server.Project, DateTimeOffset.UtcNow) }, cancellation);
        var (variables, failed) = await ReadAsync(target.Server.PathOf("env"), ClientJson.Default.VariableList, cancellation);
        foreach (var variable in variables?.Variables ?? [])
        {
            await LineAsync(new ProjectFileLine { Variable = variable }, cancellation);
            _variables++;
        }

        if (failed is null)
        {
            (var functions, failed) = await ReadAsync(target.Server.PathOf("functions"), ClientJson.Default.FunctionList, cancellation);
            foreach (var function in functions?.Functions ?? [])
            {
                failed ??= await WriteAsync(function, cancellation);
            }
        }

        if (failed is null)
        {
            await Console.Error.WriteLineAsync(
                $"{_functions} functions with {_versions} versions of {target.Server.Project}{(_variables > 0 ? $", and the names of {_variables} variables: their values are never shown" : "")}");
        }

        return failed ?? ExitCode.Success;
    }

    private async Task<int?> WriteAsync(ClientContracts.Function function, CancellationToken cancellation)
    {
        var path = target.Server.PathOfFunction(function.Name, "/versions");
        var (list, failed) = await ReadAsync(path, ClientJson.Default.VersionList, cancellation);
        if (failed is not null)
        {
            return failed;
        }

        await LineAsync(new ProjectFileLine { Function = function }, cancellation);
        _functions++;
        foreach (var number in list!.Versions.Select(version => version.Number).Order())
        {
            (var version, failed) = await ReadAsync($"{path}/{AnswerReport.Invariant(number)}", ClientJson.Default.SourceOne, cancellation);
            if (failed is not null)
            {
                return failed;
            }

            await LineAsync(new ProjectFileLine { Version = version!.Version }, cancellation);
            _versions++;
        }

        return null;
    }

    private async Task<(T? Read, int? Failed)> ReadAsync<T>(string path, JsonTypeInfo<T> type, CancellationToken cancellation)
        where T : class => AnswerReport.Read(await client.GetAsync(path, cancellation), target, type);

    private async Task LineAsync(ProjectFileLine line, CancellationToken cancellation)
    {
        await output.WriteAsync(JsonSerializer.SerializeToUtf8Bytes(line, ClientJson.Default.ProjectFileLine), cancellation);
        output.WriteByte((byte)'\n');
    }
}
