using System.CommandLine;
using System.CommandLine.Help;
using System.CommandLine.Invocation;

namespace BaasFunctions.Server.Commands;

/// <summary>The help of every command, and what some say after their options.</summary>
internal sealed class HelpText(SynchronousCommandLineAction inner, IReadOnlyDictionary<Command, Func<string>> texts) : SynchronousCommandLineAction
{
    /// <summary>Who asks for help is not told what is missing.</summary>
    public override bool ClearsParseErrors => true;

    /// <summary>Adds texts to the help of commands; the option for help is that of the root for all of them.</summary>
    public static void Append(RootCommand root, IReadOnlyDictionary<Command, Func<string>> texts)
    {
        var help = root.Options.OfType<HelpOption>().Single();
        help.Action = new HelpText((SynchronousCommandLineAction)help.Action!, texts);
    }

    public override int Invoke(ParseResult parseResult)
    {
        var result = inner.Invoke(parseResult);
        if (texts.TryGetValue(parseResult.CommandResult.Command, out var text))
        {
            parseResult.InvocationConfiguration.Output.WriteLine(text().TrimEnd());
        }

        return result;
    }
}
