using System.Text;

namespace BaasFunctions.Server.Settings;

/// <summary>
/// Replaces <c>${NAME}</c> in values of a <c>.env</c> file by what the environment, or an earlier line, says: also with the defaults of shells,
/// <c>${NAME:-default}</c>, <c>${NAME-default}</c>, <c>${NAME:+other}</c>, <c>${NAME+other}</c>, <c>${NAME:?}</c>. Nothing becomes empty in
/// silence, and nothing is run.
/// </summary>
internal sealed class DotEnvExpansion(IReadOnlyDictionary<string, string> environment, IReadOnlyDictionary<string, string> earlier)
{
    /// <summary>Characters that all values of a file may have: each line can double what the line before it says.</summary>
    private const int MaxCharacters = 4 << 20;

    private const int MaxDepth = 8;

    private int _written;

    /// <summary>Expands one value; returns what is wrong with it.</summary>
    /// <param name="text">The value, without its quotes.</param>
    /// <param name="escapes">Whether it stood in double quotes, in which a backslash means something.</param>
    /// <param name="value">The value.</param>
    public string? Expand(string text, bool escapes, out string value)
    {
        var result = new StringBuilder();
        var fault = Append(text, escapes, result, 0);
        value = result.ToString();
        _written += value.Length;
        return fault ?? (_written > MaxCharacters ? $"makes the values longer than {MaxCharacters} characters" : null);
    }

    private string? Append(string text, bool escapes, StringBuilder result, int depth)
    {
        if (depth > MaxDepth)
        {
            return $"has ${{ }} within one another more than {MaxDepth} times";
        }

        for (var i = 0; i < text.Length; i++)
        {
            if (result.Length > MaxCharacters)
            {
                return $"makes the values longer than {MaxCharacters} characters";
            }

            var next = i + 1 < text.Length ? text[i + 1] : ' ';
            if (text[i] == '\\' && (next == '$' || (escapes && next is 'n' or 'r' or 't' or '"' or '\\')))
            {
                result.Append(next switch { 'n' => '\n', 'r' => '\r', 't' => '\t', _ => next });
                i++;
            }
            else if (text[i] != '$' || !(next is '{' or '(' or '_' || char.IsAsciiLetter(next)))
            {
                result.Append(text[i]);
            }
            else if (next == '(')
            {
                return "has $( ), which a shell would run: write the value itself, or put it in '";
            }
            else if (next != '{')
            {
                return "has a $ before a name, which some programs replace and others keep: write ${NAME} for a value, or put a $ that is meant as such in ' or after \\";
            }
            else
            {
                var end = Close(text, i + 2);
                if (end < 0)
                {
                    return "has a ${ that is never closed; put a $ that is meant as such in ' or after \\";
                }

                if (AppendReference(text[(i + 2)..end], escapes, result, depth) is { } fault)
                {
                    return fault;
                }

                i = end;
            }
        }

        return null;
    }

    private string? AppendReference(string reference, bool escapes, StringBuilder result, int depth)
    {
        var length = 0;
        while (length < reference.Length && (char.IsAsciiLetterOrDigit(reference[length]) || reference[length] == '_'))
        {
            length++;
        }

        var (name, rest) = (reference[..length], reference[length..]);
        var testsEmpty = rest.StartsWith(':');
        var word = testsEmpty ? rest[1..] : rest;
        if (!DotEnvParser.IsName(name) || (rest.Length > 0 && (word.Length == 0 || word[0] is not ('-' or '+' or '?'))))
        {
            return "has a ${ } that is not understood: it can be ${NAME}, ${NAME:-default} or ${NAME:+other}; put a $ that is meant as such in ' or after \\";
        }

        var found = environment.TryGetValue(name, out var known) || earlier.TryGetValue(name, out known) ? known : null;
        var isSet = testsEmpty ? !string.IsNullOrEmpty(found) : found is not null;
        switch (word.Length == 0 ? ' ' : word[0])
        {
            case '-' when !isSet:
            case '+' when isSet:
                return Append(word[1..], escapes, result, depth + 1);
            case '+':
                return null;
            case '?' when !isSet:
                return $"needs {name}, which is set neither in the environment nor in an earlier line";
            case ' ' when !isSet:
                return $"uses {name}, which is set neither in the environment nor in an earlier line; ${{{name}:-}} is nothing then";
            default:
                result.Append(found);
                return null;
        }
    }

    /// <summary>Where the brace is closed that was opened before a place; -1 for nowhere.</summary>
    private static int Close(string text, int from)
    {
        var open = 1;
        for (var i = from; i < text.Length; i++)
        {
            if (text[i] == '$' && i + 1 < text.Length && text[i + 1] == '{')
            {
                open++;
                i++;
            }
            else if (text[i] == '\\')
            {
                i++;
            }
            else if (text[i] == '}' && --open == 0)
            {
                return i;
            }
        }

        return -1;
    }
}
