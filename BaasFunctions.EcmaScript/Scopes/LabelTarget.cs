namespace Acornima.Scopes;

/// <summary>What a label stands before.</summary>
internal enum LabelTarget : byte
{
    Other,
    Loop,
    Switch,
}
