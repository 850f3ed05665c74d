namespace Acornima.Ast;

/// <summary>The word that declares.</summary>
public enum VariableDeclarationKind
{
    Unknown = 0,
    Var = 1,
    Let = 2,
    Const = 3,
    Using = 4,
    AwaitUsing = 5,
}
