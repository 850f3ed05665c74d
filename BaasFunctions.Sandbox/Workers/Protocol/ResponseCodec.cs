using BaasFunctions.Sandbox.Contracts;

namespace BaasFunctions.Sandbox.Workers.Protocol;

/// <summary>What a handler said of its answer, or that it said nothing.</summary>
internal static class ResponseCodec
{
    /// <summary>Bytes of the smallest header: two texts, each with its length.</summary>
    private const int MinBytes = 2 * sizeof(int);

    public static void Write(FrameBuffer buffer, FunctionResponse? response)
    {
        buffer.WriteBoolean(response is not null);
        if (response is null)
        {
            return;
        }

        buffer.WriteInt32(response.Status);
        buffer.WriteString(response.StatusText);
        buffer.WriteByte((byte)response.Body);
        buffer.WriteInt32(response.Headers.Count);
        for (var i = 0; i < response.Headers.Count; i++)
        {
            buffer.WriteString(response.Headers[i].Key);
            buffer.WriteString(response.Headers[i].Value);
        }
    }

    public static FunctionResponse? Read(ref PayloadReader reader)
    {
        if (!reader.ReadBoolean())
        {
            return null;
        }

        var status = reader.ReadInt32();
        var statusText = reader.ReadString();
        var body = (ResponseBody)reader.ReadByte();
        var headers = new KeyValuePair<string, string>[reader.ReadCount(MinBytes)];
        for (var i = 0; i < headers.Length; i++)
        {
            headers[i] = KeyValuePair.Create(reader.ReadString(), reader.ReadString());
        }

        var response = new FunctionResponse { Status = status, StatusText = statusText, Headers = headers, Body = body };
        return Enum.IsDefined(body) && response.IsBounded && headers.All(IsHeader) ? response : throw new FrameFormatException("Not a response.");
    }

    /// <summary>RFC 9110, section 5: whoever passes the headers on must not be made to send another one with them.</summary>
    private static bool IsHeader(KeyValuePair<string, string> header) =>
        header.Key.Length > 0
        && header.Key.All(static c => char.IsAsciiLetterOrDigit(c) || "!#$%&'*+-.^_`|~".Contains(c, StringComparison.Ordinal))
        && header.Value.AsSpan().IndexOfAny('\0', '\r', '\n') < 0;
}
