using System.Text.RegularExpressions;

namespace BaasFunctions.Sandbox.Compilation.Hints;

/// <summary>
/// Tells whether a parser of JavaScript stopped at the syntax of TypeScript: an annotation, a declaration or an operator of types. Looks at the
/// text around the place only, and in doubt says no: a slip of JavaScript is not blamed on a language that its author does not use.
/// </summary>
public static partial class TypeScriptSyntax
{
    /// <summary>What to do about it.</summary>
    public const string Hint =
        "This looks like TypeScript, which is not read here: compile it to JavaScript first (npx esbuild function.ts --format=esm), or take the types out";

    /// <summary>UTF-16 units that are looked at before and behind the place.</summary>
    private const int Window = 400;

    private const int PatienceMs = 1000;

    /// <summary>Whether a name that nothing declares is one of a type, as in <c>parse&lt;string&gt;(text)</c>.</summary>
    public static bool IsTypeName(string name) => name is "string" or "number" or "boolean" or "any" or "unknown" or "never" or "bigint" or "symbol";

    /// <summary>Whether what stands at a place of a text is TypeScript.</summary>
    /// <param name="code">The text, which is no JavaScript.</param>
    /// <param name="index">Where the parser stopped, in UTF-16 units.</param>
    public static bool IsAt(string code, int index)
    {
        ArgumentNullException.ThrowIfNull(code);
        if (index < 0 || index >= code.Length)
        {
            return false;
        }

        var before = code[Math.Max(0, index - Window)..index];
        var behind = code[index..Math.Min(code.Length, index + Window)];
        try
        {
            return behind[0] switch
            {
                ':' => IsAnnotation(code, before, index + 1),
                '?' => OptionalMember().IsMatch(behind) && IsAnnotation(code, before, index + 1 + behind.IndexOf(':', StringComparison.Ordinal)),
                '!' => Operand().IsMatch(before) && NonNull().IsMatch(behind),
                '<' => TypeParameters().IsMatch(behind) || (TypedName().IsMatch(before) && TypeList().IsMatch(behind)),
                ')' => TypedCall().IsMatch(before),
                '>' => TypeArguments().IsMatch(before) && behind.AsSpan().TrimStart('>').TrimStart().StartsWith("("),
                '=' => ExportAssignment().IsMatch(before),
                _ => IsWord(before, behind),
            };
        }
        catch (RegexMatchTimeoutException)
        {
            return false;
        }
    }

    /// <summary>At a word that JavaScript does not expect: it or the one before it belongs to TypeScript.</summary>
    private static bool IsWord(string before, string behind)
    {
        if (TypeOperator().IsMatch(behind) && Operand().IsMatch(before) && !ImportOrExport().IsMatch(before))
        {
            return true;
        }

        return Declaration().IsMatch(behind)
            || (LastWord().Match(before) is { Success: true } word && Declaration().IsMatch(string.Concat(word.Groups["word"].Value, behind)));
    }

    /// <summary>Behind the colon stands a type, and behind that what follows a parameter, a variable, a field or a result.</summary>
    private static bool IsAnnotation(string code, string before, int index)
    {
        var type = new TypeScanner(code, index);
        if (!type.Read())
        {
            return false;
        }

        var next = type.Next;
        if (VariableName().IsMatch(before))
        {
            return next is '=' or ';' or ',' or '\n' or '\0' || type.IsBefore("of");
        }

        if (before.TrimEnd().EndsWith(')'))
        {
            return next == '{' || type.IsBefore("=>") || (next is ';' or '\n' or '\0' && type.IsKnown);
        }

        if (next is ',' or ')' or '=' && ParameterName().IsMatch(before))
        {
            return type.IsInParameters();
        }

        return type.IsKnown && next is ';' or '=' or '\n' or '}' && FieldName().IsMatch(before);
    }

    [GeneratedRegex(@"^\?\s*:", RegexOptions.CultureInvariant, PatienceMs)]
    private static partial Regex OptionalMember();

    [GeneratedRegex(@"[\w$)\]}'""`]\s*$", RegexOptions.CultureInvariant, PatienceMs)]
    private static partial Regex Operand();

    [GeneratedRegex(@"^!\s*(?:[.;,)\]\[:}]|=[^=]|$)", RegexOptions.CultureInvariant, PatienceMs)]
    private static partial Regex NonNull();

    /// <summary>As in <c>&lt;T&gt;(</c>, <c>&lt;T, U&gt;(</c>, <c>&lt;T extends Row&gt;</c> and the cast <c>&lt;string&gt;value</c>.</summary>
    [GeneratedRegex(
        @"^<\s*(?:(?:const\s+)?[A-Z]\w*(?:\s*,\s*[A-Z]\w*)*\s*>\s*\(|[A-Z]\w*\s+extends\s|[A-Z]\w*\s*=\s*\w|(?:string|number|boolean|any|unknown|const)\s*>)",
        RegexOptions.CultureInvariant, PatienceMs)]
    private static partial Regex TypeParameters();

