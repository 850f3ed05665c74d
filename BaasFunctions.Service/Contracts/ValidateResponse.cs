using System.ComponentModel;
using System.ComponentModel.DataAnnotations;

namespace BaasFunctions.Service.Contracts;

internal sealed record ValidateResponse
{
    [AllowedValues("success")]
    public string Status => "success";

    [Description("What can be said of the source without running it.")]
    [JsonShape(typeof(Report))]
    public required RawJson Validation { get; init; }

    /// <summary>Documents what the sandbox writes.</summary>
    internal sealed record Report
    {
        [Description("False when there is an error.")]
        public required bool IsValid { get; init; }

        [Description("Messages of the errors, each once.")]
        public required IEnumerable<string> Errors { get; init; }

        [Description("Messages of the warnings, each once.")]
        public required IEnumerable<string> Warnings { get; init; }

        [Description("0 to 100: each rule that is broken costs 20 points (error), 5 (warning) or none (hint); with an error at most 50.")]
        public required int Score { get; init; }

        [Description("Every place, at most 200.")]
        public required IEnumerable<Diagnostic> Diagnostics { get; init; }
    }

    internal sealed record Diagnostic
    {
        [Description("Stable id.")]
        public required string Rule { get; init; }

        [AllowedValues("error", "warning", "hint")]
        public required string Severity { get; init; }

        [Description("What is wrong.")]
        public required string Message { get; init; }

        [Description("Path of the file, of a function of several; absent in one of `code`.")]
        public string? File { get; init; }

        [Description("1-based.")]
        public int? Line { get; init; }

        [Description("1-based, in UTF-16 units.")]
        public int? Column { get; init; }

        [Description("The lines around it, with a caret; secrets are masked.")]
        public string? CodeFrame { get; init; }

        [Description("Why the rule is one.")]
        public required string Explanation { get; init; }

        [Description("What to write instead.")]
        public string? Fix { get; init; }
    }
}
