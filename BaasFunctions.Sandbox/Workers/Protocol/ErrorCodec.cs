using BaasFunctions.Sandbox.Contracts;

namespace BaasFunctions.Sandbox.Workers.Protocol;

/// <summary>Why an execution did not complete, inside of a result.</summary>
internal static class ErrorCodec
{
    public static void Write(FrameBuffer buffer, ExecutionError error)
    {
        buffer.WriteString(error.Code);
        buffer.WriteString(error.Name);
        buffer.WriteString(error.Message);
        buffer.WriteString(error.Hint);
        buffer.WriteString(error.Stack);
        buffer.WriteBoolean(error.Diagnostic is not null);
        if (error.Diagnostic is { } place)
        {
            buffer.WriteInt32(place.Line);
            buffer.WriteInt32(place.Column);
            buffer.WriteString(place.CodeFrame);
        }

        buffer.WriteBoolean(error.Limit is not null);
        if (error.Limit is { } limit)
        {
            buffer.WriteString(limit.Name);
            buffer.WriteString(limit.Unit);
            buffer.WriteBoolean(limit.Used is not null);
            buffer.WriteInt64(limit.Used ?? 0);
            buffer.WriteInt64(limit.Allowed);
        }
    }

    public static ExecutionError Read(ref PayloadReader reader) => new()
    {
        Code = reader.ReadString(),
        Name = reader.ReadString(),
        Message = reader.ReadString(),
        Hint = reader.ReadNullableString(),
        Stack = reader.ReadNullableString(),
        Diagnostic = reader.ReadBoolean()
            ? new SourceDiagnostic(reader.ReadInt32(), reader.ReadInt32(), reader.ReadNullableString())
            : null,
        Limit = reader.ReadBoolean() ? ReadLimit(ref reader) : null,
    };

    private static LimitReport ReadLimit(ref PayloadReader reader)
    {
        var name = reader.ReadString();
        var unit = reader.ReadString();
        var measured = reader.ReadBoolean();
        var used = reader.ReadInt64();
        return new LimitReport(name, unit, measured ? used : null, reader.ReadInt64());
    }
}
