namespace BaasFunctions.Service.Observability;

/// <summary>Makes text of callers fit for one line of a log: bounded, and without characters that start a new line or colour it.</summary>
internal static class LogText
{
    private const int MaxLength = 128;

    public static string Of(string text)
    {
        var cut = text.AsSpan(0, Math.Min(text.Length, MaxLength));
        return text.Length <= MaxLength && !cut.ContainsAnyExceptInRange(' ', '~')
            ? text
            : string.Create(cut.Length, cut, static (target, source) =>
            {
                source.CopyTo(target);
                foreach (ref var c in target)
                {
                    c = char.IsControl(c) || char.IsSurrogate(c) || c is '\u2028' or '\u2029' ? '?' : c;
                }
            });
    }
}
