using Acornima.Ast;

namespace Acornima;

/// <summary>
/// Parses scripts and modules of ECMA-262. Cheap to make, reusable after success and failure; not for two threads at once.
/// </summary>
public sealed class Parser
{
    public Parser()
        : this(ParserOptions.Default)
    {
    }

    public Parser(ParserOptions options)
    {
        ArgumentNullException.ThrowIfNull(options);
        Options = options;
    }

    /// <summary>The very instance given to the constructor.</summary>
    public ParserOptions Options { get; }

    public Script ParseScript(string input, string? sourceFile = null, bool strict = false)
    {
        ArgumentNullException.ThrowIfNull(input);
        return ParseScript(input, 0, input.Length, sourceFile, strict);
    }

    public Script ParseScript(string input, int start, int length, string? sourceFile = null, bool strict = false) => throw new NotSupportedException();

    public Module ParseModule(string input, string? sourceFile = null)
    {
        ArgumentNullException.ThrowIfNull(input);
        return ParseModule(input, 0, input.Length, sourceFile);
    }

    public Module ParseModule(string input, int start, int length, string? sourceFile = null) => throw new NotSupportedException();
}
