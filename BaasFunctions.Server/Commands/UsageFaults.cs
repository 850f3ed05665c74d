using System.CommandLine;
using System.CommandLine.Parsing;
using BaasFunctions.Sandbox.Compilation.Hints;
using BaasFunctions.Service.Configuration;

namespace BaasFunctions.Server.Commands;

/// <summary>Says what is wrong with a command line, and what was probably meant.</summary>
internal static class UsageFaults
{
    public static IEnumerable<string> Of(ParseResult parsed)
    {
        var unknown = parsed.UnmatchedTokens;
        var command = parsed.CommandResult.Command;
        if (command.Subcommands.Count > 0 && unknown.FirstOrDefault(word => !word.StartsWith('-')) is { } first && first == unknown[0])
        {
            // The arguments of an unknown command cannot be checked.
            yield return UnknownWord(command, first);
        }
        else
        {
            foreach (var error in parsed.Errors)
            {
                // The library says of each unknown word only that it is one.
                if (!unknown.Any(word => error.Message.Contains($"'{word}'", StringComparison.Ordinal)))
                {
                    yield return error.Message;
                }
            }

            foreach (var word in Meant(unknown))
            {
                yield return word.StartsWith('-') ? UnknownOption(command, word) : UnknownWord(command, word);
            }
        }

        yield return $"Try {PathOf(parsed.CommandResult)}--help.";
    }

    /// <summary>Unknown words without those that follow an unknown option, and were meant as its value.</summary>
    private static IEnumerable<string> Meant(IReadOnlyList<string> words)
    {
        for (var i = 0; i < words.Count; i++)
        {
            if (words[i].StartsWith('-') || i == 0 || !words[i - 1].StartsWith('-'))
            {
                yield return words[i];
            }
        }
    }

    private static string UnknownOption(Command command, string word)
    {
        var name = word.Split('=', ':')[0];
        var known = command.Options.Concat(command.Parents.OfType<Command>().SelectMany(parent => parent.Options.Where(option => option.Recursive)))
            .Where(option => !option.Hidden)
            .Select(option => option.Name)
            .Distinct()
            .ToArray();
        var near = NameSuggestion.NearestExactly(name, known);
        var advice = near is not null ? $"; did you mean {near}?"
            : command is RootCommand or { Name: "serve" } && SettingsReader.Nearest(name.TrimStart('-').Replace('-', '_')) is { } setting
                ? $"; settings are environment variables: did you mean {setting}?"
                : "";
        return $"{OwnerOf(command)} has no option {name}{advice}";
    }

    private static string UnknownWord(Command command, string word)
    {
        var known = command.Subcommands.Select(sub => sub.Name).ToArray();
        if (known.Length == 0)
        {
            return $"{OwnerOf(command)} has no place for \"{word}\"";
        }

        var near = NameSuggestion.NearestExactly(word, known);
        return $"There is no command {word}{(near is null ? $"; there are {string.Join(", ", known)}" : $"; did you mean {near}?")}";
    }

    private static string OwnerOf(Command command) => command is RootCommand ? "The server" : $"`{command.Name}`";

    private static string PathOf(CommandResult result)
    {
        var names = new List<string>();
        for (var at = result; at is not null && at.Command is not RootCommand; at = at.Parent as CommandResult)
        {
            names.Insert(0, at.Command.Name);
        }

        return string.Concat(names.Select(name => name + " "));
    }
}
