using System.CommandLine;
using BaasFunctions.Server.Remote;

namespace BaasFunctions.Server.Commands;

/// <summary><c>deploy PATH</c>: makes a version of a function, or of each of a folder, and has it served.</summary>
internal static class DeployCommand
{
    /// <summary>What the help says after the options.</summary>
    public const string Examples = """
        Examples:
          deploy hello.ts
          deploy shop/ --name orders --message 'totals with tax'      (shop/main.ts and what it imports)
          deploy functions/                                           (each file, and each folder with a main.ts)
          deploy hello.ts --no-activate                               (kept, and served after `rollback hello --to N`)

        What begins with _ or a dot, .d.ts, .test.ts and .spec.ts are no functions of a folder.
        The output is the URL of each function. A function that is not valid changes nothing, and ends the command with 1.
        """;

    /// <summary>Statuses of a function.</summary>
    public static readonly string[] Statuses = ["draft", "testing", "online", "offline"];

    public static Command Create()
    {
        var path = new Argument<FileSystemInfo>("PATH") { Description = "a file of JavaScript or TypeScript with those that it imports, a folder with main.ts or main.js, or a folder of functions" };
        path.AcceptExistingOnly();
        var name = new Option<string?>("--name") { Description = "name of the function [default: that of the file or folder]", HelpName = "NAME" };
        var message = new Option<string?>("--message") { Description = "what the version changes, for `versions`", HelpName = "TEXT" };
        var status = new Option<string?>("--status") { Description = "status of the function; a new one is online", HelpName = "STATUS" };
        status.AcceptOnlyFromAmong(Statuses);
        var waits = new Option<bool>("--no-activate") { Description = "keep the version without serving it" };
        var command = new Command("deploy", "Deploy a function, or all of a folder.") { path, name, message, status, waits };
        ConnectionOptions.Set(command, (parsed, target, cancellation) => FunctionDeployment.RunAsync(
            new DeployWish
            {
                Path = parsed.GetRequiredValue(path),
                Name = parsed.GetValue(name),
                Message = parsed.GetValue(message),
                Status = parsed.GetValue(status),
                Activates = !parsed.GetValue(waits),
            },
            target,
            cancellation));
        return command;
    }
}
