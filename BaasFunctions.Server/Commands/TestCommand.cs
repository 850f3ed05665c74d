using System.CommandLine;
using BaasFunctions.Server.Testing;

namespace BaasFunctions.Server.Commands;

/// <summary><c>test [PATH...]</c>: runs the tests beside functions.</summary>
internal static class TestCommand
{
    /// <summary>What the help says after the options.</summary>
    public const string Examples = """
        Examples:
          test
          test functions/ --filter 'greets' --coverage
          test hello.test.json --json
          test --junit results.xml --lcov coverage.info

        NAME.test.json has the cases of NAME.ts or NAME.js, or of the folder NAME, beside it; docs/testing.md describes it. Each case begins with an empty store, which is gone
        afterwards. Requests to other systems are answered by mocks alone. Nothing of .env is seen by a test.
        A line for each case is the output; what was not as expected is on the error stream.
        Ends with 0 when all passed, with 1 when one did not, with 2 when the command line is wrong or there is no test.
        """;

    public static Command Create()
    {
        var paths = new Argument<FileSystemInfo[]>("PATH")
        {
            Description = "folders with tests, files of tests, or functions that have one [default: .]", Arity = ArgumentArity.ZeroOrMore,
        };
        paths.AcceptExistingOnly();
        var filter = new Option<string?>("--filter") { Description = "only cases that have this text in `FUNCTION NAME`, in any case", HelpName = "TEXT" };
        var coverage = new Option<bool>("--coverage") { Description = "print which statements ran" };
        var lcov = new Option<FileInfo?>("--lcov") { Description = "write which lines ran, as lcov does", HelpName = "FILE" };
        var junit = new Option<FileInfo?>("--junit") { Description = "write the results as JUnit XML, which CI systems read", HelpName = "FILE" };
        var json = new Option<bool>("--json") { Description = "print one JSON object" };
        var command = new Command("test", "Run the tests beside functions.") { paths, filter, coverage, lcov, junit, json };
        command.SetAction((parsed, cancellation) => TestRunner.RunAsync(
            new TestWish
            {
                Paths = parsed.GetValue(paths) is { Length: > 0 } named ? named : [new DirectoryInfo(".")],
                Filter = parsed.GetValue(filter),
                ShowsCoverage = parsed.GetValue(coverage),
                Lcov = parsed.GetValue(lcov),
                JUnit = parsed.GetValue(junit),
                Json = parsed.GetValue(json),
            },
            cancellation));
        return command;
    }
}
