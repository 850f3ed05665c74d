namespace BaasFunctions.Service.Contracts;

/// <summary>What the fields of a source mean, wherever a request has one.</summary>
internal static class SourceDescriptions
{
    public const string Code =
        "JavaScript or TypeScript source, at most {source_length} characters: a module with a default export, or the body of a function that is given `req` and `ctx`. One of `code` and `files` is needed.";

    public const string Files =
        "In place of `code`: the texts of several files by path, such as `lib/prices.ts`. At most {max_files}; the limit of `code` holds for all of them together. `.ts` and `.mts` are TypeScript, `.js` and `.mjs` JavaScript, `.json` is imported as a value. They import one another by relative paths, see docs/files.md.";

    public const string Entry =
        "Path of the file of `files` whose default export is called; without it the first of `main.ts`, `main.js`, `main.mts` and `main.mjs`.";

    public const string Language =
        "What the source is written in. Types of `typescript` are taken out, each line and column stays. Without this field a source that is no JavaScript is tried as TypeScript. With `files`, their names decide.";
}
