using System.Text.RegularExpressions;
using BaasFunctions.Sandbox.Compilation.Hints;
using BaasFunctions.Sandbox.Contracts;
using BaasFunctions.Sandbox.Engines.Diagnostics;

namespace BaasFunctions.Sandbox.Engines.Hints;

/// <summary>
/// What to do about an error, where it is one that newcomers make: names of Node, of browsers and of other platforms, a name that nothing
/// declares, a member that the context does not have. Reads bounded parts of the text, and in doubt says nothing.
/// </summary>
internal static partial class ErrorHints
{
    private const int MaxName = 100;
    private const int MaxLine = 2000;
    private const int MaxChain = 5;
    private const int MaxRead = 64 * 1024;
    private const int MaxNames = 500;
    private const int PatienceMs = 1000;

    private const string Undefined = " is not defined";
    private const string ReturnHint = "The handler returns its answer: return data; or return context.success(data)";

    private static readonly string[] s_arguments = ["request", "context", "req", "ctx"];
    private static readonly string[] s_responses = ["json", "send", "status", "end", "setHeader", "writeHead", "write", "sendStatus"];

    /// <summary>About an error that the function threw, or let pass.</summary>
    /// <param name="error">The error.</param>
    /// <param name="code">The text of the function.</param>
    /// <param name="place">Where it arose; null when that is not known.</param>
    public static string? OfThrown(ErrorReading error, string code, SourceDiagnostic? place)
    {
        try
        {
            return error.Name switch
            {
                "ReferenceError" when error.Message.EndsWith(Undefined, StringComparison.Ordinal) && error.Message.Length < MaxName =>
                    OfUndeclared(error.Message[..^Undefined.Length], code, place),
                "TypeError" when RefusedImport().Match(error.Message) is { Success: true } import => NodeReplacements.OfImport(import.Groups["name"].Value),
                "TypeError" when place is not null => OfContextMember(code, place),
                _ => null,
            };
        }
        catch (RegexMatchTimeoutException)
        {
            return null;
        }
    }

    private static string OfUndeclared(string name, string code, SourceDiagnostic? place)
    {
        if (name == "require" && place is not null && Required().Match(LinesAt(code, place)) is { Success: true } required)
        {
            return "There is no require() here. " + NodeReplacements.OfModule(required.Groups["name"].Value);
        }

        if (NodeReplacements.OfUndeclared(name) is { } replacement)
        {
            return replacement.StartsWith(NodeReplacements.HandlerForm, StringComparison.Ordinal) ? "Write " + replacement : replacement;
        }

        if (TypeNames.Has(name))
        {
            return TypeNames.Hint;
        }

        if (name is "res" or "response")
        {
            return ReturnHint;
        }

        if (s_arguments.Contains(name))
        {
            return "The handler is called with the request and the context: function handler(request, context)";
        }

        if (ContextMembers.Root[name] is not null)
        {
            return $"It is a member of the context: context.{name}";
        }

        return NameSuggestion.Closest(name, DeclaredNames(code)) is { } near
            ? $"Did you mean {near}? If not, declare {name} with const or let"
            : $"Declare {name} with const or let, or check how it is spelled";
    }

    private static HashSet<string> DeclaredNames(string code)
    {
        HashSet<string> names = [.. GlobalNames.All, .. s_arguments];
        foreach (var match in Declared().EnumerateMatches(code.AsSpan(0, Math.Min(code.Length, MaxRead))))
        {
            if (names.Count >= MaxNames)
            {
                break;
            }

            names.Add(code.AsSpan(match.Index, match.Length).ToString().Split((char[]?)null, StringSplitOptions.RemoveEmptyEntries)[^1]);
        }

        return names;
    }

    private static string? OfContextMember(string code, SourceDiagnostic place)
    {
        var lines = LinesAt(code, place);
        var read = code.Length > MaxRead ? code[..MaxRead] : code;
        var context = SecondParameter().Match(read) is { Success: true } parameter ? parameter.Groups["name"].Value : null;
        foreach (Match use in Member().Matches(lines))
        {
            var root = use.Groups["root"].Value;
            if (root == context || (context is null && root is "context" or "ctx"))
            {
                if (Unknown(use.Groups["path"].Value.Split(['.', '?'], StringSplitOptions.RemoveEmptyEntries | StringSplitOptions.TrimEntries)) is { } hint)
                {
                    return hint;
                }
            }
        }

        foreach (Match taken in Taken().Matches(read))
        {
            foreach (var part in taken.Groups["parts"].Value.Split(','))
            {
                // As in `logger`, `logger: log` and `logger = console`.
                var names = part.Split([':', '='], StringSplitOptions.TrimEntries);
                if (IsName().IsMatch(names[0]) && HasName(lines, names[^1]) && Unknown([names[0]]) is { } hint)
                {
                    return hint;
                }
            }
        }

        return null;
    }