    [GeneratedRegex(@"\b(?:class|interface|function|extends|type)\s+[\w$.]+\s*$", RegexOptions.CultureInvariant, PatienceMs)]
    private static partial Regex TypedName();

    [GeneratedRegex(@"^<\s*[\w$]", RegexOptions.CultureInvariant, PatienceMs)]
    private static partial Regex TypeList();

    /// <summary>As in <c>new Map&lt;string, number&gt;()</c>, which JavaScript reads as comparisons until there is nothing to compare.</summary>
    [GeneratedRegex(@"[\w$]<[\w\s$,<>\[\]|.{}:;'""?]{1,200}>\s*\(\s*$", RegexOptions.CultureInvariant, PatienceMs)]
    private static partial Regex TypedCall();

    /// <summary>The same in a declaration, where the comma ends the first variable.</summary>
    [GeneratedRegex(@"[\w$]<[\w$][\w\s$,<>\[\]|.{}:;'""?]{0,200}$", RegexOptions.CultureInvariant, PatienceMs)]
    private static partial Regex TypeArguments();

    [GeneratedRegex(@"(?:^|[;\n])\s*export\s*$", RegexOptions.CultureInvariant, PatienceMs)]
    private static partial Regex ExportAssignment();

    [GeneratedRegex(
        @"^(?:as|satisfies)\s+(?:const\b|string\b|number\b|boolean\b|any\b|unknown\b|never\b|object\b|bigint\b|typeof\b|keyof\b|readonly\b|[A-Z][\w$]*|[\w$.]+\[\]|[\[{])",
        RegexOptions.CultureInvariant, PatienceMs)]
    private static partial Regex TypeOperator();

    [GeneratedRegex(@"(?:^|[;\n])\s*(?:import|export\s*[{*])[^;\n]*$", RegexOptions.CultureInvariant, PatienceMs)]
    private static partial Regex ImportOrExport();

    /// <summary>Declarations and modifiers: two words in a row, of which the first is no word of JavaScript.</summary>
    [GeneratedRegex(
        @"^(?:interface\s+[A-Za-z_$][\w$]*\s*(?:<|\{|extends\b|$)"
        + @"|type\s+[A-Za-z_$][\w$]*\s*(?:<[^;]*>\s*)?=[^=]"
        + @"|type\s+(?:\{|[A-Za-z_$][\w$]*\s*(?:[,}]|from\b))"
        + @"|(?:const\s+)?enum\s+[A-Za-z_$][\w$]*\s*\{"
        + @"|(?:namespace|module)\s+(?:[A-Za-z_$][\w$.]*|'[^'\n]*'|""[^""\n]*"")\s*\{"
        + @"|declare\s+(?:const|let|var|async|function|class|abstract|module|global|namespace|enum|type|interface)\b"
        + @"|abstract\s+(?:class\b|[A-Za-z_$#])"
        + @"|implements\s+[A-Za-z_$]"
        + @"|(?:private|public|protected|readonly|override)\s+[A-Za-z_$\[]"
        + @"|import\s+[A-Za-z_$][\w$]*\s*=\s*require\b"
        + @"|this\s*:\s*[A-Za-z_$])",
        RegexOptions.CultureInvariant, PatienceMs)]
    private static partial Regex Declaration();

    [GeneratedRegex(@"(?<!\b(?:let|var|const)\s+)\b(?<word>[a-z]+\s+)$|\bconst\s+(?<word>enum\s+)$", RegexOptions.CultureInvariant, PatienceMs)]
    private static partial Regex LastWord();

    [GeneratedRegex(@"\b(?:const|let|var)\s+(?:[\w$]+|[^;=]{1,300}[,}\]]\s*[\w$]*)\s*[!?]?\s*$", RegexOptions.CultureInvariant, PatienceMs)]
    private static partial Regex VariableName();

    [GeneratedRegex(@"(?:[(,]\s*(?:\.\.\.\s*)?(?:(?:private|public|protected|readonly)\s+)*[\w$]+|[}\]])\s*\??\s*$", RegexOptions.CultureInvariant, PatienceMs)]
    private static partial Regex ParameterName();

    [GeneratedRegex(@"(?:^|[{};]|[^,(\s:=&|?+-]\s*\n)\s*(?:(?:static|readonly|private|public|protected|declare|override|abstract)\s+)*#?[\w$]+\s*[?!]?\s*$", RegexOptions.CultureInvariant, PatienceMs)]
    private static partial Regex FieldName();
}
