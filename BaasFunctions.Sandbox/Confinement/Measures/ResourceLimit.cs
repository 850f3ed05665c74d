using BaasFunctions.Sandbox.Confinement.Linux;

namespace BaasFunctions.Sandbox.Confinement.Measures;

/// <summary>One resource of setrlimit(2): lowered for good, as the upper bound is lowered with it.</summary>
/// <param name="name">Name of the measure.</param>
/// <param name="resource">RLIMIT_... of asm-generic/resource.h.</param>
/// <param name="read">The bound for these options; null leaves it off.</param>
/// <param name="off">Why it is off where there is no bound.</param>
/// <param name="used">What is used already, for a resource without which the runtime cannot take another step.</param>
internal sealed class ResourceLimit(
    string name, int resource, Func<ConfinementOptions, long?> read, string off = Measure.Off, Func<long>? used = null) : Measure(name)
{
    /// <summary>Room that must be left for the rest of the start.</summary>
    private const long Headroom = 256L << 20;

    public override string? Apply(ConfinementOptions options)
    {
        if (read(options) is not { } wanted)
        {
            return off;
        }

        if (used is not null && used() + Headroom > wanted)
        {
            return "less than the runtime takes to start";
        }

        if (LibC.getrlimit(resource, out var before) != 0)
        {
            return SystemCallError.Of("getrlimit");
        }

        // What was lower before stays as low.
        var bound = Math.Min((nuint)wanted, before.Hard);
        var bounds = new ResourceBounds(bound, bound);
        if (LibC.setrlimit(resource, bounds) != 0)
        {
            return SystemCallError.Of("setrlimit");
        }

        return LibC.getrlimit(resource, out var now) == 0 && now == bounds ? null : "the limit did not stay";
    }
}
