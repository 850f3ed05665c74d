using BaasFunctions.Server.Client;
using BaasFunctions.Server.Remote;
using BaasFunctions.Server.Running;
using BaasFunctions.Server.Settings;
using BaasFunctions.Service.Configuration;

namespace BaasFunctions.Server.Developing;

/// <summary>The functions and variables of a folder, as they were deployed last.</summary>
internal sealed class DevFunctions(DirectoryInfo folder, ApiClient client, RemoteTarget target)
{
    private readonly Dictionary<string, FunctionSource> _deployed = new(StringComparer.Ordinal);
    private Dictionary<string, string> _variables = new(StringComparer.Ordinal);
    private bool _isFirst = true;

    /// <summary>Deploys what is not as it was.</summary>
    public async Task DeployChangedAsync(CancellationToken cancellation)
    {
        try
        {
            await SetVariablesAsync(cancellation);
            await DeployAsync(cancellation);
        }
        catch (OperationCanceledException)
        {
            // The server ends.
        }
        catch (Exception unreadable) when (unreadable is IOException or UnauthorizedAccessException)
        {
            await Console.Error.WriteLineAsync($"{folder} cannot be read at the moment");
        }

        _isFirst = false;
    }

    private async Task DeployAsync(CancellationToken cancellation)
    {
        var (functions, none) = FunctionFolder.Find(folder);
        if (none is not null)
        {
            await Console.Error.WriteLineAsync($"{none}. The first one is deployed when it is there.");
        }

        foreach (var (name, file) in functions)
        {
            var (source, fault) = await FunctionSource.ReadAsync(file, cancellation);
            if (source is null)
            {
                await Console.Error.WriteLineAsync(fault);
            }
            else if (_deployed.GetValueOrDefault(name) != source && await FunctionDeployment.DeployAsync(client, name, file, source, new DeployWish { Path = file }, target, cancellation) is not null)
            {
                // One that is refused is not tried again until it changes.
                _deployed[name] = source;
            }
        }

        if (none is null)
        {
            await DeleteOthersAsync(functions.Keys, cancellation);
        }
    }

    /// <summary>What is gone from the folder is gone from the server; at the start also what went while it did not run.</summary>
    private async Task DeleteOthersAsync(ICollection<string> names, CancellationToken cancellation)
    {
        var there = _isFirst && (await client.GetAsync(target.Server.PathOf("functions"), cancellation)).Read(ClientJson.Default.FunctionList) is { } list
            ? [.. list.Functions.Select(static function => function.Name)]
            : _deployed.Keys.ToArray();
        foreach (var name in there.Except(names))
        {
            _deployed.Remove(name);
            if ((await client.DeleteAsync(target.Server.PathOfFunction(name), cancellation)).Succeeded)
            {
                await Console.Error.WriteLineAsync($"{name} is gone");
            }
        }
    }

    /// <summary>Names of <c>.env</c> that are no settings are variables of all functions.</summary>
    private async Task SetVariablesAsync(CancellationToken cancellation)
    {
        var path = Path.Combine(folder.FullName, ".env");
        var reading = File.Exists(path) ? DotEnvFile.Read(path, ".env", StartSettings.ProcessEnvironment()) : new DotEnvReading(new Dictionary<string, string>(), []);
        foreach (var fault in reading.Faults)
        {
            await Console.Error.WriteLineAsync(fault);
        }

        if (reading.Faults.Count > 0)
        {
            return;
        }

        var wanted = reading.Values.Where(static pair => !SettingsReader.IsSetting(pair.Key)).ToDictionary(StringComparer.Ordinal);
        var before = _isFirst && (await client.GetAsync(target.Server.PathOf("env"), cancellation)).Read(ClientJson.Default.VariableList) is { } list
            ? [.. list.Variables.Where(static variable => variable.Function is null).Select(static variable => variable.Name)]
            : _variables.Keys.ToArray();
        foreach (var gone in before.Except(wanted.Keys))
        {
            await client.DeleteAsync(PathOf(gone), cancellation);
        }

        foreach (var (name, value) in wanted.Where(pair => _variables.GetValueOrDefault(pair.Key) != pair.Value))
        {
            var answer = await client.SendAsync(HttpMethod.Put, PathOf(name), new ClientContracts.SetVariable { Value = value }, ClientJson.Default.SetVariable, cancellation);
            if (!answer.Succeeded)
            {
                await Console.Error.WriteLineAsync($"{name} of .env:");
                AnswerReport.Fail(answer, target);
            }
        }

        _variables = wanted;
    }

    private string PathOf(string variable) => target.Server.PathOf($"env/{Uri.EscapeDataString(variable)}");
}
