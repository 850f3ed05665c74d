using System.Globalization;

namespace BaasFunctions.Tests.Deployment;

/// <summary>
/// What an instance may take at most, as docs/operations.md says under Sizing: the heap of the service, its workers, and 230 MB for the service beside its heap (120) and the spare worker
/// (110).
/// </summary>
internal static class MemoryRule
{
    /// <param name="memory">Bytes of the container or instance.</param>
    /// <param name="heapPercent">DOTNET_GCHeapHardLimitPercent, in hexadecimal.</param>
    /// <param name="workers">BAAS_WORKERS.</param>
    /// <param name="workerMegabytes">BAAS_WORKER_MEMORY.</param>
    /// <param name="besideMegabytes">What runs in the instance besides.</param>
    public static long MostBytes(long memory, string heapPercent, string workers, string workerMegabytes, int besideMegabytes = 0) =>
        (memory * int.Parse(heapPercent, NumberStyles.AllowHexSpecifier, CultureInfo.InvariantCulture) / 100)
        + (((long.Parse(workers, CultureInfo.InvariantCulture) * long.Parse(workerMegabytes, CultureInfo.InvariantCulture)) + 230 + besideMegabytes) << 20);
}
