using BaasFunctions.Sandbox.Contracts;

namespace BaasFunctions.Sandbox.Workers.Protocol;

/// <summary>A call of the host and its answer, each with the number by which the worker knows it.</summary>
internal static class HostCallCodec
{
    /// <summary>Stands for an error without a status.</summary>
    private const int NoStatus = 0;

    /// <summary>UTF-16 units of an operation.</summary>
    private const int MaxOperation = 64;

    public static void Write(FrameBuffer buffer, int number, HostCall call)
    {
        buffer.WriteInt32(number);
        buffer.WriteString(call.Operation);
        buffer.WriteBytes(call.ArgumentsJson.Span);
        buffer.WriteBytes(call.Body.Span);
    }

    public static (int Number, HostCall Call) ReadCall(ref PayloadReader reader)
    {
        var number = reader.ReadCount();
        return (number, new HostCall(reader.ReadString(MaxOperation), reader.ReadBytes(), reader.ReadBytes()));
    }

    public static void Write(FrameBuffer buffer, int number, HostAnswer answer)
    {
        buffer.WriteInt32(number);
        buffer.WriteBytes(answer.ValueJson.Span);
        buffer.WriteBytes(answer.Body.Span);
        buffer.WriteBoolean(answer.Error is not null);
        if (answer.Error is { } error)
        {
            buffer.WriteString(error.Code);
            buffer.WriteString(error.Message);
            buffer.WriteString(error.Name ?? "");
            buffer.WriteInt32(error.Status ?? NoStatus);
            buffer.WriteBytes(error.DetailsJson.Span);
        }
    }

    public static (int Number, HostAnswer Answer) ReadAnswer(ReadOnlySpan<byte> payload)
    {
        var reader = new PayloadReader(payload);
        var number = reader.ReadInt32();
        var answer = new HostAnswer
        {
            ValueJson = reader.ReadBytes(),
            Body = reader.ReadBytes(),
            Error = reader.ReadBoolean() ? ReadError(ref reader) : null,
        };
        reader.End();
        return (number, answer);
    }

    private static HostCallError ReadError(ref PayloadReader reader) => new(reader.ReadString(), reader.ReadString())
    {
        Name = reader.ReadString() is { Length: > 0 } name ? name : null,
        Status = reader.ReadInt32() is var status && status == NoStatus ? null : status,
        DetailsJson = reader.ReadBytes(),
    };
}
