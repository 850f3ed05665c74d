using System.Text.Json;

namespace BaasFunctions.Service.TestMode;

/// <summary>One response that a test has ready.</summary>
internal sealed class HttpMock
{
    private readonly Lock _lock = new();
    private int _used;

    /// <summary>Method that is asked with; null for any.</summary>
    public string? Method { get; init; }

    /// <summary>Address that is asked for, without what <c>params</c> adds; <c>*</c> stands for any characters.</summary>
    public required string Url { get; init; }

    public int Status { get; init; } = 200;

    public string? StatusText { get; init; }

    /// <summary>Names in lower case.</summary>
    public required IReadOnlyDictionary<string, string> Headers { get; init; }

    /// <summary>A text is sent as it is, and anything else as JSON.</summary>
    public JsonElement Body { get; init; }

    /// <summary>Fails the request instead.</summary>
    public MockAnswer? Failure { get; init; }

    /// <summary>How many requests it is for; after that the next mock that matches is used.</summary>
    public int Times { get; init; } = int.MaxValue;

    /// <summary>Whether it matches this request, which then counts as one of <see cref="Times"/>.</summary>
    public bool Take(string method, string url)
    {
        if (!(Method is null || string.Equals(Method, method, StringComparison.OrdinalIgnoreCase)) || !Fits(Url, url))
        {
            return false;
        }

        lock (_lock)
        {
            return _used < Times && ++_used > 0;
        }
    }

    /// <summary>Compares without going back over more than the last star, so that no pattern makes it slow.</summary>
    private static bool Fits(ReadOnlySpan<char> pattern, ReadOnlySpan<char> url)
    {
        var (at, star, retry) = (0, -1, 0);
        for (var i = 0; i < url.Length;)
        {
            if (at < pattern.Length && pattern[at] == '*')
            {
                (star, retry) = (at++, i);
            }
            else if (at < pattern.Length && pattern[at] == url[i])
            {
                at++;
                i++;
            }
            else if (star >= 0)
            {
                at = star + 1;
                i = ++retry;
            }
            else
            {
                return false;
            }
        }

        return pattern[at..].IndexOfAnyExcept('*') < 0;
    }
}
