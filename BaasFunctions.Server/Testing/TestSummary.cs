using BaasFunctions.Sandbox.Contracts;

namespace BaasFunctions.Server.Testing;

/// <summary>What <c>test --json</c> prints.</summary>
internal sealed record TestSummary
{
    public TestSummary(IReadOnlyList<TestVerdict> verdicts, IReadOnlyList<CoveredFile>? coverage)
    {
        Total = verdicts.Count;
        Failed = verdicts.Count(static verdict => !verdict.Passed);
        Cases = [.. verdicts.Select(static verdict => new Case(verdict))];
        Coverage = coverage;
    }

    public int Total { get; }

    public int Failed { get; }

    public IReadOnlyList<Case> Cases { get; }

    public IReadOnlyList<CoveredFile>? Coverage { get; }

    internal sealed record Case
    {
        public Case(TestVerdict verdict)
        {
            Function = verdict.Target.Name;
            Name = verdict.Name;
            Passed = verdict.Passed;
            WallMs = Math.Round(verdict.Result?.Took.TotalMilliseconds ?? 0, 3);
            Failures = [.. verdict.Result?.Failures.Select(static failure => new Difference(failure.Path, failure.Message)) ?? []];
            Fault = verdict.Fault;
            Error = verdict.Result?.Executions.LastOrDefault()?.Error is { } error && !verdict.Passed ? new Failure(error) : null;
        }

        public string Function { get; }

        public string Name { get; }

        public bool Passed { get; }

        public double WallMs { get; }

        public IReadOnlyList<Difference> Failures { get; }

        /// <summary>Why it could not be tried.</summary>
        public string? Fault { get; }

        /// <summary>What ended the function.</summary>
        public Failure? Error { get; }
    }

    internal sealed record Difference(string Path, string Message);

    internal sealed record Failure
    {
        public Failure(ExecutionError error) =>
            (Code, Name, Message, File, Line, Column) = (error.Code, error.Name, error.Message, error.Diagnostic?.File, error.Diagnostic?.Line, error.Diagnostic?.Column);

        public string Code { get; }

        public string Name { get; }

        public string Message { get; }

        public string? File { get; }

        public int? Line { get; }

        public int? Column { get; }
    }
}
