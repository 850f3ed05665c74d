using System.Buffers;
using System.Text;
using System.Text.Encodings.Web;
using System.Text.Json;
using BaasFunctions.Service.Api.Http;
using BaasFunctions.Service.Auth;
using BaasFunctions.Service.Auth.Keys;
using BaasFunctions.Service.Contracts;
using BaasFunctions.Service.Contracts.Http;
using BaasFunctions.Service.Requests;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.HttpOverrides;
using Microsoft.AspNetCore.Routing;
using Microsoft.Net.Http.Headers;

namespace BaasFunctions.Service.Api.Endpoints;

/// <summary>
/// An HTTP request as a function gets it: <c>method</c>, <c>url</c>, <c>path</c> behind its name, <c>query</c>, <c>headers</c> with names in lower case, <c>ip</c> and
/// <c>body</c>: the value of JSON, the fields of a form, a text, or null for other bytes, which are in the raw body. Keys of this service are left out.
/// </summary>
internal static class RouteRequest
{
    private const int MaxDepth = 64;

    private static readonly JsonWriterOptions s_options = new() { Encoder = JavaScriptEncoder.UnsafeRelaxedJsonEscaping, SkipValidation = true };

    /// <summary>Writes it as JSON; returns what is wrong with the body, or null.</summary>
    public static ApiError? Write(HttpContext http, RequestBody body, string keyHeader, KeyRing keys, out ReadOnlyMemory<byte> written)
    {
        var buffer = new ArrayBufferWriter<byte>(1024 + body.Length);
        using var json = new Utf8JsonWriter(buffer, s_options);
        json.WriteStartObject();
        json.WriteString("method"u8, http.Request.Method);
        json.WriteString("path"u8, $"/{(string?)http.GetRouteValue("path")}");
        json.WriteString("url"u8, UrlOf(http.Request, keys));
        json.WriteString("ip"u8, http.Connection.RemoteIpAddress is { } address ? (address.IsIPv4MappedToIPv6 ? address.MapToIPv4() : address).ToString() : "");
        WriteQuery(json, http.Request, keys);
        WriteHeaders(json, http.Request, keyHeader, keys);
        json.WritePropertyName("body"u8);
        var wrong = WriteBody(json, http.Request.ContentType, body);
        json.WriteEndObject();
        json.Flush();
        written = buffer.WrittenMemory;
        return wrong;
    }

    private static string UrlOf(HttpRequest request, KeyRing keys)
    {
        var query = string.Join('&', request.QueryString.Value?.TrimStart('?').Split('&').Where(part => !IsKey(part, keys)) ?? []);
        return $"{RequestAddress.Of(request)}{request.Path.ToUriComponent()}{(query.Length > 0 ? "?" : "")}{query}";
    }

    /// <summary>A key may be sent as <c>?code=</c>, which is also what other services send codes of their own as.</summary>
    private static bool IsKey(string part, KeyRing keys) =>
        part.StartsWith("code=", StringComparison.OrdinalIgnoreCase) && keys.IsOurs(Uri.UnescapeDataString(part["code=".Length..]));

    private static void WriteQuery(Utf8JsonWriter json, HttpRequest request, KeyRing keys)
    {
        json.WriteStartObject("query"u8);
        foreach (var (name, values) in request.Query)
        {
            var kept = name.Equals("code", StringComparison.OrdinalIgnoreCase) ? values.Where(value => value is null || !keys.IsOurs(value)).ToArray() : values.ToArray();
            if (kept.Length == 1)
            {
                json.WriteString(name, kept[0]);
            }
            else if (kept.Length > 1)
            {
                json.WriteStartArray(name);
                foreach (var value in kept)
                {
                    json.WriteStringValue(value);
                }

                json.WriteEndArray();
            }
        }

        json.WriteEndObject();
    }

    private static void WriteHeaders(Utf8JsonWriter json, HttpRequest request, string keyHeader, KeyRing keys)
    {
        json.WriteStartObject("headers"u8);
        foreach (var (name, values) in request.Headers)
        {
            if (Credentials.IsKeyHeader(name, keyHeader) || IsOfForwarding(name) || (name.Equals(HeaderNames.Authorization, StringComparison.OrdinalIgnoreCase) && IsOurToken(values.ToString(), keys)))
            {
                continue;
            }

            json.WriteString(name.ToLowerInvariant(), string.Join(name.Equals(HeaderNames.Cookie, StringComparison.OrdinalIgnoreCase) ? "; " : ", ", values.ToArray()));
        }

        json.WriteEndObject();
    }

    /// <summary>What ASP.NET Core keeps of a connection whose request it takes for that of a forwarded caller: an address inside, which is no business of functions.</summary>
    private static bool IsOfForwarding(string name) =>
        name.Equals(ForwardedHeadersDefaults.XOriginalForHeaderName, StringComparison.OrdinalIgnoreCase)
        || name.Equals(ForwardedHeadersDefaults.XOriginalProtoHeaderName, StringComparison.OrdinalIgnoreCase);

    private static bool IsOurToken(string authorization, KeyRing keys) =>
        Credentials.AfterBearer(authorization) is { } token && keys.IsOurs(token);

    private static ApiError? WriteBody(Utf8JsonWriter json, string? contentType, RequestBody body)
    {
        MediaTypeHeaderValue.TryParse(contentType, out var type);
        if (body.Length == 0 || type is null)
        {
            json.WriteNullValue();
            return null;
        }

        if (BodyFormat.IsJson(type))
        {
            var wrong = JsonBody.Check(body.Bytes, MaxDepth, out var value);
            json.WriteRawValue(wrong is null ? value.Span : "null"u8, skipInputValidation: true);
            return wrong;
        }

        if (BodyFormat.IsForm(type))
        {
            using var form = new RequestBody();
            form.Append(body.Bytes.Span);
            var wrong = FormBody.Rewrite(form);
            json.WriteRawValue(wrong is null ? form.Bytes.Span : "null"u8, skipInputValidation: true);
            return wrong;
        }

        if (type.Type.Equals("text", StringComparison.OrdinalIgnoreCase))
        {
            json.WriteStringValue(Encoding.UTF8.GetString(body.Bytes.Span));
            return null;
        }

        json.WriteNullValue();
        return null;
    }
}
