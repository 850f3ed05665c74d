using System.Text;
using BaasFunctions.Sandbox.Engines.Execution;
using Jint;
using Jint.Native;
using Jint.Runtime;

namespace BaasFunctions.Sandbox.Engines.Context.Logging;

/// <summary>
/// Fills the directives of a format text with the arguments behind it: <c>%s</c> as text, <c>%d</c>, <c>%i</c> and <c>%f</c> as numbers,
/// <c>%j</c> as JSON, <c>%o</c> and <c>%O</c> as objects are shown, <c>%c</c> (a style) as nothing, <c>%%</c> as a percent sign. A directive
/// without an argument stays as it is, and so does that of a number where the argument is none: it would be lost as NaN.
/// </summary>
internal static class LogFormat
{
    /// <summary>The first of the arguments as text, filled in when it is a format text.</summary>
    /// <param name="scope">The execution.</param>
    /// <param name="arguments">A value and what is logged with it.</param>
    /// <param name="room">UTF-16 units that there is room for.</param>
    /// <param name="used">How many of the arguments the text has in it.</param>
    /// <returns>The text; null when it is longer than there is room.</returns>
    public static string? Fill(ExecutionScope scope, JsValue[] arguments, int room, out int used)
    {
        used = Math.Min(1, arguments.Length);
        if (used == 0)
        {
            return "";
        }

        var text = LoggedValue.Text(scope, arguments[0], room);
        return arguments.Length > 1 && arguments[0] is JsString && text.Contains('%', StringComparison.Ordinal)
            ? FillIn(scope, text, arguments, room, ref used)
            : text;
    }

    private static string? FillIn(ExecutionScope scope, string format, JsValue[] arguments, int room, ref int used)
    {
        var filled = new StringBuilder(format.Length + 64);
        for (var i = 0; i < format.Length; i++)
        {
            var directive = format[i] == '%' && i + 1 < format.Length ? format[i + 1] : '\0';
            var text = directive == '%' ? "%" : null;
            if (IsForArgument(directive) && used < arguments.Length)
            {
                var left = room - filled.Length;
                if (left <= 0)
                {
                    return null;
                }

                text = OfArgument(scope, directive, arguments[used], left);
                used += text is null ? 0 : 1;
            }

            if (text is null)
            {
                filled.Append(format[i]);
            }
            else
            {
                filled.Append(text);
                i++;
            }
        }

        return filled.Length <= room ? filled.ToString() : null;
    }

    private static bool IsForArgument(char directive) => directive is 's' or 'd' or 'i' or 'f' or 'j' or 'o' or 'O' or 'c';

    private static string? OfArgument(ExecutionScope scope, char directive, JsValue value, int room)
    {
        switch (directive)
        {
            case 'c':
                return "";
            case 'j':
                return Encoding.UTF8.GetString(LoggedValue.Json(scope, value, room));
            case 'o' or 'O':
                return LoggedValue.Shown(scope, value, room);
            case 's':
                return LoggedValue.Text(scope, value, room);
            default:
                return Number(directive, value);
        }
    }

    private static string? Number(char directive, JsValue value)
    {
        if (value.IsBigInt())
        {
            return LoggedValueWriter.BigInt(value);
        }

        if (value.IsObject() || value.IsSymbol())
        {
            return null;
        }

        var number = TypeConverter.ToNumber(value);
        if (double.IsNaN(number) && value.IsString())
        {
            return null;
        }

        return JsNumber.Create(directive == 'i' ? Math.Truncate(number) : number).ToString();
    }
}
