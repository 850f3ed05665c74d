using System.ComponentModel;
using System.ComponentModel.DataAnnotations;
using System.Text.Json.Serialization;

namespace BaasFunctions.Service.Contracts;

[JsonUnmappedMemberHandling(JsonUnmappedMemberHandling.Skip)]
internal sealed record ValidateRequest
{
    [Description("JavaScript or TypeScript source, at most {source_length} characters: a module with a default export, or the body of a function that is given `req` and `ctx`. One of `code` and `files` is needed.")]
    public string? Code { get; init; }

    [Description("In place of `code`: the texts of several files by path, such as `lib/prices.ts`. At most {max_files}; the limit of `code` holds for all of them together. `.ts` and `.mts` are TypeScript, `.js` and `.mjs` JavaScript, `.json` is imported as a value. They import one another by relative paths, see docs/files.md.")]
    public IReadOnlyDictionary<string, string>? Files { get; init; }

    [Description("Path of the file of `files` whose default export is called; without it the first of `main.ts`, `main.js`, `main.mts` and `main.mjs`.")]
    [JsonTypes("null", "string")]
    public string? Entry { get; init; }

    [Description("What the source is written in. Types of `typescript` are taken out, each line and column stays. Without this field a source that is no JavaScript is tried as TypeScript. With `files`, their names decide.")]
    [JsonTypes("null", "string")]
    [AllowedValues("javascript", "typescript", null)]
    public string? Language { get; init; }
}
