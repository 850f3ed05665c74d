using System.Globalization;
using System.Runtime.InteropServices;
using BaasFunctions.Bench.Parser;

// Usage: ParserBench FOLDER-WITH-node_modules [pairs]. Prints a Markdown table; see run.
var modules = Path.Combine(args[0], "node_modules");
var pairs = args.Length > 1 ? int.Parse(args[1], CultureInfo.InvariantCulture) : 5;
var acorn = new AcornParser(Path.Combine(AppContext.BaseDirectory, "acorn.mjs"), Path.Combine(modules, "acorn", "dist", "acorn.mjs"));
string[] files =
[
    "three/build/three.cjs",
    "lodash/lodash.js",
    "react-dom/cjs/react-dom.development.js",
    "typescript/lib/typescript.js",
];

Console.WriteLine($"{RuntimeInformation.FrameworkDescription}, {RuntimeInformation.OSDescription}, {Environment.ProcessorCount} cores; {pairs} pairs in turn");
Console.WriteLine();
Console.WriteLine("| file | characters | ours MB/s | ours B/char | acorn MB/s | times acorn: median (min to max) |");
Console.WriteLine("| --- | ---: | ---: | ---: | ---: | ---: |");
foreach (var file in files)
{
    var path = Path.Combine(modules, file);
    var text = File.ReadAllText(path);
    var measured = new List<Measurement>();
    for (var i = 0; i < pairs; i++)
    {
        var (ours, bytes) = OurParser.Run(text, warmUps: i == 0 ? 10 : 1, runs: 5);
        measured.Add(new Measurement(ours, acorn.Run(path, warmUps: 4, runs: 5), bytes));
    }

    var megabytes = text.Length / 1e6;
    Console.WriteLine(string.Create(
        CultureInfo.InvariantCulture,
        $"| {Path.GetFileName(file)} | {text.Length} | {megabytes / Median.Of(measured.Select(m => m.OursSeconds)):F1} | {measured[^1].BytesPerCharacter:F2} | {megabytes / Median.Of(measured.Select(m => m.TheirsSeconds)):F1} | {Median.Of(measured.Select(m => m.Ratio)):F1} ({measured.Min(m => m.Ratio):F1} to {measured.Max(m => m.Ratio):F1}) |"));
}
