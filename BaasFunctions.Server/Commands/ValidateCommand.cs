using System.CommandLine;
using BaasFunctions.Server.Checking;

namespace BaasFunctions.Server.Commands;

/// <summary><c>validate PATH...</c>: what can be said of functions without running them.</summary>
internal static class ValidateCommand
{
    public static Command Create()
    {
        var paths = new Argument<FileSystemInfo[]>("PATH") { Description = "functions, or folders of them, as `deploy` takes them", Arity = ArgumentArity.OneOrMore };
        paths.AcceptExistingOnly();
        var json = new Option<bool>("--json") { Description = "print one JSON object for each function, on a line of its own" };
        var command = new Command("validate", "Check functions without running them and without a server, with the rules of /validate.") { paths, json };
        command.SetAction((parsed, cancellation) => SourceCheck.RunAsync(parsed.GetRequiredValue(paths), parsed.GetValue(json), cancellation));
        return command;
    }
}
