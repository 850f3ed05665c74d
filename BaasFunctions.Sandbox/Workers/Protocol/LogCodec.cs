using BaasFunctions.Sandbox.Contracts;

namespace BaasFunctions.Sandbox.Workers.Protocol;

/// <summary>A log entry, alone in a frame or inside of a result.</summary>
internal static class LogCodec
{
    /// <summary>Bytes of the shortest entry: time, level and two lengths.</summary>
    public const int MinBytes = sizeof(long) + 1 + (2 * sizeof(int));

    public static void Write(FrameBuffer buffer, LogEntry entry)
    {
        buffer.WriteInt64(entry.Timestamp.UtcTicks);
        buffer.WriteByte((byte)entry.Level);
        buffer.WriteString(entry.Message);
        buffer.WriteBytes(entry.DataJson.Span);
    }

    public static LogEntry Read(ref PayloadReader reader)
    {
        var timestamp = reader.ReadTimestamp();
        var level = (LogEntryLevel)reader.ReadByte();
        return Enum.IsDefined(level)
            ? new LogEntry(level, reader.ReadString(), reader.ReadBytes(), timestamp)
            : throw new FrameFormatException("Not a level.");
    }
}
