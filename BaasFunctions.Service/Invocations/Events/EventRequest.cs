using System.Buffers;
using System.Text;
using System.Text.Encodings.Web;
using System.Text.Json;
using BaasFunctions.Service.HostCalls.Database;
using BaasFunctions.Service.Registry;

namespace BaasFunctions.Service.Invocations.Events;

/// <summary>
/// What a function gets that listens: <c>{ event, entity, ids, data }</c> of up to <see cref="EventLimits.BatchRows"/> rows. <c>data</c> has the rows in the order of their ids; it
/// is absent where they are not known, and with <c>data_omitted</c> where they are too large. <c>more</c> counts rows that no invocation names.
/// </summary>
internal static class EventRequest
{
    private static readonly JsonWriterOptions s_options = new() { Encoder = JavaScriptEncoder.UnsafeRelaxedJsonEscaping, SkipValidation = true };

    /// <summary>The requests of a change, in its order.</summary>
    public static IEnumerable<string> Of(EntityChange change)
    {
        var batches = change.Rows.Chunk(EventLimits.BatchRows).ToArray();
        return batches.Select((rows, i) => Write(change, rows, i == batches.Length - 1 ? change.MoreRows : 0));
    }

    private static string Write(EntityChange change, (string Id, ReadOnlyMemory<byte>? Json)[] rows, long more)
    {
        var isKnown = Array.TrueForAll(rows, static row => row.Json is not null);
        var hasData = isKnown && rows.Sum(static row => (long)row.Json!.Value.Length) <= EventLimits.DataBytes;
        var buffer = new ArrayBufferWriter<byte>();
        using (var json = new Utf8JsonWriter(buffer, s_options))
        {
            json.WriteStartObject();

            // Taken for the body whatever members rows have.
            json.WriteStartObject("body"u8);
            json.WriteString("event"u8, new EventRule(change.Entity, change.Kind).Text);
            json.WriteString("entity"u8, change.Entity);
            json.WriteStartArray("ids"u8);
            foreach (var (id, _) in rows)
            {
                json.WriteStringValue(id);
            }

            json.WriteEndArray();
            if (hasData)
            {
                json.WriteStartArray("data"u8);
                foreach (var (_, row) in rows)
                {
                    json.WriteRawValue(row!.Value.Span, skipInputValidation: true);
                }

                json.WriteEndArray();
            }
            else if (isKnown || change.HasMoreData)
            {
                json.WriteBoolean("data_omitted"u8, true);
            }

            if (more > 0)
            {
                json.WriteNumber("more"u8, more);
            }

            json.WriteEndObject();
            json.WriteEndObject();
        }

        return Encoding.UTF8.GetString(buffer.WrittenSpan);
    }
}
