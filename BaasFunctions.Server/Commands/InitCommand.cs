using System.CommandLine;
using BaasFunctions.Server.Starting;

namespace BaasFunctions.Server.Commands;

/// <summary><c>init [DIR]</c>: a folder to start with.</summary>
internal static class InitCommand
{
    public static Command Create()
    {
        var folder = new Argument<DirectoryInfo>("DIR") { Description = "the folder; made if it is not there", DefaultValueFactory = static _ => new DirectoryInfo(".") };
        var javaScript = new Option<bool>("--javascript") { Description = "a function in JavaScript instead of TypeScript" };
        var command = new Command("init", "Write a folder to start with: a function, its tests, types for the editor. Nothing is overwritten.") { folder, javaScript };
        command.SetAction(parsed => StartingFolder.Write(parsed.GetRequiredValue(folder), parsed.GetValue(javaScript)));
        return command;
    }
}
