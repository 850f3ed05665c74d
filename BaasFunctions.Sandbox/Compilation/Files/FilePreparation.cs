using System.Text;
using System.Text.Json;
using BaasFunctions.Sandbox.Compilation.TypeScript;
using BaasFunctions.Sandbox.Contracts;

namespace BaasFunctions.Sandbox.Compilation.Files;

/// <summary>Makes a module of one file, or reads it as JSON. Its name says what it is written in.</summary>
internal static class FilePreparation
{
    /// <summary>As the values of requests.</summary>
    private const int MaxJsonDepth = 128;

    /// <summary>What a value of JSON takes beside its text, as long as it is kept as bytes.</summary>
    private const long OfJson = 256;

    public static ProgramFile Prepare(FunctionFile source, ExecutionLimits limits)
    {
        var file = new ProgramFile(source.Path, source.Text);
        return FunctionPath.IsJson(file.Path) ? OfJsonText(file)
            : FunctionPath.IsTypeScript(file.Path) ? OfTypeScript(file, limits)
            : OfScript(file, limits);
    }

    private static ProgramFile OfTypeScript(ProgramFile file, ExecutionLimits limits)
    {
        var erased = TypeEraser.Erase(file.Text);
        return erased.Text is { } text ? OfModule(file, text, limits) : Refuse(file, ErasureErrors.Of(erased.Fault!, file.Text, limits));
    }

    private static ProgramFile OfScript(ProgramFile file, ExecutionLimits limits)
    {
        var result = OfModule(file, file.Text, limits);
        if (result.Failure is not { Error: { Code: ErrorCodes.SyntaxError, Hint: null } error })
        {
            return result;
        }

        var typed = TypeEraser.Erase(file.Text);
        return typed.Text is { } text && !ReferenceEquals(text, file.Text) && OfModule(file, text, limits).Failure is null
            ? result with { Failure = result.Failure with { Error = error with { Hint = $"This is TypeScript: name the file {Path.ChangeExtension(file.Path, ".ts")}" } } }
            : result;
    }

    private static ProgramFile OfModule(ProgramFile file, string text, ExecutionLimits limits)
    {
        var module = SourcePreparation.TryModule(text, limits, out var fault, file.SourceName);
        if (!module.IsValid)
        {
            return Refuse(file, SourceErrors.OfPreparation(fault!, null, file.Text, limits, 0));
        }

        var outline = module.Program!;
        var size = ProgramSize.Of(outline, file.Text.Length);
        if (size.Excess(0, limits) is { } excess)
        {
            return Refuse(file, excess);
        }

        EditedSource? edited = null;
        var order = AwaitOrder.Of(text, outline);
        if (order is not null)
        {
            edited = order.Edited();
            module = SourcePreparation.TryModule(edited.Text, limits, out fault, file.SourceName);
            if (!module.IsValid)
            {
                return Refuse(file, SourceErrors.OfPreparation(fault!, null, file.Text, limits, 0));
            }

            size = ProgramSize.Of(module.Program!, file.Text.Length);
        }

        return file with
        {
            Program = new CompiledProgram { Module = module, Edited = edited, Temporaries = order?.Temporaries, Path = file.Path, Text = file.Text },
            Imports = FileOutline.ImportsOf(outline),
            Exports = FileOutline.ExportsOf(outline),
            Nodes = size.Nodes,
            Bytes = size.Bytes,
        };
    }

    private static ProgramFile OfJsonText(ProgramFile file)
    {
        // A byte order mark is white space in a script, but not in JSON.
        var json = Encoding.UTF8.GetBytes(file.Text.TrimStart('\uFEFF'));
        var reader = new Utf8JsonReader(json, new JsonReaderOptions { MaxDepth = MaxJsonDepth });
        var depth = 0;
        try
        {
            while (reader.Read())
            {
                depth += reader.TokenType switch
                {
                    JsonTokenType.StartArray or JsonTokenType.StartObject => 1,
                    JsonTokenType.EndArray or JsonTokenType.EndObject => -1,
                    _ => 0,
                };
            }
        }
        catch (JsonException broken)
        {
            var line = (int)(broken.LineNumber ?? 0) + 1;
            var before = json.AsSpan(0, (int)reader.BytesConsumed);
            return Refuse(file, SourceErrors.At(MessageOf(json, (int)reader.BytesConsumed, depth), file.Text, line, ColumnOf(before, broken)));
        }

        return file with { Json = json, Exports = FileExports.OfJson, Bytes = OfJson + json.Length + ((long)sizeof(char) * file.Text.Length) };
    }

    private static string MessageOf(byte[] json, int at, int depth) =>
        depth == MaxJsonDepth && json.AsSpan(at).TrimStart(" \t\r\n,:"u8) is [(byte)'[' or (byte)'{', ..] ? $"The JSON is nested more than {MaxJsonDepth} levels deep"
        : json.AsSpan().Trim(" \t\r\n"u8).IsEmpty ? "The file is empty, which is no JSON"
        : "The file is no JSON from here on";

    /// <summary>The column, from 0, in UTF-16 units; the reader tells it in bytes of the line.</summary>
    private static int ColumnOf(ReadOnlySpan<byte> consumed, JsonException broken)
    {
        var inLine = (int)(broken.BytePositionInLine ?? 0);
        var start = consumed.LastIndexOf((byte)'\n') + 1;
        return consumed.Length - start >= inLine ? Encoding.UTF8.GetCharCount(consumed.Slice(start, inLine)) : inLine;
    }

    private static ProgramFile Refuse(ProgramFile file, ExecutionFailure failure) =>
        file with { Failure = FileErrors.In(file.Path, failure), Bytes = ProgramSize.OfRefusal };
}
