using BaasFunctions.Sandbox.Contracts;

namespace BaasFunctions.Sandbox.Workers.Protocol;

/// <summary>What a test fixes and wants to know, inside of a request, and what it learns, inside of a result.</summary>
internal static class TestCodec
{
    private const int PlaceBytes = 3 * sizeof(int);

    public static void Write(FrameBuffer buffer, TestRun? test)
    {
        buffer.WriteBoolean(test is not null);
        if (test is null)
        {
            return;
        }

        buffer.WriteBoolean(test.Clock is not null);
        buffer.WriteInt64(test.Clock?.UtcTicks ?? 0);
        buffer.WriteBoolean(test.Seed is not null);
        buffer.WriteInt32(test.Seed ?? 0);
        buffer.WriteBoolean(test.Coverage);
    }

    public static TestRun? ReadRun(ref PayloadReader reader)
    {
        if (!reader.ReadBoolean())
        {
            return null;
        }

        var hasClock = reader.ReadBoolean();
        var clock = reader.ReadTimestamp();
        var hasSeed = reader.ReadBoolean();
        var seed = reader.ReadInt32();
        return new TestRun { Clock = hasClock ? clock : null, Seed = hasSeed ? seed : null, Coverage = reader.ReadBoolean() };
    }

    public static void Write(FrameBuffer buffer, CoverageReport? coverage)
    {
        buffer.WriteBoolean(coverage is not null);
        if (coverage is null)
        {
            return;
        }

        buffer.WriteInt32(coverage.Statements);
        buffer.WriteInt32(coverage.Covered);
        buffer.WriteInt32(coverage.Uncovered.Count);
        foreach (var (line, column, file) in coverage.Uncovered)
        {
            buffer.WriteInt32(line);
            buffer.WriteInt32(column);
            buffer.WriteString(file);
        }
    }

    public static CoverageReport? ReadCoverage(ref PayloadReader reader)
    {
        if (!reader.ReadBoolean())
        {
            return null;
        }

        var statements = reader.ReadCount();
        var covered = reader.ReadCount();
        var uncovered = new CoveragePlace[reader.ReadCount(PlaceBytes)];
        for (var i = 0; i < uncovered.Length; i++)
        {
            uncovered[i] = new CoveragePlace(reader.ReadCount(), reader.ReadCount(), reader.ReadNullableString(FunctionPath.MaxLength));
        }

        return covered <= statements && uncovered.Length <= Math.Min(CoverageReport.MaxPlaces, statements - covered)
            ? new CoverageReport(statements, covered, uncovered)
            : throw new FrameFormatException("A coverage that cannot be.");
    }
}
