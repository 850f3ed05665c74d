namespace BaasFunctions.Sandbox.Engines;

/// <summary>The limits that the engine reads from its options; executions with the same ones share an options object.</summary>
internal readonly record struct EngineKey(int RecursionDepth, uint ArrayLength, TimeSpan RegexTime, bool Stepping);
