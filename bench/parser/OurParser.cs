using System.Diagnostics;

namespace BaasFunctions.Bench.Parser;

/// <summary>Parses with our parser, in this process.</summary>
internal static class OurParser
{
    public static (double Seconds, double BytesPerCharacter) Run(string text, int warmUps, int runs)
    {
        var parser = new Acornima.Parser();
        for (var i = 0; i < warmUps; i++)
        {
            parser.ParseScript(text);
        }

        var seconds = new double[runs];
        var allocated = 0L;
        for (var i = 0; i < runs; i++)
        {
            GC.Collect();
            var before = GC.GetAllocatedBytesForCurrentThread();
            var watch = Stopwatch.StartNew();
            parser.ParseScript(text);
            seconds[i] = watch.Elapsed.TotalSeconds;
            allocated = GC.GetAllocatedBytesForCurrentThread() - before;
        }

        return (Median.Of(seconds), (double)allocated / text.Length);
    }
}