    private static bool HasName(string lines, string name)
    {
        foreach (var match in Name().EnumerateMatches(lines))
        {
            if (lines.AsSpan(match.Index, match.Length).SequenceEqual(name))
            {
                return true;
            }
        }

        return false;
    }

    private static string? Unknown(string[] path)
    {
        var around = ContextMembers.Resolve(path, out var unknown);
        if (unknown < 0)
        {
            return null;
        }

        if (unknown == 0 && s_responses.Contains(path[0]))
        {
            return ReturnHint;
        }

        var near = NameSuggestion.NearestExactly(path[unknown], around.Names.Where(static name => name != "*"));
        var parent = string.Join('.', ["context", .. path.Take(unknown)]);
        return $"{parent}.{path[unknown]} does not exist"
            + (near is null ? $"; {parent} has {string.Join(", ", around.Names)}" : $"; did you mean {parent}.{near}?");
    }

    /// <summary>The line of the error, and those around it on which a chain of members goes on.</summary>
    private static string LinesAt(string code, SourceDiagnostic place)
    {
        var start = 0;
        List<int> starts = [0];
        for (var line = 1; line < place.Line && code.IndexOf('\n', start) is >= 0 and var feed; line++)
        {
            starts.Add(start = feed + 1);
        }

        // Of a long line, what is around the place.
        var end = EndOfLine(code, start);
        if (end - start > MaxLine)
        {
            var from = Math.Clamp(start + place.Column - (MaxLine / 2), start, end);
            return code[from..Math.Min(end, from + MaxLine)];
        }

        var first = starts.Count - 1;
        while (first > 0 && starts.Count - first <= MaxChain && GoesOn(code, starts[first]))
        {
            first--;
        }

        for (var more = 0; more < MaxChain && end < code.Length && GoesOn(code, end); more++)
        {
            end = EndOfLine(code, end);
        }

        return code[Math.Max(starts[first], start - MaxLine)..Math.Min(end, start + (2 * MaxLine))];
    }

    private static int EndOfLine(string code, int start) => code.IndexOf('\n', start) is >= 0 and var feed ? feed + 1 : code.Length;

    /// <summary>Whether a line begins with a member of what stands before it.</summary>
    private static bool GoesOn(string code, int start)
    {
        var line = code.AsSpan(start, Math.Min(code.Length - start, MaxLine)).TrimStart([' ', '\t']);
        return line is ['.', not '.', ..] or ['?', '.', ..];
    }

    [GeneratedRegex(@"^import of '(?<name>[^'\n]{1,100})' is not available", RegexOptions.CultureInvariant, PatienceMs)]
    private static partial Regex RefusedImport();

    [GeneratedRegex(@"\brequire\(\s*['""`](?<name>[^'""`\n]{1,100})['""`]", RegexOptions.CultureInvariant, PatienceMs)]
    private static partial Regex Required();

    [GeneratedRegex(@"\b(?:const|let|var|class|function)\s+[A-Za-z_$][\w$]{0,60}", RegexOptions.CultureInvariant, PatienceMs)]
    private static partial Regex Declared();

    [GeneratedRegex(@"(?<![\w$.])(?<root>[A-Za-z_$][\w$]*)(?<path>(?:\s*\??\.\s*[A-Za-z_$][\w$]*)+)", RegexOptions.CultureInvariant, PatienceMs)]
    private static partial Regex Member();

    [GeneratedRegex(
        @"\b(?:export\s+default|handler|main)\b[^(\n]{0,100}\(\s*(?:[\w$]+|\{[^}]{0,300}\})\s*,\s*(?<name>[A-Za-z_$][\w$]*)", RegexOptions.CultureInvariant, PatienceMs)]
    private static partial Regex SecondParameter();

    [GeneratedRegex(
        @"\{(?<parts>[^{}]{1,500})\}\s*=\s*(?:context|ctx)\s*[;,\n]|\(\s*[\w$]+\s*,\s*\{(?<parts>[^{}]{1,500})\}\s*\)\s*(?:=>|\{)", RegexOptions.CultureInvariant, PatienceMs)]
    private static partial Regex Taken();

    [GeneratedRegex(@"(?<![\w$.])[A-Za-z_$][\w$]*", RegexOptions.CultureInvariant, PatienceMs)]
    private static partial Regex Name();

    [GeneratedRegex(@"^[A-Za-z_$][\w$]*$", RegexOptions.CultureInvariant, PatienceMs)]
    private static partial Regex IsName();
}
