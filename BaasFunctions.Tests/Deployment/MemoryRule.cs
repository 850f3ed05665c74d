namespace BaasFunctions.Tests.Deployment;

/// <summary>
/// How much memory an instance needs, as docs/operations.md says under Sizing: 1.2 times what workers may take and 420 MB. These are the service (200), the spare worker (110), and
/// the kernel with files in memory (110). The rest is for bytes that the service holds (a quarter of a heap of 60 %) and for garbage.
/// </summary>
internal static class MemoryRule
{
    private const long Megabyte = 1 << 20;

    /// <param name="workers">BAAS_WORKERS.</param>
    /// <param name="workerMegabytes">BAAS_WORKER_MEMORY.</param>
    /// <param name="besideMegabytes">What runs in the instance besides.</param>
    public static long LeastBytes(int workers, int workerMegabytes, int besideMegabytes = 0) => ((workers * workerMegabytes) + 420 + besideMegabytes) * Megabyte * 6 / 5;
}
