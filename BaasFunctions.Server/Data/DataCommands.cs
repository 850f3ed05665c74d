using BaasFunctions.Server.Commands;
using BaasFunctions.Server.Remote;
using BaasFunctions.Server.Running;
using BaasFunctions.Server.Settings;
using BaasFunctions.Service.HostCalls.Storage;

namespace BaasFunctions.Server.Data;

/// <summary>Carries out the commands about what lies in <c>DATA_DIR</c>.</summary>
internal static class DataCommands
{
    public static Task<int> ListAsync(bool json) => RunAsync(data =>
    {
        var projects = EmbeddedStore.Projects(data);
        if (json)
        {
            Print(projects);
            return;
        }

        var table = new Table("PROJECT", "ROWS", "VALUES", "FUNCTIONS", "BYTES", "FILE");
        foreach (var project in projects)
        {
            table.Add(project.Name, AnswerReport.Invariant(project.Rows), AnswerReport.Invariant(project.Values), AnswerReport.Invariant(project.Functions), AnswerReport.Invariant(project.Bytes), project.Path);
        }

        FunctionActions.PrintTable(table, projects.Count, $"No project has stored anything in {DataLocation.Of(data)} yet.");
    });

    public static Task<int> BackUpAsync(string folder, CancellationToken cancellation) => RunAsync(data =>
    {
        var (files, bytes) = EmbeddedStore.CopyTo(data, folder, cancellation);
        Console.Error.WriteLine($"{files} files with {AnswerReport.Invariant(bytes)} bytes of {DataLocation.Of(data)} are in {folder}. The token secret is among them: keep it closed to others.");
    });

    private static async Task<int> RunAsync(Action<DataOptions> work)
    {
        if (StartSettings.Read() is not { } options)
        {
            return ExitCode.Failure;
        }

        if (!EmbeddedStore.IsUsed(options.Data))
        {
            await Console.Error.WriteLineAsync($"The data is in the {DataLocation.Of(options.Data)}; `pg_dump` copies it, `psql` shows it. `db` is for SQLite in DATA_DIR.");
            return ExitCode.Usage;
        }

        try
        {
            work(options.Data);
            return ExitCode.Success;
        }
        catch (Exception fault) when (fault is IOException or UnauthorizedAccessException)
        {
            await Console.Error.WriteLineAsync(TerminalText.Printable(fault.Message));
            return ExitCode.Failure;
        }
    }

    private static void Print(IReadOnlyList<StoredProject> projects) => JsonOutput.Print(
        json =>
        {
            json.WriteStartArray();
            foreach (var project in projects)
            {
                json.WriteStartObject();
                json.WriteString("project", project.Name);
                json.WriteNumber("rows", project.Rows);
                json.WriteNumber("values", project.Values);
                json.WriteNumber("functions", project.Functions);
                json.WriteNumber("bytes", project.Bytes);
                json.WriteString("file", project.Path);
                json.WriteEndObject();
            }

            json.WriteEndArray();
        },
        isIndented: true);
}
