using System.Runtime.CompilerServices;
using System.Text;
using System.Text.Json;
using BaasFunctions.Server.Client;

namespace BaasFunctions.Server.Remote;

/// <summary>Reads the file that <see cref="ProjectExport"/> writes, a function at a time.</summary>
internal sealed class ProjectFileReader(TextReader input)
{
    private int _line;

    /// <summary>What is wrong with the file, with the line; null while nothing is.</summary>
    public string? Fault { get; private set; }

    /// <summary>The names of variables, which are before all functions.</summary>
    public List<ClientContracts.Variable> Variables { get; } = [];

    /// <summary>Gives each function with its versions, from the oldest on. Ends at the first fault.</summary>
    public async IAsyncEnumerable<(ClientContracts.Function Function, List<ClientContracts.SourceVersion> Versions)> FunctionsAsync(
        [EnumeratorCancellation] CancellationToken cancellation)
    {
        ClientContracts.Function? function = null;
        var versions = new List<ClientContracts.SourceVersion>();
        while (await NextAsync(cancellation) is { } line)
        {
            if (line.Variable is { } variable)
            {
                Variables.Add(variable);
            }
            else if (line.Version is { } version && function is not null)
            {
                versions.Add(version);
            }
            else if (line.Version is not null)
            {
                Fault = $"line {_line} has a version, and no function is before it";
                yield break;
            }
            else if (line.Function is { } next)
            {
                if (function is not null)
                {
                    yield return (function, versions);
                }

                (function, versions) = (next, []);
            }
        }

        if (function is not null && Fault is null)
        {
            yield return (function, versions);
        }
    }

    private async Task<ProjectFileLine?> NextAsync(CancellationToken cancellation)
    {
        if (await input.ReadLineAsync(cancellation) is not { } text)
        {
            Fault ??= _line == 0 ? "it is empty" : null;
            return null;
        }

        _line++;
        try
        {
            var line = JsonSerializer.Deserialize(Encoding.UTF8.GetBytes(text), ClientJson.Default.ProjectFileLine);
            Fault = _line > 1 ? null
                : line?.Project is not { } heading ? "its first line does not say that it has a project; `export` writes such a file"
                : heading.Format > ProjectFileLine.CurrentFormat ? $"it has format {heading.Format}, and this version of the program reads {ProjectFileLine.CurrentFormat}; take a newer one"
                : null;
            return Fault is null ? line ?? new ProjectFileLine() : null;
        }
        catch (JsonException)
        {
            Fault = $"line {_line} is not as `export` writes it";
            return null;
        }
    }
}
