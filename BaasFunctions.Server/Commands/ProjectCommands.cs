using System.CommandLine;
using BaasFunctions.Server.Remote;

namespace BaasFunctions.Server.Commands;

/// <summary>Commands about a whole project: <c>export</c>, <c>import</c>.</summary>
internal static class ProjectCommands
{
    public const string Examples =
        """
        Examples:
          export shop.jsonl --profile staging
          import shop.jsonl --profile production
          export --project shop | import - --project shop-copy
        """;

    public static IEnumerable<Command> Create() => [CreateExport(), CreateImport()];

    private static Command CreateExport()
    {
        var file = new Argument<string?>("FILE") { Description = "a new file [default: the standard output]", DefaultValueFactory = static _ => null };
        var command = new Command("export", "Write the functions of the project with their versions, and the names of its variables, into one file.") { file };
        ConnectionOptions.Set(command, (parsed, target, cancellation) => ProjectExport.RunAsync(parsed.GetValue(file), target, cancellation));
        return command;
    }

    private static Command CreateImport()
    {
        var file = new Argument<string>("FILE") { Description = "what `export` wrote; - is the standard input" };
        var command = new Command("import", "Deploy the functions of such a file. What is there already stays as it is; done again, it changes nothing.") { file };
        ConnectionOptions.Set(command, (parsed, target, cancellation) => ProjectImport.RunAsync(parsed.GetRequiredValue(file), target, cancellation));
        return command;
    }
}
