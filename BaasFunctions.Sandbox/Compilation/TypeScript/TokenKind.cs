namespace BaasFunctions.Sandbox.Compilation.TypeScript;

internal enum TokenKind : byte
{
    End,

    /// <summary>What is no token: a text that does not end, a character that nothing begins with.</summary>
    Invalid,

    Word,
    PrivateName,
    Number,
    String,
    Regex,

    /// <summary>A template without a value in it.</summary>
    Template,

    /// <summary>A template up to its first value; then what stands between two, and behind the last.</summary>
    TemplateHead,
    TemplateMiddle,
    TemplateTail,

    OpenParen,
    CloseParen,
    OpenBracket,
    CloseBracket,
    OpenBrace,
    CloseBrace,
    Semicolon,
    Comma,
    Colon,
    Dot,
    Ellipsis,
    Question,
    QuestionDot,
    Arrow,
    At,
    Bang,
    Tilde,

    /// <summary><c>++</c> and <c>--</c>.</summary>
    Increment,
    Plus,
    Minus,
    Star,
    Slash,
    SlashEquals,
    Bar,
    Ampersand,

    /// <summary>One at a time, as types need them; an expression asks for the rest of the operator.</summary>
    Less,
    Greater,
    Equals,

    /// <summary>Any other operator between two values.</summary>
    Operator,
}
