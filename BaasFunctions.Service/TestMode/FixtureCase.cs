namespace BaasFunctions.Service.TestMode;

/// <summary>One case of a file of tests: calls of the function, one after another, on a store that begins empty.</summary>
public sealed class FixtureCase
{
    internal FixtureCase(string name, IReadOnlyDictionary<string, string> env, TestMocks mocks, FixtureContext context, IReadOnlyList<FixtureCall> calls) =>
        (Name, Env, Mocks, Context, Calls) = (name, env, mocks, context, calls);

    /// <summary>What it is about, for reports.</summary>
    public string Name { get; }

    internal IReadOnlyDictionary<string, string> Env { get; }

    internal TestMocks Mocks { get; }

    internal FixtureContext Context { get; }

    internal IReadOnlyList<FixtureCall> Calls { get; }
}
