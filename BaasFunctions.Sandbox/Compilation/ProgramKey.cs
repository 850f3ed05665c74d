using BaasFunctions.Sandbox.Contracts;

namespace BaasFunctions.Sandbox.Compilation;

/// <summary>
/// What a prepared program depends on: the text by its hash, its language, whether it is several files, and the limits that are decided when it is prepared.
/// </summary>
internal readonly record struct ProgramKey(SourceHash Source, SourceLanguage? Language, bool HasFiles, TimeSpan RegexTime, int MaxNodes, int MaxDepth)
{
    public static ProgramKey Of(SourceHash source, SourceLanguage? language, bool hasFiles, ExecutionLimits limits) =>
        new(source, language, hasFiles, limits.RegexTime, limits.SourceNodes, limits.SourceDepth);
}
