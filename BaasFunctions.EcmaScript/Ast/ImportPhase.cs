namespace Acornima.Ast;

/// <summary>How far an import goes.</summary>
public enum ImportPhase
{
    None = 0,
    Source = 1,
    Defer = 2,
}
