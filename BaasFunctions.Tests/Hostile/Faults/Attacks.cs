namespace BaasFunctions.Tests.Hostile.Faults;

/// <summary>Function bodies that no limit of the engine stops.</summary>
internal static class Attacks
{
    /// <summary>A chain of prototypes that is a ring, walked without a single statement.</summary>
    public const string Hang = "const ring = {}; Object.setPrototypeOf(ring, new Proxy(ring, {})); return ring instanceof Array";

    /// <summary>Native recursion, one frame per iterator.</summary>
    public const string DeepStack = """
        let chain = [1].values();
        for (let n = 0; n < 300000; n++) chain = chain.map((x) => x);
        return chain.next().value
        """;

    /// <summary>Few steps, each of them large.</summary>
    public const string Bomb = """
        const held = [];
        for (let i = 0; ; i++) held.push('x'.repeat(20000000).replaceAll('x', 'yy'));
        """;
}
