using System.Globalization;
using BaasFunctions.Service.Contracts;
using BaasFunctions.Service.Invocations;
using Microsoft.AspNetCore.Http;

namespace BaasFunctions.Service.Api.Endpoints;

/// <summary>The query parameters of the list of invocations.</summary>
internal static class InvocationParameters
{
    private const string Known = "function, state, limit and cursor";

    /// <summary>Reads them; returns what is wrong, or null. A key may be sent as <c>code</c>.</summary>
    public static ApiError? Read(IQueryCollection query, out InvocationFilter filter)
    {
        filter = new InvocationFilter();
        foreach (var (name, values) in query)
        {
            var value = values.ToString();
            switch (name)
            {
                case "function":
                    filter = filter with { Function = value };
                    break;
                case "state" when InvocationStateNames.Parse(value) is { } state:
                    filter = filter with { State = state };
                    break;
                case "state":
                    return ApiErrors.InvalidParameter(name, $"one of {InvocationStateNames.All}");
                case "limit" when int.TryParse(value, NumberStyles.None, CultureInfo.InvariantCulture, out var limit) && limit is > 0 and <= InvocationFilter.MaxLimit:
                    filter = filter with { Limit = limit };
                    break;
                case "limit":
                    return ApiErrors.InvalidParameter(name, $"a number from 1 to {InvocationFilter.MaxLimit}");
                case "cursor" when Guid.TryParse(value, out var before):
                    filter = filter with { Before = before.ToString() };
                    break;
                case "cursor":
                    return ApiErrors.InvalidParameter(name, "a next_cursor of this list");
                case "code":
                    break;
                default:
                    return ApiErrors.UnknownParameter(name, Known);
            }
        }

        return null;
    }
}
