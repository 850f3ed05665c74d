using Acornima.Ast;
using Acornima.Parsing;
using Acornima.Text;

namespace Acornima;

/// <summary>
/// Parses scripts and modules of ECMA-262. Cheap to make, reusable after success and failure; not for two threads at once.
/// </summary>
public sealed class Parser
{
    /// <summary>The working part with its buffers, one per thread; taken while in use, so that a callback may parse too.</summary>
    [ThreadStatic]
    private static SyntaxParser? t_idle;

    public Parser()
        : this(ParserOptions.Default)
    {
    }

    /// <exception cref="ArgumentOutOfRangeException">An edition before ES2015.</exception>
    public Parser(ParserOptions options)
    {
        ArgumentNullException.ThrowIfNull(options);
        ArgumentOutOfRangeException.ThrowIfLessThan((int)options.EcmaVersion, (int)EcmaVersion.ES6);
        Options = options;
    }

    /// <summary>The very instance given to the constructor.</summary>
    public ParserOptions Options { get; }

    /// <inheritdoc cref="ParseScript(string, int, int, string?, bool)"/>
    public Script ParseScript(string input, string? sourceFile = null, bool strict = false)
    {
        ArgumentNullException.ThrowIfNull(input);
        return ParseScript(input, 0, input.Length, sourceFile, strict);
    }

    /// <param name="input">The text. Positions are those in the whole of it.</param>
    /// <param name="start">Offset where the program begins; what lies before counts for lines only.</param>
    /// <param name="length">Length of the program; what follows is never looked at.</param>
    /// <param name="sourceFile">Name for locations and errors.</param>
    /// <param name="strict">The program is strict without saying so.</param>
    /// <exception cref="SyntaxErrorException">The text is not a script, or goes over a budget.</exception>
    public Script ParseScript(string input, int start, int length, string? sourceFile = null, bool strict = false)
    {
        var source = SourceOf(input, start, length, sourceFile);
        var parser = Take();
        try
        {
            return parser.ParseScript(source, input, Options, strict);
        }
        finally
        {
            t_idle = parser;
        }
    }

    /// <inheritdoc cref="ParseModule(string, int, int, string?)"/>
    public Module ParseModule(string input, string? sourceFile = null)
    {
        ArgumentNullException.ThrowIfNull(input);
        return ParseModule(input, 0, input.Length, sourceFile);
    }

    /// <param name="input">The text. Positions are those in the whole of it.</param>
    /// <param name="start">Offset where the program begins; what lies before counts for lines only.</param>
    /// <param name="length">Length of the program; what follows is never looked at.</param>
    /// <param name="sourceFile">Name for locations and errors.</param>
    /// <exception cref="SyntaxErrorException">The text is not a module, or goes over a budget.</exception>
    public Module ParseModule(string input, int start, int length, string? sourceFile = null)
    {
        var source = SourceOf(input, start, length, sourceFile);
        var parser = Take();
        try
        {
            return parser.ParseModule(source, input, Options);
        }
        finally
        {
            t_idle = parser;
        }
    }

    private static SyntaxParser Take()
    {
        var parser = t_idle ?? new SyntaxParser();
        t_idle = null;
        return parser;
    }

    private static SourceText SourceOf(string input, int start, int length, string? sourceFile)
    {
        ArgumentNullException.ThrowIfNull(input);
        ArgumentOutOfRangeException.ThrowIfNegative(start);
        ArgumentOutOfRangeException.ThrowIfNegative(length);
        ArgumentOutOfRangeException.ThrowIfGreaterThan(length, input.Length - start, nameof(length));
        return new SourceText(start + length == input.Length ? input : input[..(start + length)], sourceFile, start);
    }
}
