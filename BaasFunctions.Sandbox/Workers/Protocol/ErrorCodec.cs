using BaasFunctions.Sandbox.Contracts;

namespace BaasFunctions.Sandbox.Workers.Protocol;

/// <summary>Why an execution did not complete, inside of a result. Texts are cut where they are written, so that a longer one is no honest worker's.</summary>
internal static class ErrorCodec
{
    /// <summary>UTF-16 units of a code, and of the name and unit of a limit.</summary>
    private const int MaxWord = 64;

    /// <summary>UTF-16 units of all other texts: a stack is the longest.</summary>
    private const int MaxText = 4 * ErrorText.MaxStack;

    public static void Write(FrameBuffer buffer, ExecutionError error)
    {
        buffer.WriteString(error.Code);
        WriteText(buffer, error.Name);
        WriteText(buffer, error.Message);
        WriteText(buffer, error.Hint);
        WriteText(buffer, error.Stack);
        buffer.WriteBoolean(error.Diagnostic is not null);
        if (error.Diagnostic is { } place)
        {
            buffer.WriteInt32(Math.Max(0, place.Line));
            buffer.WriteInt32(Math.Max(0, place.Column));
            WriteText(buffer, place.CodeFrame);
            buffer.WriteString(place.File);
        }

        buffer.WriteBoolean(error.Limit is not null);
        if (error.Limit is { } limit)
        {
            buffer.WriteString(limit.Name);
            buffer.WriteString(limit.Unit);
            buffer.WriteBoolean(limit.Used is not null);
            buffer.WriteInt64(Math.Max(0, limit.Used ?? 0));
            buffer.WriteInt64(Math.Max(0, limit.Allowed));
        }
    }

    public static ExecutionError Read(ref PayloadReader reader) => new()
    {
        Code = ReadCode(ref reader),
        Name = reader.ReadString(MaxText),
        Message = reader.ReadString(MaxText),
        Hint = reader.ReadNullableString(MaxText),
        Stack = reader.ReadNullableString(MaxText),
        Diagnostic = reader.ReadBoolean()
            ? new SourceDiagnostic(reader.ReadCount(), reader.ReadCount(), reader.ReadNullableString(MaxText))
            {
                File = reader.ReadNullableString(FunctionPath.MaxLength),
            }
            : null,
        Limit = reader.ReadBoolean() ? ReadLimit(ref reader) : null,
    };

    private static void WriteText(FrameBuffer buffer, string? text) => buffer.WriteString(text is null ? null : ErrorText.Shorten(text, MaxText));

    private static string ReadCode(ref PayloadReader reader)
    {
        var code = reader.ReadString(MaxWord);
        return code.Length > 0 && char.IsAsciiLetter(code[0]) && code.All(static c => char.IsAsciiLetterOrDigit(c) || c is '_' or '.' or ':' or '/' or '-')
            ? code
            : throw new FrameFormatException("Not a code.");
    }

    private static LimitReport ReadLimit(ref PayloadReader reader)
    {
        var name = reader.ReadString(MaxWord);
        var unit = reader.ReadString(MaxWord);
        var measured = reader.ReadBoolean();
        var used = reader.ReadSize();
        return new LimitReport(name, unit, measured ? used : null, reader.ReadSize());
    }
}
