namespace Acornima;

/// <summary>Syntax of proposals, each behind its flag.</summary>
[Flags]
public enum ExperimentalESFeatures
{
    None = 0,
    Decorators = 1,
    ImportAttributes = 2,
    RegExpDuplicateNamedCapturingGroups = 4,
    ExplicitResourceManagement = 8,
    RegExpModifiers = 16,
    SourcePhaseImports = 32,
    DeferImportEvaluation = 64,
    All = 127,
}
