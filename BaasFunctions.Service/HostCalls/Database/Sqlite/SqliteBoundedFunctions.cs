using System.Text;
using SQLitePCL;

namespace BaasFunctions.Service.HostCalls.Database.Sqlite;

/// <summary>
/// Functions of SQLite whose work grows with the product of two texts, in a form in which one of the two is short. SQLite cannot be stopped within a function.
/// </summary>
internal static class SqliteBoundedFunctions
{
    private const int MaxBytes = 1_000;
    private const int MaxTrimmed = 100;
    private const int Flags = raw.SQLITE_UTF8 | raw.SQLITE_DETERMINISTIC;

    public static void Define(sqlite3 connection, int maxResult)
    {
        raw.sqlite3_create_function(connection, "instr", 2, Flags, null, static (context, _, values) => Find(context, values));
        raw.sqlite3_create_function(connection, "replace", 3, Flags, null, (context, _, values) => Replace(context, values, maxResult));
        foreach (var (name, start, end) in ((string, bool, bool)[])[("trim", true, true), ("ltrim", true, false), ("rtrim", false, true)])
        {
            raw.sqlite3_create_function(connection, name, 2, Flags, null, (context, _, values) => Trim(context, values, start, end));
        }
    }

    private static void Find(sqlite3_context context, sqlite3_value[] values)
    {
        if (IsReady(context, values))
        {
            // SQLite counts characters, of which one may be two of ours.
            var at = Text(values[0]).IndexOf(Text(values[1]));
            raw.sqlite3_result_int64(context, at < 0 ? 0 : CountCharacters(Text(values[0])[..at]) + 1);
        }
    }

    private static void Replace(sqlite3_context context, sqlite3_value[] values, int maxResult)
    {
        if (!IsReady(context, values))
        {
            return;
        }

        var text = Text(values[0]);
        var old = Text(values[1]);
        var with = Text(values[2]);
        var count = old.IsEmpty ? 0 : Count(text, old);
        var length = text.Length + (count * ((long)with.Length - old.Length));
        if (length > maxResult)
        {
            raw.sqlite3_result_error_toobig(context);
            return;
        }

        var result = new byte[length];
        var to = result.AsSpan();
        while (count-- > 0)
        {
            var at = text.IndexOf(old);
            text[..at].CopyTo(to);
            with.CopyTo(to[at..]);
            text = text[(at + old.Length)..];
            to = to[(at + with.Length)..];
        }

        text.CopyTo(to);
        raw.sqlite3_result_text(context, Encoding.UTF8.GetString(result));
    }

    private static void Trim(sqlite3_context context, sqlite3_value[] values, bool start, bool end)
    {
        if (!IsReady(context, values, MaxTrimmed))
        {
            return;
        }

        var text = Encoding.UTF8.GetString(Text(values[0]));
        var characters = Encoding.UTF8.GetString(Text(values[1])).ToCharArray();
        text = characters.Length == 0 ? text : (start, end) switch
        {
            (true, true) => text.Trim(characters),
            (true, false) => text.TrimStart(characters),
            _ => text.TrimEnd(characters),
        };
        raw.sqlite3_result_text(context, text);
    }

    private static long Count(ReadOnlySpan<byte> text, ReadOnlySpan<byte> part)
    {
        var count = 0L;
        while (text.IndexOf(part) is var at and >= 0)
        {
            count++;
            text = text[(at + part.Length)..];
        }

        return count;
    }

    private static long CountCharacters(ReadOnlySpan<byte> text)
    {
        var count = 0L;
        foreach (var one in text)
        {
            count += (one & 0xC0) == 0x80 ? 0 : 1;
        }

        return count;
    }

    /// <summary>Whether there is something to do; the result is set where there is not.</summary>
    private static bool IsReady(sqlite3_context context, sqlite3_value[] values, int maxBytes = MaxBytes)
    {
        if (values.Any(value => raw.sqlite3_value_type(value) == raw.SQLITE_NULL))
        {
            raw.sqlite3_result_null(context);
            return false;
        }

        if (Text(values[1]).Length > maxBytes)
        {
            raw.sqlite3_result_error(context, $"the second text may have {maxBytes} bytes");
            return false;
        }

        return true;
    }

    private static ReadOnlySpan<byte> Text(sqlite3_value value)
    {
        // As text first, which makes one of a number; both are then of the same bytes.
        _ = raw.sqlite3_value_text(value);
        return raw.sqlite3_value_blob(value);
    }
}
