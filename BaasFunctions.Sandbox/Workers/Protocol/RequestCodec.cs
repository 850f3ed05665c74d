using BaasFunctions.Sandbox.Contracts;

namespace BaasFunctions.Sandbox.Workers.Protocol;

/// <summary>A request as the payload of <see cref="FrameType.Execute"/>. JSON passes as it is.</summary>
internal static class RequestCodec
{
    /// <summary>Bytes of the shortest environment value with its name: two lengths.</summary>
    private const int EnvEntryBytes = 2 * sizeof(int);

    public static void Write(FrameBuffer buffer, ExecutionRequest request, SourceHash hash, bool withSource)
    {
        hash.Write(buffer.Take(SourceHash.Bytes));
        buffer.WriteString(withSource ? request.Code : null);
        buffer.WriteByte(request.Language is { } language ? (byte)(1 + language) : (byte)0);
        buffer.WriteBoolean(request.HasFiles);
        buffer.WriteString(request.ExecutionId);
        buffer.WriteString(request.FunctionId);
        buffer.WriteString(request.FunctionName);
        buffer.WriteBytes(request.RequestJson.Span);
        buffer.WriteBytes(request.ConfigJson.Span);
        buffer.WriteBytes(request.ProjectIdJson.Span);
        buffer.WriteBytes(request.TenantIdJson.Span);
        buffer.WriteBytes(request.UserIdJson.Span);
        buffer.WriteInt32(request.Env.Count);
        foreach (var (name, value) in request.Env)
        {
            buffer.WriteString(name);
            buffer.WriteString(value);
        }

        LimitsCodec.Write(buffer, request.Limits);
        buffer.WriteTime(request.QueueTime);
        buffer.WriteBoolean(request.ValidateOnly);
        buffer.WriteBoolean(request.ConfigOnly);
        buffer.WriteBoolean(request.RawBody is not null);
        if (request.RawBody is { } raw)
        {
            buffer.WriteBytes(raw.Span);
        }

        buffer.WriteBoolean(request.StreamsResponse);
        TestCodec.Write(buffer, request.Test);
    }

    /// <summary>Reads a request; its code is empty when the source did not come along.</summary>
    public static ExecutionRequest Read(ReadOnlySpan<byte> payload, out SourceHash hash, out bool withSource)
    {
        var reader = new PayloadReader(payload);
        hash = SourceHash.Read(reader.ReadSpan(SourceHash.Bytes));
        var source = reader.ReadNullableString();
        withSource = source is not null;
        var request = new ExecutionRequest
        {
            Code = source ?? "",
            SourceHash = hash,
            Language = LanguageOf(reader.ReadByte()),
            HasFiles = reader.ReadBoolean(),
            ExecutionId = reader.ReadString(),
            FunctionId = reader.ReadString(),
            FunctionName = reader.ReadNullableString(),
            RequestJson = reader.ReadBytes(),
            ConfigJson = reader.ReadBytes(),
            ProjectIdJson = reader.ReadBytes(),
            TenantIdJson = reader.ReadBytes(),
            UserIdJson = reader.ReadBytes(),
            Env = ReadEnv(ref reader),
            Limits = LimitsCodec.Read(ref reader),
            QueueTime = reader.ReadTime(),
            ValidateOnly = reader.ReadBoolean(),
            ConfigOnly = reader.ReadBoolean(),
            RawBody = reader.ReadBoolean() ? reader.ReadBytes() : (ReadOnlyMemory<byte>?)null,
            StreamsResponse = reader.ReadBoolean(),
            Test = TestCodec.ReadRun(ref reader),
        };
        reader.End();
        return request;
    }

    private static SourceLanguage? LanguageOf(byte number) => number switch
    {
        0 => null,
        1 + (byte)SourceLanguage.JavaScript => SourceLanguage.JavaScript,
        1 + (byte)SourceLanguage.TypeScript => SourceLanguage.TypeScript,
        _ => throw new FrameFormatException("Not a language."),
    };

    private static Dictionary<string, string> ReadEnv(ref PayloadReader reader)
    {
        var count = reader.ReadCount(EnvEntryBytes);
        var env = new Dictionary<string, string>(count);
        for (var i = 0; i < count; i++)
        {
            env[reader.ReadString()] = reader.ReadString();
        }

        return env;
    }
}
