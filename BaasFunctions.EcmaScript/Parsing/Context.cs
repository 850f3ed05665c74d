namespace Acornima.Parsing;

/// <summary>What the code around the current place allows or forbids.</summary>
[Flags]
internal enum Context
{
    None = 0,
    Strict = 1,

    /// <summary><c>return</c> has a function to leave.</summary>
    Return = 2,

    /// <summary>In a generator: <c>yield</c> is an operator.</summary>
    Yield = 4,

    /// <summary>In an async function: <c>await</c> is an operator and no name.</summary>
    Async = 8,

    /// <summary><c>await</c> is an operator; also at the top level of a module.</summary>
    Await = 16,
    SuperProperty = 32,
    SuperCall = 64,
    NewTarget = 128,

    /// <summary>In a field's initial value or a static block: no <c>arguments</c>.</summary>
    NoArguments = 256,

    /// <summary>Directly in a static block: <c>await</c> is no name.</summary>
    StaticBlock = 512,

    /// <summary>What an arrow function takes over from the code around it.</summary>
    InheritedByArrow = Strict | SuperProperty | SuperCall | NewTarget | NoArguments,
}
