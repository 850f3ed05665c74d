using BaasFunctions.Sandbox.Compilation.TypeScript;
using BenchmarkDotNet.Attributes;

namespace BaasFunctions.Bench.Micro;

/// <summary>Taking the types out of a megabyte of TypeScript: 1000 ms by the milliseconds is MB/s.</summary>
public class Erasure
{
    private const int Megabyte = 1_000_000;

    private string _source = "";

    [GlobalSetup]
    public void SetUp()
    {
        var sample = string.Concat(Directory.GetFiles(ExecutionParts.Samples, "*.ts").Order(StringComparer.Ordinal).Select(File.ReadAllText));
        _source = string.Concat(Enumerable.Repeat(sample, (Megabyte / sample.Length) + 1))[..Megabyte];
        _source = _source[..(_source.LastIndexOf("\n}\n", StringComparison.Ordinal) + 3)];
        if (TypeEraser.Erase(_source).Fault is { } fault)
        {
            throw new InvalidOperationException($"The text is refused: {fault}");
        }
    }

    [Benchmark]
    public string EraseOneMegabyte() => TypeEraser.Erase(_source).Text!;
}
