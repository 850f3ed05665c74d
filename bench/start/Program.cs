using System.Diagnostics;
using BaasFunctions.Tests.Host;
using BaasFunctions.Tests.Host.Launch;

// Usage: BaasFunctions.Bench.Start FOLDER [RUNS]    The folder is what dotnet publish wrote.
var folder = Path.GetFullPath(args[0]);
var runs = args.Length > 1 ? int.Parse(args[1], null) : 5;
Console.WriteLine($"From the start of the app to its first response; {runs} runs, after one that is not counted.");
Console.WriteLine();
Console.WriteLine("| Launch | Median | Least | Largest |");
Console.WriteLine("| --- | ---: | ---: | ---: |");
foreach (var form in Enum.GetValues<LaunchForm>().Where(FunctionsHost.CanStart))
{
    await FirstResponseAsync(form);
    var times = new List<double>();
    for (var run = 0; run < runs; run++)
    {
        times.Add(await FirstResponseAsync(form));
    }

    times.Sort();
    Console.WriteLine($"| {form} | {times[runs / 2]:F0} ms | {times[0]:F0} ms | {times[^1]:F0} ms |");
}

await NetHostProgram.DeleteAsync();

async Task<double> FirstResponseAsync(LaunchForm form)
{
    await using var host = await FunctionsHost.LoadAsync(form, folder);
    using var client = host.CreateClient();
    using var answer = await client.PostAsync(
        "/execute",
        new StringContent("""{"execution_id":"e","function_id":"f","code":"export default () => 'hello'"}""", null, "application/json"));
    var time = Stopwatch.GetElapsedTime(host.Began).TotalMilliseconds;
    var text = await answer.Content.ReadAsStringAsync();
    return text.Contains("hello", StringComparison.Ordinal) ? time : throw new InvalidOperationException($"{answer.StatusCode} {text} {host.Log}");
}
