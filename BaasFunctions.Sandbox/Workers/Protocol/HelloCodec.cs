using BaasFunctions.Sandbox.Confinement;

namespace BaasFunctions.Sandbox.Workers.Protocol;

/// <summary>The confinement report that a worker sends with <see cref="FrameType.Hello"/>.</summary>
internal static class HelloCodec
{
    /// <summary>The protocol version. A worker of another version is refused.</summary>
    private const int Version = 6;

    private const int MeasureBytes = (2 * sizeof(int)) + 1;
    private const int MaxMeasures = 64;
    private const int MaxText = 256;

    public static void Write(FrameBuffer buffer, ConfinementReport report)
    {
        buffer.WriteInt32(Version);
        buffer.WriteInt32(report.Measures.Count);
        foreach (var measure in report.Measures)
        {
            buffer.WriteString(measure.Name);
            buffer.WriteBoolean(measure.Applied);
            buffer.WriteString(measure.Reason);
        }
    }

    public static ConfinementReport Read(ReadOnlySpan<byte> payload)
    {
        var reader = new PayloadReader(payload);
        if (reader.ReadInt32() != Version)
        {
            throw new FrameFormatException("A worker of another version.");
        }

        var measures = new ConfinementMeasure[reader.ReadCount(MeasureBytes)];
        if (measures.Length > MaxMeasures)
        {
            throw new FrameFormatException("More measures than there are.");
        }

        for (var i = 0; i < measures.Length; i++)
        {
            measures[i] = new ConfinementMeasure(Printable(reader.ReadString(MaxText))!, reader.ReadBoolean(), Printable(reader.ReadNullableString(MaxText)));
        }

        reader.End();
        return new ConfinementReport(measures);
    }

    /// <summary>The report is shown in /health and in the log.</summary>
    private static string? Printable(string? text) =>
        text is null || !text.Any(char.IsControl) ? text : throw new FrameFormatException("Not the name or the reason of a measure.");
}
