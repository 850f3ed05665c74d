namespace BaasFunctions.Tests.Conformance.Engine;

/// <summary>One case of the engine scripts.</summary>
/// <param name="Name">The family, which is the file, and the case's own name.</param>
/// <param name="Source">The script; empty for a case of modules.</param>
/// <param name="Modules">The modules by specifier, the entry being <c>main.js</c>; empty for a script.</param>
/// <param name="Expected">The JSON of the value, or <c>throws NAME</c> with an optional <c>at LINE:COLUMN</c>.</param>
internal sealed record ScriptCase(string Name, string Source, IReadOnlyDictionary<string, string> Modules, string Expected);
