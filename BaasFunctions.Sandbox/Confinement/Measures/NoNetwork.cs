namespace BaasFunctions.Sandbox.Confinement.Measures;

/// <summary>
/// The process sees no network but its own loopback (network_namespaces(7)). A process with threads cannot move itself: the
/// one that starts it does, and this says whether it did.
/// </summary>
internal sealed class NoNetwork() : Measure("network-namespace")
{
    /// <summary>Lines of the table that are not devices.</summary>
    private const int Headings = 2;

    public override string? Apply(ConfinementOptions options) =>
        File.ReadLines("/proc/self/net/dev").Skip(Headings).All(line => line.TrimStart().StartsWith("lo:", StringComparison.Ordinal))
            ? null
            : "shares the network of the service; the system call filter refuses its use";
}
