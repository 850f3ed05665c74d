using System.Diagnostics;
using System.Globalization;
using System.Text.Json;

namespace BaasFunctions.Bench.Parser;

/// <summary>Parses with acorn, in a Node process of its own.</summary>
internal sealed class AcornParser(string script, string acornPath)
{
    private static readonly TimeSpan Bound = TimeSpan.FromMinutes(3);

    public double Run(string file, int warmUps, int runs)
    {
        using var process = Process.Start(new ProcessStartInfo("node")
        {
            ArgumentList = { script, acornPath, file, warmUps.ToString(CultureInfo.InvariantCulture), runs.ToString(CultureInfo.InvariantCulture) },
            RedirectStandardOutput = true,
        })!;
        var output = process.StandardOutput.ReadToEndAsync();
        if (!process.WaitForExit(Bound))
        {
            process.Kill();
            throw new TimeoutException($"acorn took longer than {Bound} for {file}.");
        }

        return Median.Of(JsonSerializer.Deserialize<double[]>(output.GetAwaiter().GetResult())!);
    }
}
