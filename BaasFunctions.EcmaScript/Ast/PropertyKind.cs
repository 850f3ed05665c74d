namespace Acornima.Ast;

/// <summary>What a member of an object or class is.</summary>
public enum PropertyKind
{
    Unknown = 0,
    Init = 1,
    Get = 2,
    Set = 3,
    Constructor = 4,
    Method = 5,
    Property = 6,
}
