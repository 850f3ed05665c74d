namespace BaasFunctions.Service.Registry;

/// <summary>The result of looking for a function.</summary>
/// <param name="Function">The function; null when there is none of that name.</param>
internal readonly record struct FunctionFinding(ResolvedFunction? Function);
