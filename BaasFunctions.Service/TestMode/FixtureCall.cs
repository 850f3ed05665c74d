using System.Text.Json;

namespace BaasFunctions.Service.TestMode;

/// <summary>One call of a test.</summary>
internal sealed record FixtureCall
{
    /// <summary>The request as /execute takes it; undefined for an empty one.</summary>
    public required JsonElement Request { get; init; }

    /// <summary>Names for later calls, and where in the answer their values are: <c>data.data.token</c>.</summary>
    public required IReadOnlyDictionary<string, string> Keep { get; init; }

    /// <summary>What should happen. Where nothing is said of how it ends, it is to succeed.</summary>
    public required TestExpectations Expect { get; init; }
}
