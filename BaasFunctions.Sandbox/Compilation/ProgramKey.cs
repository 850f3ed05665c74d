using BaasFunctions.Sandbox.Contracts;

namespace BaasFunctions.Sandbox.Compilation;

/// <summary>
/// What a prepared program depends on: the text by its hash, and the limits that are decided when it is prepared.
/// </summary>
internal readonly record struct ProgramKey(SourceHash Source, TimeSpan RegexTime, int MaxNodes, int MaxDepth)
{
    public static ProgramKey Of(SourceHash source, ExecutionLimits limits) => new(source, limits.RegexTime, limits.SourceNodes, limits.SourceDepth);
}
