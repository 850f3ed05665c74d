using Acornima;
using Acornima.Ast;

namespace BaasFunctions.Tests.Conformance;

/// <summary>The parser set to a plain script or module, as the reference parser and the suites expect it.</summary>
internal static class ParserUnderTest
{
    /// <summary>The tree, or the syntax error; any other exception is the parser's defect and is not caught.</summary>
    public static ParseOutcome Parse(string source, bool isModule)
    {
        var parser = new Parser(ParserOptions.Default);
        try
        {
            return isModule
                ? new ParseOutcome(parser.ParseModule(source, null), null)
                : new ParseOutcome(parser.ParseScript(source, null, false), null);
        }
        catch (SyntaxErrorException error)
        {
            return new ParseOutcome(null, error);
        }
    }
}
