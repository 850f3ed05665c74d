using System.Buffers;
using System.Globalization;
using System.Text.Encodings.Web;
using System.Text.Json;
using BaasFunctions.Sandbox.Contracts;

namespace BaasFunctions.Sandbox.Validation;

/// <summary>
/// What a validation found. The score starts at 100; each rule that is broken costs 20 points (error), 5 points (warning) or
/// 30 points (syntax error), however often it is broken, and hints cost nothing; text without code has 0, and text with an error at most 50.
/// </summary>
internal sealed class ValidationReport(IReadOnlyList<FunctionFile> files, IReadOnlyList<Finding> findings)
{
    private const int MaxScoreWithError = 50;
    private const int MaxDiagnostics = 200;

    /// <summary>As the service writes its answers.</summary>
    private static readonly JsonWriterOptions s_options = new() { Encoder = JavaScriptEncoder.UnsafeRelaxedJsonEscaping, SkipValidation = true };

    /// <summary>The texts as they may be shown, by path, that of a function of one file by an empty one: what looks like a secret is masked in every frame.</summary>
    private readonly Dictionary<string, string> _shown = files.ToDictionary(
        static file => file.Path, file => Mask(file.Text, findings.Where(finding => (finding.File ?? "") == file.Path)), StringComparer.Ordinal);

    /// <summary>The report of a function of one file.</summary>
    public ValidationReport(string code, IReadOnlyList<Finding> findings)
        : this([new FunctionFile("", code)], findings)
    {
    }

    /// <summary>The report of a text whose validation did not come to its end.</summary>
    public static ValidationReport OfFailure(ExecutionError error) =>
        new("", [new Finding("too-complex", Severity.Error, $"The text could not be validated: {error.Message}", null, error.Hint)]);

    /// <summary>The report of a source whose module could not be loaded.</summary>
    public static ValidationReport OfLoad(ExecutionRequest request, ExecutionError error)
    {
        IReadOnlyList<FunctionFile> files = request.HasFiles ? FunctionFiles.Unpack(request.Code).Files : [new FunctionFile("", request.Code)];
        var file = error.Diagnostic?.File;
        var isKnown = error.Diagnostic is not null && files.Any(known => known.Path == (file ?? ""));
        FindingPlace? place = isKnown ? new FindingPlace(error.Diagnostic!.Line, error.Diagnostic.Column) : null;
        return new ValidationReport(files, [new Finding("does-not-load", Severity.Error, $"{error.Name}: {error.Message}", place, error.Hint) { File = isKnown ? file : null }]);
    }

    public IReadOnlyList<Finding> Findings => findings;

    public bool IsValid => findings.All(finding => finding.Severity != Severity.Error);

    public IEnumerable<string> Errors => MessagesOf(Severity.Error);

    public IEnumerable<string> Warnings => MessagesOf(Severity.Warning);

    public int Score
    {
        get
        {
            var score = 100 - findings.DistinctBy(finding => finding.Rule).Sum(Penalty);
            return Math.Clamp(score, 0, IsValid ? 100 : MaxScoreWithError);
        }
    }

    /// <summary>The report as one JSON object.</summary>
    public byte[] ToJson()
    {
        var written = new ArrayBufferWriter<byte>();
        using (var json = new Utf8JsonWriter(written, s_options))
        {
            Write(json);
        }

        return written.WrittenSpan.ToArray();
    }

    private void Write(Utf8JsonWriter json)
    {
        json.WriteStartObject();
        json.WriteBoolean("is_valid"u8, IsValid);
        WriteTexts(json, "errors"u8, Errors);
        WriteTexts(json, "warnings"u8, Warnings);
        json.WriteNumber("score"u8, Score);
        json.WriteStartArray("diagnostics"u8);
        foreach (var finding in findings.Take(MaxDiagnostics))
        {
            WriteDiagnostic(json, finding);
        }

        json.WriteEndArray();
        json.WriteEndObject();
    }

    private static string Mask(string code, IEnumerable<Finding> findings)
    {
        char[]? masked = null;
        foreach (var secret in findings.Select(finding => finding.Secret).OfType<Range>())
        {
            masked ??= code.ToCharArray();
            masked.AsSpan(secret).Fill('*');
        }

        return masked is null ? code : new string(masked);
    }

    private static int Penalty(Finding finding) => (finding.Severity, finding.Rule) switch
    {
        (Severity.Hint, _) => 0,
        (Severity.Warning, _) => 5,
        (_, "empty") => 100,
        (_, "syntax") => 30,
        _ => 20,
    };

    private IEnumerable<string> MessagesOf(Severity severity) =>
        findings.Where(finding => finding.Severity == severity).Select(finding => finding.Message).Distinct();

    private void WriteDiagnostic(Utf8JsonWriter json, Finding finding)
    {
        json.WriteStartObject();
        json.WriteString("rule"u8, finding.Rule);
        json.WriteString("severity"u8, finding.Severity switch
        {
            Severity.Error => "error"u8,
            Severity.Warning => "warning"u8,
            _ => "hint"u8,
        });
        json.WriteString("message"u8, finding.Message);
        if (finding.File is { } file)
        {
            json.WriteString("file"u8, file);
        }

        if (finding.Place is { } place)
        {
            json.WriteNumber("line"u8, place.Line);
            json.WriteNumber("column"u8, place.Column);
            json.WriteString("code_frame"u8, ParsedSource.FrameOf(_shown[finding.File ?? ""], place));
        }

        json.WriteString("explanation"u8, RuleTexts.Of(finding.Rule));
        if (finding.Fix is { } fix)
        {
            json.WriteString("fix"u8, fix);
        }

        json.WriteEndObject();
    }

    private static void WriteTexts(Utf8JsonWriter json, ReadOnlySpan<byte> name, IEnumerable<string> texts)
    {
        json.WriteStartArray(name);
        var count = 0;
        foreach (var text in texts)
        {
            if (count++ < MaxDiagnostics)
            {
                json.WriteStringValue(text);
            }
        }

        if (count > MaxDiagnostics)
        {
            json.WriteStringValue(string.Create(CultureInfo.InvariantCulture, $"And {count - MaxDiagnostics} more"));
        }

        json.WriteEndArray();
    }
}
