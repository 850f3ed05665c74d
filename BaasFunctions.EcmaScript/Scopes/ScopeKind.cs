namespace Acornima.Scopes;

/// <summary>Where declarations end their way up, and what functions are there.</summary>
internal enum ScopeKind : byte
{
    Block,
    Script,
    Module,

    /// <summary>A function body, an arrow function or a static block.</summary>
    Function,
}
