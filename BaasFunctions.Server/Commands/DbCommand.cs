using System.CommandLine;
using BaasFunctions.Server.Data;

namespace BaasFunctions.Server.Commands;

/// <summary><c>db list</c>, <c>db backup</c>: what lies in <c>DATA_DIR</c>, also while a server uses it.</summary>
internal static class DbCommand
{
    public static Command Create() => new("db", "Show and copy what SQLite keeps in DATA_DIR, also while a server uses it.") { CreateList(), CreateBackup() };

    private static Command CreateList()
    {
        var json = new Option<bool>("--json") { Description = "print JSON" };
        var command = new Command("list", "List the projects that have stored something, with the files that they have.") { json };
        command.SetAction((parsed, _) => DataCommands.ListAsync(parsed.GetValue(json)));
        return command;
    }

    private static Command CreateBackup()
    {
        var folder = new Argument<string>("FOLDER") { Description = "a new folder" };
        var command = new Command("backup", "Copy DATA_DIR into a folder: each database as it is at one moment, files, and the token secret.") { folder };
        command.SetAction((parsed, cancellation) => DataCommands.BackUpAsync(parsed.GetRequiredValue(folder), cancellation));
        return command;
    }
}
