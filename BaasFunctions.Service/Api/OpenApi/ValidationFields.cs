namespace BaasFunctions.Service.Api.OpenApi;

/// <summary>What a validation found, as the documentation describes it.</summary>
internal static class ValidationFields
{
    public static Field Validation { get; } = Field.Object(
        "validation",
        "What can be said of the source without running it.",
        Field.Boolean("is_valid", "False when there is an error.").Always(),
        Field.Array("errors", "Messages of the errors, each once.", Field.String("", "")).Always(),
        Field.Array("warnings", "Messages of the warnings, each once.", Field.String("", "")).Always(),
        Field.Whole("score", "0 to 100: each rule that is broken costs 20 points (error), 5 (warning) or none (hint); with an error at most 50.").Always(),
        Field.Array(
            "diagnostics",
            "Every place, at most 200.",
            Field.Object(
                "",
                "",
                Field.String("rule", "Stable id.").Always(),
                Field.String("severity", "", "error", "warning", "hint").Always(),
                Field.String("message", "What is wrong.").Always(),
                Field.Whole("line", "1-based."),
                Field.Whole("column", "1-based, in UTF-16 units."),
                Field.String("code_frame", "The lines around it, with a caret; secrets are masked."),
                Field.String("explanation", "Why the rule is one.").Always(),
                Field.String("fix", "What to write instead."))).Always()).Always();
}
