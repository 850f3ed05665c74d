using System.Text;

namespace BaasFunctions.Tests.Telemetry;

/// <summary>A message of protocol buffers, read without its schema (Protocol Buffers encoding: varints, fixed sizes, lengths).</summary>
internal sealed class ProtoMessage
{
    private readonly List<(int Field, ulong Number, byte[] Bytes)> _fields = [];

    public ProtoMessage(ReadOnlySpan<byte> bytes)
    {
        while (!bytes.IsEmpty)
        {
            var tag = Varint(ref bytes);
            var (field, kind) = ((int)(tag >> 3), (int)(tag & 7));
            switch (kind)
            {
                case 0:
                    _fields.Add((field, Varint(ref bytes), []));
                    break;
                case 1 or 5:
                    var size = kind == 1 ? 8 : 4;
                    _fields.Add((field, 0, bytes[..size].ToArray()));
                    bytes = bytes[size..];
                    break;
                case 2:
                    var length = (int)Varint(ref bytes);
                    _fields.Add((field, 0, bytes[..length].ToArray()));
                    bytes = bytes[length..];
                    break;
                default:
                    throw new InvalidDataException($"No kind of field: {kind}");
            }
        }
    }

    /// <summary>Messages inside of messages, along the numbers of fields.</summary>
    public IEnumerable<ProtoMessage> At(params int[] path) => path.Length == 0
        ? [this]
        : _fields.Where(field => field.Field == path[0]).SelectMany(field => new ProtoMessage(field.Bytes).At(path[1..]));

    public string Hex(int field) => Convert.ToHexStringLower(Bytes(field));

    public string Text(int field) => Encoding.UTF8.GetString(Bytes(field));

    public ulong Number(int field) => _fields.FirstOrDefault(found => found.Field == field).Number;

    private byte[] Bytes(int field) => _fields.FirstOrDefault(found => found.Field == field).Bytes ?? [];

    private static ulong Varint(ref ReadOnlySpan<byte> bytes)
    {
        ulong value = 0;
        for (var shift = 0; ; shift += 7)
        {
            var next = bytes[0];
            bytes = bytes[1..];
            value |= (ulong)(next & 0x7F) << shift;
            if (next < 0x80)
            {
                return value;
            }
        }
    }
}
