using Microsoft.AspNetCore.Http;
using Microsoft.Net.Http.Headers;

namespace BaasFunctions.Service.Api.Http;

/// <summary>Content negotiation: chooses a media type by the <c>Accept</c> header (RFC 9110, 12.5.1).</summary>
internal static class AcceptedType
{
    private const int MaxLength = 1024;

    /// <summary>The media type of the highest quality; of equal ones the first in the list. The first one, too, when none is accepted or there is no header.</summary>
    public static string Choose(HttpRequest request, params string[] offered)
    {
        var accept = request.Headers.Accept;
        if (accept.Sum(line => line?.Length ?? 0) > MaxLength || !MediaTypeHeaderValue.TryParseList([.. accept.OfType<string>()], out var accepted))
        {
            return offered[0];
        }

        var best = offered[0];
        var bestQuality = 0.0;
        foreach (var type in offered)
        {
            var quality = QualityOf(MediaTypeHeaderValue.Parse(type), accepted);
            if (quality > bestQuality)
            {
                (best, bestQuality) = (type, quality);
            }
        }

        return best;
    }

    /// <summary>The quality of the most specific range that matches.</summary>
    private static double QualityOf(MediaTypeHeaderValue type, IList<MediaTypeHeaderValue> accepted)
    {
        var specificity = -1;
        var quality = 0.0;
        foreach (var range in accepted)
        {
            var own = range.MatchesAllTypes ? 0 : range.MatchesAllSubTypes ? 1 : 2;
            if (own > specificity && type.IsSubsetOf(range))
            {
                (specificity, quality) = (own, range.Quality ?? 1);
            }
        }

        return quality;
    }
}
