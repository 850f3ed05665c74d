namespace BaasFunctions.Service.HostCalls;

/// <summary>
/// Executions of which each was called by the one before, or by an event of what it wrote. The service makes it and hands it on; no argument, header or value of a function
/// is in it but the names of functions.
/// </summary>
internal sealed record CallChain
{
    /// <summary>Between the names in a text; no name has it.</summary>
    private const string Arrow = " > ";

    /// <summary>The same for all executions of the chain.</summary>
    public required string Id { get; init; }

    /// <summary>The functions from the first to this one.</summary>
    public required IReadOnlyList<string> Path { get; init; }

    /// <summary>What the chain used, as far as this process counts it.</summary>
    public required ChainUse Use { get; init; }

    /// <summary>0 for the first execution.</summary>
    public int Depth => Path.Count - 1;

    /// <summary>The functions as <c>a > b > a</c>.</summary>
    public string Text => string.Join(Arrow, Path);

    /// <summary>The chain of an execution that nothing in the service called.</summary>
    public static CallChain Begin(string function) => new() { Id = Guid.CreateVersion7().ToString(), Path = [function], Use = new ChainUse() };

    /// <summary>The functions of a text that <see cref="Text"/> gave.</summary>
    public static IReadOnlyList<string> PathOf(string text) => text.Split(Arrow);

    /// <summary>The chain of what this execution calls.</summary>
    public CallChain Next(string function) => this with { Path = [.. Path, function] };
}
