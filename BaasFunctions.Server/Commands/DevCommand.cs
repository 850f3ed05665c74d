using System.CommandLine;
using BaasFunctions.Server.Developing;

namespace BaasFunctions.Server.Commands;

/// <summary><c>dev [DIR]</c>: a server for who writes functions.</summary>
internal static class DevCommand
{
    /// <summary>What the help says after the options.</summary>
    public const string Examples = """
        Functions are served at http://localhost:3001/f/dev/NAME (PORT), to this machine only, and deployed again when they change: each file and
        each folder with a main.ts of DIR, or of DIR/functions. Names of DIR/.env that are no settings are their variables.
        Data is kept in DIR/.baas, which does not belong into a repository; the database of DATABASE_URL is not used.
        """;

    public static Command Create()
    {
        var folder = new Argument<DirectoryInfo>("DIR") { Description = "a folder of functions, or of one", DefaultValueFactory = static _ => new DirectoryInfo(".") };
        folder.AcceptExistingOnly();
        var command = new Command("dev", "Serve the functions of a folder on this machine, deploy what changes, print what they log.") { folder };
        command.SetAction((parsed, cancellation) => DevServer.RunAsync(parsed.GetRequiredValue(folder), cancellation));
        return command;
    }
}
