namespace Acornima.Lexing;

/// <summary>Names with a meaning in some places only, and names that the parser asks for.</summary>
internal enum Word : byte
{
    None,
    Accessor,
    Arguments,
    As,
    Async,
    Await,
    Constructor,
    Defer,
    Eval,
    From,
    Get,
    Meta,
    Of,
    Proto,
    Prototype,
    Set,
    Source,
    Target,
    Using,
    Yield,

    // Reserved in strict code only.
    Implements,
    Interface,
    Let,
    Package,
    Private,
    Protected,
    Public,
    Static,
}
