using System.Diagnostics.Metrics;

namespace BaasFunctions.Sandbox.Observability;

/// <summary>Bounds of histograms, as advice for whoever collects them: the usual ones begin at 5, which in seconds is the end of everything.</summary>
public static class Buckets
{
    /// <summary>For durations in seconds: from a quarter of a millisecond to a minute.</summary>
    public static InstrumentAdvice<double> Seconds { get; } = new()
    {
        HistogramBucketBoundaries = [0.00025, 0.0005, 0.001, 0.0025, 0.005, 0.01, 0.025, 0.05, 0.1, 0.25, 0.5, 1, 2.5, 5, 10, 30, 60],
    };

    /// <summary>For memory in bytes: from 16 KB to 1 GB.</summary>
    public static InstrumentAdvice<long> Bytes { get; } = new()
    {
        HistogramBucketBoundaries = [1L << 14, 1L << 16, 1L << 18, 1L << 20, 1L << 22, 1L << 24, 1L << 26, 1L << 28, 1L << 30],
    };
}
