namespace Acornima;

/// <summary>The goal symbol of a parse.</summary>
public enum SourceType
{
    Unknown = 0,
    Script = 1,
    Module = 2,
}
