using System.Text;
using BaasFunctions.Server.Client;
using BaasFunctions.Server.Commands;

namespace BaasFunctions.Server.Remote;

/// <summary>Variables and secrets of a project and of its functions.</summary>
internal static class VariableActions
{
    /// <summary>More than the server takes, so that it is the one to say so.</summary>
    private const int MaxInput = 128 * 1024;

    /// <param name="onlySecrets">Whether values that functions see are left out. The JSON of the API has all.</param>
    /// <param name="target">The server.</param>
    /// <param name="cancellation">The command ends.</param>
    public static async Task<int> ListAsync(bool onlySecrets, RemoteTarget target, CancellationToken cancellation)
    {
        using var client = new ApiClient(target.Server);
        var answer = await client.GetAsync(target.Server.PathOf("env"), cancellation);
        return AnswerReport.Print(answer, target, ClientJson.Default.VariableList, list =>
        {
            var table = new Table("NAME", "FUNCTION", "KIND", "UPDATED", "HOSTS");
            var shown = list.Variables.Where(variable => !onlySecrets || variable.Hosts is not null).ToArray();
            foreach (var variable in shown)
            {
                table.Add(
                    variable.Name, variable.Function ?? "-", variable.Hosts is null ? "value" : "secret", AnswerReport.Time(variable.Updated), variable.Hosts is null ? "-" : string.Join(",", variable.Hosts));
            }

            FunctionActions.PrintTable(table, shown.Length, onlySecrets
                ? $"The project {target.Server.Project} has no secrets; `secrets set NAME --hosts HOST` sets one."
                : $"The project {target.Server.Project} has no variables; `env set NAME=VALUE` sets one.");
        });
    }

    /// <param name="name">The variable.</param>
    /// <param name="value">Its value; null takes it from the input.</param>
    /// <param name="hosts">The hosts of a secret; null for a value that functions see.</param>
    /// <param name="function">The only function that has it; null for all.</param>
    /// <param name="target">The server.</param>
    /// <param name="cancellation">The command ends.</param>
    public static async Task<int> SetAsync(string name, string? value, IReadOnlyList<string>? hosts, string? function, RemoteTarget target, CancellationToken cancellation)
    {
        value ??= Console.IsInputRedirected ? await ReadInputAsync() : ReadHidden(name);
        if (value is null)
        {
            await Console.Error.WriteLineAsync($"The value of {name} on the standard input is larger than {MaxInput} characters");
            return ExitCode.Usage;
        }

        using var client = new ApiClient(target.Server);
        var body = hosts is null ? new ClientContracts.SetVariable { Value = value } : new ClientContracts.SetVariable { Secret = value, Hosts = hosts };
        var answer = await client.SendAsync(HttpMethod.Put, PathOf(target, name, function), body, ClientJson.Default.SetVariable, cancellation);
        return FunctionActions.Done(answer, target, $"{name} is set for {Whom(target, function)}{(hosts is null ? "" : $", to be sent to {string.Join(", ", hosts)} only")}.");
    }

    public static async Task<int> RemoveAsync(string name, string? function, RemoteTarget target, CancellationToken cancellation)
    {
        using var client = new ApiClient(target.Server);
        return FunctionActions.Done(await client.DeleteAsync(PathOf(target, name, function), cancellation), target, $"{name} is removed from {Whom(target, function)}.");
    }

    private static string PathOf(RemoteTarget target, string name, string? function) =>
        target.Server.PathOf($"env/{Uri.EscapeDataString(name)}{(function is null ? "" : $"?function={Uri.EscapeDataString(function)}")}");

    private static string Whom(RemoteTarget target, string? function) => function ?? $"all functions of {target.Server.Project}";

    /// <summary>The whole input without the end of its last line; null when it is too long.</summary>
    private static async Task<string?> ReadInputAsync()
    {
        using var reader = new StreamReader(Console.OpenStandardInput(), new UTF8Encoding(encoderShouldEmitUTF8Identifier: false));
        var buffer = new char[MaxInput + 1];
        var read = await reader.ReadBlockAsync(buffer);
        return read > MaxInput ? null : new string(buffer, 0, read) is var text && text.EndsWith('\n') ? text[..^1].TrimEnd('\r') : text;
    }

    /// <summary>A line that the terminal does not show.</summary>
    private static string ReadHidden(string name)
    {
        Console.Error.Write($"{name} (not shown): ");
        var text = new StringBuilder();
        for (var key = Console.ReadKey(intercept: true); key.Key != ConsoleKey.Enter && text.Length <= MaxInput; key = Console.ReadKey(intercept: true))
        {
            if (key.Key == ConsoleKey.Backspace)
            {
                text.Length = Math.Max(0, text.Length - 1);
            }
            else if (key.KeyChar != '\0')
            {
                text.Append(key.KeyChar);
            }
        }

        Console.Error.WriteLine();
        return text.ToString();
    }
}
