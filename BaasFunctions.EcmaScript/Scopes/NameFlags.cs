namespace Acornima.Scopes;

/// <summary>What one name is in one scope.</summary>
[Flags]
internal enum NameFlags : byte
{
    None = 0,
    Var = 1,
    Parameter = 2,
    Lexical = 4,
    Function = 8,
    SimpleCatch = 16,
}
