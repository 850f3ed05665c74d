using System.Text.Json;

namespace BaasFunctions.Tests.Hostile;

/// <summary>One request and what came back.</summary>
/// <param name="Status">HTTP status; 0 when there was no answer.</param>
/// <param name="Raw">The answer as text, or why there was none.</param>
/// <param name="Elapsed">From sending to the end of the answer.</param>
internal sealed record Exchange(int Status, string Raw, TimeSpan Elapsed)
{
    private const int MaxShown = 600;

    /// <summary>How it ended, in one word: <c>COMPLETED</c>, a wire code, or <c>NO_ANSWER</c>.</summary>
    public string Code
    {
        get
        {
            if (Status == 0)
            {
                return "NO_ANSWER";
            }

            try
            {
                using var json = JsonDocument.Parse(Raw);
                var root = json.RootElement;
                return root.GetProperty("status").GetString() == "success" ? "COMPLETED"
                    : root.TryGetProperty("error_code", out var code) ? code.GetString() ?? "NULL_CODE"
                    : root.GetProperty("code").GetString() ?? "NULL_CODE";
            }
            catch (Exception fault) when (fault is JsonException or KeyNotFoundException or InvalidOperationException)
            {
                return "MALFORMED";
            }
        }
    }

    /// <summary>The function's data, as JSON.</summary>
    public string Data => JsonDocument.Parse(Raw).RootElement.GetProperty("data").GetRawText();

    public string Shown => Raw.Length > MaxShown ? Raw[..MaxShown] + "..." : Raw;
}
